#include "language/encoder/projective_tree.h"

#include <cassert>
#include <limits>

namespace dragoman::language {
namespace {

// The best way to read the words from..to, and where its two parts meet.
struct Best {
  float sum = 0;
  std::size_t meet = 0;
};

// For every stretch of words its best reading.
class Chart {
 public:
  explicit Chart(std::size_t words) : words_(words), cells_(words * words) {}
  Best& operator()(std::size_t from, std::size_t to) { return cells_[from * words_ + to]; }
  const Best& operator()(std::size_t from, std::size_t to) const {
    return cells_[from * words_ + to];
  }

 private:
  std::size_t words_;
  std::vector<Best> cells_;
};

// Stretches headed by their first or last word; an arc stretches over all of its stretch.
struct Charts {
  Chart first_heads, last_heads;        // the other end has all its dependents
  Chart arc_from_first, arc_from_last;  // the other end hangs on it
  explicit Charts(std::size_t words)
      : first_heads(words), last_heads(words), arc_from_first(words), arc_from_last(words) {}
};

// The best place in [begin, end) by `sum_at`; the first of equals.
template <class SumAt>
Best best_of(std::size_t begin, std::size_t end, SumAt sum_at) {
  Best best{sum_at(begin), begin};
  for (std::size_t meet = begin + 1; meet < end; ++meet) {
    const float sum = sum_at(meet);
    if (sum > best.sum) best = {sum, meet};
  }
  return best;
}

void fill(Charts& charts, std::span<const float> scores, std::size_t words) {
  const auto score = [&](std::size_t word, std::size_t head) {
    return scores[word * (words + 1) + 1 + head];
  };
  for (std::size_t width = 1; width < words; ++width) {
    for (std::size_t from = 0; from + width < words; ++from) {
      const std::size_t to = from + width;
      const Best halves = best_of(from, to, [&](std::size_t meet) {
        return charts.first_heads(from, meet).sum + charts.last_heads(meet + 1, to).sum;
      });
      charts.arc_from_first(from, to) = {halves.sum + score(to, from), halves.meet};
      charts.arc_from_last(from, to) = {halves.sum + score(from, to), halves.meet};
      charts.first_heads(from, to) = best_of(from + 1, to + 1, [&](std::size_t meet) {
        return charts.arc_from_first(from, meet).sum + charts.first_heads(meet, to).sum;
      });
      charts.last_heads(from, to) = best_of(from, to, [&](std::size_t meet) {
        return charts.last_heads(from, meet).sum + charts.arc_from_last(meet, to).sum;
      });
    }
  }
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
    const std::size_t end =
        first ? charts.first_heads(from, to).meet : charts.last_heads(from, to).meet;
    waiting.push_back(first ? Stretch{end, to, Headed::by_first}
                            : Stretch{from, end, Headed::by_last});
    // The arc that reaches from the head to `end`, over two halves.
    const std::size_t left = first ? from : end;
    const std::size_t right = first ? end : to;
    const std::size_t meet =
        first ? charts.arc_from_first(left, right).meet : charts.arc_from_last(left, right).meet;
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
  fill(charts, scores, words);
  const std::size_t root = best_of(0, words, [&](std::size_t word) {
                             return charts.last_heads(0, word).sum +
                                    charts.first_heads(word, words - 1).sum +
                                    scores[word * (words + 1)];
                           }).meet;
  read_off(charts, {{0, root, Headed::by_last}, {root, words - 1, Headed::by_first}}, heads);
  return heads;
}

}  // namespace dragoman::language
