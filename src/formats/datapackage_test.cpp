#include "formats/datapackage.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "formats/test_release.h"
#include "knowledge/test_knowledge.h"

namespace dragoman {
namespace {

std::string table_of(TableOf which, Quotes quotes) {
  std::set<PartyCode> parties;
  auto rows = rows_of(test_release(), quotes, parties);
  std::ranges::move(rows_of(parties, test_knowledge()), std::back_inserter(rows));
  auto text = csv_header(table_shapes()[static_cast<std::size_t>(which)]);
  for (const auto& row : rows) {
    EXPECT_EQ(row.cells.size(), table_shapes()[static_cast<std::size_t>(row.table)].columns.size());
    if (row.table == which) text += csv_row(row.cells);
  }
  return text;
}

TEST(ReleaseTables, HaveARowAThing) {
  struct Case {
    TableOf table;
    const char* expected;
  };
  const Case cases[] = {
      {TableOf::releases,
       "id,version,title,publisher,published,published_basis,published_from,published_to,language,"
       "url,retrieved,sha256,gone\r\n"
       "talks,1,\"Minister Lind visits \"\"Nairobi\"\" & talks\",SWE,2024-05-03,given,2024-05-03,"
       "2024-05-03,en,https://example.org/talks?a=1&b=2,2024-05-04T10:00:00Z,00ff,\r\n"},
      {TableOf::parties, "code,name,kind\r\nKEN,Kenya,state\r\nSWE,Sweden,state\r\n"},
      {TableOf::people,
       "release,number,name,post,party,name_begin,name_end\r\ntalks,1,Lind,Minister,SWE,9,13\r\n"},
      {TableOf::event_parties,
       "event,role,position,party\r\ntalks#1,actor,1,SWE\r\ntalks#1,actor,2,KEN\r\n"
       "talks#2,actor,1,KEN\r\ntalks#2,recipient,1,SWE\r\ntalks#3,actor,1,SWE\r\n"
       "talks#3,recipient,1,KEN\r\n"},
      {TableOf::fact_parties,
       "fact,role,position,party\r\ntalks#f1,a,1,SWE\r\ntalks#f1,b,1,KEN\r\n"
       "talks#f2,member,1,SWE\r\ntalks#f2,member,2,KEN\r\n"}};
  for (const auto& c : cases) EXPECT_EQ(table_of(c.table, Quotes::full), c.expected);
}

TEST(ReleaseTables, CarryAsManyWordsAsAskedFor) {
  const auto full = table_of(TableOf::events, Quotes::full);
  EXPECT_NE(full.find("2024-10,2024-10-01,2024-10-31,KEN,,,Lind will visit again in October,"),
            std::string::npos)
      << full;
  const auto none = table_of(TableOf::events, Quotes::none);
  EXPECT_EQ(none.find("Lind"), std::string::npos) << none;
  EXPECT_EQ(none.find("seeds"), std::string::npos) << none;
  const auto columns = std::ranges::count(none.substr(0, none.find('\r')), ',');
  EXPECT_EQ(columns, std::ranges::count(full.substr(0, full.find('\r')), ','));
}

// Every key and foreign key is of columns that there are.
TEST(TableShapes, AreOfOnePiece) {
  const auto has = [](const TableShape& table, std::string_view column) {
    return std::ranges::find(table.columns, column, &Column::name) != table.columns.end();
  };
  for (const auto& table : table_shapes()) {
    for (const auto& column : table.key) EXPECT_TRUE(has(table, column)) << table.name;
    for (const auto& key : table.foreign_keys) {
      EXPECT_TRUE(has(table, key.column)) << table.name;
      const auto other = std::ranges::find(table_shapes(), key.table, &TableShape::name);
      ASSERT_NE(other, table_shapes().end()) << key.table;
      EXPECT_TRUE(has(*other, key.key)) << key.table;
    }
  }
}

TEST(Datapackage, DescribesEveryTable) {
  const std::vector<WrittenTable> written(table_shapes().size(), {7, "00ff"});
  const auto json = nlohmann::json::parse(
      datapackage_json(written, {"0.1.0", "CC-BY-4.0", {"Ministry for Foreign Affairs, Sweden"}}));
  EXPECT_EQ(json["licenses"][0]["name"], "CC-BY-4.0");
  EXPECT_EQ(json["sources"][0]["title"], "Ministry for Foreign Affairs, Sweden");
  ASSERT_EQ(json["resources"].size(), table_shapes().size());
  const auto& parties = json["resources"][4];
  EXPECT_EQ(parties["path"], "event_parties.csv");
  EXPECT_EQ(parties["hash"], "sha256:00ff");
  EXPECT_EQ(parties["schema"]["primaryKey"], nlohmann::json({"event", "role", "position"}));
  EXPECT_EQ(parties["schema"]["foreignKeys"][0],
            nlohmann::json({{"fields", {"event"}},
                            {"reference", {{"resource", "events"}, {"fields", {"id"}}}}}));
  EXPECT_EQ(parties["schema"]["fields"][2]["type"], "integer");
  EXPECT_FALSE(
      nlohmann::json::parse(datapackage_json(written, {"0.1.0", "", {}})).contains("licenses"));
}

}  // namespace
}  // namespace dragoman
