#include "formats/arrow_columns.h"

#include <array>
#include <cassert>
#include <cerrno>
#include <chrono>
#include <limits>
#include <stdexcept>

namespace dragoman {

// All buffers that its kind may have; those that it has not stay empty.
struct ArrowColumn {
  CellKind kind = CellKind::text;
  std::int64_t length = 0;
  std::int64_t nulls = 0;
  std::vector<std::uint8_t> valid;    // a bit a cell
  std::vector<std::int32_t> offsets;  // text and list
  std::string text;
  std::vector<std::int64_t> integers;
  std::vector<double> reals;
  std::vector<std::uint8_t> truths;  // a bit a cell
  std::vector<std::int32_t> days;
  std::vector<ArrowColumn> children;

  // The buffers in the order of the specification.
  [[nodiscard]] std::vector<const void*> buffers() const;
};

namespace {

ArrowColumn empty_column(const Field& field) {
  ArrowColumn column;
  column.kind = field.kind;
  if (field.kind == CellKind::text || field.kind == CellKind::list) column.offsets.push_back(0);
  for (const auto& inner : field.fields) column.children.push_back(empty_column(inner));
  return column;
}

void push_bit(std::vector<std::uint8_t>& bits, std::int64_t at, bool value) {
  if (at % 8 == 0) bits.push_back(0);
  if (value) bits.back() = static_cast<std::uint8_t>(bits.back() | (1U << (at % 8)));
}

std::int32_t narrow_offset(std::size_t size) {
  if (size > std::numeric_limits<std::int32_t>::max()) {
    throw std::length_error("more than 2 GiB in one batch of a column");
  }
  return static_cast<std::int32_t>(size);
}

std::int32_t days_since_epoch(const std::string& text) {
  const auto date = parse_date(text);
  assert(date && date->day != 0);
  using namespace std::chrono;
  return static_cast<std::int32_t>(
      sys_days(year(date->year) / static_cast<int>(date->month) / static_cast<int>(date->day))
          .time_since_epoch()
          .count());
}

void add_null(ArrowColumn& column);
std::size_t add_cell(ArrowColumn& column, const Json& value, const Fields& inner);

std::size_t add_member(ArrowColumn& column, const Json& object, const Field& field) {
  const auto found = object.find(field.name);
  if (found != object.end() && !found->is_null()) return add_cell(column, *found, field.fields);
  add_null(column);
  return 0;
}

std::size_t add_members(ArrowColumn& column, const Json& object, const Fields& fields) {
  std::size_t bytes = 0;
  for (std::size_t i = 0; i < fields.size(); ++i) {
    bytes += add_member(column.children[i], object, fields[i]);
  }
  return bytes;
}

// The part of a column that is there whatever its kind.
void add_place(ArrowColumn& column, bool valid) {
  push_bit(column.valid, column.length, valid);
  if (column.kind == CellKind::truth) push_bit(column.truths, column.length, false);
  ++column.length;
  if (!valid) ++column.nulls;
}

void add_null(ArrowColumn& column) {
  add_place(column, false);
  switch (column.kind) {
    case CellKind::text:
    case CellKind::list:
      column.offsets.push_back(column.offsets.back());
      break;
    case CellKind::integer:
      column.integers.push_back(0);
      break;
    case CellKind::real:
      column.reals.push_back(0);
      break;
    case CellKind::day:
      column.days.push_back(0);
      break;
    case CellKind::truth:
      break;
    case CellKind::record:
      for (auto& child : column.children) add_null(child);
      break;
  }
}

// How many bytes of text it has.
std::size_t add_cell(ArrowColumn& column, const Json& value, const Fields& inner) {
  add_place(column, true);
  switch (column.kind) {
    case CellKind::text: {
      const auto& text = value.get_ref<const std::string&>();
      column.text += text;
      column.offsets.push_back(narrow_offset(column.text.size()));
      return text.size();
    }
    case CellKind::integer:
      column.integers.push_back(value.get<std::int64_t>());
      return 0;
    case CellKind::real:
      column.reals.push_back(value.get<double>());
      return 0;
    case CellKind::day:
      column.days.push_back(days_since_epoch(value.get_ref<const std::string&>()));
      return 0;
    case CellKind::truth:
      if (value.get<bool>()) {
        const auto bit = 1U << ((column.length - 1) % 8);
        column.truths.back() = static_cast<std::uint8_t>(column.truths.back() | bit);
      }
      return 0;
    case CellKind::list: {
      std::size_t bytes = 0;
      auto& items = column.children.front();
      for (const auto& item : value) bytes += add_cell(items, item, inner.front().fields);
      column.offsets.push_back(narrow_offset(static_cast<std::size_t>(items.length)));
      return bytes;
    }
    case CellKind::record:
      return add_members(column, value, inner);
  }
  return 0;
}

constexpr std::size_t full_batch = 64U << 20U;

}  // namespace

std::vector<const void*> ArrowColumn::buffers() const {
  const void* validity = nulls == 0 ? nullptr : valid.data();
  switch (kind) {
    case CellKind::text:
      return {validity, offsets.data(), text.data()};
    case CellKind::list:
      return {validity, offsets.data()};
    case CellKind::integer:
      return {validity, integers.data()};
    case CellKind::real:
      return {validity, reals.data()};
    case CellKind::truth:
      return {validity, truths.data()};
    case CellKind::day:
      return {validity, days.data()};
    case CellKind::record:
      return {validity};
  }
  return {};
}

Field texts(std::string name) {
  return {std::move(name), CellKind::list, {{"item", CellKind::text}}};
}

Field records(std::string name, Fields fields) {
  return {std::move(name), CellKind::list, {{"item", CellKind::record, std::move(fields)}}};
}

Columns::Columns(const Fields& fields)
    : fields_(fields),
      columns_(std::make_unique<ArrowColumn>(empty_column({"", CellKind::record, fields}))) {}

Columns::Columns(Columns&&) noexcept = default;
Columns& Columns::operator=(Columns&&) noexcept = default;
Columns::~Columns() = default;

void Columns::add(const Json& row) {
  bytes_ += add_cell(*columns_, row, fields_);
}

std::size_t Columns::rows() const {
  return static_cast<std::size_t>(columns_->length);
}

Batch Columns::take() {
  const auto count = rows();
  Batch batch{std::shared_ptr<const ArrowColumn>(std::move(columns_)), count};
  *this = Columns(fields_);
  return batch;
}

std::vector<Batch> batches_of(const Fields& fields, const std::vector<Json>& rows) {
  std::vector<Batch> batches;
  Columns columns(fields);
  for (const auto& row : rows) {
    columns.add(row);
    if (columns.bytes() >= full_batch) batches.push_back(columns.take());
  }
  if (columns.rows() > 0) batches.push_back(columns.take());
  return batches;
}

// What stands behind the pointers of the C structs; released as the specification says.
namespace {

struct HeldSchema {
  std::string format;
  std::string name;
  std::vector<ArrowSchema> children;
  std::vector<ArrowSchema*> pointers;
};

struct HeldArray {
  std::shared_ptr<const ArrowColumn> keep;
  std::vector<const void*> buffers;
  std::vector<ArrowArray> children;
  std::vector<ArrowArray*> pointers;
};

struct HeldStream {
  Fields fields;
  NextBatch next;
  std::string error;
};

template <class Struct, class Held>
void release_held(Struct* given) {
  auto* held = static_cast<Held*>(given->private_data);
  for (auto& child : held->children) {
    if (child.release != nullptr) child.release(&child);
  }
  delete held;  // NOLINT: owned through the C struct
  given->release = nullptr;
}

template <class Held>
auto* pointers_to_children(Held& held) {
  for (auto& child : held.children) held.pointers.push_back(&child);
  return held.pointers.data();
}

std::string format_of(CellKind kind) {
  switch (kind) {
    case CellKind::text:
      return "u";
    case CellKind::integer:
      return "l";
    case CellKind::real:
      return "g";
    case CellKind::truth:
      return "b";
    case CellKind::day:
      return "tdD";
    case CellKind::list:
      return "+l";
    case CellKind::record:
      return "+s";
  }
  return "";
}

void export_field(const Field& field, ArrowSchema& out) {
  auto held = std::make_unique<HeldSchema>();
  held->format = format_of(field.kind);
  held->name = field.name;
  held->children.resize(field.fields.size());
  for (std::size_t i = 0; i < field.fields.size(); ++i) {
    export_field(field.fields[i], held->children[i]);
  }
  out = ArrowSchema{.format = held->format.c_str(),
                    .name = held->name.c_str(),
                    .metadata = nullptr,
                    .flags = ARROW_FLAG_NULLABLE,
                    .n_children = static_cast<std::int64_t>(held->children.size()),
                    .children = pointers_to_children(*held),
                    .dictionary = nullptr,
                    .release = release_held<ArrowSchema, HeldSchema>,
                    .private_data = held.get()};
  held.release();  // NOLINT: the C struct owns it now
}

void export_column(const std::shared_ptr<const ArrowColumn>& keep, const ArrowColumn& column,
                   ArrowArray& out) {
  auto held = std::make_unique<HeldArray>();
  held->keep = keep;
  held->buffers = column.buffers();
  held->children.resize(column.children.size());
  for (std::size_t i = 0; i < column.children.size(); ++i) {
    export_column(keep, column.children[i], held->children[i]);
  }
  out = ArrowArray{.length = column.length,
                   .null_count = column.nulls,
                   .offset = 0,
                   .n_buffers = static_cast<std::int64_t>(held->buffers.size()),
                   .n_children = static_cast<std::int64_t>(held->children.size()),
                   .buffers = held->buffers.data(),
                   .children = pointers_to_children(*held),
                   .dictionary = nullptr,
                   .release = release_held<ArrowArray, HeldArray>,
                   .private_data = held.get()};
  held.release();  // NOLINT: the C struct owns it now
}

// Exceptions must not cross into C.
template <class Step>
int guarded(ArrowArrayStream* stream, Step step) {
  auto* held = static_cast<HeldStream*>(stream->private_data);
  try {
    step(*held);
    return 0;
  } catch (const std::bad_alloc&) {
    held->error = "out of memory";
    return ENOMEM;
  } catch (const std::exception& fault) {
    held->error = fault.what();
    return EINVAL;
  }
}

}  // namespace

void export_schema(const Fields& fields, ArrowSchema& out) {
  export_field({"", CellKind::record, fields}, out);
}

void export_batch(const Batch& batch, ArrowArray& out) {
  export_column(batch.columns, *batch.columns, out);
}

void export_stream(Fields fields, NextBatch next, ArrowArrayStream& out) {
  auto held = std::make_unique<HeldStream>(HeldStream{std::move(fields), std::move(next), {}});
  out.get_schema = [](ArrowArrayStream* stream, ArrowSchema* schema) {
    return guarded(stream, [&](HeldStream& of) { export_schema(of.fields, *schema); });
  };
  out.get_next = [](ArrowArrayStream* stream, ArrowArray* array) {
    return guarded(stream, [&](HeldStream& of) {
      *array = ArrowArray{};  // without `release`: the end
      if (const auto batch = of.next(); batch.columns != nullptr) export_batch(batch, *array);
    });
  };
  out.get_last_error = [](ArrowArrayStream* stream) {
    const auto* of = static_cast<const HeldStream*>(stream->private_data);
    return of->error.empty() ? nullptr : of->error.c_str();
  };
  out.release = [](ArrowArrayStream* stream) {
    delete static_cast<HeldStream*>(stream->private_data);  // NOLINT: owned through the C struct
    stream->release = nullptr;
  };
  out.private_data = held.release();
}

}  // namespace dragoman
