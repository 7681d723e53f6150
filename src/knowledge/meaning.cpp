#include "knowledge/meaning.h"

#include <algorithm>
#include <tuple>

#include "knowledge/terms.h"

namespace dragoman {
namespace {

// More words than any title with a name.
constexpr std::size_t most_words = 40;

// Where the words of a phrase begin.
std::vector<std::size_t> word_starts(std::string_view phrase) {
  std::vector<std::size_t> starts;
  bool inside = false;
  for (std::size_t at = 0; at < phrase.size() && starts.size() <= most_words; ++at) {
    const bool blank = phrase[at] == ' ' || phrase[at] == '\n' || phrase[at] == '\t';
    if (!blank && !inside) starts.push_back(at);
    inside = !blank;
  }
  return starts;
}

bool names_only(const std::vector<PartyName>& parties, std::string_view code) {
  return parties.empty() || std::ranges::find(parties, code, &PartyName::party) != parties.end();
}

// The terms of people called `name` that go with the title.
std::vector<const Holder*> terms_of(const Knowledge& knowledge, std::string_view name,
                                    std::string_view title, const Meaning& meaning,
                                    std::optional<Date> day) {
  auto terms = knowledge.people_named(name);
  std::erase_if(terms, [&](const Holder* term) {
    if (day && !holds_at(*term, *day)) return true;
    if (!names_only(meaning.parties, term->of)) return true;
    return !title.empty() && knowledge.office(title, term->of) != term->office;
  });
  return terms;
}

}  // namespace

Meaning meaning_of(const Knowledge& knowledge, std::string_view phrase, std::optional<Date> day) {
  const auto starts = word_starts(phrase);
  if (starts.empty() || starts.size() > most_words) return {};

  // The longest title that leaves a name somebody has; last, the phrase as a name.
  for (auto split = starts.size(); split-- > 0;) {
    const auto title = phrase.substr(0, starts[split]);
    const auto name = phrase.substr(starts[split]);
    Meaning meaning;
    for (const auto& match : knowledge.find_parties(title, {0, title.size()}, day)) {
      meaning.parties.insert(meaning.parties.end(), match.candidates.begin(),
                             match.candidates.end());
    }
    meaning.office = knowledge.office(title);
    if (!title.empty() && meaning.office.empty()) continue;
    meaning.terms = terms_of(knowledge, name, title, meaning, day);
    if (!meaning.terms.empty()) return meaning;
  }

  Meaning meaning;
  meaning.office = knowledge.office(phrase);
  for (const auto& match : knowledge.find_parties(phrase, {0, phrase.size()}, day)) {
    meaning.parties.insert(meaning.parties.end(), match.candidates.begin(), match.candidates.end());
  }
  if (meaning.office.empty()) return meaning;
  for (const auto& party : meaning.parties) {
    const auto office = knowledge.office(phrase, party.party);
    const auto holders = knowledge.holders(party.party, office, day);
    meaning.terms.insert(meaning.terms.end(), holders.begin(), holders.end());
  }
  return meaning;
}

}  // namespace dragoman
