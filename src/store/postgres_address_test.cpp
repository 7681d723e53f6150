#include <gtest/gtest.h>

#include "store/postgres.h"

namespace dragoman::store {
namespace {

TEST(PostgresAddress, IsToldFromAPath) {
  EXPECT_TRUE(names_postgres("postgresql:///db"));
  EXPECT_TRUE(names_postgres("postgres://host/db"));
  for (const auto* path :
       {"", "postgresql", "./postgresql://x", "record.dragoman", "mysql://a/b"}) {
    EXPECT_FALSE(names_postgres(path)) << path;
  }
}

TEST(PostgresAddress, IsShownWithoutPassword) {
  struct Case {
    std::string address, expected;
  };
  const Case cases[] = {
      {"postgresql://host/db", "postgresql://host/db"},
      {"postgresql://ann@host:5433/db", "postgresql://ann@host:5433/db"},
      {"postgresql://ann:secret@host:5433/db", "postgresql://ann@host:5433/db"},
      {"postgres://ann:sec@ret@host/db", "postgres://ann@host/db"},
      {"postgres://ann:sec?ret@host/db?port=1", "postgres://ann@host/db?port=1"},
      {"postgres://:secret@/db", "postgres://@/db"},
      {"postgresql:///db?host=/run&password=secret&port=1", "postgresql:///db?host=/run&port=1"},
      {"postgresql:///db?sslpassword=secret", "postgresql:///db"},
      {"postgresql://a,b:1/db?target_session_attrs=any",
       "postgresql://a,b:1/db?target_session_attrs=any"},
  };
  for (const auto& c : cases) EXPECT_EQ(without_password(c.address), c.expected) << c.address;
}

}  // namespace
}  // namespace dragoman::store
