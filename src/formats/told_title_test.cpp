#include "formats/told_title.h"

#include <gtest/gtest.h>

#include "knowledge/test_knowledge.h"

namespace dragoman {
namespace {

TEST(TitleOf, NamesWhatAndWho) {
  const auto& knowledge = test_knowledge();
  Event meet;
  meet.actors = {"SWE", "KEN"};
  EXPECT_EQ(title_of(meet, knowledge), "Meet: Sweden, Kenya");
  Event ask;
  ask.act = Act::request;
  ask.actors = {"KEN"};
  ask.recipients = {"SWE", "org:Ocean Guild"};
  EXPECT_EQ(title_of(ask, knowledge), "Request: Kenya → Sweden, Ocean Guild");
  Event many;
  many.actors = {"SWE", "KEN", "NOR", "DNK", "FIN", "ISL", "EST"};
  EXPECT_EQ(title_of(many, knowledge),
            "Meet: Sweden, Kenya, Norway, Denmark, Finland and 2 others");

  Fact anniversary;
  anniversary.kind = FactKind::anniversary;
  anniversary.a = "SWE";
  anniversary.b = "KEN";
  anniversary.of = "diplomatic relations";
  anniversary.nth = 61;
  EXPECT_EQ(title_of(anniversary, knowledge),
            "61st anniversary of diplomatic relations: Sweden, Kenya");

  Happening visit;
  visit.kind = HappeningKind::visit;
  visit.parties = {"SWE"};
  visit.hosts = {"KEN"};
  EXPECT_EQ(title_of(visit, knowledge), "Visit: Sweden → Kenya");
}

TEST(StableUuid, IsOfVersionEightAndTellsNamesApart) {
  const auto one = stable_uuid("release", "talks");
  EXPECT_EQ(one, stable_uuid("release", "talks"));
  EXPECT_NE(one, stable_uuid("event", "talks"));
  ASSERT_EQ(one.size(), 36U);
  EXPECT_EQ(one[14], '8');
  EXPECT_NE(std::string("89ab").find(one[19]), std::string::npos);
  for (const std::size_t at : {8U, 13U, 18U, 23U}) EXPECT_EQ(one[at], '-');
}

TEST(PublicAddress, IsNoFile) {
  EXPECT_EQ(public_address("https://example.org/a", "/home/ann/a.html"), "https://example.org/a");
  EXPECT_EQ(public_address("", "http://example.org/b"), "http://example.org/b");
  EXPECT_EQ(public_address("", "/home/ann/a.html"), "");
}

}  // namespace
}  // namespace dragoman
