// A block cut into what titles and names are made of: words with their shape and roles, the
// marks between them, and the parties that stand there.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "dragoman/knowledge.h"
#include "dragoman/span.h"
#include "reading/titles.h"

namespace dragoman {

struct NameWord {
  static constexpr std::size_t no_party = static_cast<std::size_t>(-1);

  Span span;          // without a possessive ending
  std::string lower;  // ASCII letters in lower case; empty for marks
  char mark = 0;      // ", ( ) : ; . -" and "?" for any other; 0 for words
  bool capital = false;
  bool all_capitals = false;
  bool joined = false;      // only blanks between it and the word before
  bool possessive = false;  // "Biden’s"
  std::uint16_t roles = 0;
  std::size_t party = no_party;  // index into NameText::parties

  [[nodiscard]] bool is(NameRole role) const {
    return (roles & static_cast<std::uint16_t>(role)) != 0;
  }
  [[nodiscard]] bool is_party() const { return party != no_party; }
};

struct NameText {
  std::vector<NameWord> words;
  std::vector<NameMatch> parties;
  std::vector<PartyName> meant;  // of each match; an empty code where it is ambiguous
};

// `home`: the party that an ambiguous name means if it can.
NameText cut_name_words(std::string_view text, Span within, const Knowledge& knowledge,
                        const Titles& titles, std::optional<Date> day, std::string_view home);

}  // namespace dragoman
