#include "formats/relation_json.h"

namespace dragoman {

namespace {

Json list(const Vouchers& vouchers) {
  auto json = Json::array();
  for (const auto& voucher : vouchers) json.push_back(voucher_json(voucher));
  return json;
}

Json list(const std::vector<Dated>& dates) {
  auto json = Json::array();
  for (const auto& dated : dates) {
    json.push_back({{"date", to_edtf(dated.when)},
                    {"counted", dated.counted},
                    {"vouchers", list(dated.vouchers)}});
  }
  return json;
}

Json bond_json(const Bond& bond, bool mission) {
  Json json = {{"name", bond.name}};
  if (mission) {
    json["of"] = bond.of;
    json["in"] = bond.in;
    json["city"] = text_or_null(bond.city);
  }
  json["status"] = to_string(bond.status);
  json["since"] = list(bond.since);
  json["until"] = list(bond.until);
  json["vouchers"] = list(bond.vouchers);
  return json;
}

Json index_or_null(const std::optional<std::size_t>& index) {
  return index ? Json(*index) : Json(nullptr);
}

Json body_json(const JointBody& body) {
  auto sessions = Json::array();
  for (const auto& session : body.sessions) {
    sessions.push_back({{"nth", session.nth ? Json(*session.nth) : Json(nullptr)},
                        {"when", list(session.when)},
                        {"where", text_or_null(session.where)},
                        {"status", to_string(session.status)},
                        {"vouchers", list(session.vouchers)}});
  }
  return {{"name", body.name},
          {"also", body.also},
          {"since", list(body.since)},
          {"sessions", std::move(sessions)},
          {"first", index_or_null(body.first)},
          {"last", index_or_null(body.last)},
          {"next", index_or_null(body.next)},
          {"vouchers", list(body.vouchers)}};
}

Json agreement_json(const Agreement& agreement) {
  auto steps = Json::array();
  for (const auto& step : agreement.steps) {
    steps.push_back({{"stage", to_string(step.stage)},
                     {"when", list(step.when)},
                     {"vouchers", list(step.vouchers)}});
  }
  return {{"name", agreement.name},
          {"also", agreement.also},
          {"stage", to_string(agreement.steps.back().stage)},
          {"steps", std::move(steps)}};
}

Json matter_json(const Matter& matter) {
  return {{"kind", to_string(matter.kind)},
          {"of", matter.of},
          {"name", matter.name},
          {"vouchers", list(matter.vouchers)},
          {"said", list(matter.said)}};
}

Json encounter_json(const Encounter& encounter) {
  return {{"happening", encounter.happening},       {"kind", to_string(encounter.kind)},
          {"level", to_string(encounter.level)},    {"when", when_or_null(encounter.when)},
          {"where", text_or_null(encounter.where)}, {"parties", encounter.parties},
          {"vouchers", list(encounter.vouchers)}};
}

Json visits_json(const VisitCell& cell) {
  auto visits = Json::array();
  for (const auto& visit : cell.visits) visits.push_back(encounter_json(visit));
  return {{"level", to_string(cell.level)},
          {"year", cell.year != 0 ? Json(cell.year) : Json(nullptr)},
          {"visitor", text_or_null(cell.visitor)},
          {"host", text_or_null(cell.host)},
          {"count", cell.visits.size()},
          {"visits", std::move(visits)}};
}

Json announced_json(const Announced& announced) {
  auto json = encounter_json(announced.what);
  json["past"] = announced.past;
  return json;
}

template <class Line, class Write>
Json each(const std::vector<Line>& lines, Write write) {
  auto json = Json::array();
  for (const auto& line : lines) json.push_back(write(line));
  return json;
}

}  // namespace

Json voucher_json(const Voucher& voucher) {
  if (voucher.kind == Voucher::Kind::row) {
    return {{"row", voucher.quote}, {"source", voucher.source}};
  }
  return {{to_string(voucher.kind), to_string(voucher.at)},
          {"quote", text_or_null(one_line(voucher.quote))},
          {"publisher", text_or_null(voucher.source)},
          {"published", when_or_null(voucher.published)}};
}

Json anniversary_json(const AnniversaryDay& anniversary) {
  return {{"a", anniversary.a},
          {"b", anniversary.b},
          {"of", anniversary.of},
          {"nth", anniversary.nth},
          {"day", to_edtf(anniversary.day)},
          {"moved", anniversary.moved},
          {"since", anniversary.since ? Json(to_edtf(*anniversary.since)) : Json(nullptr)},
          {"disputed", anniversary.disputed},
          {"told", anniversary.told},
          {"vouchers", list(anniversary.vouchers)}};
}

Json relation_json(const RelationOfTwo& relation) {
  const auto bond = [](const Bond& one) { return bond_json(one, false); };
  const auto mission = [](const Bond& one) { return bond_json(one, true); };
  return {{"a", relation.a},
          {"b", relation.b},
          {"day", to_edtf(relation.day)},
          {"relations", each(relation.relations, bond)},
          {"missions", each(relation.missions, mission)},
          {"partnerships", each(relation.partnerships, bond)},
          {"bodies", each(relation.bodies, body_json)},
          {"agreements", each(relation.agreements, agreement_json)},
          {"matters", each(relation.matters, matter_json)},
          {"visits", each(relation.visits, visits_json)},
          {"last", each(relation.last, encounter_json)},
          {"announced", each(relation.announced, announced_json)},
          {"anniversaries", each(relation.anniversaries, anniversary_json)}};
}

}  // namespace dragoman
