#include "streams.h"

#include <memory>

#include "errors.h"

namespace dragoman::python {

namespace {

constexpr const char* stream_name = "arrow_array_stream";

void let_go(void* pointer) noexcept {
  const std::unique_ptr<ArrowArrayStream> stream(static_cast<ArrowArrayStream*>(pointer));
  if (stream->release != nullptr) stream->release(stream.get());
}

}  // namespace

ArrowRows rows_of(const nanobind::object& table, const std::vector<std::string>& needed,
                  const std::vector<std::string>& optional) {
  if (!nanobind::hasattr(table, "__arrow_c_stream__")) {
    throw nanobind::type_error(
        "give a table that speaks Arrow: of pyarrow, polars, pandas, DuckDB, or dragoman.Table");
  }
  const nanobind::object capsule = table.attr("__arrow_c_stream__")();
  auto* stream = static_cast<ArrowArrayStream*>(PyCapsule_GetPointer(capsule.ptr(), stream_name));
  if (stream == nullptr) throw nanobind::python_error();
  return value_of(ArrowRows::open(*stream, needed, optional));
}

nanobind::capsule capsule_of(Fields fields, NextBatch next) {
  auto stream = std::make_unique<ArrowArrayStream>();
  export_stream(std::move(fields), std::move(next), *stream);
  return {stream.release(), stream_name, let_go};
}

}  // namespace dragoman::python
