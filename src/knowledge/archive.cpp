#include "knowledge/archive.h"

namespace dragoman {
namespace {

constexpr std::size_t word_size = 4;

void append_word(std::string& bytes, std::uint32_t word) {
  for (unsigned shift = 0; shift < 32; shift += 8)
    bytes += static_cast<char>(word >> shift & 0xffU);
}

// Needs four bytes at `at`.
std::uint32_t word_at(std::string_view bytes, std::size_t at) {
  std::uint32_t word = 0;
  for (unsigned i = 0; i < word_size; ++i) {
    word |= static_cast<std::uint32_t>(static_cast<unsigned char>(bytes[at + i])) << 8U * i;
  }
  return word;
}

}  // namespace

void ArchiveWriter::put(std::string_view text) {
  const auto next = static_cast<std::uint32_t>(ends_.size());
  const auto [at, added] = numbers_.try_emplace(std::string(text), next);
  if (added) {
    texts_ += text;
    ends_.push_back(static_cast<std::uint32_t>(texts_.size()));
  }
  put(at->second);
}

std::string ArchiveWriter::bytes() const {
  std::string bytes;
  bytes.reserve(word_size * (3 + ends_.size() + words_.size()) + texts_.size());
  append_word(bytes, static_cast<std::uint32_t>(ends_.size()));
  append_word(bytes, static_cast<std::uint32_t>(texts_.size()));
  append_word(bytes, static_cast<std::uint32_t>(words_.size()));
  for (const auto end : ends_) append_word(bytes, end);
  for (const auto word : words_) append_word(bytes, word);
  return bytes + texts_;
}

ArchiveReader::ArchiveReader(std::string_view bytes) {
  constexpr std::size_t head = 3 * word_size;
  if (bytes.size() < head) {
    sound_ = false;
    return;
  }
  // 64 bits hold the sums whatever the file says.
  const std::uint64_t ends = word_at(bytes, 0) * std::uint64_t{word_size};
  const std::uint64_t texts = word_at(bytes, word_size);
  const std::uint64_t words = word_at(bytes, 2 * word_size) * std::uint64_t{word_size};
  if (head + ends + words + texts != bytes.size()) {
    sound_ = false;
    return;
  }
  ends_ = bytes.substr(head, ends);
  words_ = bytes.substr(head + ends, words);
  texts_ = bytes.substr(head + ends + words);
}

std::uint32_t ArchiveReader::break_off() {
  sound_ = false;
  return 0;
}

std::uint32_t ArchiveReader::take_word() {
  if (words_.empty()) return break_off();
  const auto word = word_at(words_, 0);
  words_.remove_prefix(word_size);
  return word;
}

std::uint32_t ArchiveReader::take_word_below(std::uint32_t limit) {
  const auto word = take_word();
  return word < limit ? word : break_off();
}

std::uint32_t ArchiveReader::take_count() {
  const auto count = take_word();
  return count <= words_.size() / word_size ? count : break_off();
}

std::string_view ArchiveReader::take_text() {
  const auto number = take_word();
  if (number >= ends_.size() / word_size) {
    sound_ = false;
    return {};
  }
  const std::size_t begin = number == 0 ? 0 : word_at(ends_, (number - 1U) * word_size);
  const std::size_t end = word_at(ends_, number * word_size);
  if (begin > end || end > texts_.size()) {
    sound_ = false;
    return {};
  }
  return texts_.substr(begin, end - begin);
}

}  // namespace dragoman
