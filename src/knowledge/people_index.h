// Under which names the holders of offices may be asked for: the full name, its last word, the
// family name, without a middle name or the last of three; and so for every alias.
#pragma once

#include <algorithm>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "dragoman/knowledge.h"

namespace dragoman {

class PeopleIndex {
 public:
  struct Entry {
    std::uint32_t begin = 0;  // of the key in the arena
    std::uint32_t size = 0;
    std::uint32_t holder = 0;  // the caller's number of the holder
  };

  // Call for every holder, then `seal` once.
  void add(const Holder& holder, std::uint32_t number);
  void seal();

  // All that have this key, a name by fold_name; by number, each once.
  [[nodiscard]] std::span<const Entry> find(std::string_view key) const;

  // What a compiled file keeps of it (compiled.h); true if that fits together.
  auto fields() { return std::tie(arena_, entries_); }
  [[nodiscard]] bool is_whole(const auto& is_number) const {
    return std::ranges::all_of(entries_, [&](const Entry& entry) {
      return entry.begin <= arena_.size() && entry.size <= arena_.size() - entry.begin &&
             is_number(entry.holder);
    });
  }

 private:
  void add_key(std::string_view key, std::uint32_t number);
  // Returns the folded name.
  std::string add_name(std::string_view name, std::uint32_t number);

  [[nodiscard]] std::string_view key(const Entry& entry) const {
    return std::string_view(arena_).substr(entry.begin, entry.size);
  }

  std::string arena_;
  std::vector<Entry> entries_;  // sorted by key, then holder
};

}  // namespace dragoman
