// The record as Python has it: its questions answered as Arrow tables.
#pragma once

#include <nanobind/nanobind.h>

namespace dragoman::python {

void define_record(nanobind::module_& module);

}  // namespace dragoman::python
