#include "oracle.h"

#include <algorithm>
#include <array>
#include <limits>

namespace dragoman::train {
namespace {

using language::ArcEager;
using language::root_head;
using language::Transition;
using language::transition_count;
using language::WordIndex;

// How many arcs of the gold tree can no longer be made after the transition.
int cost(Transition transition, std::span<const WordIndex> gold, const ArcEager& state) {
  const auto gold_head = [gold](WordIndex word) { return gold[static_cast<std::size_t>(word)]; };
  const WordIndex top = state.top();
  const WordIndex next = state.next();
  int lost = 0;
  switch (transition) {
    case Transition::shift:
      for (const WordIndex word : state.stack()) {
        lost += gold_head(next) == word;
        lost += gold_head(word) == next && !state.has_head(word);
      }
      break;
    case Transition::reduce:
      for (WordIndex word = next; word < state.size(); ++word) lost += gold_head(word) == top;
      break;
    case Transition::left_arc:
      for (WordIndex word = next; word < state.size(); ++word) {
        lost += gold_head(word) == top;
        lost += word != next && gold_head(top) == word;
      }
      lost += gold_head(top) == root_head;
      break;
    case Transition::right_arc:
      if (gold_head(next) != top) {
        lost += gold_head(next) >= next || gold_head(next) == root_head;
        for (const WordIndex word : state.stack()) lost += gold_head(next) == word;
      }
      for (const WordIndex word : state.stack())
        lost += gold_head(word) == next && !state.has_head(word);
      break;
  }
  return lost;
}

}  // namespace

TransitionSet best_transitions(std::span<const WordIndex> gold_heads, const ArcEager& state) {
  std::array<int, transition_count> costs{};
  int least = std::numeric_limits<int>::max();
  for (std::size_t i = 0; i < transition_count; ++i) {
    const auto transition = static_cast<Transition>(i);
    costs[i] = state.allows(transition) ? cost(transition, gold_heads, state)
                                        : std::numeric_limits<int>::max();
    least = std::min(least, costs[i]);
  }
  TransitionSet best;
  for (std::size_t i = 0; i < transition_count; ++i)
    if (costs[i] == least) best.add(static_cast<Transition>(i));
  return best;
}

}  // namespace dragoman::train
