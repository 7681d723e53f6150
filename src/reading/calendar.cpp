#include "reading/calendar.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <utility>

#include "base/tsv.h"

namespace dragoman {

namespace {

template <class T, std::size_t n>
using Names = std::array<std::pair<std::string_view, T>, n>;

constexpr Names<CalendarKind, 22> kinds{{
    {"month", CalendarKind::month},
    {"weekday", CalendarKind::weekday},
    {"season", CalendarKind::season},
    {"unit", CalendarKind::unit},
    {"units", CalendarKind::units},
    {"day", CalendarKind::day},
    {"day_part", CalendarKind::day_part},
    {"turn", CalendarKind::turn},
    {"number", CalendarKind::number},
    {"ordinal", CalendarKind::ordinal},
    {"half", CalendarKind::half},
    {"ago", CalendarKind::ago},
    {"part", CalendarKind::part},
    {"rest", CalendarKind::rest},
    {"lead", CalendarKind::lead},
    {"range", CalendarKind::range},
    {"numbered", CalendarKind::numbered},
    {"joiner", CalendarKind::joiner},
    {"between", CalendarKind::between},
    {"article", CalendarKind::article},
    {"of", CalendarKind::of},
    {"inside", CalendarKind::inside},
}};

constexpr Names<CalendarRank, 6> ranks{{
    {"", CalendarRank::plain},
    {"abbreviation", CalendarRank::abbreviation},
    {"word", CalendarRank::word},
    {"stretch", CalendarRank::stretch},
    {"vague", CalendarRank::vague},
    {"unit", CalendarRank::unit},
}};

constexpr Names<TimeUnit, 7> units{{
    {"day", TimeUnit::day},
    {"week", TimeUnit::week},
    {"weekend", TimeUnit::weekend},
    {"month", TimeUnit::month},
    {"quarter", TimeUnit::quarter},
    {"year", TimeUnit::year},
    {"decade", TimeUnit::decade},
}};

template <class T, std::size_t n>
std::optional<T> named(const Names<T, n>& names, std::string_view word) {
  const auto at = std::ranges::find(names, word, [](const auto& entry) { return entry.first; });
  return at == names.end() ? std::nullopt : std::optional(at->second);
}

std::optional<int> whole_number(std::string_view text) {
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) return {};
  return value;
}

// The value cell of a row; false if it does not fit the kind.
bool read_value(std::string_view value, CalendarSense& sense) {
  if (sense.kind == CalendarKind::unit || sense.kind == CalendarKind::units) {
    if (sense.kind == CalendarKind::units && value.ends_with('s')) value.remove_suffix(1);
    const auto unit = named(units, value);
    if (unit) sense.unit = *unit;
    return unit.has_value();
  }
  if (sense.kind == CalendarKind::season) {
    const auto dash = value.find('-');
    if (dash == std::string_view::npos) return false;
    const auto first = whole_number(value.substr(0, dash));
    const auto last = whole_number(value.substr(dash + 1));
    if (!first || !last || *first < 1 || *first > 12 || *last < 1 || *last > 12) return false;
    sense.value = *first;
    sense.last_month = static_cast<unsigned>(*last);
    return true;
  }
  const auto number = whole_number(value);
  if (!number) return false;
  sense.value = *number;
  if (sense.kind == CalendarKind::month) return *number >= 1 && *number <= 12;
  if (sense.kind == CalendarKind::weekday) return *number >= 1 && *number <= 7;
  if (sense.kind == CalendarKind::ordinal) return *number >= 1 && *number <= 4;
  return true;
}

}  // namespace

const std::vector<CalendarSense>& Calendar::find(const std::string& word) const {
  static const std::vector<CalendarSense> none;
  const auto at = senses.find(word);
  return at == senses.end() ? none : at->second;
}

Result<Calendar> load_calendar(const std::filesystem::path& data_folder) {
  const auto table =
      read_tsv(data_folder / "vocabulary" / "calendar.tsv", {"word", "kind", "value", "rank"});
  if (!table) return tl::unexpected(table.error());
  Calendar calendar;
  Faults faults;
  for (const auto& row : table->rows) {
    const auto kind = named(kinds, row.cells[1]);
    const auto rank = named(ranks, row.cells[3]);
    if (!kind)
      faults.add(table->path, row.line, "unknown kind '" + std::string(row.cells[1]) + "'");
    if (!rank)
      faults.add(table->path, row.line, "unknown rank '" + std::string(row.cells[3]) + "'");
    if (!kind || !rank) continue;
    CalendarSense sense{.kind = *kind, .rank = *rank};
    if (!read_value(row.cells[2], sense)) {
      faults.add(
          table->path, row.line,
          "'" + std::string(row.cells[2]) + "' is no value of a " + std::string(row.cells[1]));
      continue;
    }
    std::string word(row.cells[0]);
    std::ranges::transform(word, word.begin(), [](char c) {
      return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    });
    calendar.senses[word].push_back(sense);
  }
  if (!faults.none()) return tl::unexpected(faults.error());
  return calendar;
}

}  // namespace dragoman
