#include "text/find_blocks.h"

#include <algorithm>
#include <string>

namespace dragoman {
namespace {

// Texts are broken to 60 to 100 characters; longer lines are paragraphs of their own.
constexpr std::size_t widest_break = 140;

std::size_t width_of(const Layout& layout, std::size_t i) {
  const auto& line = layout.lines[i];
  return layout.shapes[i].characters + (line.words.begin - line.span.begin);
}

std::size_t first_word_width(std::string_view line) {
  const auto word = line.substr(0, line.find(' '));
  return static_cast<std::size_t>(std::ranges::count_if(
      word, [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

bool begins_new(const Layout& layout, std::size_t i) {
  const auto& line = layout.lines[i];
  return line.after_blank || !line.marker.empty() || !line.number.empty() ||
         line.kind == MarkKind::row;
}

// A sentence plainly runs on from line `i` to the next.
bool runs_on(const Layout& layout, std::size_t i) {
  const auto& shape = layout.shapes[i];
  return !shape.ends_sentence && !shape.ends_colon && layout.shapes[i + 1].begins_small;
}

// The width to which a whole text was broken, or 0: many of its lines are nearly as wide
// as the widest, and none is much wider.
std::size_t break_width(const Layout& layout) {
  constexpr std::size_t fewest_lines = 6;
  std::vector<std::size_t> widths;
  for (std::size_t i = 0; i < layout.size(); ++i) widths.push_back(width_of(layout, i));
  if (widths.size() < fewest_lines) return 0;
  std::ranges::sort(widths);
  const auto widest = widths[widths.size() - 1 - widths.size() / 50];
  if (widest > widest_break) return 0;
  constexpr std::size_t slack = 18;  // a long word that did not fit
  const auto full = static_cast<std::size_t>(
      std::ranges::count_if(widths, [&](std::size_t w) { return w + slack > widest; }));
  return full * 100 >= widths.size() * 45 ? widest : 0;
}

// For each line, whether it goes on in the next.
std::vector<bool> find_joins(const Layout& layout, const FoundTitle& title,
                             const std::vector<bool>& content) {
  std::vector<bool> joins(layout.size(), false);
  const auto text_width = break_width(layout);
  for (std::size_t begin = 0; begin < layout.size();) {
    auto end = begin + 1;  // of the lines that nothing parts
    while (end < layout.size() && !layout.lines[end].after_blank) ++end;
    bool broken = false;
    std::size_t widest = 0;
    for (auto i = begin; i < end; ++i) {
      widest = std::max(widest, width_of(layout, i));
      if (i + 1 < end && !begins_new(layout, i + 1)) broken |= runs_on(layout, i);
    }
    const auto width = broken ? std::max(widest, text_width) : text_width;
    for (auto i = begin; i + 1 < end; ++i) {
      if (!content[i] || !content[i + 1] || begins_new(layout, i + 1)) continue;
      const bool heading = layout.lines[i].kind == MarkKind::heading;
      const bool next_fits_not =
          width <= widest_break &&
          width_of(layout, i) + 1 + first_word_width(layout.words(i + 1)) > width;
      joins[i] = heading || runs_on(layout, i) ||
                 (width > 0 && next_fits_not && !layout.shapes[i].ends_colon);
    }
    begin = end;
  }
  if (title.line != no_line && title.lines == 2) joins[title.line] = true;
  return joins;
}

bool looks_like_heading(const Shape& shape) {
  constexpr std::size_t short_line = 12;
  constexpr std::size_t longest_heading = 45;
  constexpr std::size_t longest_label = 4;  // "Key outcomes:"
  constexpr std::size_t longest_call = 12;  // "WE HEREBY DECLARE:"
  if (shape.words == 0 || shape.words > longest_heading || shape.ends_sentence) return false;
  if (shape.ends_colon) {
    return shape.words <= (shape.all_capitals ? longest_call : longest_label);
  }
  if (shape.ends_open || shape.begins_small) return false;
  if (shape.all_capitals || shape.words <= short_line) return true;
  return shape.capitalised * 10 >= shape.long_words * 7;
}

bool is_figure(const std::string& number) {
  return !number.empty() &&
         std::ranges::all_of(number, [](char c) { return c >= '0' && c <= '9'; });
}

// Consecutive lines of a release that read as one block.
struct Piece {
  std::size_t first = 0;
  std::size_t last = 0;
  Shape shape;
};

class BlockFinder {
 public:
  BlockFinder(const Layout& layout, const FoundTitle& title, const std::vector<DateLine>& datelines)
      : layout_(layout), title_(title), datelines_(datelines) {}

  std::vector<Block> find(const std::vector<Piece>& pieces) {
    for (std::size_t i = 0; i < pieces.size(); ++i) add(pieces, i);
    settle_list();
    // A heading heads something; the last lines of a text are signatures and dates.
    for (auto i = blocks_.size(); i-- > 0;) {
      auto& block = blocks_[i];
      if (block.kind == BlockKind::heading && block.depth > 1) {
        block.kind = BlockKind::paragraph;
        block.depth = 0;
      } else if (!dated_[i]) {
        break;
      }
    }
    return std::move(blocks_);
  }

 private:
  void add(const std::vector<Piece>& pieces, std::size_t i) {
    const auto& piece = pieces[i];
    const auto& line = layout_.lines[piece.first];
    Block block;
    block.span = {line.words.begin, layout_.lines[piece.last].words.end};
    block.number = line.number;
    block.marker = line.marker;
    const bool is_title = piece.first == title_.line;
    const bool dated = datelines_[piece.first].kind != DateLineKind::none;
    if (is_title) {
      block.kind = BlockKind::heading;
      block.depth = 1;
    } else if (!line.marker.empty() || line.kind == MarkKind::item) {
      block.kind = BlockKind::bullet;
    } else if (line.kind == MarkKind::row || dated) {
      block.kind = BlockKind::paragraph;
    } else if (line.kind == MarkKind::heading || looks_like_heading(piece.shape)) {
      // "1. Tajikistan: Foreign Minister … 2. Uzbekistan: …" lists, and heads nothing.
      const bool counted =
          is_figure(line.number) && line.kind != MarkKind::heading &&
          (is_counted_item(pieces, i + 1) || (i > 0 && is_counted_item(pieces, i - 1)));
      block.kind = counted ? BlockKind::bullet : BlockKind::heading;
      block.depth = counted ? 0 : 2;
    }
    if (block.kind == BlockKind::bullet && block.marker.empty() && block.number.empty()) {
      block.marker = "•";  // as browsers print it
    }
    if (block.kind == BlockKind::bullet) {
      block.depth = depth_of(line, block.marker.empty() ? "1" : block.marker);
    } else if (block.kind != BlockKind::paragraph || !block.number.empty()) {
      levels_.clear();
    } else if (line.level == 0) {
      levels_.clear();
    }
    const bool may_be_listed = block.kind == BlockKind::heading && !is_title &&
                               line.kind != MarkKind::heading && block.number.empty() &&
                               !piece.shape.ends_colon && !piece.shape.all_capitals;
    if (!may_be_listed) settle_list();
    if (may_be_listed) ++listed_;
    const bool opens_list = piece.shape.ends_colon && !is_title;
    if (opens_list) list_opened_ = blocks_.size() + 1;
    blocks_.push_back(std::move(block));
    dated_.push_back(dated && !is_title);
  }

  [[nodiscard]] bool is_counted_item(const std::vector<Piece>& pieces, std::size_t i) const {
    if (i >= pieces.size()) return false;
    const auto& line = layout_.lines[pieces[i].first];
    return is_figure(line.number) && line.marker.empty() && looks_like_heading(pieces[i].shape);
  }

  // Two or more short lines right after "Participants:" are a list without bullets.
  void settle_list() {
    constexpr std::size_t fewest = 2;
    if (listed_ >= fewest && list_opened_ + listed_ == blocks_.size()) {
      for (auto i = list_opened_; i < blocks_.size(); ++i) {
        blocks_[i].kind = BlockKind::bullet;
        blocks_[i].depth = 0;
      }
    }
    listed_ = 0;
  }

  // The depth of a bullet: that of the last with its mark and indent since the paragraph above,
  // else one below the last.
  unsigned depth_of(const Line& line, const std::string& marker) {
    if (line.kind == MarkKind::item) return line.level;
    const std::pair key{marker, layout_.marked_up ? 0U : line.indent};
    for (std::size_t depth = 0; depth < levels_.size(); ++depth) {
      if (levels_[depth] == key) {
        levels_.resize(depth + 1);
        return static_cast<unsigned>(depth);
      }
    }
    // Less indented than the last: it cannot be below it.
    while (!levels_.empty() && levels_.back().second > key.second) levels_.pop_back();
    levels_.push_back(key);
    return static_cast<unsigned>(levels_.size() - 1);
  }

  const Layout& layout_;
  const FoundTitle& title_;
  const std::vector<DateLine>& datelines_;
  std::vector<Block> blocks_;
  std::vector<bool> dated_;                               // block is a date line
  std::vector<std::pair<std::string, unsigned>> levels_;  // marks and indents, outermost first
  std::size_t listed_ = 0;                                // heading-like blocks at the end
  std::size_t list_opened_ = 0;                           // block after the last "…:"
};

}  // namespace

std::vector<Block> find_blocks(const Layout& layout, const FoundTitle& title,
                               const std::vector<bool>& content,
                               const std::vector<DateLine>& datelines) {
  const auto joins = find_joins(layout, title, content);
  std::vector<Piece> pieces;
  for (std::size_t i = 0; i < layout.size(); ++i) {
    const bool is_title = title.line != no_line && i >= title.line && i < title.line + title.lines;
    if (!content[i] || (datelines[i].kind == DateLineKind::labelled && !is_title)) continue;
    const auto first = i;
    while (i + 1 < layout.size() && joins[i]) ++i;
    auto shape = layout.shapes[first];
    if (i > first) {
      const Span whole{layout.lines[first].words.begin, layout.lines[i].words.end};
      shape = shape_of(slice(layout.text, whole));
    }
    pieces.push_back({first, i, shape});
  }
  return BlockFinder(layout, title, datelines).find(pieces);
}

}  // namespace dragoman
