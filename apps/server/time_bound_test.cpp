// The bound on what one answer may take, on a server, where the statement is given up and not us.
// Run by tests/with_postgres; without a server there is nothing to try.
#include <gtest/gtest.h>

#include <chrono>
#include <string>

#include "store/database.h"
#include "test_site.h"

namespace dragoman::server {
namespace {

TEST(TimeBound, IsKeptByAServerOfDatabases) {
  if (test_server().empty()) GTEST_SKIP() << "no PostgreSQL is named by DRAGOMAN_TEST_POSTGRES";
  using std::chrono::milliseconds;
  const TestServer server;
  const auto record = Record::open(server.record_name(), Record::Access::read);
  ASSERT_TRUE(record) << record.error().message;
  Request request;
  request.target = "/search.json?q=embassy";
  const auto answered = [&] { return respond(request, test_site(), *record, Date{2024, 5, 4}); };
  ASSERT_EQ(answered().status, 200U);

  // What another holds is waited for ten seconds, longer than this question may take.
  const auto other =
      store::open(server.record_name(), store::Access::write, std::chrono::seconds(10));
  other->execute("BEGIN");
  other->execute("LOCK TABLE release IN ACCESS EXCLUSIVE MODE");
  ASSERT_TRUE(record->give_up_when({}, milliseconds(200)));
  const auto begin = std::chrono::steady_clock::now();
  const auto given_up = answered();
  const auto waited = std::chrono::steady_clock::now() - begin;
  EXPECT_EQ(given_up.status, 503U) << given_up.body;
  EXPECT_NE(given_up.body.find("took too long"), std::string::npos) << given_up.body;
  EXPECT_GE(waited, milliseconds(150));
  EXPECT_LT(waited, std::chrono::seconds(8));

  other->execute("ROLLBACK");
  EXPECT_EQ(answered().status, 200U);  // the connection is as good as before
  ASSERT_TRUE(record->give_up_when({}, std::chrono::seconds(30)));
  EXPECT_EQ(answered().status, 200U);
}

}  // namespace
}  // namespace dragoman::server
