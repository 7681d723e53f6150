// How much of a release is read: what a reading takes in time and memory is bounded whatever comes.
#pragma once

#include <cstddef>
#include <optional>

#include "dragoman/release.h"
#include "dragoman/span.h"

namespace dragoman {

// No more bytes of a release's blocks are read. It is four hundred pages, more than any release
// has.
inline constexpr std::size_t longest_read = std::size_t{1} << 20U;

// What is not read of a longer one: from there to the end of its last block.
std::optional<Span> unread(const Release& release);

// The release with only the blocks that are read; the last may be cut, between words.
Release readable(const Release& release);

}  // namespace dragoman
