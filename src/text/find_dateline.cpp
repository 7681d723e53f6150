#include "text/find_dateline.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <cstdint>
#include <string>

namespace dragoman {
namespace {

// A figure, a word, or a mark of one character.
struct Piece {
  enum class Kind { figure, word, mark };
  Kind kind = Kind::mark;
  Span span;
  unsigned value = 0;  // of a figure of up to four digits
  std::string folded;  // of a word or mark
  bool capital = false;
};

constexpr std::size_t most_pieces = 40;

std::vector<Piece> pieces_of(std::string_view line) {
  std::vector<Piece> pieces;
  const auto* data = reinterpret_cast<const std::uint8_t*>(line.data());
  for (std::size_t at = 0; at < line.size() && pieces.size() < most_pieces;) {
    const auto begin = at;
    UChar32 c = 0;
    U8_NEXT(data, at, line.size(), c);
    if (c < 0 || u_isUWhiteSpace(c)) continue;
    Piece piece;
    const auto take_while = [&](auto belongs) {
      while (at < line.size()) {
        auto next = at;
        U8_NEXT(data, next, line.size(), c);
        if (c < 0 || !belongs(c)) break;
        at = next;
      }
    };
    const auto is_figure = [](UChar32 x) { return x >= '0' && x <= '9'; };
    // Counters of CJK dates are words of their own: 2021年12月1日.
    const auto is_counter = [](UChar32 x) {
      return x == 0x5E74 || x == 0x6708 || x == 0x65E5 || x == 0xB144 || x == 0xC6D4 || x == 0xC77C;
    };
    if (is_figure(c)) {
      piece.kind = Piece::Kind::figure;
      take_while(is_figure);
      if (at - begin <= 4) {
        for (auto i = begin; i < at; ++i) piece.value = piece.value * 10 + (data[i] - '0');
      }
    } else if (u_isalpha(c)) {
      piece.kind = Piece::Kind::word;
      piece.capital = u_isupper(c) != 0 || u_islower(c) == 0;
      const bool counts = !pieces.empty() && pieces.back().kind == Piece::Kind::figure;
      if (!(counts && is_counter(c))) take_while([](UChar32 x) { return u_isalpha(x) != 0; });
    }
    piece.span = {begin, at};
    if (piece.kind != Piece::Kind::figure) piece.folded = fold_case(slice(line, piece.span));
    pieces.push_back(std::move(piece));
  }
  return pieces;
}

struct DateAt {
  Date date;
  std::size_t begin = 0;  // pieces
  std::size_t end = 0;
};

class DateReader {
 public:
  DateReader(const std::vector<Piece>& pieces, const FurnitureTables& tables)
      : pieces_(pieces), tables_(tables) {}

  std::optional<DateAt> first() const {
    for (std::size_t i = 0; i < pieces_.size(); ++i) {
      for (const auto read : {&DateReader::in_figures, &DateReader::cjk, &DateReader::day_first,
                              &DateReader::month_first}) {
        if (auto found = (this->*read)(i); found && is_valid(found->date)) return found;
      }
    }
    return {};
  }

 private:
  [[nodiscard]] bool is_mark(std::size_t i, std::string_view mark) const {
    return i < pieces_.size() && pieces_[i].kind != Piece::Kind::figure &&
           pieces_[i].folded == mark;
  }
  [[nodiscard]] unsigned figure(std::size_t i) const {
    return i < pieces_.size() && pieces_[i].kind == Piece::Kind::figure ? pieces_[i].value : 0;
  }
  [[nodiscard]] unsigned month(std::size_t i) const {
    if (i >= pieces_.size()) return 0;
    const auto found = tables_.months.find(pieces_[i].folded);
    return found == tables_.months.end() ? 0 : found->second;
  }
  [[nodiscard]] static bool is_year(unsigned value) { return value >= 1900 && value < 2100; }
  // Skips marks and words that may stand inside a date: "1 de mayo de 2022".
  [[nodiscard]] std::size_t skip(std::size_t i) const {
    constexpr std::string_view marks[] = {",", ".", "-", "/"};
    while (i < pieces_.size() && (std::ranges::find(marks, pieces_[i].folded) != std::end(marks) ||
                                  tables_.date_fillers.contains(pieces_[i].folded))) {
      ++i;
    }
    return i;
  }
  // "st", "er": after a day.
  [[nodiscard]] std::size_t skip_ordinal(std::size_t i) const {
    return i < pieces_.size() && tables_.ordinal_endings.contains(pieces_[i].folded) ? i + 1 : i;
  }
  static DateAt at(std::size_t begin, std::size_t end, unsigned year, unsigned m, unsigned d) {
    return {{static_cast<int>(year), m, d}, begin, end};
  }

