#include "errors.h"

#include <nanobind/nanobind.h>

namespace dragoman::python {

namespace {

PyObject* exception_for(ErrorCode code) {
  switch (code) {
    case ErrorCode::bad_input:
      return PyExc_ValueError;
    case ErrorCode::not_found:
      return PyExc_FileNotFoundError;
    case ErrorCode::unreadable:
      return PyExc_OSError;
    case ErrorCode::incompatible:
      return PyExc_RuntimeError;
  }
  return PyExc_RuntimeError;
}

}  // namespace

void register_faults() {
  nanobind::register_exception_translator([](const std::exception_ptr& thrown, void* /*unused*/) {
    try {
      std::rethrow_exception(thrown);
    } catch (const Fault& fault) {
      PyErr_SetString(exception_for(fault.error.code), fault.error.message.c_str());
    }
  });
}

}  // namespace dragoman::python
