#include "knowledge/meaning.h"

#include <algorithm>
#include <functional>
#include <iterator>

#include "base/tsv.h"
#include "knowledge/fold.h"
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

// A short title says of which kind the office is, not which: "Secretary Blinken" goes with a
// Secretary of State, "Minister Qureshi" with a Minister of Foreign or any affairs.
bool is_kind_of(const Knowledge& knowledge, std::string_view title, const Holder& term) {
  const auto kind = fold(title);
  if (kind.empty()) return false;
  // "Federal Minister of Foreign Affairs" without the first word.
  const auto own = fold(knowledge.without_honorifics(term.title));
  const std::string_view words = own;
  return words == kind || words.starts_with(kind + " ") || words.ends_with(" " + kind);
}

bool goes_with(const Knowledge& knowledge, std::string_view title, const Holder& term) {
  if (title.empty()) return true;
  const auto office = knowledge.office(title, term.of);
  if (office == term.office && office != "other") return true;
  return (office.empty() || office == "other") && is_kind_of(knowledge, title, term);
}

// Ended at `day`, as far as known.
bool is_over(const Holder& term, const Date& day) {
  return term.to && first_day(*term.to) <= last_day(day);
}

// How a title is told: with its parties, and whether as one of the past.
struct Title {
  std::string_view words;  // without the word that tells the past
  bool past = false;
  std::vector<PartyName> parties;
};

// "the former Korean Foreign" → as it stands, but past; "Korea's former President" likewise.
Title title_of(const Knowledge& knowledge, std::string_view words, std::optional<Date> day) {
  Title title{words, false, {}};
  if (const auto rest = knowledge.past_title(words)) {
    title.words = *rest;
    title.past = true;
  }
  const auto matches =
      knowledge.find_parties(words, {0, words.size()}, title.past ? std::nullopt : day);
  for (const auto& match : matches) {
    title.parties.insert(title.parties.end(), match.candidates.begin(), match.candidates.end());
  }
  if (title.past || matches.empty()) return title;
  auto after = words.substr(matches.front().span.end);
  after.remove_prefix(std::min(after.find(' '), after.size()));
  if (after.empty()) return title;
  if (const auto rest = knowledge.past_title(after.substr(1))) {
    title.words = *rest;
    title.past = true;
  }
  return title;
}

// One word that is left when the party is taken off a title: "US Secretary" → "Secretary".
std::string_view without_parties(const Knowledge& knowledge, std::string_view title) {
  title = trim(title);
  for (const std::string_view article : {"the ", "The "}) {
    if (title.starts_with(article)) title.remove_prefix(article.size());
  }
  const auto matches = knowledge.find_parties(title, {0, title.size()});
  if (matches.empty() || matches.front().span.begin != 0) return title;
  auto rest = title.substr(matches.front().span.end);
  rest.remove_prefix(std::min(rest.find(' '), rest.size()));
  return trim(rest);
}

bool is_same_person(const Holder& one, const Holder& two) {
  return fold_name(one.person) == fold_name(two.person);
}

// The terms of people called `name` that go with the title.
std::vector<const Holder*> terms_of(const Knowledge& knowledge, std::string_view name,
                                    const Title& title, std::optional<Date> day) {
  auto terms = knowledge.people_named(knowledge.without_honorifics(name));
  const auto bare = without_parties(knowledge, title.words);
  std::erase_if(terms, [&](const Holder* term) {
    if (day && !(title.past ? is_over(*term, *day) : holds_at(*term, *day))) return true;
    if (!names_only(title.parties, term->of)) return true;
    return !goes_with(knowledge, trim(title.words), *term) &&
           !(bare != trim(title.words) && goes_with(knowledge, bare, *term));
  });
  return terms;
}

// Two parties may share a head: the President of France is "French Coprince" of Andorra. The
// party that the title names comes first.
void prefer_own_party(const Knowledge& knowledge, std::vector<const Holder*>& terms) {
  const auto belongs_elsewhere = [&](const Holder* term) {
    const auto named = knowledge.find_parties(term->title, {0, term->title.size()});
    return std::ranges::any_of(terms, [&](const Holder* other) {
      if (other->of == term->of || !is_same_person(*other, *term)) return false;
      return std::ranges::any_of(
          named, [&](const NameMatch& match) { return names_only(match.candidates, other->of); });
    });
  };
  std::vector<const Holder*> own;
  std::ranges::copy_if(terms, std::back_inserter(own), std::not_fn(belongs_elsewhere));
  if (!own.empty()) terms = std::move(own);
}

