#include <algorithm>
#include <cassert>
#include <string>
#include <string_view>
#include <utility>

#include "dragoman/release.h"
#include "text/decode.h"
#include "text/find_blocks.h"
#include "text/find_dateline.h"
#include "text/find_furniture.h"
#include "text/find_title.h"
#include "text/html.h"
#include "text/layout.h"
#include "text/mail.h"
#include "text/mapped_text.h"
#include "text/metadata.h"
#include "text/pdf.h"

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

// A page, or the HTML of a mail.
Release release_of_page(const MappedText& decoded, const ReleaseHints& hints,
                        const FurnitureTables& tables, Metadata beside) {
  auto page = read_html(decoded.text(), tables);
  auto whole = compose(page.text, decoded);
  Release release;
  release.anchors = whole.take_anchors();
  release.text = whole.take_text();
  auto metadata = find_metadata(page.facts, tables);
  metadata.titles.insert(metadata.titles.begin(), beside.titles.begin(), beside.titles.end());
  if (beside.date) metadata.date = beside.date;
  complete(release, page.marks, true, metadata, hints, tables);
  return release;
}

// Plain text, however it was come by.
Release release_of_plain(MappedText text, const ReleaseHints& hints, const FurnitureTables& tables,
                         const Metadata& beside) {
  Release release;
  release.anchors = text.take_anchors();
  release.text = text.take_text();
  complete(release, {}, false, beside, hints, tables);
  return release;
}

Metadata told_beside(const std::string& title, const std::optional<Date>& date) {
  Metadata metadata;
  if (!title.empty()) metadata.titles.push_back(title);
  metadata.date = date;
  return metadata;
}

Release release_of_mail(const Source& source, const ReleaseHints& hints,
                        const FurnitureTables& tables) {
  auto mail = read_mail(source.bytes);
  const auto beside = told_beside(mail.subject, mail.date);
  const Source part{.bytes = mail.body.text(),
                    .media_type = mail.media_type,
                    .charset = mail.charset,
                    .address = {}};
  auto decoded = compose(decode(part).text, mail.body);
  if (!is_html(part, decoded.text())) {
    return release_of_plain(std::move(decoded), hints, tables, beside);
  }
  return release_of_page(decoded, hints, tables, beside);
}

}  // namespace

Release load_release(const Source& source, const ReleaseHints& hints, const Furniture& furniture) {
  assert(furniture.tables);
  const auto& tables = *furniture.tables;
  if (source.media_type == "message/rfc822") return release_of_mail(source, hints, tables);
  if (source.media_type == "application/pdf" ||
      (source.media_type.empty() && is_pdf(source.bytes))) {
    auto pdf = read_pdf(source.bytes);
    return release_of_plain(std::move(pdf.text), hints, tables, told_beside(pdf.title, pdf.date));
  }
  auto decoded = decode(source).text;
  if (!is_html(source, decoded.text())) {
    return release_of_plain(std::move(decoded), hints, tables, {});
  }
  return release_of_page(decoded, hints, tables, {});
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
