#include "text/likeness.h"

#include <algorithm>
#include <deque>
#include <limits>
#include <numeric>
#include <tuple>
#include <utility>

namespace dragoman {

namespace {

constexpr std::size_t run_of_words = 5;
constexpr std::size_t fewest_runs = 16;
// Sketches that agree in all numbers of a band are compared: of two that are like by 0.8, all but
// one in five thousand do.
constexpr std::size_t bands = 16;

// The finaliser of SplitMix64 (Steele and others 2014).
std::uint64_t mixed(std::uint64_t x) {
  x += 0x9e3779b97f4a7c15ULL;
  x = (x ^ (x >> 30U)) * 0xbf58476d1ce4e5b9ULL;
  x = (x ^ (x >> 27U)) * 0x94d049bb133111ebULL;
  return x ^ (x >> 31U);
}

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
         static_cast<unsigned char>(c) >= 0x80;
}

// Calls take(hash) for each word. FNV-1a.
template <class Take>
void each_word(const Release& release, Take take) {
  constexpr std::uint64_t begin = 0xcbf29ce484222325ULL;
  for (const auto& block : release.blocks) {
    auto hash = begin;
    bool in_word = false;
    for (const char c : slice(release.text, block.span)) {
      if (!is_letter(c)) {
        if (std::exchange(in_word, false)) take(hash);
        hash = begin;
        continue;
      }
      in_word = true;
      const char lower = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
      hash = (hash ^ static_cast<unsigned char>(lower)) * 0x100000001b3ULL;
    }
    if (in_word) take(hash);
  }
}

class Groups {
 public:
  explicit Groups(std::size_t size) : first_(size) {
    std::iota(first_.begin(), first_.end(), std::uint32_t{0});
  }

  std::uint32_t first_of(std::uint32_t i) {
    while (first_[i] != i) i = first_[i] = first_[first_[i]];
    return i;
  }

  void join(std::uint32_t a, std::uint32_t b) {
    a = first_of(a);
    b = first_of(b);
    first_[std::max(a, b)] = std::min(a, b);
  }

 private:
  std::vector<std::uint32_t> first_;
};

}  // namespace

Sketch sketch_of(const Release& release) {
  Sketch sketch;
  sketch.least.fill(std::numeric_limits<std::uint32_t>::max());
  std::deque<std::uint64_t> run;
  std::size_t runs = 0;
  each_word(release, [&](std::uint64_t word) {
    run.push_back(word);
    if (run.size() > run_of_words) run.pop_front();
    if (run.size() < run_of_words) return;
    ++runs;
    std::uint64_t hash = 0;
    for (const auto part : run) hash = mixed(hash ^ part);
    for (std::size_t i = 0; i < sketch.least.size(); ++i) {
      const auto value = static_cast<std::uint32_t>(mixed(hash + i) >> 32U);
      sketch.least[i] = std::min(sketch.least[i], value);
    }
  });
  sketch.empty = runs < fewest_runs;
  return sketch;
}

double likeness(const Sketch& a, const Sketch& b) {
  if (a.empty || b.empty) return 0;
  std::size_t same = 0;
  for (std::size_t i = 0; i < a.least.size(); ++i) same += a.least[i] == b.least[i] ? 1U : 0U;
  return static_cast<double>(same) / static_cast<double>(a.least.size());
}

namespace {

// Puts copies together; gives one of each. Thousands of copies are then no work.
std::vector<std::uint32_t> without_copies(std::span<const Sketch> sketches, Groups& groups) {
  std::vector<std::uint32_t> order;
  for (std::size_t i = 0; i < sketches.size(); ++i) {
    if (!sketches[i].empty) order.push_back(static_cast<std::uint32_t>(i));
  }
  const auto contents = [&](std::uint32_t i) {
    return std::tie(sketches[i].told, sketches[i].least);
  };
  std::ranges::sort(order, [&](std::uint32_t a, std::uint32_t b) {
    return contents(a) != contents(b) ? contents(a) < contents(b) : a < b;
  });
  std::vector<std::uint32_t> ones;
  for (const auto i : order) {
    if (!ones.empty() && contents(ones.back()) == contents(i)) {
      groups.join(ones.back(), i);
    } else {
      ones.push_back(i);
    }
  }
  return ones;
}

}  // namespace

std::vector<std::vector<std::size_t>> alike(std::span<const Sketch> sketches, double least) {
  Groups groups(sketches.size());
  const auto ones = without_copies(sketches, groups);
  std::vector<std::pair<std::uint64_t, std::uint32_t>> keys;
  for (std::size_t band = 0; band < bands; ++band) {
    keys.clear();
    for (const auto i : ones) {
      const auto& sketch = sketches[i];
      constexpr std::size_t rows = 64 / bands;
      auto key = mixed(sketch.told);
      for (std::size_t j = 0; j < rows; ++j) key = mixed(key ^ sketch.least[band * rows + j]);
      keys.emplace_back(key, i);
    }
    std::ranges::sort(keys);
    for (std::size_t begin = 0; begin < keys.size();) {
      auto end = begin + 1;
      while (end < keys.size() && keys[end].first == keys[begin].first) ++end;
      for (auto i = begin; i < end; ++i) {
        for (auto j = i + 1; j < end; ++j) {
          const auto a = keys[i].second;
          const auto b = keys[j].second;
          if (groups.first_of(a) == groups.first_of(b)) continue;
          if (sketches[a].told == sketches[b].told && likeness(sketches[a], sketches[b]) >= least) {
            groups.join(a, b);
          }
        }
      }
      begin = end;
    }
  }
  std::vector<std::pair<std::uint32_t, std::size_t>> members;
  for (std::size_t i = 0; i < sketches.size(); ++i) {
    members.emplace_back(groups.first_of(static_cast<std::uint32_t>(i)), i);
  }
  std::ranges::sort(members);
  std::vector<std::vector<std::size_t>> found;
  for (std::size_t i = 0; i < members.size(); ++i) {
    const bool first = i == 0 || members[i].first != members[i - 1].first;
    const bool more = i + 1 < members.size() && members[i + 1].first == members[i].first;
    if (first && !more) continue;
    if (first) found.emplace_back();
    found.back().push_back(members[i].second);
  }
  return found;
}

}  // namespace dragoman
