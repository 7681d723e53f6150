#include "language/encoder/safetensors.h"

#include <gtest/gtest.h>

namespace dragoman::language {
namespace {

std::string file_of(std::string_view header, std::string_view arrays) {
  std::string bytes(8, '\0');
  for (std::size_t i = 0; i < 8; ++i) bytes[i] = static_cast<char>(header.size() >> (8 * i));
  return bytes.append(header).append(arrays);
}

std::string fault_of(std::string_view bytes) {
  const auto file = read_safetensors(bytes, "f");
  return file ? "" : file.error().message;
}

TEST(Safetensors, ReadsArraysAndWords) {
  const std::string bytes = file_of(
      R"({"__metadata__":{"format":"x"},"a":{"dtype":"I8","shape":[2,1],"data_offsets":[4,6]},)"
      R"("b":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}})",
      std::string("\x00\x00\x80\x3F\x05\xFB", 6));
  const auto file = read_safetensors(bytes, "f");
  ASSERT_TRUE(file.has_value()) << file.error().message;
  EXPECT_EQ(file->metadata.at("format"), "x");
  EXPECT_EQ(int8_tensor(*file, "a", {2, 1}).value(), (std::vector<std::int8_t>{5, -5}));
  EXPECT_EQ(float_tensor(*file, "b", {1}).value(), std::vector<float>{1.0F});
  EXPECT_EQ(int8_tensor(*file, "a", {1, 2}).error().message,
            "there is no array 'a' of I8 with the sides 1 × 2");
  EXPECT_FALSE(float_tensor(*file, "a", {2, 1}).has_value());
  EXPECT_FALSE(float_tensor(*file, "c", {1}).has_value());
}

TEST(Safetensors, TellsWhatIsDamaged) {
  struct Case {
    std::string bytes, expected;
  };
  const auto tensor = [](std::string_view shape, std::string_view range) {
    return file_of(R"({"a":{"dtype":"I8","shape":)" + std::string(shape) + R"(,"data_offsets":)" +
                       std::string(range) + "}}",
                   "abcd");
  };
  const Case cases[] = {
      {"", "f: this is no safetensors file"},
      {"%PDF-1.7 and more", "f: the file is cut short"},
      {file_of("[]", ""), "f: this is no safetensors file"},
      {file_of("{", ""), "f: this is no safetensors file"},
      {file_of(R"({"a":1})", ""), "f: the header is damaged"},
      {tensor("[4]", "[0,5]"), "f: the array 'a' is damaged"},
      {tensor("[3]", "[0,4]"), "f: the array 'a' is damaged"},
      {tensor("[4]", "[4,0]"), "f: the array 'a' is damaged"},
      {tensor("[4294967296,4294967296]", "[0,0]"), "f: the array 'a' is damaged"},
      {tensor("[-1]", "[0,4]"), "f: the array 'a' is damaged"},
      {file_of(std::string(100'000, '['), ""), "f: this is no safetensors file"},
  };
  for (const auto& c : cases) {
    SCOPED_TRACE(c.expected);
    EXPECT_EQ(fault_of(c.bytes).substr(0, c.expected.size()), c.expected);
  }
}

}  // namespace
}  // namespace dragoman::language
