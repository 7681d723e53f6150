// What the targets share. A target is LLVMFuzzerTestOneInput and, where it needs something that
// is loaded once, a function that holds it; what must hold of every input is said by `must`.
#pragma once

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <string_view>
#include <utility>

#include "dragoman/error.h"

namespace dragoman::fuzz {

// Ends the run: libFuzzer keeps the input.
inline void must(bool holds, const char* what) {
  if (holds) return;
  std::fprintf(stderr, "broken promise: %s\n", what);
  std::abort();
}

// Of a file of the source tree, without which nothing can be tried.
template <class Value>
Value loaded(Result<Value> result) {
  if (!result) {
    std::fprintf(stderr, "%s\n", result.error().message.c_str());
    std::exit(2);
  }
  return std::move(*result);
}

inline const std::filesystem::path root = DRAGOMAN_ROOT;

inline std::string_view text_of(const std::uint8_t* data, std::size_t size) {
  return {reinterpret_cast<const char*>(data), size};
}

// Takes the first byte, by which a target chooses among what it does.
inline unsigned take_choice(std::string_view& input, unsigned choices) {
  if (input.empty()) return 0;
  const auto choice = static_cast<unsigned char>(input.front()) % choices;
  input.remove_prefix(1);
  return choice;
}

// A folder of its own below TMPDIR, which tools/fuzz puts into memory and clears in the end.
inline std::filesystem::path own_folder() {
  auto name = (std::filesystem::temp_directory_path() / "dragoman-fuzz-XXXXXX").string();
  if (::mkdtemp(name.data()) == nullptr) std::exit(2);
  return name;
}

inline void write_file(const std::filesystem::path& path, std::string_view bytes) {
  auto* file = std::fopen(path.c_str(), "wb");
  if (file == nullptr) std::exit(2);
  std::fwrite(bytes.data(), 1, bytes.size(), file);
  std::fclose(file);
}

// Puts a seed that only our own code can make into the corpus, which is the first folder among the
// arguments; to be called by LLVMFuzzerInitialize.
inline void give_seed(int argc, char** argv, std::string_view bytes) {
  for (int i = 1; i < argc; ++i) {
    if (!std::filesystem::is_directory(argv[i])) continue;
    write_file(std::filesystem::path(argv[i]) / "made-by-the-target", bytes);
    return;
  }
}

}  // namespace dragoman::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);
extern "C" int LLVMFuzzerInitialize(int* argc, char*** argv);
