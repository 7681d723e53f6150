// The arc-eager transition system (Nivre 2003): words wait in a buffer, move over a stack,
// and are tied on the way. There is no artificial root: words left without a head when the
// buffer is empty are tied by `tie_loose_words`.
//
//   shift      the next word goes onto the stack
//   reduce     the top of the stack, which has its head, leaves it
//   left_arc   the next word becomes the head of the top, which leaves the stack
//   right_arc  the top becomes the head of the next word, which goes onto the stack
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace dragoman::language {

enum class Transition : std::uint8_t { shift, reduce, left_arc, right_arc };
inline constexpr std::size_t transition_count = 4;

using WordIndex = std::int32_t;  // within the sentence
inline constexpr WordIndex no_word = -1;
inline constexpr WordIndex root_head = -1;
inline constexpr WordIndex headless = -2;

class ArcEager {
 public:
  // The two outermost dependents on each side and their number, for features.
  struct Dependents {
    WordIndex left = no_word;
    WordIndex left2 = no_word;
    WordIndex right = no_word;
    WordIndex right2 = no_word;
    std::uint32_t left_count = 0;
    std::uint32_t right_count = 0;
  };

  // Begins a sentence of so many words; keeps its memory.
  void start(std::size_t words);

  [[nodiscard]] bool done() const { return next_ == size_; }
  [[nodiscard]] bool allows(Transition transition) const;
  // Needs allows(transition).
  void apply(Transition transition);

  [[nodiscard]] WordIndex size() const { return size_; }
  [[nodiscard]] WordIndex next() const { return next_; }
  [[nodiscard]] std::span<const WordIndex> stack() const { return stack_; }
  [[nodiscard]] WordIndex top() const { return stack_.empty() ? no_word : stack_.back(); }
  [[nodiscard]] WordIndex head(WordIndex word) const { return at(heads_, word); }
  [[nodiscard]] bool has_head(WordIndex word) const { return head(word) != headless; }
  [[nodiscard]] const Dependents& dependents(WordIndex word) const { return at(dependents_, word); }
  [[nodiscard]] std::span<const WordIndex> heads() const { return heads_; }

 private:
  template <class T>
  static const T& at(const std::vector<T>& items, WordIndex word) {
    return items[static_cast<std::size_t>(word)];
  }
  void tie(WordIndex head, WordIndex dependent);

  WordIndex size_ = 0;
  WordIndex next_ = 0;
  std::vector<WordIndex> stack_;
  std::vector<WordIndex> heads_;
  std::vector<Dependents> dependents_;
};

}  // namespace dragoman::language
