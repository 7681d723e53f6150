#include "learn_meanings.h"

#include <cmath>
#include <numeric>

namespace dragoman::train {

namespace {

double product(std::span<const float> a, std::span<const float> b) {
  return std::transform_reduce(a.begin(), a.end(), b.begin(), 0.0, std::plus{},
                               [](double x, double y) { return x * y; });
}

// A symmetric matrix of positive definite kind; the triangle below the diagonal is looked at.
class Square {
 public:
  explicit Square(std::size_t size) : size_(size), cells_(size * size) {}
  double& at(std::size_t row, std::size_t column) { return cells_[row * size_ + column]; }

  // The triangle becomes that of Cholesky: the matrix is its product with its mirror image.
  void decompose() {
    for (std::size_t i = 0; i < size_; ++i) {
      for (std::size_t j = 0; j <= i; ++j) {
        double rest = at(i, j);
        for (std::size_t k = 0; k < j; ++k) rest -= at(i, k) * at(j, k);
        at(i, j) = i == j ? std::sqrt(rest) : rest / at(j, j);
      }
    }
  }

  // Solves for a right side, once decomposed.
  std::vector<double> solve(std::vector<double> side) {
    for (std::size_t i = 0; i < size_; ++i) {
      for (std::size_t k = 0; k < i; ++k) side[i] -= at(i, k) * side[k];
      side[i] /= at(i, i);
    }
    for (std::size_t i = size_; i-- > 0;) {
      for (std::size_t k = i + 1; k < size_; ++k) side[i] -= at(k, i) * side[k];
      side[i] /= at(i, i);
    }
    return side;
  }

 private:
  std::size_t size_;
  std::vector<double> cells_;
};

}  // namespace

// There are fewer examples than numbers: it is solved for a share of each example, and weights are
// the examples' numbers times their shares.
std::vector<double> learn_meanings(const std::vector<MeaningExample>& examples, std::size_t labels,
                                   double ridge) {
  if (examples.empty()) return {};
  const std::size_t count = examples.size();
  const std::size_t numbers = examples.front().meanings.size();
  Square likeness(count);
  double squares = 0;
  for (std::size_t i = 0; i < count; ++i) {
    for (std::size_t j = 0; j <= i; ++j) {
      likeness.at(i, j) = product(examples[i].meanings, examples[j].meanings);
    }
    squares += likeness.at(i, i);
  }
  const double unit = squares / static_cast<double>(count);
  for (std::size_t i = 0; i < count; ++i) {
    likeness.at(i, i) += ridge * unit / examples[i].weight;
  }
  likeness.decompose();

  std::vector<double> weights(numbers * labels, 0);
  for (std::size_t label = 0; label < labels; ++label) {
    std::vector<double> wanted;
    for (const auto& example : examples) wanted.push_back(example.label == label ? 1 : 0);
    const auto shares = likeness.solve(std::move(wanted));
    for (std::size_t i = 0; i < count; ++i) {
      for (std::size_t n = 0; n < numbers; ++n) {
        weights[n * labels + label] += shares[i] * static_cast<double>(examples[i].meanings[n]);
      }
    }
  }
  return weights;
}

}  // namespace dragoman::train
