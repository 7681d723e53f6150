// Tables in Arrow's columns, made of JSON rows and handed over by Arrow's C interfaces without a
// copy: to pyarrow, DuckDB, polars, Spark and whatever else speaks them.
//
//   rows (JSON objects) ──Columns::add──▶ columns ──take──▶ Batch ──export──▶ ArrowArrayStream
//
// A cell whose key a row does not have, or has as null, is null. Buffers are shared: a batch may
// be exported often, and lives until the last who was handed it lets go.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "dragoman/error.h"
#include "formats/arrow_abi.h"
#include "formats/finding_json.h"

namespace dragoman {

enum class CellKind : std::uint8_t {
  text,     // UTF-8
  integer,  // 64 bits
  real,
  truth,
  day,     // days since 1970; in rows "2021-11-30"
  list,    // of what `fields` has, which is one
  record,  // of all that `fields` has
};

struct Field {
  std::string name;
  CellKind kind = CellKind::text;
  std::vector<Field> fields = {};
};

using Fields = std::vector<Field>;

// A list of texts, of records.
Field texts(std::string name);
Field records(std::string name, Fields fields);

struct ArrowColumn;

// Some rows of a table. Immutable.
struct Batch {
  std::shared_ptr<const ArrowColumn> columns;  // never null
  std::size_t rows = 0;
};

class Columns {
 public:
  explicit Columns(const Fields& fields);
  Columns(Columns&&) noexcept;
  Columns& operator=(Columns&&) noexcept;
  ~Columns();

  // Needs an object whose values are of the kinds that the fields say. Throws std::length_error
  // where a column gets more than 2 GiB: `bytes` tells when to take what is there.
  void add(const Json& row);

  [[nodiscard]] std::size_t rows() const;
  [[nodiscard]] std::size_t bytes() const { return bytes_; }  // of text, about

  // What was added since the last time.
  Batch take();

 private:
  Fields fields_;
  std::unique_ptr<ArrowColumn> columns_;
  std::size_t bytes_ = 0;
};

// All rows in as few batches as may be.
std::vector<Batch> batches_of(const Fields& fields, const std::vector<Json>& rows);

void export_schema(const Fields& fields, ArrowSchema& out);
void export_batch(const Batch& batch, ArrowArray& out);

// Gives the next batch; one without columns is the end. What it throws, the consumer is told.
using NextBatch = std::function<Batch()>;
void export_stream(Fields fields, NextBatch next, ArrowArrayStream& out);

}  // namespace dragoman
