// A release: one page a ministry published, as clean text that points back to its bytes.
//
//   bytes ──decode, strip markup──▶ text ──find blocks──▶ headings, paragraphs, bullets
//
// Text is never edited after it is loaded; furniture (menus, share lists, footers) stays
// in the text where the page came as plain text, but no block covers it.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "dragoman/date.h"
#include "dragoman/error.h"
#include "dragoman/span.h"

namespace dragoman {

// The bytes as published. `bytes` is never edited.
struct Source {
  std::string bytes;
  std::string media_type;  // "text/html", "text/plain"; empty: told by content
  std::string charset;     // as declared by the transport; empty: told by BOM, page or content
  std::string address;     // URL or file path; only for people to read
};

enum class BlockKind : std::uint8_t { heading, paragraph, bullet };

// A piece of the text that reads on its own: sentences never cross blocks.
struct Block {
  BlockKind kind = BlockKind::paragraph;
  Span span;           // its words, without number or bullet
  std::string number;  // as printed, without its dot: "1", "a", "IV"; empty if none
  std::string marker;  // the bullet as printed: "o", "-", "※", "•"; empty if none
  unsigned depth = 0;  // bullets: 0 outermost; headings: 1 for the title, 2 below
};

// How a release's date is known; printed as these words.
enum class DateBasis : std::uint8_t {
  unknown,
  given,     // by the caller
  page,      // meta tag, JSON-LD, <time>
  dateline,  // printed in the text
  inferred,  // from who held office, anniversaries, weekdays
};

std::string_view to_string(DateBasis basis);
std::optional<DateBasis> parse_date_basis(std::string_view word);

// Text offset `text` and all that follow up to the next anchor stand at source offset
// `source` onwards; where a run of text was made from other bytes (entity, other
// encoding), `verbatim` is false and the whole run stands for [source, next.source).
struct Anchor {
  std::size_t text = 0;
  std::size_t source = 0;
  bool verbatim = true;
};

struct Release {
  std::string id;
  std::string title;
  std::string text;             // UTF-8, line breaks as '\n'
  std::vector<Block> blocks;    // in order, not overlapping
  std::vector<Anchor> anchors;  // sorted by text; empty: text is the source
  std::string publisher;        // party code ("KOR"), empty if unknown
  std::optional<When> published;
  DateBasis published_basis = DateBasis::unknown;
  std::string language;  // BCP 47, "en"; empty if unknown
  std::string url;
};

// What the caller knows of a release; wins over what the page says.
struct ReleaseHints {
  std::string id;
  std::string title;
  std::string publisher;
  std::optional<When> published;
  std::string url;
};

struct FurnitureTables;

// The words by which page furniture, bullets and dates are known: menus, share lists,
// cookie notes, month names in several languages. Immutable: copy and share it freely.
struct Furniture {
  std::shared_ptr<const FurnitureTables> tables;  // never null once loaded
};

// Reads the tables of `data_folder`/furniture ("data" in the source tree). All faults of
// all files are told at once, with file and line.
Result<Furniture> load_furniture(const std::filesystem::path& data_folder);

// Reads a page: decodes it (UTF-8, UTF-16, windows-1252, EUC-KR/CP949 …), takes markup
// and furniture off, finds blocks and metadata. Messy or empty pages yield less, never an
// error; invalid bytes become U+FFFD.
Release load_release(const Source& source, const ReleaseHints& hints, const Furniture& furniture);

// Takes UTF-8 text as it is given: `Release::text` equals `text` byte for byte (so quotes
// are found in it), with '\r' and control characters where it has them; only blocks and
// metadata are looked for. Bytes that are no UTF-8 are kept as well and count as letters.
Release release_of_text(std::string text, const ReleaseHints& hints, const Furniture& furniture);

// Where a piece of Release::text stands in Source::bytes. Exact where the text was taken
// verbatim; else the smallest run of source bytes known to stand for it. Needs
// text_span.end <= release.text.size().
Span source_span(const Release& release, Span text_span);

// The block that holds this offset, or nullptr in furniture and between blocks.
const Block* block_at(const Release& release, std::size_t offset);

}  // namespace dragoman
