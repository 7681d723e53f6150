#include "codes/phrases.h"

#include <algorithm>
#include <cctype>

#include "base/tsv.h"

namespace dragoman {

namespace {

constexpr std::string_view apostrophe = "\u2019";
constexpr std::string_view general_punctuation = "\xE2\x80";  // U+2000 to U+203F: quotes, dashes

// How many bytes at `at` are part of a word; 0 if none.
std::size_t letter_at(std::string_view text, std::size_t at) {
  const auto byte = static_cast<unsigned char>(text[at]);
  if (byte < 0x80) return std::isalnum(byte) != 0 ? 1 : 0;
  return text.substr(at).starts_with(general_punctuation) ? 0 : 1;
}

// How many bytes at `at` join the parts of a word: a hyphen or an apostrophe before a letter.
std::size_t joint_at(std::string_view text, std::size_t at) {
  const auto rest = text.substr(at);
  const std::size_t size = rest[0] == '-' || rest[0] == '\'' ? 1
                           : rest.starts_with(apostrophe)    ? apostrophe.size()
                                                             : 0;
  return size != 0 && at + size < text.size() && letter_at(text, at + size) != 0 ? size : 0;
}

bool fits(std::string_view word, std::string_view pattern) {
  return pattern.ends_with('*') ? word.starts_with(pattern.substr(0, pattern.size() - 1))
                                : word == pattern;
}

bool stands_at(const std::vector<std::string>& words, std::size_t at,
               const std::vector<std::string>& phrase) {
  return words.size() - at >= phrase.size() &&
         std::equal(phrase.begin(), phrase.end(), words.begin() + static_cast<std::ptrdiff_t>(at),
                    [](const auto& pattern, const auto& word) { return fits(word, pattern); });
}

}  // namespace

std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words;
  std::string word;
  const auto end_word = [&] {
    if (word.ends_with("'s")) word.resize(word.size() - 2);
    if (!word.empty()) words.push_back(std::move(word));
    word.clear();
  };
  for (std::size_t at = 0; at < text.size();) {
    if (letter_at(text, at) != 0) {
      const char c = text[at++];
      word += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
      continue;
    }
    const auto joint = word.empty() ? 0 : joint_at(text, at);
    if (joint == 0) {
      end_word();
      at += text.substr(at).starts_with(general_punctuation) ? apostrophe.size() : 1;
      continue;
    }
    word += text[at] == '-' ? '-' : '\'';
    at += joint;
  }
  end_word();
  return words;
}

Phrases parse_phrases(std::string_view items) {
  Phrases phrases;
  for (const auto item : split(items, '|')) {
    std::vector<std::string> phrase;
    for (const auto cell : split(item, ' ')) {
      for (auto& word : words_of(cell)) phrase.push_back(std::move(word));
      if (cell.ends_with('*') && !phrase.empty()) phrase.back() += '*';
    }
    if (!phrase.empty()) phrases.push_back(std::move(phrase));
  }
  return phrases;
}

bool has_any(const std::vector<std::string>& words, const Phrases& phrases) {
  for (std::size_t at = 0; at < words.size(); ++at) {
    for (const auto& phrase : phrases) {
      if (stands_at(words, at, phrase)) return true;
    }
  }
  return false;
}

}  // namespace dragoman
