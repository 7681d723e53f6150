#include "base/base64.h"

#include <gtest/gtest.h>

namespace dragoman {
namespace {

TEST(Base64, GoesThereAndBack) {
  struct Case {
    std::string_view bytes, text;
  };
  // Those of RFC 4648, and bytes that are no text.
  constexpr Case cases[] = {{"", ""},
                            {"f", "Zg=="},
                            {"fo", "Zm8="},
                            {"foo", "Zm9v"},
                            {"foob", "Zm9vYg=="},
                            {"foobar", "Zm9vYmFy"},
                            {"\xff\xfe\xfb", "//77"}};
  for (const auto& c : cases) {
    EXPECT_EQ(to_base64(c.bytes), c.text);
    EXPECT_EQ(from_base64(c.text), c.bytes);
  }
}

TEST(Base64, TakesLinesAndRefusesOther) {
  EXPECT_EQ(from_base64("Zm9v\r\nYmFy\n"), "foobar");
  EXPECT_EQ(from_base64("Zg"), "f");
  for (const auto* text : {"Z", "Zm9vY", "Zm9*", "Zg==Zg=="}) {
    EXPECT_FALSE(from_base64(text)) << text;
  }
}

}  // namespace
}  // namespace dragoman
