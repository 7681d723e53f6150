// Words as BERT's uncased vocabulary cuts them (WordPiece: the longest piece first), with
// their casing beside, which the pieces have lost. train/encoder/wordpiece.py does the same.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace dragoman::language {

using PieceIndex = std::uint32_t;

// A word has no more pieces; the rest of a longer one is not looked at.
inline constexpr std::size_t most_pieces_of_word = 12;

class WordPieces {
 public:
  WordPieces() = default;
  // The pieces by index; those that go on within a word begin with "##". Needs [CLS], [SEP]
  // and [UNK] among them: see `sound`.
  explicit WordPieces(std::vector<std::string> pieces);

  [[nodiscard]] bool sound() const;
  [[nodiscard]] std::size_t size() const { return pieces_.size(); }
  [[nodiscard]] PieceIndex begin() const { return begin_; }
  [[nodiscard]] PieceIndex end() const { return end_; }
  [[nodiscard]] const std::string& piece(PieceIndex index) const { return pieces_[index]; }

  // Appends the pieces of a word, at least one. Any bytes are a word.
  void cut(std::string_view word, std::vector<PieceIndex>& found) const;

 private:
  void cut_run(std::u32string_view run, std::vector<PieceIndex>& found) const;

  std::vector<std::string> pieces_;
  std::unordered_map<std::string, PieceIndex> index_;
  PieceIndex begin_ = 0;
  PieceIndex end_ = 0;
  PieceIndex unknown_ = 0;
};

// How a word is written, by its letters that have two cases; the numbers are the rows of the
// casing embedding.
enum class Casing : std::uint8_t {
  none,    // no such letter: "2021"
  lower,   // "talks"
  title,   // "Seoul"
  upper,   // "NATO"
  mixed,   // "KazAID"
  letter,  // one capital: "A"
};
Casing casing(std::string_view word);

}  // namespace dragoman::language
