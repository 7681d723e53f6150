#include "language/arc_eager.h"

#include <cassert>

namespace dragoman::language {

void ArcEager::start(std::size_t words) {
  size_ = static_cast<WordIndex>(words);
  next_ = 0;
  stack_.clear();
  heads_.assign(words, headless);
  dependents_.assign(words, Dependents{});
}

bool ArcEager::allows(Transition transition) const {
  if (done()) return false;
  if (transition == Transition::shift) return true;
  if (stack_.empty()) return false;
  switch (transition) {
    case Transition::reduce:
      return has_head(top());
    case Transition::left_arc:
      return !has_head(top());
    default:
      return true;
  }
}

void ArcEager::apply(Transition transition) {
  assert(allows(transition));
  switch (transition) {
    case Transition::shift:
      stack_.push_back(next_++);
      break;
    case Transition::reduce:
      stack_.pop_back();
      break;
    case Transition::left_arc:
      tie(next_, top());
      stack_.pop_back();
      break;
    case Transition::right_arc:
      tie(top(), next_);
      stack_.push_back(next_++);
      break;
  }
}

void ArcEager::tie(WordIndex head, WordIndex dependent) {
  heads_[static_cast<std::size_t>(dependent)] = head;
  Dependents& of_head = dependents_[static_cast<std::size_t>(head)];
  if (dependent < head) {
    of_head.left2 = of_head.left;
    of_head.left = dependent;
    ++of_head.left_count;
  } else {
    of_head.right2 = of_head.right;
    of_head.right = dependent;
    ++of_head.right_count;
  }
}

}  // namespace dragoman::language
