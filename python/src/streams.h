// Arrow streams as Python objects have them: PyCapsules named "arrow_array_stream".
#pragma once

#include <nanobind/nanobind.h>

#include "formats/arrow_cells.h"
#include "formats/arrow_columns.h"

namespace dragoman::python {

// Of an object with __arrow_c_stream__: a table, a reader, a data frame.
ArrowRows rows_of(const nanobind::object& table, const std::vector<std::string>& needed,
                  const std::vector<std::string>& optional);

nanobind::capsule capsule_of(Fields fields, NextBatch next);

}  // namespace dragoman::python
