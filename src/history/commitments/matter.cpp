#include "history/commitments/matter.h"

#include <algorithm>
#include <cmath>

#include "knowledge/fold.h"

namespace dragoman {

namespace {

constexpr float common_weight = 0.25F;
constexpr float name_weight = 1.5F;  // names and numbers tell more than other words
constexpr double few_lines = 50;     // a record of a few releases says little of what is rare

bool is_upper(char c) {
  return c >= 'A' && c <= 'Z';
}
bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
bool parts_words(char c) {
  return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '-' || c == '/';
}

bool is_ordinal(std::string_view word) {
  return word.size() > 2 && is_digit(word.front()) && !is_digit(word.back());
}

bool says_when(std::string_view word, const Calendar& calendar) {
  if (std::ranges::all_of(word, is_digit)) {
    return word.size() <= 2 ||
           (word.size() == 4 && (word.starts_with("19") || word.starts_with("20")));
  }
  const auto& senses = calendar.find(std::string(word));
  return std::ranges::any_of(senses, [](const CalendarSense& sense) {
    return sense.kind == CalendarKind::month || sense.kind == CalendarKind::weekday;
  });
}

// "$5", "€5": an amount, where "5" may be a day.
bool is_amount(std::string_view written, std::string_view folded) {
  const auto sign = static_cast<unsigned char>(written.front());
  return (sign == '$' || sign >= 0x80) && std::ranges::all_of(folded, is_digit);
}

}  // namespace

TermNumber Terms::number_of(const std::string& stem, std::string_view word) {
  const auto [at, fresh] = by_stem_.emplace(stem, static_cast<TermNumber>(terms_.size()));
  if (!fresh) return at->second;
  Stem term;
  term.stem = stem;
  const auto roles = tables_.roles.find(stem);
  if (roles != tables_.roles.end()) term.roles = roles->second;
  term.number = std::ranges::any_of(word, is_digit);
  term.ordinal = is_ordinal(stem);
  term.calendar = says_when(word, tables_.calendar);
  terms_.push_back(std::move(term));
  return at->second;
}

Terms::Known Terms::know(std::string_view of) {
  std::string word(of);
  const auto at = by_word_.find(word);
  if (at != by_word_.end()) return at->second;
  Known known;
  known.term = number_of(stem(word, tables_), word);
  const auto told = tables_.told.find(word);
  if (told != tables_.told.end()) known.told = told->second;
  by_word_.emplace(std::move(word), known);
  return known;
}

std::vector<Token> Terms::tokens_of(std::string_view text) {
  std::vector<Token> tokens;
  for (std::size_t i = 0; i < text.size();) {
    if (parts_words(text[i])) {
      ++i;
      continue;
    }
    auto end = i;
    while (end < text.size() && !parts_words(text[end])) ++end;
    const std::string written(text.substr(i, end - i));
    auto folded = folded_.find(written);
    if (folded == folded_.end()) folded = folded_.emplace(written, fold(written)).first;
    // Dashes other than the hyphen part words as well: one word as written may be several.
    std::string_view rest = folded->second;
    while (!rest.empty()) {
      const auto blank = std::min(rest.find(' '), rest.size());
      if (blank > 0) {
        const auto word = rest.substr(0, blank);
        const auto [term, told] = know(is_amount(written, word) ? written : std::string(word));
        tokens.push_back({term, told, i > 0 && is_upper(written.front()), i, end});
      }
      rest.remove_prefix(std::min(blank + 1, rest.size()));
    }
    i = end;
  }
  return tokens;
}

Topics Terms::topics_of(const std::vector<Token>& tokens) const {
  Topics topics;
  for (const auto& token : tokens) {
    const auto& term = terms_[token.term];
    if (term.calendar || (term.roles & role_bit(WordRole::stop)) != 0) continue;
    const bool common = !is_telling(token.term);
    const bool heavy = !common && (token.name || term.number);
    topics.push_back({token.term, common ? common_weight : heavy ? name_weight : 1.0F});
  }
  // The heaviest of each term stays.
  std::ranges::sort(topics, [](const LineTerm& a, const LineTerm& b) {
    return a.term != b.term ? a.term < b.term : a.weight > b.weight;
  });
  const auto same = [](const LineTerm& a, const LineTerm& b) { return a.term == b.term; };
  topics.erase(std::unique(topics.begin(), topics.end(), same), topics.end());
  return topics;
}

bool Terms::is_telling(TermNumber number) const {
  constexpr WordRoles tells_little =
      role_bit(WordRole::common) | role_bit(WordRole::office) | role_bit(WordRole::deputy) |
      role_bit(WordRole::pronoun) | role_bit(WordRole::begun) | role_bit(WordRole::progress) |
      role_bit(WordRole::weak) | role_bits_of_all_kinds(WordRole::named);
  return (terms_[number].roles & tells_little) == 0;
}

void Terms::count_line(const Topics& topics) {
  for (const auto& topic : topics) ++terms_[topic.term].lines;
}

float Terms::rarity(TermNumber number, std::size_t lines) const {
  const double all = static_cast<double>(lines) + few_lines;
  return static_cast<float>(std::log(all / (1.0 + terms_[number].lines)) / std::log(all));
}

std::vector<TermNumber> Terms::names_of(const PartyCode& party) {
  std::vector<TermNumber> names;
  const auto at = tables_.names.find(party);
  if (at == tables_.names.end()) return names;
  for (const auto& word : at->second) names.push_back(number_of(word, word));
  std::ranges::sort(names);
  return names;
}

Likeness compare(const Topics& promise, const Topics& evidence, const Terms& terms) {
  double promised = 0;
  double shared = 0;
  Likeness likeness;
  auto at = evidence.begin();
  for (const auto& topic : promise) {
    promised += topic.weight;
    while (at != evidence.end() && at->term < topic.term) ++at;
    if (at == evidence.end() || at->term != topic.term) continue;
    shared += topic.weight;
    likeness.shared.push_back(topic.term);
    if (terms.is_telling(topic.term)) ++likeness.telling;
  }
  if (promised > 0) likeness.cover = shared / promised;
  return likeness;
}

double share_of(const std::vector<TermNumber>& shared, const Topics& core,
                const std::vector<TermNumber>& names) {
  double told = 0;
  double told_of_promise = 0;
  for (const auto& topic : core) {
    if (std::ranges::binary_search(names, topic.term)) continue;
    told += topic.weight;
    if (std::ranges::binary_search(shared, topic.term)) told_of_promise += topic.weight;
  }
  return told > 0 ? told_of_promise / told : 0;
}

}  // namespace dragoman