// Where several are called so, those of the party that speaks are meant.
void prefer(std::vector<const Holder*>& terms, std::string_view context) {
  const auto own = [&](const Holder* term) { return term->of == context; };
  if (std::ranges::none_of(terms, own)) return;
  std::erase_if(terms, [&](const Holder* term) { return !own(term); });
}

// "President Macron of France" → what stands before, and FRA; the phrase as it is and no party
// where none ends it.
struct Origin {
  std::string_view rest;
  std::vector<PartyName> parties;
};

Origin origin_of(const Knowledge& knowledge, std::string_view phrase, std::optional<Date> day) {
  const auto matches = knowledge.find_parties(phrase, {0, phrase.size()}, day);
  if (matches.empty() || matches.back().span.end != phrase.size()) return {phrase, {}};
  auto rest = phrase.substr(0, matches.back().span.begin);
  for (const std::string_view link : {" of the ", " of "}) {
    if (!rest.ends_with(link)) continue;
    rest.remove_suffix(link.size());
    return {rest, matches.back().candidates};
  }
  return {phrase, {}};
}

// The longest title that leaves a name somebody has; last, the phrase as a name. Nothing where no
// part of it is such a name, or nobody called so is of the origin, where there is one.
std::optional<Meaning> named_in(const Knowledge& knowledge, const Origin& origin,
                                std::optional<Date> day, std::string_view context) {
  const auto phrase = origin.rest;
  const auto starts = word_starts(phrase);
  for (auto split = starts.size(); split-- > 0;) {
    const auto title = title_of(knowledge, phrase.substr(0, starts[split]), day);
    Meaning meaning{title.parties.empty() ? origin.parties : title.parties,
                    knowledge.office(trim(title.words)),
                    {}};
    if (!title.words.empty() && meaning.office.empty() &&
        without_parties(knowledge, title.words).empty()) {
      continue;
    }
    meaning.terms = terms_of(knowledge, phrase.substr(starts[split]), title, day);
    std::erase_if(meaning.terms,
                  [&](const Holder* term) { return !names_only(origin.parties, term->of); });
    if (sense_of(meaning) == Sense::ambiguous) {
      prefer_own_party(knowledge, meaning.terms);
    }
    if (sense_of(meaning) == Sense::ambiguous) prefer(meaning.terms, context);
    if (!meaning.terms.empty()) return meaning;
  }
  return {};
}

}  // namespace

Meaning meaning_of(const Knowledge& knowledge, std::string_view phrase, std::optional<Date> day,
                   std::string_view context) {
  const auto starts = word_starts(phrase);
  if (starts.empty() || starts.size() > most_words) return {};

  if (auto meaning = named_in(knowledge, {phrase, {}}, day, context)) return *meaning;
  const auto origin = origin_of(knowledge, phrase, day);
  if (!origin.parties.empty()) {
    if (auto meaning = named_in(knowledge, origin, day, context)) return *meaning;
  }

  const auto title = title_of(knowledge, phrase, day);
  Meaning meaning{title.parties, knowledge.office(trim(title.words)), {}};
  if (meaning.office.empty()) {
    // A name after a title is somebody's, even where it is a city's too: "Minister Florence".
    for (auto split = starts.size(); split-- > 1;) {
      const auto before = title_of(knowledge, phrase.substr(0, starts[split]), day);
      if (knowledge.office(trim(before.words)).empty()) continue;
      meaning.parties = before.parties;
      break;
    }
  }
  if (meaning.office.empty() || title.past) return meaning;
  if (meaning.parties.empty() && knowledge.party(context) != nullptr) {
    meaning.parties.push_back({PartyCode(context), NameKind::name});
  }
  for (const auto& party : meaning.parties) {
    const auto office = knowledge.office(phrase, party.party);
    const auto holders = knowledge.holders(party.party, office, day);
    meaning.terms.insert(meaning.terms.end(), holders.begin(), holders.end());
  }
  return meaning;
}

Sense sense_of(const Meaning& meaning) {
  if (!meaning.terms.empty()) {
    const auto& first = *meaning.terms.front();
    const bool same = std::ranges::all_of(meaning.terms, [&](const Holder* term) {
      return is_same_person(*term, first) && term->of == first.of;
    });
    return same ? Sense::clear : Sense::ambiguous;
  }
  if (meaning.parties.empty()) return Sense::unknown;
  const auto& first = meaning.parties.front().party;
  const bool same = std::ranges::all_of(meaning.parties,
                                        [&](const PartyName& name) { return name.party == first; });
  return same ? Sense::clear : Sense::ambiguous;
}

std::string_view to_string(Sense sense) {
  switch (sense) {
    case Sense::unknown:
      return "unknown";
    case Sense::ambiguous:
      return "ambiguous";
    case Sense::clear:
      break;
  }
  return "clear";
}

}  // namespace dragoman