  // 2021-12-01, 2021.12.1, 2021/12/01; 01.12.2021, 31/12/2021.
  [[nodiscard]] std::optional<DateAt> in_figures(std::size_t i) const {
    if (figure(i) == 0 || i + 4 >= pieces_.size()) return {};
    const auto& mark = pieces_[i + 1].folded;
    if ((mark != "-" && mark != "." && mark != "/") || !is_mark(i + 3, mark)) return {};
    const auto a = figure(i);
    const auto b = figure(i + 2);
    const auto c = figure(i + 4);
    if (is_year(a)) return at(i, i + 5, a, b, c);
    if (!is_year(c)) return {};
    if (b > 12) return at(i, i + 5, c, a, b);
    if (mark == "/" && a <= 12 && a != b) return {};
    return at(i, i + 5, c, b, a);
  }
  // 2021年12月1日, 2021년 12월 1일.
  [[nodiscard]] std::optional<DateAt> cjk(std::size_t i) const {
    if (!is_year(figure(i)) || !(is_mark(i + 1, "年") || is_mark(i + 1, "년"))) return {};
    if (!(is_mark(i + 3, "月") || is_mark(i + 3, "월"))) return {};
    if (!(is_mark(i + 5, "日") || is_mark(i + 5, "일"))) return {};
    return at(i, i + 6, figure(i), figure(i + 2), figure(i + 4));
  }
  // 1 December 2021, 1st of December, 2021, 1er décembre 2021.
  [[nodiscard]] std::optional<DateAt> day_first(std::size_t i) const {
    if (figure(i) == 0) return {};
    const auto m = skip(skip_ordinal(i + 1));
    if (month(m) == 0) return {};
    const auto y = skip(m + 1);
    if (!is_year(figure(y))) return {};
    return at(i, y + 1, figure(y), month(m), figure(i));
  }
  // December 1, 2021.
  [[nodiscard]] std::optional<DateAt> month_first(std::size_t i) const {
    if (month(i) == 0) return {};
    const auto d = skip(i + 1);
    if (figure(d) == 0 || is_year(figure(d))) return {};
    const auto y = skip(skip_ordinal(d + 1));
    if (!is_year(figure(y))) return {};
    return at(i, y + 1, figure(y), month(i), figure(d));
  }

