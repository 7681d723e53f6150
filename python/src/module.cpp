// The module `dragoman._native`: what the Python package calls. Its signatures are told to type
// checkers by python/dragoman/_native.pyi.
#include <nanobind/nanobind.h>
#include <nanobind/stl/string.h>

#include "base/files.h"
#include "engine.h"
#include "errors.h"
#include "knowledge/compiled.h"
#include "record.h"

namespace {

void compile_tables(const std::string& data, const std::string& file) {
  using dragoman::python::value_of;
  value_of(dragoman::write_file(file, value_of(dragoman::compile_knowledge(data))));
}

}  // namespace

NB_MODULE(_native, module) {
  dragoman::python::register_faults();
  dragoman::python::define_engine(module);
  dragoman::python::define_record(module);
  module.def("compile_tables", &compile_tables, nanobind::arg("data"), nanobind::arg("file"));
}
