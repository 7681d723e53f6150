#include "store/dialect.h"

#include <gtest/gtest.h>

namespace dragoman::store {
namespace {

TEST(Dialect, NumbersParameters) {
  struct Case {
    std::string_view sql, expected;
  };
  constexpr Case cases[] = {
      {"SELECT 1", "SELECT 1"},
      {"a = ? AND b = ?", "a = $1 AND b = $2"},
      {"a = ?2 AND b = ?1", "a = $2 AND b = $1"},
      {"a = '?' AND \"?\" = ? -- ?\n AND ?", "a = '?' AND \"?\" = $1 -- ?\n AND $2"},
      {"?", "$1"},
  };
  for (const auto& c : cases) EXPECT_EQ(postgres_parameters(c.sql), c.expected) << c.sql;
}

TEST(Dialect, SaysDefinitions) {
  struct Case {
    std::string_view sql, expected;
  };
  constexpr Case cases[] = {
      {"id INTEGER PRIMARY KEY", "id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY"},
      {"n INTEGER NOT NULL, b BLOB", "n BIGINT NOT NULL, b BYTEA"},
      {"text TEXT NOT NULL", "text TEXT COLLATE \"C\" NOT NULL"},
      {"TEXTS 'TEXT' -- TEXT\n", "TEXTS 'TEXT' -- TEXT\n"},
      {"(x) WITHOUT ROWID;", "(x);"},
  };
  for (const auto& c : cases) EXPECT_EQ(postgres_definitions(c.sql), c.expected) << c.sql;
}

TEST(Dialect, KeepsAllBytes) {
  using namespace std::string_literals;
  struct Case {
    std::string bytes, expected;
  };
  const Case cases[] = {
      {"", ""},
      {"plain – 정상", "plain – 정상"},
      {"a\0b"s,
       "a\xf4\x8f\xbc\x80"
       "b"},
      {"\xff", "\xf4\x8f\xbf\xbf"},
      {"\xe2\x82", "\xf4\x8f\xbf\xa2\xf4\x8f\xbe\x82"},
      {"\xf4\x8f\xbf\xbf", "\xf4\x8f\xbf\xb4\xf4\x8f\xbe\x8f\xf4\x8f\xbe\xbf\xf4\x8f\xbe\xbf"},
      {"\xf4\x8f\xbb\xbf", "\xf4\x8f\xbb\xbf"},  // the last before them
  };
  for (const auto& c : cases) {
    EXPECT_EQ(to_postgres_text(c.bytes), c.expected);
    EXPECT_EQ(of_postgres_text(c.expected), c.bytes);
    EXPECT_EQ(is_postgres_text(c.bytes), c.bytes == c.expected);
  }
}

}  // namespace
}  // namespace dragoman::store
