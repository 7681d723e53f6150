#include "reading/lead_in.h"

#include <algorithm>

#include "base/tsv.h"

namespace dragoman {

namespace {

constexpr std::size_t max_items = 60;

bool goes_on(std::string_view words) {
  return words.ends_with(';') || words.ends_with(',') || words.ends_with("; and") ||
         words.ends_with(", and");
}

// The word of the block's last sentence that hangs on nothing.
TokenIndex head_of_block(const Syntax& syntax, Span block) {
  auto token = syntax.token_at(block.end - 1);
  if (token >= syntax.size()) return no_token;
  const auto range = syntax.analysis().sentences[syntax.sentence(token)].tokens;
  for (auto word = range.begin; word < range.end; ++word)
    if (syntax.head(word) == no_token && block.contains(syntax.span(word))) return word;
  return no_token;
}

}  // namespace

TokenIndex lead_in(const Syntax& syntax, TokenIndex token) {
  const auto& release = syntax.release();
  const auto offset = syntax.span(token).begin;
  const auto after = std::ranges::partition_point(
      release.blocks, [offset](const Block& block) { return block.span.end <= offset; });
  if (after == release.blocks.end() || !after->span.contains(syntax.span(token))) return no_token;
  auto item = after;
  for (std::size_t steps = 0; item != release.blocks.begin() && steps < max_items; ++steps) {
    const auto before = std::prev(item);
    const auto words = trim(slice(release.text, before->span));
    if (words.ends_with(':')) return head_of_block(syntax, before->span);
    const bool of_list = goes_on(words) || before->kind == BlockKind::bullet;
    if (!of_list || before->kind == BlockKind::heading) return no_token;
    item = before;
  }
  return no_token;
}

}  // namespace dragoman
