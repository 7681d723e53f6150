#include "dragoman/unread.h"

#include <algorithm>
#include <string_view>

namespace dragoman {

namespace {

// A place at which words may be parted, at `end` or not far before it; at least no letter of UTF-8
// is cut.
std::size_t parting(std::string_view text, std::size_t begin, std::size_t end) {
  constexpr std::size_t longest_word = 1000;
  const auto nearest = end - std::min(end - begin, longest_word);
  for (auto at = end; at > nearest; --at) {
    if (text[at - 1] == ' ' || text[at - 1] == '\n') return at;
  }
  while (end > begin && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80) --end;
  return end;
}

}  // namespace

std::optional<Span> unread(const Release& release) {
  std::size_t room = longest_read;
  for (const auto& block : release.blocks) {
    if (block.span.size() > room) {
      const auto end = parting(release.text, block.span.begin, block.span.begin + room);
      return Span{end, release.blocks.back().span.end};
    }
    room -= block.span.size();
  }
  return {};
}

Release readable(const Release& release) {
  auto part = release;
  const auto rest = unread(release);
  if (!rest) return part;
  std::erase_if(part.blocks, [&](const Block& block) { return block.span.begin >= rest->begin; });
  if (!part.blocks.empty()) {
    auto& last = part.blocks.back().span;
    last.end = std::min(last.end, rest->begin);
  }
  return part;
}

}  // namespace dragoman
