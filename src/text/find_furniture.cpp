#include "text/find_furniture.h"

#include <algorithm>

namespace dragoman {
namespace {

bool is_title(const FoundTitle& title, std::size_t i) {
  return title.line != no_line && i >= title.line && i < title.line + title.lines;
}

// The line after the last of the text, by an end mark that prose stands before.
std::size_t end_by_mark(const Layout& layout) {
  bool prose = false;
  for (std::size_t i = 0; i < layout.size(); ++i) {
    if (layout.signs[i] == FurnitureSign::end && prose) return i;
    prose |= layout.prose(i);
    if (layout.lines[i].ends_text && prose) return i + 1;
  }
  return layout.size();
}

// Where the release begins: at its title, unless prose stands before that.
std::size_t first_line(const Layout& layout, const FoundTitle& title) {
  if (title.line == no_line) return 0;
  std::size_t prose = 0;
  bool furniture = layout.marked_up || title.known;
  for (std::size_t i = 0; i < title.line; ++i) {
    prose += layout.prose(i) ? 1U : 0U;
    furniture |= layout.signs[i] != FurnitureSign::none;
  }
  // One sentence may be a notice of the site ("Official website: here is how you know.").
  return furniture && prose <= 1 ? title.line : 0;
}

// Whether the sign of a line tells. A weak one does next to another sign, as menus and share
// lists come in rows.
bool counts(const Layout& layout, std::size_t i, std::size_t begin, std::size_t end) {
  if (layout.signs[i] != FurnitureSign::weak) return layout.signs[i] != FurnitureSign::none;
  return (i > begin && layout.signs[i - 1] != FurnitureSign::none) ||
         (i + 1 < end && layout.signs[i + 1] != FurnitureSign::none);
}

// An item that a release may end with: a list of delegates, of documents.
bool is_listed_content(const Layout& layout, std::size_t i) {
  constexpr std::size_t fewest_words = 5;
  const auto& line = layout.lines[i];
  return layout.signs[i] == FurnitureSign::none && (!line.marker.empty() || !line.number.empty()) &&
         layout.shapes[i].words >= fewest_words;
}

// From the first sign of furniture after the last sentence or long item on, all is.
std::size_t end_by_footer(const Layout& layout, std::size_t begin, std::size_t end) {
  auto after_last = begin;
  for (auto i = begin; i < end; ++i) {
    if (layout.prose(i) || is_listed_content(layout, i)) after_last = i + 1;
  }
  for (auto i = after_last; i < end && after_last > begin; ++i) {
    if (counts(layout, i, begin, end)) return i;
  }
  return end;
}

}  // namespace

std::vector<bool> find_content(const Layout& layout, const FoundTitle& title) {
  std::vector<bool> content(layout.size(), false);
  const auto begin = first_line(layout, title);
  const auto end = end_by_footer(layout, begin, end_by_mark(layout));
  for (auto i = begin; i < end; ++i) {
    content[i] = is_title(title, i) || !counts(layout, i, begin, end);
  }
  return content;
}

}  // namespace dragoman
