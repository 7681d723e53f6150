// Hashed features. A feature is a 32-bit key made of the number of its template and the
// values that fill it; unseen combinations simply have no weight. Collisions of the full
// 32 bits are rare enough (one in some thousands of look-ups) to be ignored.
#pragma once

#include <array>
#include <cassert>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace dragoman::language {

// FNV-1a over bytes, finished by folding the upper half in.
class TextHash {
 public:
  explicit constexpr TextHash(std::uint32_t seed = 0)
      : state_(14695981039346656037ULL + seed * 0x9E3779B97F4A7C15ULL) {}
  constexpr void add(char byte) {
    state_ ^= static_cast<unsigned char>(byte);
    state_ *= 1099511628211ULL;
  }
  [[nodiscard]] constexpr std::uint32_t value() const {
    return static_cast<std::uint32_t>(state_ ^ (state_ >> 32U));
  }

 private:
  std::uint64_t state_;
};

constexpr std::uint32_t hash_text(std::string_view text, std::uint32_t seed = 0) {
  TextHash hash(seed);
  for (const char c : text) hash.add(c);
  return hash.value();
}

// Mixes a template number and up to four values; never 0, which marks empty table slots.
// The multipliers are those of MurmurHash3's finaliser and the golden ratio.
constexpr std::uint32_t mix(std::uint32_t kind, std::uint32_t a, std::uint32_t b = 0,
                            std::uint32_t c = 0, std::uint32_t d = 0) {
  std::uint64_t h = kind * 0x9E3779B97F4A7C15ULL;
  h = (h ^ a) * 0xff51afd7ed558ccdULL;
  h = (h ^ (h >> 29U) ^ b) * 0xc4ceb9fe1a85ec53ULL;
  h = (h ^ (h >> 31U) ^ c) * 0x9E3779B97F4A7C15ULL;
  h = (h ^ (h >> 30U) ^ d) * 0xff51afd7ed558ccdULL;
  const auto key = static_cast<std::uint32_t>(h >> 32U);
  return key == 0 ? 1 : key;
}

// More than any decision has.
inline constexpr std::size_t most_features = 96;

// The features of one decision, in the order of their templates: the n-th added is of
// template first + n, so every decision must add all of its templates.
class FeatureList {
 public:
  void start(std::uint32_t first_template) {
    size_ = 0;
    next_template_ = first_template;
  }
  void add(std::uint32_t a, std::uint32_t b = 0, std::uint32_t c = 0, std::uint32_t d = 0) {
    assert(size_ < keys_.size());
    keys_[size_++] = mix(next_template_++, a, b, c, d);
  }
  [[nodiscard]] std::span<const std::uint32_t> keys() const { return {keys_.data(), size_}; }

 private:
  std::array<std::uint32_t, most_features> keys_{};
  std::size_t size_ = 0;
  std::uint32_t next_template_ = 0;
};

// First template numbers of the models, so that they can never share a key by accident.
enum FirstTemplate : std::uint32_t {
  tag_templates = 100,
  parse_templates = 200,
  label_templates = 300,
  entity_templates = 400,
  break_templates = 500,
  lemma_templates = 600,
};

}  // namespace dragoman::language
