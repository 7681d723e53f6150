#include "reading/name_words.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>

namespace dragoman {

namespace {

struct Letter {
  UChar32 code = 0;
  std::size_t size = 1;
};

Letter letter_at(std::string_view text, std::size_t at) {
  std::size_t next = at;
  UChar32 code = 0;
  U8_NEXT(reinterpret_cast<const std::uint8_t*>(text.data()), next, text.size(), code);
  return {code, next - at};
}

bool is_word_letter(UChar32 code) {
  return code > 0 && (u_isalnum(code) ||
                      u_getIntPropertyValue(code, UCHAR_GENERAL_CATEGORY) == U_NON_SPACING_MARK);
}

bool is_apostrophe(UChar32 code) {
  return code == '\'' || code == 0x2019 || code == 0x02BC;
}
bool is_hyphen(UChar32 code) {
  return code == '-' || code == 0x2010 || code == 0x2011;
}
bool is_dash(UChar32 code) {
  return is_hyphen(code) || (code >= 0x2012 && code <= 0x2015);
}

char mark_of(UChar32 code) {
  if (is_dash(code)) return '-';
  constexpr std::string_view kept = ",():;.";
  if (code < 0x80 && kept.find(static_cast<char>(code)) != std::string_view::npos) {
    return static_cast<char>(code);
  }
  return '?';
}

std::string ascii_lower(std::string_view text) {
  std::string out(text);
  std::ranges::transform(out, out.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  });
  return out;
}

// "R", "U.S", "H.E": a dot after it belongs to it.
bool is_initials(std::string_view word) {
  for (std::size_t i = 0; i < word.size(); ++i) {
    if (i % 2 == 0 ? word[i] < 'A' || word[i] > 'Z' : word[i] != '.') return false;
  }
  return word.size() % 2 == 1;
}

// "Mr."; of a shortened first name ("Ma.") only where more of the name follows its dot at `at`.
bool is_shortened(std::string_view text, std::size_t at, const std::string& lower,
                  const Titles& titles) {
  const auto roles = titles.roles_of(lower + ".");
  if (roles != static_cast<std::uint16_t>(NameRole::particle)) return roles != 0;
  auto next = at + 1;
  while (next < text.size() && text[next] == ' ') ++next;
  auto stop = next;
  while (stop < text.size() && is_word_letter(letter_at(text, stop).code)) {
    stop += letter_at(text, stop).size;
  }
  if (stop == next || !u_isupper(letter_at(text, next).code)) return false;
  const auto plain = static_cast<std::uint16_t>(NameRole::plain);
  return (titles.roles_of(ascii_lower(text.substr(next, stop - next))) & plain) == 0;
}

// One word from `at`: letters, with hyphens, apostrophes and dots inside.
NameWord read_word(std::string_view text, std::size_t& at, std::size_t end, const Titles& titles) {
  NameWord word;
  const auto begin = at;
  word.capital = u_isupper(letter_at(text, at).code) || u_istitle(letter_at(text, at).code);
  while (at < end) {
    const auto letter = letter_at(text, at);
    if (is_word_letter(letter.code)) {
      at += letter.size;
      continue;
    }
    const auto next = at + letter.size;
    if (next >= end || !is_word_letter(letter_at(text, next).code)) break;
    const bool inner_dot = letter.code == '.' && is_initials(text.substr(begin, at - begin));
    if (!is_hyphen(letter.code) && !is_apostrophe(letter.code) && !inner_dot) break;
    at = next;
  }
  word.span = {begin, at};
  auto view = slice(text, word.span);
  for (const std::string_view ending : {"'s", "\u2019s", "'S", "\u2019S"}) {
    if (view.ends_with(ending) && view.size() > ending.size()) {
      word.possessive = true;
      word.span.end -= ending.size();
      break;
    }
  }
  view = slice(text, word.span);
  if (!word.possessive && at < end && is_apostrophe(letter_at(text, at).code) &&
      (view.ends_with('s') || view.ends_with('S') || view.ends_with('z'))) {
    word.possessive = true;
    at += letter_at(text, at).size;
  }
  word.lower = ascii_lower(view);
  word.all_capitals =
      view.size() > 2 && std::ranges::none_of(view, [](char c) { return c >= 'a' && c <= 'z'; });
  // "el-Sisi", "al-Kadhimi" are names for all their small letters.
  const auto hyphen = view.find('-');
  if (!word.capital && hyphen != std::string_view::npos && hyphen + 1 < view.size() &&
      u_isupper(letter_at(view, hyphen + 1).code)) {
    const auto roles = titles.roles_of(word.lower.substr(0, hyphen));
    word.capital = (roles & static_cast<std::uint16_t>(NameRole::particle)) != 0;
  }
  if (!word.possessive && at < end && text[at] == '.' &&
      (is_initials(view) || is_shortened(text.substr(0, end), at, word.lower, titles))) {
    word.span.end = ++at;
    word.lower += '.';
  }
  if (!word.possessive && at < end && is_apostrophe(letter_at(text, at).code) &&
      titles.roles_of(word.lower + "'") != 0) {  // "Dato’ Seri"
    at += letter_at(text, at).size;
    word.span.end = at;
    word.lower += '\'';
  }
  word.roles = titles.roles_of(word.lower);
  return word;
}

// Regions are no one's employer: "Northern Triangle Special Envoy".
bool is_region(const NameMatch& match) {
  return std::ranges::all_of(
      match.candidates, [](const PartyName& name) { return name.party.starts_with("region:"); });
}

// "Security Council" in "National Security Council" and "Russian Security Council" is not
// the one of the United Nations: the words before it make it another's.
bool is_part_of_other(const std::vector<NameWord>& words, std::size_t at,
                      const std::vector<PartyName>& meant, const PartyName& name,
                      const Knowledge& knowledge) {
  if (at == 0 || !words[at].joined) return false;
  const auto& before = words[at - 1];
  const auto is_state = [&](const PartyCode& code) {
    const auto* party = knowledge.party(code);
    return party == nullptr || party->kind == PartyKind::state;
  };
  if (is_state(name.party)) return false;
  if (!before.is_party()) return before.capital && before.is(NameRole::field);
  const auto& owner = meant[before.party];
  return is_state(owner.party) && (before.possessive || owner.kind == NameKind::adjective);
}

PartyName meaning_of(const NameMatch& match, std::string_view home) {
  if (match.candidates.size() == 1) return match.candidates.front();
  const auto own = std::ranges::find(match.candidates, home, &PartyName::party);
  return own == match.candidates.end() ? PartyName{} : *own;
}

}  // namespace

