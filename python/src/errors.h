// How the library's errors become Python's exceptions.
#pragma once

#include <utility>

#include "dragoman/error.h"

namespace dragoman::python {

// Thrown by what Python calls; the exception it becomes has its message.
struct Fault {
  Error error;
};

// Once, when the module is loaded.
void register_faults();

template <class Value>
Value value_of(Result<Value> result) {
  if (!result) throw Fault{std::move(result.error())};
  if constexpr (!std::is_void_v<Value>) return *std::move(result);
}

}  // namespace dragoman::python
