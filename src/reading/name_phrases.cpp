#include "reading/name_phrases.h"

#include <algorithm>

namespace dragoman {

namespace {

constexpr std::size_t max_words_before = 8;  // of a common noun's modifiers
constexpr std::size_t max_name_words = 24;

class PhraseFinder {
 public:
  PhraseFinder(const EventSources& sources, const std::vector<PhraseWord>& words)
      : sources_(sources),
        syntax_(sources.syntax),
        patterns_(*sources.patterns.facts),
        text_(sources.syntax.release().text),
        words_(words) {}

  std::vector<FactPhrase> find() const;

 private:
  std::optional<FactPhrase> match(const FactPattern& row, const std::vector<std::string>& head,
                                  std::size_t last) const;
  bool same_word(std::string_view wanted, const PhraseWord& word, std::optional<int>& number) const;
  void extend_proper(FactPhrase& phrase) const;
  std::size_t end_of_list(std::size_t end) const;
  void extend_common(FactPhrase& phrase) const;
  void complete_name(FactPhrase& phrase) const;
  bool allowed(const FactPhrase& phrase) const;
  bool continued_as_asked(const FactPhrase& phrase) const;
  bool inside_standing_name(const FactPhrase& phrase) const;

  bool in(std::string_view list, const PhraseWord& word) const {
    return patterns_.in(list, word.lower);
  }
  bool names_party(const PhraseWord& word) const {
    return std::ranges::any_of(sources_.mentions.names, [&](const NameMatch& name) {
      return name.span.overlaps(word.span);
    });
  }
  bool names_person(TokenIndex token) const {
    return sources_.mentions.person_at[static_cast<std::size_t>(token)] != Mentions::none;
  }
  bool names_title(TokenIndex token) const {
    return sources_.mentions.title_at[static_cast<std::size_t>(token)] != Mentions::none;
  }
  // A word that other names end on: "the G7 Summit and NATO Summit" are two.
  bool ends_head(const PhraseWord& word) const {
    return patterns_.by_last_word.contains(word.lower);
  }
  // A word in capitals that may belong to a proper name.
  bool is_name_word(std::size_t at) const {
    const auto& word = words_[at];
    return word.capital && !word.date && !in("not_in_names", word) && !in("ordinals", word) &&
           !names_person(word.token);
  }

