#include "formats/arrow_answers.h"

#include "formats/answers_json.h"
#include "formats/arrow_tables.h"
#include "formats/commitment_json.h"
#include "formats/happening_json.h"
#include "formats/record_json.h"
#include "formats/relation_json.h"

namespace dragoman {

namespace {

Field integer(std::string name) {
  return {std::move(name), CellKind::integer};
}

Field truth(std::string name) {
  return {std::move(name), CellKind::truth};
}

Field day(std::string name) {
  return {std::move(name), CellKind::day};
}

Field byte_span(std::string name) {
  return {std::move(name), CellKind::record, {integer("begin_byte"), integer("end_byte")}};
}

Fields operator+(Fields fields, const Fields& more) {
  fields.insert(fields.end(), more.begin(), more.end());
  return fields;
}

// Spans say what they count.
void name_bytes(Json& json) {
  if (json.is_object() && json.contains("begin")) {
    json = {{"begin_byte", json["begin"]}, {"end_byte", json["end"]}};
  } else if (json.is_structured()) {
    for (auto& item : json) name_bytes(item);
  }
}

ArrowTable table_of(Fields fields, std::vector<Json> rows) {
  for (auto& row : rows) {
    row = Json::parse(json_line(row));  // what a release has that is no UTF-8 is so no more
    name_bytes(row);
    add_days_of_when(row);
  }
  auto batches = batches_of(fields, rows);
  return {std::move(fields), std::move(batches)};
}

template <class Things, class Row>
std::vector<Json> rows_of(const Things& things, Row row) {
  std::vector<Json> rows;
  for (const auto& thing : things) rows.push_back(row(thing));
  return rows;
}

const Fields told_by = {{"release"}, {"number", CellKind::integer}, {"publisher"}, {"published"}};

Fields voucher_fields() {
  return {{"event"}, {"fact"}, {"quote"}, {"publisher"}, {"published"}, {"row"}, {"source"}};
}

}  // namespace

ArrowTable releases_table(const std::vector<ReleaseHead>& heads) {
  const auto rows = heads_json(heads);
  return table_of({{"id"},
                   integer("version"),
                   {"title"},
                   {"publisher"},
                   {"published"},
                   {"address"},
                   day("gone"),
                   integer("people"),
                   integer("events"),
                   integer("facts")},
                  {rows.begin(), rows.end()});
}

ArrowTable happenings_table(const std::vector<Happening>& happenings) {
  return table_of(
      {{"id"},
       {"kind"},
       {"status"},
       {"when"},
       day("first_day"),
       day("last_day"),
       {"where"},
       texts("parties"),
       texts("hosts"),
       {"level"},
       {"gathering"},
       integer("nth"),
       records("participants", {{"name"}, {"post"}, {"of"}, {"level"}, {"capacity"}}),
       records("accounts",
               Fields{{"quote"}, {"status"}, {"score", CellKind::real}, {"reason"}} + told_by),
       texts("said")},
      rows_of(happenings, happening_json));
}

ArrowTable commitments_table(const std::vector<Commitment>& commitments,
                             const std::optional<Date>& on) {
  const Fields evidence = {{"release"}, integer("event"), integer("fact"), {"act"},      {"kind"},
                           {"when"},    {"quote"},        {"publisher"},   {"published"}};
  Fields fields = {{"id"},       {"kind"},     texts("who"),     texts("whom"),
                   {"content"},  {"when"},     day("first_day"), day("last_day"),
                   {"deadline"}, {"strength"}, {"status"}};
  if (on) fields.push_back(truth("overdue"));
  fields.push_back(records("made", evidence));
  fields.push_back(records("steps", {{"status"},
                                     {"score", CellKind::real},
                                     {"reason"},
                                     {"evidence", CellKind::record, evidence}}));
  return table_of(std::move(fields), rows_of(commitments, [&](const Commitment& commitment) {
                    return commitment_json(commitment, on);
                  }));
}

ArrowTable anniversaries_table(const std::vector<AnniversaryDay>& anniversaries) {
  return table_of({{"a"},
                   {"b"},
                   {"of"},
                   integer("nth"),
                   day("day"),
                   truth("moved"),
                   {"since"},
                   truth("disputed"),
                   truth("told"),
                   records("vouchers", voucher_fields())},
                  rows_of(anniversaries, anniversary_json));
}

ArrowTable told_table(const std::vector<Told<Event>>& events) {
  const Fields fields = {{"act"},
                         texts("actors"),
                         texts("recipients"),
                         {"when"},
                         day("first_day"),
                         day("last_day"),
                         {"where"},
                         {"status"},
                         {"about"},
                         {"quote"},
                         byte_span("span"),
                         {"rule"},
                         {"confidence", CellKind::real}};
  return table_of(fields + told_by, rows_of(events, [](const Told<Event>& told) {
                    return with_place(event_json(told.what, told.quote, told.about), told);
                  }));
}

ArrowTable told_table(const std::vector<Told<Fact>>& facts) {
  const Fields fields = {
      {"kind"},        {"a"},           {"b"},     texts("members"),  {"name"}, integer("nth"),
      {"of"},          integer("year"), {"state"}, {"since"},         {"when"}, day("first_day"),
      day("last_day"), {"where"},       {"quote"}, byte_span("span"), {"rule"}};
  return table_of(fields + told_by, rows_of(facts, [](const Told<Fact>& told) {
                    return with_place(fact_json(told.what, told.quote), told);
                  }));
}

ArrowTable people_table(const std::vector<PersonTold>& people) {
  std::vector<Json> rows;
  for (const auto& person : people) {
    const auto json = person_told_json(person);
    for (const auto& post : json["posts"]) {
      rows.push_back(post);
      rows.back()["name"] = person.name;
    }
  }
  return table_of({{"name"}, {"post"}, {"of"}, {"first"}, {"last"}, texts("releases")},
                  std::move(rows));
}

ArrowTable found_table(const std::vector<Found>& found) {
  const auto json = found_json("", found, false);
  const auto& rows = json["found"];
  return table_of({{"id"},
                   integer("version"),
                   {"title"},
                   {"publisher"},
                   {"published"},
                   {"address"},
                   records("hits", {{"words"}, byte_span("span"), byte_span("around")}),
                   records("events", {integer("number"), {"quote"}})},
                  {rows.begin(), rows.end()});
}

ArrowTable coverage_table(const std::vector<Coverage>& publishers) {
  return table_of({{"publisher"},
                   integer("releases"),
                   integer("undated"),
                   {"first"},
                   {"last"},
                   records("gaps", {day("from"), day("to"), integer("days")})},
                  rows_of(publishers, coverage_json));
}

}  // namespace dragoman
