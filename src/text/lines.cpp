#include "text/lines.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <cstdint>

#include "text/openings.h"

namespace dragoman {
namespace {

// Where a mark that ends the text stands at the end of a line: "… next year. ###".
std::size_t end_mark(std::string_view text, Span line, const FurnitureTables& tables) {
  const auto words = slice(text, line);
  const auto blank = words.rfind(' ');
  if (blank == std::string_view::npos || blank + 2 >= words.size()) return line.end;
  const auto last = words.substr(blank + 1);
  if (!tables.text_ends.contains(std::string(last))) return line.end;
  const bool after_sentence = words.substr(0, blank).find_last_of(".\"") == blank - 1;
  return after_sentence || !has_word(last) ? line.begin + blank : line.end;
}

// Adds the lines that stand on one printed line, whose markup `whole` has.
void add_lines(std::string_view text, const Line& whole, const FurnitureTables& tables,
               Numbering& numbering, std::vector<Line>& lines) {
  bool first = true;
  for (const auto piece : cut_line(text, whole.span, tables)) {
    Line line = whole;
    line.span = line.words = piece;
    if (!first) {
      line.number.clear();
      line.after_blank = true;
      if (line.kind != MarkKind::item) line.kind = MarkKind::plain;
    }
    first = false;
    if (const auto bullet = bullet_at(text, piece.begin, piece.end, tables); !bullet.empty()) {
      line.marker = std::string(bullet);
      line.words = without_blanks(text, {piece.begin + bullet.size(), piece.end});
    } else if (line.kind == MarkKind::row) {
      // The number of a row is a cell of it.
    } else if (const auto found = numbering.take(text, piece)) {
      line.number = found->number;
      line.words.begin = found->words;
    }
    if (const auto end = end_mark(text, line.words, tables); end < line.words.end) {
      line.words = without_blanks(text, {line.words.begin, end});
      line.ends_text = true;
    }
    if (has_word(slice(text, line.words))) lines.push_back(std::move(line));
  }
}

}  // namespace

std::vector<Line> split_lines(std::string_view text, const std::vector<Mark>& marks,
                              const FurnitureTables& tables) {
  std::vector<Line> lines;
  Numbering numbering;
  auto mark = marks.begin();
  const Mark* current = nullptr;
  bool after_blank = true;
  for (std::size_t begin = 0; begin < text.size();) {
    const auto end =
        lines.size() < most_lines ? std::min(text.find('\n', begin), text.size()) : text.size();
    const auto span = without_blanks(text, {begin, end});
    Line line;
    line.span = span;
    line.indent = static_cast<unsigned>(span.begin - begin);
    begin = end + 1;
    if (!has_word(slice(text, span))) {
      // "***" parts what stands around it, as a blank line does; but a lone end mark ends
      // the text, and find_furniture must see it.
      after_blank = true;
      if (span.empty() || furniture_sign(slice(text, span), tables) != FurnitureSign::end) continue;
      line.words = span;
      line.after_blank = true;
      lines.push_back(std::move(line));
      continue;
    }
    bool first_of_mark = false;
    while (mark != marks.end() && mark->offset <= span.begin) {
      current = &*mark;
      first_of_mark = true;
      ++mark;
    }
    if (current != nullptr) {
      line.kind = current->kind;
      line.level = current->level;
      if (first_of_mark) line.number = current->number;
    }
    line.after_blank = after_blank || first_of_mark;
    after_blank = false;
    add_lines(text, line, tables, numbering, lines);
  }
  return lines;
}

Shape shape_of(std::string_view line) {
  Shape shape;
  const auto* data = reinterpret_cast<const std::uint8_t*>(line.data());
  std::size_t letters = 0;  // of the current word
  bool capital = false;     // the current word begins with one
  bool small_seen = false;
  bool capital_seen = false;
  std::size_t wide = 0;
  bool in_word = false;
  const auto end_word = [&] {
    if (in_word) ++shape.words;
    if (letters >= 4) {
      ++shape.long_words;
      if (capital) ++shape.capitalised;
    }
    letters = 0;
    capital = false;
    in_word = false;
  };
  for (std::size_t at = 0; at < line.size();) {
    UChar32 c = data[at];
    if (c < 0x80) {
      ++at;
    } else {
      U8_NEXT(data, at, line.size(), c);
    }
    ++shape.characters;
    if (c == ' ' || c == '\n' || c == '\t' || c == 0xA0 || c == 0x3000) {
      end_word();
      continue;
    }
    in_word = true;
    const bool ascii = c >= 0 && c < 0x80;
    const bool small = ascii ? c >= 'a' && c <= 'z' : c >= 0 && u_islower(c) != 0;
    const bool large = ascii ? c >= 'A' && c <= 'Z' : c >= 0 && u_isupper(c) != 0;
    if (shape.characters == 1) shape.begins_small = small;
    if (small || large || (!ascii && c >= 0 && u_isalpha(c) != 0)) {
      if (letters == 0) capital = large;
      ++letters;
    }
    small_seen |= small;
    capital_seen |= large;
    if (c >= 0x2E80 && (c < 0xAC00 || c > 0xD7A3)) ++wide;
  }
  end_word();
  shape.words += wide / 2;
  shape.all_capitals = capital_seen && !small_seen;

  auto tail = line;
  const auto drop = [&](std::string_view closing) {
    if (!tail.ends_with(closing)) return false;
    tail.remove_suffix(closing.size());
    return true;
  };
  while (drop("\"") || drop("'") || drop("”") || drop("’") || drop("»") || drop(")") || drop("]") ||
         drop(" ") || drop("」") || drop("\xC2\xA0")) {
  }
  shape.ends_sentence = tail.ends_with('.') || tail.ends_with('!') || tail.ends_with('?') ||
                        tail.ends_with("。") || tail.ends_with("…") || tail.ends_with("؟") ||
                        tail.ends_with("।");
  // "… with Prime Minister Lee Jr.", "Ties with the U.S.": an abbreviation that ends a title; not
  // "… opened its Embassy in May."
  const auto last_word = tail.substr(tail.rfind(' ') + 1);
  constexpr std::size_t longest_abbreviation = 4;
  const bool dotted = last_word.find('.') + 1 < last_word.size();
  const bool vowel = last_word.find_first_of("aeiouyAEIOUY") != std::string_view::npos;
  if (tail.ends_with('.') && last_word.size() <= longest_abbreviation && (dotted || !vowel) &&
      last_word.front() >= 'A' && last_word.front() <= 'Z' &&
      shape.capitalised * 10 >= shape.long_words * 7) {
    shape.ends_sentence = false;
  }
  shape.ends_colon = tail.ends_with(':') || tail.ends_with("：");
  shape.ends_open = shape.ends_colon || tail.ends_with(',') || tail.ends_with(';') ||
                    tail.ends_with("–") || tail.ends_with("—") || tail.ends_with('-');
  return shape;
}

bool reads_as_prose(const Shape& shape) {
  constexpr std::size_t shortest_sentence = 6;
  return shape.ends_sentence && shape.words >= shortest_sentence;
}

}  // namespace dragoman