NameText cut_name_words(std::string_view text, Span within, const Knowledge& knowledge,
                        const Titles& titles, std::optional<Date> day, std::string_view home) {
  NameText cut;
  const auto end = std::min(within.end, text.size());
  bool joined = false;
  for (auto at = within.begin; at < end;) {
    const auto letter = letter_at(text, at);
    if (letter.code > 0 && u_isUWhiteSpace(letter.code)) {
      at += letter.size;
      continue;
    }
    NameWord word;
    if (is_word_letter(letter.code)) {
      word = read_word(text, at, end, titles);
    } else if (letter.code == '&') {
      word.span = {at, at + 1};
      word.lower = "&";
      word.roles = titles.roles_of(word.lower);
      ++at;
    } else {
      word.span = {at, at + letter.size};
      word.mark = mark_of(letter.code);
      at += letter.size;
    }
    word.joined = joined && word.mark == 0;
    joined = word.mark == 0;
    cut.words.push_back(std::move(word));
  }
  for (auto& match : knowledge.find_parties(text, within, day)) {
    if (!is_region(match)) cut.parties.push_back(std::move(match));
  }
  std::size_t at = 0;
  for (std::size_t i = 0; i < cut.parties.size(); ++i) {
    cut.meant.push_back(meaning_of(cut.parties[i], home));
    const auto span = cut.parties[i].span;
    while (at < cut.words.size() && cut.words[at].span.end <= span.begin) ++at;
    if (at < cut.words.size() &&
        is_part_of_other(cut.words, at, cut.meant, cut.meant.back(), knowledge)) {
      continue;
    }
    for (auto w = at; w < cut.words.size() && cut.words[w].span.begin < span.end; ++w) {
      if (cut.words[w].mark == 0) cut.words[w].party = i;
    }
  }
  return cut;
}

}  // namespace dragoman
