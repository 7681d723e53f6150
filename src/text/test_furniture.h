// The tables of the source tree, for tests.
#pragma once

#include <stdexcept>

#include "dragoman/release.h"

namespace dragoman {

inline const Furniture& test_furniture() {
  static const Furniture furniture = [] {
    auto loaded = load_furniture(DRAGOMAN_ROOT "/data");
    if (!loaded) throw std::runtime_error(loaded.error().message);
    return *loaded;
  }();
  return furniture;
}

}  // namespace dragoman
