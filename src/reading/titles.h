// The words of titles and names, as data/vocabulary/titles.tsv lists them: "Prime Minister",
// "Deputy", "Mr.", "bin", "Jr." … Immutable once loaded.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <unordered_map>

#include "dragoman/error.h"

namespace dragoman {

// What a single word may be; a set of bits, since "State" is a field and a modifier.
enum class NameRole : std::uint16_t {
  modifier = 1,    // stands before a head also in lower case: "deputy", "acting"
  honorific = 2,   // "Mr.", "Sheikh"
  particle = 4,    // small words inside names: "bin", "von"
  suffix = 8,      // "Jr."
  field = 16,      // what an office is for, or its house: "Affairs", "Council"
  plain = 32,      // no part of a name even with a capital: "Today", "Meeting"
  joiner = 64,     // "and", "&"
  article = 128,   // "the"
  link_of = 256,   // "of": the party after it is the holder's
  link_at = 512,   // "at": the office after it is the holder's
  link_to = 1024,  // "to", "for": the party after it is not the holder's
  head = 2048,     // begins or is a title head
  mutual = 4096,   // "met": told of two, it is what each does with the other
};

enum class TitleKind : std::uint8_t {
  office,      // a title also in lower case: "the president"
  head,        // with a capital only: "Coordinator"
  head_of,     // with a capital and what it is of: "Head of Cabinet"
  short_form,  // with a capital and a name right after it: "PM"
  stand_in,    // no post itself, but says that one is meant: "her Mongolian counterpart"
};

struct TitleHead {
  TitleKind kind = TitleKind::office;
  bool plural = false;
  std::string singular;  // as the table prints it
};

struct Titles {
  std::unordered_map<std::string, TitleHead> heads;      // by phrase in lower case
  std::unordered_map<std::string, std::uint16_t> roles;  // by word in lower case
  std::size_t longest_head = 1;                          // in words

  [[nodiscard]] std::uint16_t roles_of(const std::string& word) const;
};

// Reads vocabulary/titles.tsv of a data folder. All faults are told at once.
Result<Titles> load_titles(const std::filesystem::path& data_folder);

}  // namespace dragoman
