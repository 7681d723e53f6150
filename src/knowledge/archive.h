// The words and texts of a compiled file: numbers of four bytes one after the other, and texts by
// the number under which each stands once. Little-endian, at offsets that are multiples of four,
// so that the file can be mapped as it is:
//
//   texts, bytes, words   how many of each there are
//   end of each text, in the bytes
//   the words
//   the bytes
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace dragoman {

class ArchiveWriter {
 public:
  void put(std::uint32_t word) { words_.push_back(word); }
  void put(std::string_view text);

  // All that was put. The same calls give the same bytes.
  [[nodiscard]] std::string bytes() const;

 private:
  std::vector<std::uint32_t> words_;
  std::vector<std::uint32_t> ends_;
  std::string texts_;
  std::unordered_map<std::string, std::uint32_t> numbers_;
};

// Takes what was put, in the same order. Bytes that no writer made yield zeros and empty texts,
// and `sound` turns false; nothing outside of them is touched.
class ArchiveReader {
 public:
  // Looks at `bytes`, which must outlive it.
  explicit ArchiveReader(std::string_view bytes);

  std::uint32_t take_word();
  // Less than `limit`; else the archive is not sound.
  std::uint32_t take_word_below(std::uint32_t limit);
  // Of things that take one word each or more: never more than there are words left.
  std::uint32_t take_count();
  std::string_view take_text();

  [[nodiscard]] bool sound() const { return sound_; }
  // True if all words were taken.
  [[nodiscard]] bool at_end() const { return words_.empty(); }

 private:
  // Always gives 0.
  std::uint32_t break_off();

  std::string_view ends_;   // four bytes each
  std::string_view words_;  // those left, likewise
  std::string_view texts_;
  bool sound_ = true;
};

}  // namespace dragoman
