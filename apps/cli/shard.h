// One of several runs that share the work: 3/8 takes the 3rd, 11th, 19th … release.
//
// By number rather than by id: shards differ by one release at most, and which one has a release
// is seen without reading it.
#pragma once

#include <cstddef>
#include <string_view>

#include "dragoman/error.h"

namespace dragoman::cli {

struct Shard {
  std::size_t nth = 1;
  std::size_t of = 1;

  // `number`: from 1.
  [[nodiscard]] bool has(std::size_t number) const { return (number - 1) % of == nth - 1; }
};

// "3/8"; empty: all there is.
Result<Shard> parse_shard(std::string_view option);

}  // namespace dragoman::cli
