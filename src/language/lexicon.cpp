#include "language/lexicon.h"

#include <algorithm>

namespace dragoman::language {

WordList::WordList(std::vector<std::string> words) : words_(std::move(words)) {
  std::ranges::sort(words_);
  words_.erase(std::unique(words_.begin(), words_.end()), words_.end());
}

bool WordList::contains(std::string_view word) const {
  return std::binary_search(words_.begin(), words_.end(), word, std::less<>{});
}

CutWords::CutWords(const std::vector<std::string>& cut_forms) {
  for (const std::string& cut : cut_forms) {
    std::string word = cut;
    std::erase(word, ' ');
    entries_.push_back({std::move(word), cut});
  }
  std::ranges::sort(entries_);
}

const std::string* CutWords::find(std::string_view word) const {
  const auto found = std::ranges::lower_bound(
      entries_, word, {}, [](const Entry& e) -> std::string_view { return e.word; });
  return found != entries_.end() && found->word == word ? &found->cut : nullptr;
}

std::vector<std::string> CutWords::cut_forms() const {
  std::vector<std::string> forms;
  for (const Entry& entry : entries_) forms.push_back(entry.cut);
  return forms;
}

}  // namespace dragoman::language
