// What must hold of every release, whatever bytes it was made from.
#pragma once

#include "dragoman/release.h"
#include "fuzz/target.h"

namespace dragoman::fuzz {

inline const Furniture& furniture() {
  static const auto tables = loaded(load_furniture(root / "data"));
  return tables;
}

inline void check_release(const Release& release, std::size_t source_size) {
  std::size_t end = 0;
  for (const auto& block : release.blocks) {
    must(block.span.begin <= block.span.end && block.span.end <= release.text.size(),
         "a block stands in the text");
    must(block.span.begin >= end, "blocks are in order and do not overlap");
    end = block.span.end;
    const auto source = source_span(release, block.span);
    must(source.begin <= source.end && source.end <= source_size, "a block has its bytes");
  }
}

}  // namespace dragoman::fuzz
