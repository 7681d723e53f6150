// For tests: everything a reading needs, loaded once from the source tree.
#pragma once

#include <filesystem>
#include <stdexcept>

#include "dragoman/reading.h"

namespace dragoman {

struct TestProgram {
  Furniture furniture;
  Knowledge knowledge;
  Patterns patterns;
  Model model;
};

inline const TestProgram& test_program() {
  static const TestProgram loaded = [] {
    const std::filesystem::path root = DRAGOMAN_ROOT;
    auto furniture = load_furniture(root / "data");
    auto knowledge = Knowledge::load(root / "data");
    auto patterns = Patterns::load(root / "data");
    auto model = Model::load((root / "model" / "english.model").string(),
                             (root / "model" / "english.safetensors").string());
    if (!furniture) throw std::runtime_error(furniture.error().message);
    if (!knowledge) throw std::runtime_error(knowledge.error().message);
    if (!patterns) throw std::runtime_error(patterns.error().message);
    if (!model) throw std::runtime_error(model.error().message);
    return TestProgram{std::move(*furniture), std::move(*knowledge), std::move(*patterns),
                       std::move(*model)};
  }();
  return loaded;
}

}  // namespace dragoman
