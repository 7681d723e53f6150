#include "language/encoder/projective_tree.h"

#include <cassert>
#include <cstdint>

#include "language/encoder/vector_loops.h"

namespace dragoman::language {
namespace {

// For every stretch of words a sum, so that those with one beginning, or those with one end,
// stand side by side.
class Sums {
 public:
  explicit Sums(std::size_t words) : words_(words), sums_(words * words) {}
  float& operator()(std::size_t fixed, std::size_t moving) {
    return sums_[fixed * words_ + moving];
  }
  const float* row(std::size_t fixed, std::size_t moving) const {
    return sums_.data() + fixed * words_ + moving;
  }

 private:
  std::size_t words_;
  std::vector<float> sums_;
};

// Where the two parts of the best reading of a stretch meet.
class Meets {
 public:
  explicit Meets(std::size_t words) : words_(words), meets_(words * words) {}
  std::uint32_t& operator()(std::size_t from, std::size_t to) { return meets_[from * words_ + to]; }
  std::uint32_t operator()(std::size_t from, std::size_t to) const {
    return meets_[from * words_ + to];
  }

 private:
  std::size_t words_;
  std::vector<std::uint32_t> meets_;
};

// Readings of stretches headed by their first or last word. Whole: the other end has all its
// dependents. Arc: the other end hangs on the head. Sums are kept `by_from` (from, to), `by_to`
// (to, from), or both, as they are gone through.
struct Charts {
  Sums whole_first_by_from, whole_first_by_to, whole_last_by_from, whole_last_by_to;
  Sums arc_first_by_from, arc_last_by_to;
  Meets whole_first, whole_last, arc;

  explicit Charts(std::size_t words)
      : whole_first_by_from(words),
        whole_first_by_to(words),
        whole_last_by_from(words),
        whole_last_by_to(words),
        arc_first_by_from(words),
        arc_last_by_to(words),
        whole_first(words),
        whole_last(words),
        arc(words) {}
};

void fill_stretch(Charts& c, std::size_t from, std::size_t to, float first_on_last,
                  float last_on_first) {
  const std::size_t width = to - from;
  const auto halves = largest_sum(c.whole_first_by_from.row(from, from),
                                  c.whole_last_by_to.row(to, from + 1), width);
  c.arc(from, to) = static_cast<std::uint32_t>(from + halves.at);
  c.arc_first_by_from(from, to) = halves.sum + last_on_first;
  c.arc_last_by_to(to, from) = halves.sum + first_on_last;

  const auto first = largest_sum(c.arc_first_by_from.row(from, from + 1),
                                 c.whole_first_by_to.row(to, from + 1), width);
  c.whole_first(from, to) = static_cast<std::uint32_t>(from + 1 + first.at);
  c.whole_first_by_from(from, to) = c.whole_first_by_to(to, from) = first.sum;

  const auto last =
      largest_sum(c.whole_last_by_from.row(from, from), c.arc_last_by_to.row(to, from), width);
  c.whole_last(from, to) = static_cast<std::uint32_t>(from + last.at);
  c.whole_last_by_from(from, to) = c.whole_last_by_to(to, from) = last.sum;
}

enum class Headed { by_first, by_last };

struct Stretch {
  std::size_t from, to;
  Headed headed;
};

// Follows the best readings down to single words.
void read_off(const Charts& charts, std::vector<Stretch> waiting, std::vector<std::size_t>& heads) {
  while (!waiting.empty()) {
    const auto [from, to, headed] = waiting.back();
    waiting.pop_back();
    if (from == to) continue;
    const bool first = headed == Headed::by_first;
    const std::size_t end = first ? charts.whole_first(from, to) : charts.whole_last(from, to);
    waiting.push_back(first ? Stretch{end, to, Headed::by_first}
                            : Stretch{from, end, Headed::by_last});
    // The arc that reaches from the head to `end`, over two halves.
    const std::size_t left = first ? from : end;
    const std::size_t right = first ? end : to;
    const std::size_t meet = charts.arc(left, right);
    heads[end] = first ? from : to;
    waiting.push_back({left, meet, Headed::by_first});
    waiting.push_back({meet + 1, right, Headed::by_last});
  }
}

}  // namespace

std::vector<std::size_t> best_tree(std::span<const float> scores, std::size_t words) {
  assert(scores.size() == words * (words + 1));
  std::vector<std::size_t> heads(words, tree_root);
  if (words == 0) return heads;
  Charts charts(words);
  const auto score = [&](std::size_t word, std::size_t head) {
    return scores[word * (words + 1) + 1 + head];
  };
  for (std::size_t width = 1; width < words; ++width)
    for (std::size_t from = 0, to = width; to < words; ++from, ++to)
      fill_stretch(charts, from, to, score(from, to), score(to, from));

  std::vector<float> by_itself(words);  // how well each word would be the root
  for (std::size_t word = 0; word < words; ++word)
    by_itself[word] = scores[word * (words + 1)] + *charts.whole_last_by_from.row(0, word);
  const std::size_t root =
      largest_sum(by_itself.data(), charts.whole_first_by_to.row(words - 1, 0), words).at;
  read_off(charts, {{0, root, Headed::by_last}, {root, words - 1, Headed::by_first}}, heads);
  return heads;
}

}  // namespace dragoman::language
