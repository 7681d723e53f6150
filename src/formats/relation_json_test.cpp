#include "formats/relation_json.h"

#include <gtest/gtest.h>

namespace dragoman {
namespace {

TEST(RelationJson, WritesEveryLineWithItsVouchers) {
  Voucher told;
  told.kind = Voucher::Kind::fact;
  told.at.release = "talks";
  told.at.number = 2;
  told.quote = "an embassy\n since 2015";
  told.source = "TGO";
  told.published = parse_edtf("2021-12-01");
  Voucher row;
  row.kind = Voucher::Kind::row;
  row.quote = "Embassy in Suva";
  row.source = "hand";
  RelationOfTwo relation;
  relation.a = "TGO";
  relation.b = "FJI";
  relation.day = {2024, 1, 1};
  Bond mission;
  mission.name = "embassy";
  mission.of = "TGO";
  mission.in = "FJI";
  mission.since = {{on({2015, 0, 0}), false, {told}}};
  mission.vouchers = {told, row};
  relation.missions = {mission};
  EXPECT_EQ(json_line(relation_json(relation)),
            R"({"a":"TGO","b":"FJI","day":"2024-01-01","relations":[],"missions":[)"
            R"({"name":"embassy","of":"TGO","in":"FJI","city":null,"status":"occurred","since":[)"
            R"({"date":"2015","counted":false,"vouchers":[{"fact":"talks#2","quote":)"
            R"("an embassy since 2015","publisher":"TGO","published":"2021-12-01"}]}],"until":[],)"
            R"("vouchers":[{"fact":"talks#2","quote":"an embassy since 2015","publisher":"TGO",)"
            R"("published":"2021-12-01"},{"row":"Embassy in Suva","source":"hand"}]}],)"
            R"("partnerships":[],"bodies":[],"agreements":[],"matters":[],"visits":[],"last":[],)"
            R"("announced":[],"anniversaries":[]})");
}

TEST(RelationJson, WritesBodiesAgreementsAndVisits) {
  Voucher told;
  told.at.release = "talks";
  told.quote = "met";
  RelationOfTwo relation;
  JointBody body;
  body.name = "joint committee";
  body.sessions.resize(1);
  body.sessions[0].nth = 4;
  body.sessions[0].vouchers = {told};
  body.last = 0;
  body.vouchers = {told};
  relation.bodies = {body};
  relation.agreements = {{"air services agreement", {}, {{AgreementStage::in_force, {}, {told}}}}};
  const Encounter visit{"v", HappeningKind::visit, Level::leaders, {}, "", {"FJI", "TGO"}, {told}};
  relation.visits = {{Level::leaders, 0, "", "", {visit}}};
  const auto json = relation_json(relation);
  const std::string by = R"([{"event":"talks#1","quote":"met","publisher":null,"published":null}])";
  EXPECT_EQ(json_line(json["bodies"]),
            R"([{"name":"joint committee","also":[],"since":[],"sessions":[{"nth":4,"when":[],)"
            R"("where":null,"status":"occurred","vouchers":)" +
                by + R"(}],"first":null,"last":0,"next":null,"vouchers":)" + by + "}]");
  EXPECT_EQ(json_line(json["agreements"]),
            R"([{"name":"air services agreement","also":[],"stage":"in force","steps":[)"
            R"({"stage":"in force","when":[],"vouchers":)" +
                by + "}]}]");
  EXPECT_EQ(json_line(json["visits"]),
            R"([{"level":"leaders","year":null,"visitor":null,"host":null,"count":1,"visits":[)"
            R"({"happening":"v","kind":"visit","level":"leaders","when":null,"where":null,)"
            R"("parties":["FJI","TGO"],"vouchers":)" +
                by + "}]}]");
}

TEST(RelationJson, WritesAnniversaries) {
  AnniversaryDay anniversary;
  anniversary.a = "TGO";
  anniversary.b = "FJI";
  anniversary.of = "diplomatic relations";
  anniversary.nth = 50;
  anniversary.day = {2022, 2, 28};
  anniversary.moved = true;
  anniversary.since = Date{1972, 2, 29};
  EXPECT_EQ(json_line(anniversary_json(anniversary)),
            R"({"a":"TGO","b":"FJI","of":"diplomatic relations","nth":50,"day":"2022-02-28",)"
            R"("moved":true,"since":"1972-02-29","disputed":false,"told":false,"vouchers":[]})");
}

}  // namespace
}  // namespace dragoman
