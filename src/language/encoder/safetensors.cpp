#include "language/encoder/safetensors.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <cstring>
#include <nlohmann/json.hpp>
#include <optional>

namespace dragoman::language {
namespace {

using Json = nlohmann::json;

constexpr std::size_t length_bytes = 8;

std::size_t bytes_of_type(std::string_view type) {
  if (type == "I8" || type == "U8") return 1;
  if (type == "F16" || type == "BF16" || type == "I16") return 2;
  if (type == "F32" || type == "I32") return 4;
  if (type == "F64" || type == "I64") return 8;
  return 0;
}

std::uint64_t read_length(std::string_view bytes) {
  std::uint64_t length = 0;
  for (std::size_t i = length_bytes; i-- > 0;)
    length = length << 8U | static_cast<unsigned char>(bytes[i]);
  return length;
}

// How many numbers an array of this shape has; nothing if they could not be in a file.
std::optional<std::size_t> count(const std::vector<std::size_t>& shape) {
  constexpr std::size_t most = std::size_t{1} << 40U;
  std::size_t product = 1;
  for (const std::size_t side : shape) {
    if (side != 0 && product > most / side) return {};
    product *= side;
  }
  return product;
}

std::optional<Tensor> read_tensor(const Json& entry, std::string_view arrays) {
  Tensor tensor;
  tensor.type = entry.at("dtype").get<std::string>();
  tensor.shape = entry.at("shape").get<std::vector<std::size_t>>();
  const auto range = entry.at("data_offsets").get<std::vector<std::size_t>>();
  const auto numbers = count(tensor.shape);
  if (range.size() != 2 || range[0] > range[1] || range[1] > arrays.size() || !numbers) return {};
  if (range[1] - range[0] != *numbers * bytes_of_type(tensor.type)) return {};
  tensor.bytes = arrays.substr(range[0], range[1] - range[0]);
  return tensor;
}

template <class Number>
Result<std::vector<Number>> numbers_of(const TensorFile& file, std::string_view name,
                                       std::string_view type,
                                       const std::vector<std::size_t>& shape) {
  const auto found = file.tensors.find(name);
  if (found == file.tensors.end() || found->second.type != type || found->second.shape != shape) {
    return fail(ErrorCode::incompatible,
                fmt::format("there is no array '{}' of {} with the sides {}", name, type,
                            fmt::join(shape, " × ")));
  }
  std::vector<Number> numbers(found->second.bytes.size() / sizeof(Number));
  if (!numbers.empty())
    std::memcpy(numbers.data(), found->second.bytes.data(), numbers.size() * sizeof(Number));
  return numbers;
}

}  // namespace

Result<TensorFile> read_safetensors(std::string_view bytes, std::string_view path) {
  const auto fault = [path](std::string_view what) {
    return fail(ErrorCode::incompatible,
                fmt::format("{}: {}; install the model of this version again", path, what));
  };
  if (bytes.size() < length_bytes) return fault("this is no safetensors file");
  const std::uint64_t length = read_length(bytes);
  if (length > bytes.size() - length_bytes) return fault("the file is cut short");
  const auto header = Json::parse(bytes.substr(length_bytes, length), nullptr, false);
  if (!header.is_object()) return fault("this is no safetensors file");
  const auto arrays = bytes.substr(length_bytes + length);
  TensorFile file;
  try {
    for (const auto& [name, entry] : header.items()) {
      if (name == "__metadata__") {
        for (const auto& [key, value] : entry.items())
          file.metadata[key] = value.get<std::string>();
        continue;
      }
      const auto tensor = read_tensor(entry, arrays);
      if (!tensor) return fault(fmt::format("the array '{}' is damaged", name));
      file.tensors.emplace(name, *tensor);
    }
  } catch (const Json::exception&) {
    return fault("the header is damaged");
  }
  return file;
}

Result<std::vector<std::int8_t>> int8_tensor(const TensorFile& file, std::string_view name,
                                             const std::vector<std::size_t>& shape) {
  return numbers_of<std::int8_t>(file, name, "I8", shape);
}

Result<std::vector<float>> float_tensor(const TensorFile& file, std::string_view name,
                                        const std::vector<std::size_t>& shape) {
  return numbers_of<float>(file, name, "F32", shape);
}

}  // namespace dragoman::language
