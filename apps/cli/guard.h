// One release that cannot be read must not end a run over a million.
#pragma once

#include <exception>
#include <string>

#include "dragoman/error.h"

namespace dragoman::cli {

// work(), a Result; what it throws is an error about `place`.
template <class Work>
auto guarded(const std::string& place, Work work) -> decltype(work()) {
  try {
    return work();
  } catch (const std::exception& fault) {
    return fail(ErrorCode::unreadable, place + ": reading it failed (" + fault.what() + ")");
  }
}

}  // namespace dragoman::cli
