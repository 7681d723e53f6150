#include "formats/arrow_cells.h"

#include <fmt/format.h>

#include <array>
#include <chrono>
#include <cstring>
#include <stdexcept>

#include "dragoman/date.h"

namespace dragoman {

namespace {

template <class Struct>
struct Owned : Struct {
  Owned() : Struct{} {}
  Owned(const Owned&) = delete;
  Owned& operator=(const Owned&) = delete;
  Owned(Owned&&) = delete;
  Owned& operator=(Owned&&) = delete;
  ~Owned() { clear(); }
  void clear() {
    if (this->release != nullptr) this->release(this);
    this->release = nullptr;
  }
};

// How the cells of a column are laid out.
enum class Layout : std::uint8_t {
  text,        // 32-bit offsets
  large_text,  // 64-bit offsets
  text_view,
  days,    // 32 bits
  counts,  // 64 bits of `unit` a day
};

struct Kind {
  Layout layout = Layout::text;
  std::int64_t units_a_day = 1;
};

std::optional<Kind> kind_of(std::string_view format) {
  constexpr std::int64_t seconds = 86400;
  if (format == "u") return Kind{Layout::text};
  if (format == "U") return Kind{Layout::large_text};
  if (format == "vu") return Kind{Layout::text_view};
  if (format == "tdD") return Kind{Layout::days};
  if (format == "tdm") return Kind{Layout::counts, seconds * 1000};
  if (format.starts_with("tss:")) return Kind{Layout::counts, seconds};
  if (format.starts_with("tsm:")) return Kind{Layout::counts, seconds * 1000};
  if (format.starts_with("tsu:")) return Kind{Layout::counts, seconds * 1'000'000};
  if (format.starts_with("tsn:")) return Kind{Layout::counts, seconds * 1'000'000'000};
  return {};
}

template <class Value>
Value value_at(const ArrowArray& array, std::size_t buffer, std::int64_t at) {
  return static_cast<const Value*>(array.buffers[buffer])[at];
}

bool is_null(const ArrowArray& array, std::int64_t at) {
  if (array.null_count == 0 || array.buffers[0] == nullptr) return false;
  const auto byte = value_at<std::uint8_t>(array, 0, at / 8);
  return ((byte >> (at % 8)) & 1U) == 0;
}

template <class Offset>
std::string text_at(const ArrowArray& array, std::int64_t at) {
  const auto begin = value_at<Offset>(array, 1, at);
  const auto end = value_at<Offset>(array, 1, at + 1);
  if (begin == end) return {};
  return {static_cast<const char*>(array.buffers[2]) + begin,
          static_cast<std::size_t>(end - begin)};
}

// A view has 12 bytes of its own, or where they stand in one of the buffers after it.
std::string view_at(const ArrowArray& array, std::int64_t at) {
  constexpr std::int32_t inlined = 12;
  struct View {
    std::int32_t size;
    std::array<char, 4> prefix;
    std::int32_t buffer;
    std::int32_t offset;
  };
  const auto* place = static_cast<const char*>(array.buffers[1]) + at * 16;
  View view{};
  std::memcpy(&view, place, sizeof view);
  const auto size = static_cast<std::size_t>(view.size);
  if (view.size <= inlined) return {place + 4, size};
  return {static_cast<const char*>(array.buffers[2 + view.buffer]) + view.offset, size};
}

std::string day_text(std::int64_t days) {
  using namespace std::chrono;
  const year_month_day day{sys_days(std::chrono::days(days))};
  return to_edtf(Date{static_cast<int>(day.year()), static_cast<unsigned>(day.month()),
                      static_cast<unsigned>(day.day())});
}

std::int64_t day_of(std::int64_t count, std::int64_t units) {
  return count / units - (count % units < 0 ? 1 : 0);
}

std::string cell_at(const ArrowArray& array, const Kind& kind, std::int64_t at) {
  at += array.offset;
  if (is_null(array, at)) return {};
  switch (kind.layout) {
    case Layout::text:
      return text_at<std::int32_t>(array, at);
    case Layout::large_text:
      return text_at<std::int64_t>(array, at);
    case Layout::text_view:
      return view_at(array, at);
    case Layout::days:
      return day_text(value_at<std::int32_t>(array, 1, at));
    case Layout::counts:
      return day_text(day_of(value_at<std::int64_t>(array, 1, at), kind.units_a_day));
  }
  return {};
}

std::int64_t index_at(const ArrowArray& array, char format, std::int64_t at) {
  switch (format) {
    case 'c':
      return value_at<std::int8_t>(array, 1, at);
    case 'C':
      return value_at<std::uint8_t>(array, 1, at);
    case 's':
      return value_at<std::int16_t>(array, 1, at);
    case 'S':
      return value_at<std::uint16_t>(array, 1, at);
    case 'i':
      return value_at<std::int32_t>(array, 1, at);
    case 'I':
      return value_at<std::uint32_t>(array, 1, at);
    default:
      return value_at<std::int64_t>(array, 1, at);
  }
}

struct Wanted {
  std::int64_t child = 0;  // of the stream's records
  Kind kind;
  char index = 0;  // format of the index into a dictionary; 0: there is none
};

std::string cell_of(const ArrowArray& records, const Wanted& wanted, std::int64_t row) {
  const auto& column = *records.children[wanted.child];
  row += records.offset;
  if (wanted.index == 0) return cell_at(column, wanted.kind, row);
  row += column.offset;
  if (is_null(column, row)) return {};
  return cell_at(*column.dictionary, wanted.kind, index_at(column, wanted.index, row));
}

Result<Wanted> find_column(const ArrowSchema& schema, std::int64_t child) {
  const auto& column = *schema.children[child];
  const bool indexed = column.dictionary != nullptr;
  const auto kind = kind_of(indexed ? column.dictionary->format : column.format);
  if (!kind) {
    return fail(ErrorCode::bad_input,
                fmt::format("column '{}' is of Arrow's format '{}'; make it text", column.name,
                            indexed ? column.dictionary->format : column.format));
  }
  return Wanted{child, *kind, indexed ? column.format[0] : '\0'};
}

std::string fault_of(ArrowArrayStream& stream) {
  const auto* words = stream.get_last_error(&stream);
  return words == nullptr ? "the Arrow stream broke off" : words;
}

}  // namespace

struct ArrowRows::State {
  Owned<ArrowArrayStream> stream;
  std::vector<std::optional<Wanted>> wanted;  // nothing: an optional column that is not there
  Owned<ArrowArray> batch;
  std::int64_t row = 0;
};

ArrowRows::ArrowRows(std::unique_ptr<State> state) : state_(std::move(state)) {}
ArrowRows::ArrowRows(ArrowRows&&) noexcept = default;
ArrowRows& ArrowRows::operator=(ArrowRows&&) noexcept = default;
ArrowRows::~ArrowRows() = default;

Result<ArrowRows> ArrowRows::open(ArrowArrayStream& stream, const std::vector<std::string>& needed,
                                  const std::vector<std::string>& optional) {
  auto state = std::make_unique<State>();
  static_cast<ArrowArrayStream&>(state->stream) = stream;
  stream.release = nullptr;

  Owned<ArrowSchema> schema;
  if (state->stream.get_schema(&state->stream, &schema) != 0) {
    return fail(ErrorCode::bad_input, fault_of(state->stream));
  }
  if (std::strcmp(schema.format, "+s") != 0) {
    return fail(ErrorCode::bad_input, "the Arrow stream has no columns; give a table");
  }
  const auto look_for = [&](const std::string& name, bool must) -> Result<void> {
    for (std::int64_t i = 0; i < schema.n_children; ++i) {
      if (name != schema.children[i]->name) continue;
      // A column of nothing but nulls has a format of its own.
      if (!must && std::strcmp(schema.children[i]->format, "n") == 0) break;
      const auto column = find_column(schema, i);
      if (!column) return tl::unexpected(column.error());
      state->wanted.emplace_back(*column);
      return {};
    }
    if (must) return fail(ErrorCode::bad_input, fmt::format("there is no column '{}'", name));
    state->wanted.emplace_back();
    return {};
  };
  for (const auto& name : needed) {
    if (const auto found = look_for(name, true); !found) return tl::unexpected(found.error());
  }
  for (const auto& name : optional) {
    if (const auto found = look_for(name, false); !found) return tl::unexpected(found.error());
  }
  return ArrowRows(std::move(state));
}

std::optional<std::vector<std::string>> ArrowRows::next() {
  auto& [stream, wanted, batch, row] = *state_;
  while (batch.release == nullptr || row >= batch.length) {
    batch.clear();
    row = 0;
    if (stream.get_next(&stream, &batch) != 0) throw std::runtime_error(fault_of(stream));
    if (batch.release == nullptr) return {};
  }
  std::vector<std::string> cells;
  cells.reserve(wanted.size());
  for (const auto& column : wanted) {
    cells.push_back(column ? cell_of(batch, *column, row) : std::string());
  }
  ++row;
  return cells;
}

}  // namespace dragoman
