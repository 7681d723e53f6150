// For tests: the committed tables.
#pragma once

#include <filesystem>
#include <stdexcept>

#include "dragoman/knowledge.h"

namespace dragoman {

// Loaded once; ends the test program if a table is not good.
inline const Knowledge& test_knowledge() {
  static const auto loaded = Knowledge::load(std::filesystem::path(DRAGOMAN_ROOT) / "data");
  if (!loaded) throw std::runtime_error(loaded.error().message);
  return *loaded;
}

}  // namespace dragoman
