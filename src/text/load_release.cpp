#include <algorithm>
#include <cassert>
#include <string>
#include <string_view>

#include "dragoman/release.h"
#include "text/decode.h"
#include "text/find_blocks.h"
#include "text/find_dateline.h"
#include "text/find_furniture.h"
#include "text/find_title.h"
#include "text/html.h"
#include "text/layout.h"
#include "text/mapped_text.h"
#include "text/metadata.h"

namespace dragoman {
namespace {

bool is_html(const Source& source, std::string_view text) {
  if (source.media_type.starts_with("text/html") ||
      source.media_type.starts_with("application/xhtml")) {
    return true;
  }
  return source.media_type.empty() && looks_like_html(text);
}

// The text that the blocks cover.
std::string content_of(const Release& release) {
  constexpr std::size_t enough = 1 << 14;
  std::string content;
  for (const auto& block : release.blocks) {
    if (content.size() > enough) break;
    content += slice(release.text, block.span);
    content += '\n';
  }
  return content;
}

// Everything that is read off the text itself. Needs release.text.
void complete(Release& release, const std::vector<Mark>& marks, bool marked_up,
              const Metadata& metadata, const ReleaseHints& hints, const FurnitureTables& tables) {
  release.id = hints.id;
  release.publisher = hints.publisher;
  release.url = hints.url.empty() ? metadata.address : hints.url;

  const auto layout = lay_out(release.text, marks, marked_up, tables);
  const auto title = find_title(layout, hints.title, metadata.titles);
  const auto content = find_content(layout, title);
  const auto dateline = find_dateline(layout, title, content, tables);
  release.title = title.title;
  release.blocks = find_blocks(layout, title, content, dateline.lines);

  if (hints.published) {
    release.published = hints.published;
    release.published_basis = DateBasis::given;
  } else if (metadata.date) {
    release.published = on(*metadata.date);
    release.published_basis = DateBasis::page;
  } else if (dateline.date) {
    release.published = on(*dateline.date);
    release.published_basis = DateBasis::dateline;
  }
  release.language = find_language(content_of(release), metadata.language, tables);
}

}  // namespace

Release load_release(const Source& source, const ReleaseHints& hints, const Furniture& furniture) {
  assert(furniture.tables);
  const auto& tables = *furniture.tables;
  auto decoded = decode(source).text;
  Release release;
  if (!is_html(source, decoded.text())) {
    release.anchors = decoded.take_anchors();
    release.text = decoded.take_text();
    complete(release, {}, false, {}, hints, tables);
    return release;
  }
  auto page = read_html(decoded.text(), tables);
  auto whole = compose(page.text, decoded);
  release.anchors = whole.take_anchors();
  release.text = whole.take_text();
  complete(release, page.marks, true, find_metadata(page.facts, tables), hints, tables);
  return release;
}

Release release_of_text(std::string text, const ReleaseHints& hints, const Furniture& furniture) {
  assert(furniture.tables);
  Release release;
  release.text = std::move(text);
  complete(release, {}, false, {}, hints, *furniture.tables);
  return release;
}

Span source_span(const Release& release, Span text_span) {
  assert(text_span.begin <= text_span.end && text_span.end <= release.text.size());
  return source_of(release.anchors, text_span);
}

const Block* block_at(const Release& release, std::size_t offset) {
  const auto after = std::ranges::upper_bound(release.blocks, offset, {},
                                              [](const Block& block) { return block.span.begin; });
  if (after == release.blocks.begin()) return nullptr;
  const auto& block = *std::prev(after);
  return offset < block.span.end ? &block : nullptr;
}

}  // namespace dragoman
