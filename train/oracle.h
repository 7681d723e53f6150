// The dynamic oracle of the arc-eager system (Goldberg and Nivre 2012): which transitions
// lose the fewest arcs that can still be made, from any state, also after mistakes.
#pragma once

#include <span>

#include "language/arc_eager.h"

namespace dragoman::train {

// A set of transitions, one bit each.
class TransitionSet {
 public:
  void add(language::Transition t) { bits_ |= 1U << static_cast<unsigned>(t); }
  [[nodiscard]] bool contains(language::Transition t) const {
    return (bits_ >> static_cast<unsigned>(t) & 1U) != 0;
  }

 private:
  unsigned bits_ = 0;
};

// The allowed transitions of least cost. Needs !state.done().
TransitionSet best_transitions(std::span<const language::WordIndex> gold_heads,
                               const language::ArcEager& state);

}  // namespace dragoman::train
