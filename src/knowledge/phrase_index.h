// Many fixed phrases ("Korea", "Republic of Korea", "KOICA") looked for in a text at once:
// sorted once, then narrowed byte by byte from a word's beginning, so that a text costs
// about its length whatever the number of phrases.
//
// Phrases match at word boundaries, as printed or in capitals. Curly and straight
// apostrophes are one, so are hyphen and dash, and runs of blanks with at most one line
// break in them.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "dragoman/span.h"

namespace dragoman {

class PhraseIndex {
 public:
  struct Entry {
    std::uint32_t begin = 0;  // of the phrase in the arena
    std::uint32_t size = 0;
    std::uint32_t value = 0;
    bool capitals = false;  // stands for the phrase in capitals, not as printed
  };

  struct Hit {
    Span span;
    std::span<const Entry> entries;  // all that share the phrase, by value
  };

  // Call for every phrase, then `seal` once. `value` is the caller's.
  void add(std::string_view phrase, std::uint32_t value, bool in_capitals_too);
  void seal();

  // The longest phrase that begins at `at`, where a word begins, and ends by `end`.
  [[nodiscard]] std::optional<Hit> longest_at(std::string_view text, std::size_t at,
                                              std::size_t end) const;

  // What a compiled file keeps of it (compiled.h); true if that fits together.
  auto fields() { return std::tie(arena_, entries_); }
  [[nodiscard]] bool is_whole(const auto& is_value) const {
    return std::ranges::all_of(entries_, [&](const Entry& entry) {
      return entry.size > 0 && entry.begin <= arena_.size() &&
             entry.size <= arena_.size() - entry.begin && is_value(entry.value);
    });
  }

  // All phrases of text[within], left to right, the longest at each place, not overlapping.
  [[nodiscard]] std::vector<Hit> find(std::string_view text, Span within) const;

 private:
  [[nodiscard]] std::string_view phrase(const Entry& entry) const {
    return std::string_view(arena_).substr(entry.begin, entry.size);
  }

  std::string arena_;
  std::vector<Entry> entries_;              // sorted by phrase, then value
  std::array<std::uint32_t, 257> first_{};  // entries by their first byte
};

// True if the line around `span` has letters besides it and none of them is small.
bool in_line_of_capitals(std::string_view text, Span span);

}  // namespace dragoman
