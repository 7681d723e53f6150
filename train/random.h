// A small generator whose numbers are the same on every machine (the standard library's
// shuffles and distributions are not): splitmix64 of Steele, Lea and Flood (2014).
#pragma once

#include <cstdint>
#include <utility>
#include <vector>

namespace dragoman::train {

class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed) {}
  std::uint64_t next() {
    std::uint64_t z = (state_ += 0x9E3779B97F4A7C15ULL);
    z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9ULL;
    z = (z ^ (z >> 27U)) * 0x94D049BB133111EBULL;
    return z ^ (z >> 31U);
  }
  // 0 .. bound - 1, evenly enough for shuffling.
  std::size_t below(std::size_t bound) { return static_cast<std::size_t>(next() % bound); }

  template <class T>
  void shuffle(std::vector<T>& items) {
    for (std::size_t i = items.size(); i > 1; --i) std::swap(items[i - 1], items[below(i)]);
  }

 private:
  std::uint64_t state_;
};

}  // namespace dragoman::train
