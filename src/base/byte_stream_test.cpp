#include "base/byte_stream.h"

#include <gtest/gtest.h>
#include <zlib.h>

#include <algorithm>

namespace dragoman {
namespace {

// As a pipe gives it: three bytes at a time.
ByteStream in_small_pieces(std::string bytes) {
  return ByteStream([bytes = std::move(bytes),
                     at = std::size_t{0}](std::span<char> room) mutable -> Result<std::size_t> {
    const auto count = std::min({std::size_t{3}, room.size(), bytes.size() - at});
    std::copy_n(bytes.begin() + static_cast<std::ptrdiff_t>(at), count, room.begin());
    at += count;
    return count;
  });
}

// `window_bits` as zlib has them: 31 gzip, 15 zlib, -15 neither.
std::string packed(std::string text, int window_bits = 31) {
  z_stream stream{};
  deflateInit2(&stream, 9, Z_DEFLATED, window_bits, 8, Z_DEFAULT_STRATEGY);
  std::string bytes(deflateBound(&stream, text.size()) + 32, '\0');
  stream.next_in = reinterpret_cast<Bytef*>(text.data());
  stream.avail_in = static_cast<uInt>(text.size());
  stream.next_out = reinterpret_cast<Bytef*>(bytes.data());
  stream.avail_out = static_cast<uInt>(bytes.size());
  EXPECT_EQ(deflate(&stream, Z_FINISH), Z_STREAM_END);
  bytes.resize(stream.total_out);
  deflateEnd(&stream);
  return bytes;
}

std::string all_of(ByteStream stream) {
  auto text = stream.take(1U << 30U);
  return stream.fault() ? text + "! " + stream.fault()->message : text;
}

TEST(ByteStream, LooksAheadAndTakes) {
  auto stream = in_small_pieces("one\r\ntwo\n\nfour");
  EXPECT_EQ(stream.ahead(1), "one");
  EXPECT_EQ(stream.ahead(4).substr(0, 4), "one\r");
  EXPECT_EQ(stream.take_line(100), "one");
  EXPECT_EQ(stream.take_line(2), "tw");
  EXPECT_EQ(stream.take_line(100), "");
  EXPECT_EQ(stream.take(2), "fo");
  EXPECT_EQ(stream.drop(9), 2U);
  EXPECT_EQ(stream.ahead(1), "");
  EXPECT_EQ(stream.take_line(100), std::nullopt);
}

TEST(Gunzip, UnpacksAllMembersOrSaysWhyNot) {
  const auto one = packed("one ");
  struct Case {
    std::string bytes, expected;
  };
  const Case cases[] = {
      {"not packed", "not packed"},
      {"", ""},
      {"\x1f", "\x1f"},
      {one, "one "},
      {one + packed("two") + packed(""), "one two"},
      {one + "\0\0\0" + "trailing", "one "},
      {one.substr(0, one.size() - 6), "one ! its packed bytes end too early; is it a whole file?"},
      {one + one.substr(0, 4), "one ! its packed bytes end too early; is it a whole file?"},
      {"\x1f\x8b nonsense", "! its packed bytes are damaged"},
  };
  for (const auto& c : cases) EXPECT_EQ(all_of(gunzip(in_small_pieces(c.bytes))), c.expected);
}

TEST(InflateAll, IsBounded) {
  for (const int form : {31, 15, -15}) {
    SCOPED_TRACE(form);
    EXPECT_EQ(inflate_all(packed("some words", form), 10), "some words");
    const auto bomb = inflate_all(packed(std::string(10'000'000, ' '), form), 1'000'000);
    ASSERT_FALSE(bomb);
    EXPECT_EQ(inflate_all(packed("some words", form).substr(0, 7), 10).error().message,
              "its packed bytes are damaged");
  }
  EXPECT_FALSE(inflate_all("", 10));
}

}  // namespace
}  // namespace dragoman