  const std::vector<Piece>& pieces_;
  const FurnitureTables& tables_;
};

bool is_dash(const Piece& piece) {
  return piece.folded == "–" || piece.folded == "—" || piece.folded == "-" || piece.folded == "―";
}

// Behind the agency that may stand after a date: "(WAM)", ", SPA", "/QNA/".
std::size_t skip_agency(const std::vector<Piece>& pieces, std::size_t at) {
  constexpr std::string_view marks[] = {"(", ")", ",", "/", "."};
  constexpr std::size_t most_words = 3;
  for (std::size_t words = 0; at < pieces.size(); ++at) {
    const auto& piece = pieces[at];
    if (piece.kind == Piece::Kind::word && piece.capital && words < most_words)
      ++words;
    else if (std::ranges::find(marks, piece.folded) == std::end(marks))
      break;
  }
  return at;
}

}  // namespace

std::optional<Date> date_of_value(std::string_view value, const FurnitureTables& tables) {
  constexpr std::size_t longest = 80;
  const auto pieces = pieces_of(value.substr(0, longest));
  if (const auto found = DateReader(pieces, tables).first()) return found->date;
  // "20211201", as some catalogues write it.
  if (value.size() == 8 &&
      std::ranges::all_of(value, [](char c) { return c >= '0' && c <= '9'; })) {
    const auto number = [&](std::size_t at, std::size_t count) {
      unsigned n = 0;
      for (const char c : value.substr(at, count)) n = n * 10 + static_cast<unsigned>(c - '0');
      return n;
    };
    const Date date{static_cast<int>(number(0, 4)), number(4, 2), number(6, 2)};
    if (is_valid(date)) return date;
  }
  return {};
}

DateLine date_of_line(std::string_view line, const FurnitureTables& tables) {
  constexpr std::size_t window = 160;  // a date line has its date early
  const auto pieces = pieces_of(line.substr(0, window));
  const auto found = DateReader(pieces, tables).first();
  if (!found) return {};

  // Before the date: a label, or a place and a weekday, each word with a capital.
  constexpr std::size_t most_place_words = 6;
  std::string before;
  std::size_t place_words = 0;
  bool small_word = false;
  for (std::size_t i = 0; i < found->begin; ++i) {
    const auto& piece = pieces[i];
    if (piece.kind == Piece::Kind::figure) return {};
    if (piece.kind != Piece::Kind::word) continue;
    if (!before.empty()) before += ' ';
    before += piece.folded;
    if (tables.weekdays.contains(piece.folded)) continue;
    ++place_words;
    small_word |= !piece.capital;
  }
  const bool labelled = tables.date_labels.contains(before);
  if (!labelled && (place_words > most_place_words || small_word)) return {};

  // After it: nothing, a time, a place, or an agency, a dash and the text.
  const auto behind = skip_agency(pieces, found->end);
  if (behind < pieces.size() && is_dash(pieces[behind])) {
    std::size_t words = 0;
    for (auto i = behind; i < pieces.size(); ++i) {
      words += pieces[i].kind == Piece::Kind::word ? 1U : 0U;
    }
    if (words > most_place_words) return {DateLineKind::run_in, found->date};
  }
  std::size_t words_after = 0;
  for (auto i = found->end; i < pieces.size(); ++i) {
    words_after += pieces[i].kind == Piece::Kind::word ? 1U : 0U;
  }
  if (words_after > most_place_words || line.size() > window) return {};
  return {labelled ? DateLineKind::labelled : DateLineKind::alone, found->date};
}

FoundDateline find_dateline(const Layout& layout, const FoundTitle& title,
                            const std::vector<bool>& content, const FurnitureTables& tables) {
  constexpr std::size_t before_title = 6;
  constexpr std::size_t after_title = 10;
  constexpr std::size_t at_end = 3;
  FoundDateline found;
  found.lines.resize(layout.size());
  const auto centre = title.line == no_line ? 0 : title.line;
  const auto begin = centre > before_title ? centre - before_title : 0;
  const auto end = std::min(layout.size(), centre + after_title);
  for (auto i = begin; i < end; ++i) {
    if (i >= centre && i < centre + title.lines && title.line != no_line) continue;
    found.lines[i] = date_of_line(layout.line(i), tables);
  }
  // What is nearest below the title is likelier its date than what stands above it.
  for (const auto& [from, to] : {std::pair(centre, end), std::pair(begin, centre)}) {
    for (auto i = from; i < to && !found.date; ++i) {
      if (found.lines[i].kind != DateLineKind::none) found.date = found.lines[i].date;
    }
  }
  std::size_t seen = 0;
  for (auto i = layout.size(); i-- > end && seen < at_end;) {
    if (!content[i]) continue;
    ++seen;
    found.lines[i] = date_of_line(layout.line(i), tables);
    const auto kind = found.lines[i].kind;
    if (!found.date && (kind == DateLineKind::alone || kind == DateLineKind::labelled)) {
      found.date = found.lines[i].date;
    }
  }
  return found;
}

}  // namespace dragoman
