// The committed models and releases made by hand, for the tests of this folder.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>

#include "dragoman/analysis.h"

namespace dragoman::language {

// Loaded once; ends the test program if a file is not good.
inline const Model& test_model() {
  static const Model model =
      Model::load(DRAGOMAN_ROOT "/model/english.model", DRAGOMAN_ROOT "/model/english.safetensors")
          .value();
  return model;
}

inline const Model& fast_model() {
  static const Model model = Model::load(DRAGOMAN_ROOT "/model/english.model").value();
  return model;
}

// A release with one paragraph for every stretch between blank lines.
inline Release test_release(std::string text) {
  Release release;
  release.id = "test";
  release.text = std::move(text);
  std::size_t begin = 0;
  while (begin < release.text.size()) {
    const auto end = std::min(release.text.find("\n\n", begin), release.text.size());
    Block block;
    block.span = {begin, end};
    release.blocks.push_back(block);
    begin = end + 2;
  }
  return release;
}

}  // namespace dragoman::language
