#include "lines.h"

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <thread>

namespace dragoman::cli {
namespace {

std::string describe(LineReader lines) {
  std::string text;
  while (const auto line = lines.next()) {
    text += fmt::format("{}:{} ", line->number, line->too_long ? "too long" : line->text);
  }
  return text;
}

// The lines of `text` as they come through a pipe.
std::string through_pipe(std::string_view text, std::size_t longest) {
  int ends[2];
  if (::pipe(ends) != 0) return "no pipe";
  std::jthread writer([&] {
    std::size_t at = 0;
    while (at < text.size()) {
      const auto count = ::write(ends[1], text.data() + at, text.size() - at);
      if (count <= 0) break;
      at += static_cast<std::size_t>(count);
    }
    ::close(ends[1]);
  });
  auto described = describe(LineReader(ends[0], longest));
  ::close(ends[0]);
  return described;
}

TEST(LineReader, GivesLinesWithTheirNumbers) {
  struct Case {
    std::string_view text, expected;
  };
  constexpr Case cases[] = {{"", ""},
                            {"a", "1:a "},
                            {"a\n", "1:a "},
                            {"a\n\nb", "1:a 2: 3:b "},
                            {"\n", "1: "},
                            {"a\r\nb", "1:a\r 2:b "},
                            {"12345\n123456\n1", "1:12345 2:too long 3:1 "}};
  for (const auto& c : cases) {
    SCOPED_TRACE(c.text);
    EXPECT_EQ(through_pipe(c.text, 5), c.expected);
  }
  EXPECT_EQ(describe(LineReader(ByteStream(std::string("a\nb")))), "1:a 2:b ");
  EXPECT_EQ(describe(LineReader(ByteStream(std::string()))), "");
}

TEST(LineReader, JoinsWhatComesInPieces) {
  const std::string longer(200'000, 'x');
  EXPECT_EQ(through_pipe(longer + "\nend\n", 300'000), "1:" + longer + " 2:end ");
  EXPECT_EQ(through_pipe(longer + "\nend\n", 150'000), "1:too long 2:end ");
}

}  // namespace
}  // namespace dragoman::cli
