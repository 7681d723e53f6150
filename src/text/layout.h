// The lines of a release with all that is told about each: what find_title, find_furniture,
// find_dateline and find_blocks work on.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "text/furniture.h"
#include "text/lines.h"

namespace dragoman {

struct Layout {
  std::string_view text;
  std::vector<Line> lines;
  std::vector<Shape> shapes;  // of the lines' words
  std::vector<FurnitureSign> signs;
  bool marked_up = false;  // lines come from HTML

  [[nodiscard]] std::size_t size() const { return lines.size(); }
  [[nodiscard]] std::string_view line(std::size_t i) const { return slice(text, lines[i].span); }
  [[nodiscard]] std::string_view words(std::size_t i) const { return slice(text, lines[i].words); }
  [[nodiscard]] bool prose(std::size_t i) const {
    return signs[i] == FurnitureSign::none && reads_as_prose(shapes[i]);
  }
};

inline constexpr std::size_t no_line = static_cast<std::size_t>(-1);

inline Layout lay_out(std::string_view text, const std::vector<Mark>& marks, bool marked_up,
                      const FurnitureTables& tables) {
  Layout layout{text, split_lines(text, marks, tables), {}, {}, marked_up};
  layout.shapes.reserve(layout.size());
  layout.signs.reserve(layout.size());
  for (std::size_t i = 0; i < layout.size(); ++i) {
    layout.shapes.push_back(shape_of(layout.words(i)));
    const auto sign = furniture_sign(layout.words(i), tables);
    // The cells of a table look like a menu, and are none.
    const bool row = layout.lines[i].kind == MarkKind::row && sign == FurnitureSign::weak;
    layout.signs.push_back(row ? FurnitureSign::none : sign);
  }
  return layout;
}

}  // namespace dragoman