  const EventSources& sources_;
  const Syntax& syntax_;
  const FactPatterns& patterns_;
  std::string_view text_;
  const std::vector<PhraseWord>& words_;
};

// In a head, '#' stands for a number: "COP#" is "COP27" and "COP-27".
bool PhraseFinder::same_word(std::string_view wanted, const PhraseWord& word,
                             std::optional<int>& number) const {
  auto printed = slice(text_, word.span);
  if (wanted.ends_with('#')) {
    wanted.remove_suffix(1);
    if (!printed.starts_with(wanted)) return false;
    printed.remove_prefix(wanted.size());
    if (printed.starts_with('-')) printed.remove_prefix(1);
    if (printed.empty() || printed.size() > 3) return false;
    int value = 0;
    for (const char digit : printed) {
      if (digit < '0' || digit > '9') return false;
      value = value * 10 + (digit - '0');
    }
    number = value;
    return true;
  }
  const bool proper = wanted.front() >= 'A' && wanted.front() <= 'Z';
  if (!proper) return word.lower == wanted;
  return word.capital && word.lower == lower(wanted);
}

// Words in capitals before and after the head, joined by "of", "and", "for the" …
void PhraseFinder::extend_proper(FactPhrase& phrase) const {
  auto& begin = phrase.begin;
  while (begin > 0 && !words_[begin].parted && phrase.head_end - begin < max_name_words) {
    const auto& before = words_[begin - 1];
    if (before.possessive) break;
    if (is_name_word(begin - 1)) {
      --begin;
    } else if (in("joins_before", before) && begin >= 2 && !before.parted &&
               is_name_word(begin - 2) && !words_[begin - 2].possessive &&
               !names_party(words_[begin - 2]) && !ends_head(words_[begin - 2])) {
      begin -= 2;
    } else {
      break;
    }
  }
  if (begin > 0 && words_[begin].parted && names_party(words_[begin - 1]) &&
      names_party(words_[begin])) {
    const auto dash = text_.substr(words_[begin - 1].span.end,
                                   words_[begin].span.begin - words_[begin - 1].span.end);
    if (dash == " - " || dash == " – ") {  // "Viet Nam – Chile Council"
      do --begin;
      while (begin > 0 && !words_[begin].parted && names_party(words_[begin - 1]));
    }
  }
  auto& end = phrase.end;
  bool joined = false;
  while (end < words_.size() && !words_[end].parted && end - begin < max_name_words) {
    auto next = end;
    if (in("joins_after", words_[next])) {
      ++next;
      if (next < words_.size() && in("articles", words_[next])) ++next;
    } else if (!joined) {
      break;
    } else if (in("and", words_[next])) {
      ++next;
    }
    if (next >= words_.size() || words_[next].parted || !is_name_word(next)) break;
    end = next + 1;
    joined = true;
  }
  if (joined && end - begin < max_name_words) end = end_of_list(end);
}

// "Commission on Trade | , Investment and Energy": the end of the items after commas, if an
// "and" closes them and they name no one; else `end`.
std::size_t PhraseFinder::end_of_list(std::size_t end) const {
  const auto after_comma = [&](std::size_t at) {
    return at < words_.size() && words_[at].parted &&
           text_.substr(words_[at - 1].span.end, 2) == ", ";
  };
  const auto end_of_item = [&](std::size_t first) {
    auto at = first;
    while (at < words_.size() && (at == first || !words_[at].parted) && is_name_word(at) &&
           !names_party(words_[at]) && !names_title(words_[at].token)) {
      ++at;
    }
    return at;
  };
  for (auto at = end; after_comma(at) && at - end < max_name_words;) {
    const bool closes = in("and", words_[at]);
    const auto first = closes ? at + 1 : at;
    at = end_of_item(first);
    if (at == first) return end;
    if (closes) return at;
    if (at >= words_.size() || words_[at].parted || !in("and", words_[at])) continue;
    const auto last = end_of_item(at + 1);
    return last == at + 1 ? end : last;
  }
  return end;
}

// The adjectives and nouns before a common noun.
void PhraseFinder::extend_common(FactPhrase& phrase) const {
  auto& begin = phrase.begin;
  while (begin > 0 && !words_[begin].parted && phrase.head - begin < max_words_before) {
    const auto& before = words_[begin - 1];
    const bool number = before.lower.front() >= '0' && before.lower.front() <= '9';
    if (before.possessive || before.date || number || in("ordinals", before)) break;
    const auto upos = syntax_.upos(before.token);
    const auto relation = syntax_.basic_relation(before.token);
    const bool modifier = upos == Upos::adj || upos == Upos::noun || upos == Upos::propn ||
                          relation == "amod" || relation == "compound";
    // "special strategic and military partnership"
    const bool joins =
        in("and", before) && begin >= 2 && syntax_.upos(words_[begin - 2].token) == Upos::adj;
    if (!modifier && !joins) break;
    --begin;
  }
}

// "(SCG)" after a name, and what completes it: "on air services", "to avoid double taxation".
void PhraseFinder::complete_name(FactPhrase& phrase) const {
  phrase.name = {words_[phrase.begin].span.begin, words_[phrase.end - 1].bare.end};
  if (phrase.end < words_.size()) {
    const auto& next = words_[phrase.end];
    const auto between = text_.substr(phrase.name.end, next.span.begin - phrase.name.end);
    if (next.capital && between == " (" && next.span.end < text_.size() &&
        text_[next.span.end] == ')') {
      phrase.name.end = next.span.end + 1;
      ++phrase.end;
      return;
    }
  }
  if (phrase.end != phrase.head_end || phrase.end >= words_.size() || words_[phrase.end].parted ||
      !in("completes", words_[phrase.end])) {
    return;
  }
  // A name ("the inauguration of President X"), else what the parser takes for the complement,
  // up to the first comma, date or other party.
  auto first = phrase.end + 1;
  if (first < words_.size() && in("articles", words_[first])) ++first;
  if (first >= words_.size() || words_[first].parted) return;
  const bool is_name = words_[first].capital && !names_party(words_[first]);
  TokenIndex complement = no_token;
  for (const auto child : syntax_.children(phrase.head_token)) {
    if (child > phrase.head_token && syntax_.subtree(child).begin == words_[phrase.end].token) {
      complement = child;
    }
  }
  if (complement == no_token && !is_name) return;
  const auto limit =
      complement == no_token ? text_.size() : syntax_.span(syntax_.subtree(complement)).end;
  for (auto at = first; at < words_.size(); ++at) {
    const auto& word = words_[at];
    if (word.parted || word.date || in("between", word) || in("stops", word)) break;
    if (is_name ? !word.capital : word.span.end > limit) break;
    phrase.name.end = word.span.end;
  }
}

// A standing organisation, or a part of one: "the European Council", "NATO".
bool PhraseFinder::inside_standing_name(const FactPhrase& phrase) const {
  const Span head{words_[phrase.head].span.begin, words_[phrase.head_end - 1].span.end};
  return std::ranges::any_of(sources_.mentions.names, [&](const NameMatch& name) {
    return name.span.overlaps(head) && !head.contains(name.span);
  });
}

bool PhraseFinder::allowed(const FactPhrase& phrase) const {
  const auto& row = *phrase.pattern;
  std::string before = " ";
  for (auto at = phrase.begin; at < phrase.head; ++at) before += words_[at].lower + " ";
  const auto told = [&](const std::string& word) {
    if (word == "place") {
      const Span modifiers{words_[phrase.begin].span.begin, words_[phrase.head].span.begin};
      return !sources_.knowledge.find_places(text_, modifiers).empty();
    }
    if (word != "party") return before.find(" " + word + " ") != std::string::npos;
    return std::any_of(words_.begin() + static_cast<std::ptrdiff_t>(phrase.begin),
                       words_.begin() + static_cast<std::ptrdiff_t>(phrase.head),
                       [&](const PhraseWord& each) { return names_party(each); });
  };
  if (std::ranges::any_of(row.except, told)) return false;
  if (row.before.empty() && row.after.empty()) return true;
  if (std::ranges::any_of(row.before, told)) return true;
  return continued_as_asked(phrase);
}

// "Agreement on …", "bid to …"
bool PhraseFinder::continued_as_asked(const FactPhrase& phrase) const {
  if (phrase.head_end >= words_.size() || words_[phrase.head_end].parted) return false;
  std::string after = words_[phrase.head_end].lower + " ";
  if (phrase.head_end + 1 < words_.size()) after += words_[phrase.head_end + 1].lower + " ";
  return std::ranges::any_of(phrase.pattern->after, [&](const std::string& word) {
    return after.starts_with(word + " ");
  });
}

std::optional<FactPhrase> PhraseFinder::match(const FactPattern& row,
                                              const std::vector<std::string>& head,
                                              std::size_t last) const {
  if (head.size() > last + 1) return {};
  FactPhrase phrase;
  phrase.pattern = &row;
  phrase.head = last + 1 - head.size();
  phrase.head_end = last + 1;
  for (std::size_t i = 0; i < head.size(); ++i) {
    const auto& word = words_[phrase.head + i];
    if (i > 0 && (word.parted || words_[phrase.head + i - 1].possessive)) return {};
    if (!same_word(head[i], word, phrase.number)) return {};
  }
  phrase.begin = phrase.head;
  phrase.end = phrase.head_end;
  phrase.head_token = words_[last].token;
  if (names_person(phrase.head_token) || names_title(phrase.head_token)) return {};
  if (inside_standing_name(phrase)) return {};

  const bool proper = head.back().front() >= 'A' && head.back().front() <= 'Z';
  if (proper) {
    extend_proper(phrase);
    // "the Forum" is a short form, "Summit Declaration" another thing.
    const bool acronym = std::ranges::none_of(slice(text_, words_[last].span), [](char letter) {
      return letter >= 'a' && letter <= 'z';
    });
    const bool more = phrase.end - phrase.begin > 1 || acronym || continued_as_asked(phrase);
    const bool goes_on = phrase.end == phrase.head_end && phrase.end < words_.size() &&
                         !words_[phrase.end].parted && !words_[last].possessive &&
                         words_[phrase.end].capital && !words_[phrase.end].date;
    if (!more || goes_on) return {};
  } else {
    extend_common(phrase);
  }
  if (!allowed(phrase)) return {};
  if (!proper) {
    // The name begins with the first word that was asked for, or with a grade before it: "special
    // strategic partnership".
    const auto first = phrase.begin;
    for (auto at = first; at < phrase.head; ++at) {
      const bool asked = std::ranges::any_of(row.before, [&](const std::string& word) {
        return word == words_[at].lower || word.starts_with(words_[at].lower + " ");
      });
      if (!asked && !words_[at].capital && !row.before.empty()) continue;
      while (at > first && in("grades", words_[at - 1])) --at;
      phrase.begin = at;
      break;
    }
  }
  if (phrase.begin > 0 && !words_[phrase.begin].parted) {
    auto at = phrase.begin - 1;
    while (at > 0 && !words_[at].possessive && !words_[at + 1].parted &&
           (in("ordinals", words_[at]) || words_[at].date ||
            syntax_.upos(words_[at].token) == Upos::adj ||
            syntax_.upos(words_[at].token) == Upos::adv ||
            syntax_.relation(words_[at].token) == "amod")) {
      --at;
    }
    const auto& word = words_[at];
    if (word.possessive || in("possessors", word)) phrase.possessor = word.token;
  }
  complete_name(phrase);
  return phrase;
}

// "cop-27" → "cop#"; empty if it ends on no number.
std::string number_key(std::string_view word) {
  auto end = word.size();
  while (end > 0 && word[end - 1] >= '0' && word[end - 1] <= '9') --end;
  if (end == word.size() || end == 0) return {};
  if (word[end - 1] == '-') --end;
  return std::string(word.substr(0, end)) + '#';
}

std::vector<FactPhrase> PhraseFinder::find() const {
  std::vector<FactPhrase> found;
  for (std::size_t last = 0; last < words_.size(); ++last) {
    auto heads = patterns_.by_last_word.find(words_[last].lower);
    if (heads == patterns_.by_last_word.end()) {
      heads = patterns_.by_last_word.find(number_key(words_[last].lower));
    }
    if (heads == patterns_.by_last_word.end()) continue;
    std::optional<FactPhrase> best;
    for (const auto& [row, head] : heads->second) {
      auto phrase = match(patterns_.rows[row], patterns_.rows[row].heads[head], last);
      // The longest head wins, then the first row.
      if (phrase && (!best || phrase->head < best->head)) best = phrase;
    }
    if (best) found.push_back(*best);
  }
  std::ranges::stable_sort(found, [](const FactPhrase& a, const FactPhrase& b) {
    if (a.begin != b.begin) return a.begin < b.begin;
    return a.end != b.end ? a.end > b.end : a.head_end - a.head > b.head_end - b.head;
  });
  std::vector<FactPhrase> apart;
  for (const auto& phrase : found) {
    if (apart.empty() || apart.back().end <= phrase.begin) apart.push_back(phrase);
  }
  return apart;
}

}  // namespace

std::vector<FactPhrase> find_fact_phrases(const EventSources& sources,
                                          const std::vector<PhraseWord>& words) {
  return PhraseFinder(sources, words).find();
}

}  // namespace dragoman
