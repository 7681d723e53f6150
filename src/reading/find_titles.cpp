#include "reading/find_titles.h"

#include <algorithm>
#include <optional>

namespace dragoman {

namespace {

using Role = NameRole;

constexpr std::size_t longest_name = 8;  // words; anything longer is a headline
constexpr std::size_t longest_title = 12;

struct HeadAt {
  std::size_t begin = 0;
  std::size_t end = 0;
  const TitleHead* head = nullptr;
};

bool is_joined(const NameText& text, std::size_t at) {
  return at < text.words.size() && text.words[at].joined;
}

bool is_proper(const NameWord& word) {
  return word.mark == 0 && word.capital && !word.is(Role::plain) && !word.is(Role::article);
}

// The longest head phrase that begins here.
std::optional<HeadAt> head_at(const NameText& text, const Titles& titles, std::size_t at) {
  if (!text.words[at].is(Role::head)) return {};
  std::optional<HeadAt> found;
  std::string phrase;
  bool capitals = true;
  for (std::size_t i = at; i < text.words.size() && i - at < titles.longest_head; ++i) {
    const auto& word = text.words[i];
    if (i > at && !word.joined) break;
    if (i > at) phrase += ' ';
    phrase += word.lower;
    const bool small = word.is(Role::link_of) || word.is(Role::article) || word.is(Role::joiner);
    capitals = capitals && (word.capital || small);
    const auto head = titles.heads.find(phrase);
    if (head != titles.heads.end() && (capitals || head->second.kind == TitleKind::office ||
                                       head->second.kind == TitleKind::stand_in)) {
      found = HeadAt{at, i + 1, &head->second};
    }
    if (word.possessive) break;
  }
  return found;
}

// "Chief National Security Advisor": the last head that only words of titles part from the
// first.
HeadAt last_head(const NameText& text, const Titles& titles, HeadAt head) {
  for (auto at = head.end; is_joined(text, at) && at < head.begin + longest_title;) {
    if (text.words[at - 1].possessive) break;
    if (const auto next = head_at(text, titles, at)) {
      if (head.head->plural && !next->head->plural) break;
      head = *next;
      at = head.end;
      continue;
    }
    const auto& word = text.words[at];
    if (!is_proper(word) || !(word.is(Role::field) || word.is(Role::modifier))) break;
    ++at;
  }
  return head;
}

// Takes in what stands before the head, back to `stop`.
void extend_left(const NameText& text, std::size_t stop, TitleKind kind, Title& title) {
  auto at = title.begin;
  for (std::size_t taken = 0; at > stop && taken < longest_title; ++taken) {
    if (!text.words[at].joined) break;
    const auto& before = text.words[at - 1];
    if (before.is_party()) {
      const auto& party = text.meant[before.party];
      auto first = at - 1;
      while (first > stop && text.words[first - 1].party == before.party) --first;
      if (title.of.empty()) title.of = party.party;
      title.full_begin = first;
      const bool in_post =
          !before.possessive && (party.kind == NameKind::metonym || party.kind == NameKind::agency);
      if (!in_post) break;
      at = title.begin = first;
      continue;
    }
    if (before.possessive) break;
    // "National Security and Intelligence Advisor"
    if (before.is(Role::joiner)) {
      const bool fields = at >= stop + 2 && text.words[at].is(Role::field) &&
                          text.words[at].capital && text.words[at - 2].is(Role::field) &&
                          text.words[at - 2].capital && before.joined;
      if (!fields) break;
      --at;
      continue;
    }
    const bool lower_modifier = !before.capital && before.is(Role::modifier);
    const bool listed =
        before.is(Role::field) || before.is(Role::modifier) || before.is(Role::head);
    // A capital at the start of a sentence says nothing.
    const bool starts = at - 1 == 0 || (!before.joined && text.words[at - 2].mark == '.');
    if (before.is(Role::honorific) && !listed) break;
    // "in Geneva President Biden": a president is of a listed house, a coordinator of any.
    const bool any = is_proper(before) && !starts && kind != TitleKind::office;
    if (!lower_modifier && !any && !(is_proper(before) && listed)) break;
    title.begin = --at;
  }
  title.full_begin = std::min(title.full_begin, title.begin);
  title.article = title.full_begin > stop && text.words[title.full_begin - 1].is(Role::article);
}

// The run of capitalised words from `at`, with small particles inside.
std::size_t end_of_run(const NameText& text, std::size_t at) {
  auto end = at;
  for (auto i = at; i < text.words.size() && i < at + longest_title; ++i) {
    const auto& word = text.words[i];
    if (i > at && !word.joined) break;
    // "the Prime Minister’s Office"
    if (i > at && text.words[i - 1].possessive && !word.is(Role::field)) break;
    if (is_proper(word)) {
      end = i + 1;
    } else if (!(word.mark == 0 && word.is(Role::particle) && !word.is(Role::link_of))) {
      break;
    }
  }
  return end;
}

bool is_known_person(const NameText& text, std::size_t begin, std::size_t end,
                     const NameClues& clues) {
  const Span span{text.words[begin].span.begin, text.words[end - 1].span.end};
  return !clues.knowledge.people_named(slice(clues.text, span)).empty();
}

// Where in the run of words after "of" or "for" a name begins: after the last word that
// offices are made of; else where a known or elsewhere titled person begins.
std::size_t name_in_run(const NameText& text, std::size_t begin, std::size_t end,
                        const NameClues& clues) {
  auto rest = begin;
  for (auto i = begin; i < end; ++i) {
    const auto& word = text.words[i];
    const bool initial = word.lower.size() == 2 && word.lower[1] == '.';
    if (!initial && (word.is_party() || word.is(Role::field) || word.is(Role::head))) rest = i + 1;
  }
  if (rest == end) return end;
  if (rest > begin && end - rest > 1) return rest;
  for (auto i = std::max(rest, rest > begin ? rest : begin + 1); i < end; ++i) {
    if (!text.words[i].capital) continue;
    if (clues.called.contains(text.words[end - 1].lower) && (i == rest || end - i <= 2)) return i;
    if (is_known_person(text, i, end, clues)) return i;
  }
  return end;
}

// The end of a party's name with what a longer form of it joins on: "the United Kingdom and
// Northern Ireland Boris Johnson". Only where a name follows, so that it cannot be another's.
std::size_t end_of_party(const NameText& text, std::size_t end, const NameClues& clues) {
  if (!is_joined(text, end) || !text.words[end].is(Role::joiner)) return end;
  if (!is_joined(text, end + 1)) return end;
  const auto run = end_of_run(text, end + 1);
  for (auto i = end + 1; i < run; ++i) {
    if (text.words[i].is(Role::head)) return end;
  }
  const auto name = name_in_run(text, end + 1, run, clues);
  return name > end + 1 && name < run ? name : end;
}

// The end of a list of fields that a party's name follows, whatever its words are: "for Wildlife,
// Democracy, and Human Rights of Kenya"; `at` if there is none, or names or titles are in it.
std::size_t end_of_fields(const NameText& text, const Titles& titles, std::size_t at,
                          const NameClues& clues) {
  constexpr int longest_list = 5;
  auto end = at;
  for (int items = 0; items < longest_list && end < text.words.size(); ++items) {
    auto next = end;
    if (text.words[next].mark == ',') ++next;
    const bool last = next < text.words.size() && text.words[next].is(Role::joiner);
    if (last) ++next;
    // "Minister of Trade, and Olav Dahl of Kenya"
    if (next == end || (last && items == 0)) return at;
    if (next >= text.words.size() || text.words[next].is_party()) return at;
    end = end_of_run(text, next);
    if (end == next || end >= text.words.size() || is_known_person(text, next, end, clues))
      return at;
    for (auto i = next; i < end; ++i) {
      const auto& word = text.words[i];
      if (head_at(text, titles, i) || word.is(Role::honorific) || clues.called.contains(word.lower))
        return at;
    }
    if (!last) continue;
    auto party = end + 1;
    if (!text.words[end].is(Role::link_of) || !is_joined(text, party)) return at;
    if (text.words[party].is(Role::article) && is_joined(text, party + 1)) ++party;
    return text.words[party].is_party() ? end : at;
  }
  return at;
}

// Reads one "of …", "for …", "at …" after the title; false where there is none.
bool extend_right(const NameText& text, const Titles& titles, const TitleHead& head,
                  const NameClues& clues, Title& title) {
  const auto at = title.full_end;
  if (!is_joined(text, at) || text.words[at - 1].possessive) return false;
  const auto& link = text.words[at];
  const bool of = link.is(Role::link_of);
  const bool to = link.is(Role::link_to);
  if (!of && !to && !link.is(Role::link_at)) return false;
  auto first = at + 1;
  if (is_joined(text, first) && text.words[first].is(Role::article) && !text.words[first].capital) {
    ++first;
  }
  if (!is_joined(text, first)) return false;

  const auto& word = text.words[first];
  if (word.is_party()) {
    const auto& party = text.meant[word.party];
    auto after = first;
    while (after < text.words.size() && text.words[after].party == word.party) ++after;
    const bool whole = party.kind == NameKind::name && !text.words[after - 1].possessive;
    const bool continues = is_joined(text, after) && text.words[after].is(Role::field) &&
                           text.words[after].capital && !text.words[after - 1].possessive;
    if (of && whole && !continues) {
      if (title.of.empty()) title.of = party.party;
      title.full_end = end_of_party(text, after, clues);
      return true;
    }
    const bool place = whole || party.kind == NameKind::capital;
    if (to && head.kind != TitleKind::office && place && !continues) {
      title.end = title.full_end = after;
      return true;
    }
  }

  if (word.mark == 0 && !word.capital && word.is(Role::field)) {  // "minister of foreign affairs"
    auto end = first;
    while (end < text.words.size() && (end == first || text.words[end].joined) &&
           !text.words[end].capital && text.words[end].is(Role::field)) {
      ++end;
    }
    if (!of && !to) return false;
    title.end = title.full_end = end;
    return true;
  }

  const auto run = end_of_run(text, first);
  if (run == first) return false;
  const auto name = name_in_run(text, first, run, clues);
  if (name == first) return false;
  bool has_field = false;
  for (auto i = first; i < name; ++i) {
    const auto& inside = text.words[i];
    has_field = has_field || inside.is(Role::field) || (to && inside.is(Role::head));
    if (inside.is_party() && !to && title.of.empty()) title.of = text.meant[inside.party].party;
  }
  if (!has_field && (!of || head.kind == TitleKind::office)) return false;
  title.end = title.full_end = name;
  if (name == run) {
    const auto list = end_of_fields(text, titles, name, clues);
    if (list != name) {
      title.end = title.full_end = list;
      return true;
    }
  }

  // "Foreign Affairs and Trade", "Culture, Sports and Tourism"
  while (name == title.end && title.end < text.words.size()) {
    auto next = title.end;
    if (text.words[next].mark == ',') ++next;
    if (next < text.words.size() && text.words[next].is(Role::joiner)) ++next;
    if (next == title.end || next >= text.words.size()) break;
    const auto more = end_of_run(text, next);
    bool other_title = false;
    bool fields = false;
    for (auto i = next; i < more; ++i) {
      other_title = other_title || head_at(text, titles, i);
      fields = fields || text.words[i].is(Role::field);
    }
    if (other_title || !fields) break;
    const auto second = name_in_run(text, next, more, clues);
    title.end = title.full_end = second;
    if (second != more) break;
  }
  return true;
}

}  // namespace

void note_called(const NameText& text, std::unordered_set<std::string>& called) {
  for (std::size_t i = 1; i < text.words.size(); ++i) {
    const auto& before = text.words[i - 1];
    if (!(before.is(Role::head) && before.capital) && !before.is(Role::honorific)) continue;
    if (!text.words[i].joined || before.possessive) continue;
    const auto end = end_of_name(text, i);
    for (auto w = i; w < end; ++w) {
      if (text.words[w].capital) called.insert(text.words[w].lower);
    }
  }
}

std::size_t end_of_name(const NameText& text, std::size_t at) {
  if (at >= text.words.size() || text.words[at].is(Role::honorific)) return at;
  auto end = at;
  for (auto i = at; i < text.words.size() && i < at + longest_name; ++i) {
    const auto& word = text.words[i];
    if (i > at) {
      const bool comma_suffix = word.mark == ',' && i + 1 < text.words.size() && end == i &&
                                text.words[i + 1].is(Role::suffix);
      if (comma_suffix) return i + 2;
      if (!word.joined || text.words[i - 1].possessive) break;
      if (word.is(Role::suffix) && word.capital) return i + 1;
      if (word.is(Role::honorific) && word.lower.ends_with('.')) break;
    }
    const bool next_proper = is_joined(text, i + 1) && text.words[i + 1].capital;
    if (word.mark == 0 && word.is(Role::particle) && (!word.capital || next_proper) &&
        !word.is(Role::plain)) {
      // Small particles count once a name follows ("von der Leyen").
      if (word.capital) end = i + 1;
      continue;
    }
    if (!is_proper(word) || word.is(Role::head) || word.is(Role::joiner)) break;
    const bool initial = word.lower.size() == 2 && word.lower[1] == '.';
    if (!initial && word.is(Role::field)) break;
    // "Israel Katz", but not "Minister Kamilov Korea"
    if (word.is_party()) {
      const auto kind = text.meant[word.party].kind;
      const bool first_name = i == at && kind != NameKind::adjective && kind != NameKind::demonym &&
                              next_proper && !word.possessive && !text.words[i + 1].is_party() &&
                              is_proper(text.words[i + 1]) && !text.words[i + 1].is(Role::field) &&
                              !text.words[i + 1].is(Role::head);
      // "Ana TUVALU": a family name in capitals
      const bool family_name =
          i > at && word.all_capitals && !text.words[i - 1].all_capitals && !next_proper;
      const bool city = i > at && kind == NameKind::capital;  // "Ana Lima"
      if (!first_name && !family_name && !city) break;
    }
    end = i + 1;
  }
  return end;
}

std::size_t begin_of_name(const NameText& text, std::size_t end) {
  for (std::size_t length = std::min(longest_name, end); length > 0; --length) {
    const auto begin = end - length;
    if (!text.words[begin].capital || text.words[begin].is(Role::honorific)) continue;
    if (end_of_name(text, begin) == end) return begin;
  }
  return end;
}

std::vector<Title> find_titles(const NameText& text, const Titles& titles, const NameClues& clues) {
  std::vector<Title> found;
  std::size_t stop = 0;  // where the title before ends
  for (std::size_t at = 0; at < text.words.size();) {
    const auto first = head_at(text, titles, at);
    if (!first) {
      ++at;
      continue;
    }
    const auto head = last_head(text, titles, *first);
    Title title{.full_begin = first->begin,
                .begin = first->begin,
                .end = head.end,
                .full_end = head.end,
                .plural = head.head->plural,
                .stand_in = head.head->kind == TitleKind::stand_in,
                .office = head.head->kind == TitleKind::office,
                .singular = head.head->singular,
                .of = {}};
    at = head.end;
    extend_left(text, stop, head.head->kind, title);
    bool complement = false;
    for (int links = 0; links < 4 && extend_right(text, titles, *head.head, clues, title);
         ++links) {
      complement = true;
    }
    if (head.head->kind == TitleKind::head_of && !complement) continue;
    auto next = title.full_end;
    if (!text.words[next - 1].possessive || complement) {
      // "National Security Advisor (NSA) Tzachi Hanegbi"
      bool follows = is_joined(text, next);
      if (next + 3 < text.words.size() && text.words[next].mark == '(' &&
          text.words[next + 1].all_capitals && text.words[next + 2].mark == ')') {
        next += 3;
        follows = text.words[next].mark == 0;
      }
      while (next + 1 < text.words.size() && text.words[next].is(Role::honorific) && follows) {
        // "Gen. (Rtd) Kiptoo"
        const bool bracket = next + 4 < text.words.size() && text.words[next + 1].mark == '(' &&
                             text.words[next + 2].is(Role::honorific) &&
                             text.words[next + 3].mark == ')';
        next += bracket ? 4 : 1;
        follows = bracket ? text.words[next].mark == 0 : text.words[next].joined;
      }
      const bool names =
          follows && !text.words[next - 1].possessive && end_of_name(text, next) != next;
      if (names) title.name_at = next;
    }
    if (head.head->kind == TitleKind::short_form && title.name_at == Title::no_word) continue;
    at = stop = title.full_end;
    found.push_back(std::move(title));
  }
  return found;
}

}  // namespace dragoman
