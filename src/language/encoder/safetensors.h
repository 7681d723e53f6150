// Files of named arrays in the format "safetensors": eight bytes with the length of a JSON
// header (little-endian), the header, the arrays one after another.
// https://huggingface.co/docs/safetensors (version 0.4)
#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "dragoman/error.h"

namespace dragoman::language {

struct Tensor {
  std::string type;  // "I8", "F32" …
  std::vector<std::size_t> shape;
  std::string_view bytes;  // into the file
};

struct TensorFile {
  std::map<std::string, std::string, std::less<>> metadata;
  std::map<std::string, Tensor, std::less<>> tensors;
};

// A view of `bytes`, which must outlive it. Every range and size is checked; errors name
// `path`.
Result<TensorFile> read_safetensors(std::string_view bytes, std::string_view path);

// The numbers of an array of exactly this shape; errors name it.
Result<std::vector<std::int8_t>> int8_tensor(const TensorFile& file, std::string_view name,
                                             const std::vector<std::size_t>& shape);
Result<std::vector<float>> float_tensor(const TensorFile& file, std::string_view name,
                                        const std::vector<std::size_t>& shape);

}  // namespace dragoman::language
