// How the record writes and reads what it keeps as words.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "dragoman/date.h"
#include "dragoman/release.h"

namespace dragoman {

inline std::optional<std::string> edtf_of(const std::optional<When>& when) {
  return when ? std::optional(to_edtf(*when)) : std::nullopt;
}

std::string_view block_word(BlockKind kind);
// Unknown words, which no program of this version writes, count as paragraphs.
BlockKind block_kind_of(std::string_view word);

}  // namespace dragoman
