#include "record/words.h"

namespace dragoman {

std::string_view block_word(BlockKind kind) {
  switch (kind) {
    case BlockKind::heading:
      return "heading";
    case BlockKind::paragraph:
      return "paragraph";
    case BlockKind::bullet:
      return "bullet";
  }
  return "paragraph";
}

BlockKind block_kind_of(std::string_view word) {
  if (word == "heading") return BlockKind::heading;
  return word == "bullet" ? BlockKind::bullet : BlockKind::paragraph;
}

}  // namespace dragoman
