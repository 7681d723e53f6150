// What the tokeniser and the sentence splitter know of words: part of the model, made from
// data/language/ and from what the treebanks do that the rules would not.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace dragoman::language {

// Sorted words without doubles.
class WordList {
 public:
  WordList() = default;
  explicit WordList(std::vector<std::string> words);
  [[nodiscard]] bool contains(std::string_view word) const;
  [[nodiscard]] const std::vector<std::string>& words() const { return words_; }
  friend bool operator==(const WordList&, const WordList&) = default;

 private:
  std::vector<std::string> words_;
};

// Words with the places where they are cut, written as blanks: "can not", "e-mail".
class CutWords {
 public:
  CutWords() = default;
  explicit CutWords(const std::vector<std::string>& cut_forms);
  // The cut form of a word; nullptr if there is none.
  [[nodiscard]] const std::string* find(std::string_view word) const;
  [[nodiscard]] std::vector<std::string> cut_forms() const;
  friend bool operator==(const CutWords&, const CutWords&) = default;

 private:
  struct Entry {
    std::string word;
    std::string cut;
    friend auto operator<=>(const Entry&, const Entry&) = default;
  };
  std::vector<Entry> entries_;
};

// All words in lower case with straight quotes.
struct Lexicon {
  WordList abbreviations;    // with their dot: "nov.", "inc."
  WordList titles;           // abbreviations that a sentence never ends with: "mr."
  WordList clitics;          // cut off a word's end: "n't", "'s"
  WordList hyphen_prefixes;  // stay with their word: "non" in "non-proliferation"
  WordList common_words;     // that no name begins with: "well" unlike "hee" in "Hee-chan"
  WordList units;            // cut off a number: "km" in "5km"
  CutWords exceptions;
  friend bool operator==(const Lexicon&, const Lexicon&) = default;
};

}  // namespace dragoman::language
