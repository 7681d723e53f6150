#include "formats/datapackage.h"

#include <cassert>

#include "formats/events_csv.h"
#include "formats/finding_json.h"

namespace dragoman {

namespace {

std::string_view type_word(ColumnType type) {
  switch (type) {
    case ColumnType::text:
      return "string";
    case ColumnType::number:
      return "integer";
    case ColumnType::day:
      return "date";
  }
  return {};
}

Json schema_of(const TableShape& table) {
  Json fields = Json::array();
  for (const auto& column : table.columns) {
    Json field = {
        {"name", column.name}, {"type", type_word(column.type)}, {"description", column.about}};
    if (column.required) field["constraints"] = {{"required", true}};
    fields.push_back(field);
  }
  Json schema = {{"fields", fields}, {"missingValues", {""}}, {"primaryKey", table.key}};
  for (const auto& key : table.foreign_keys) {
    schema["foreignKeys"].push_back(
        {{"fields", {key.column}},
         {"reference", {{"resource", key.table}, {"fields", {key.key}}}}});
  }
  return schema;
}

Json resource_of(const TableShape& table, const WrittenTable& written) {
  return {{"name", table.name},
          {"description", table.about},
          {"path", csv_name(table)},
          {"type", "table"},
          {"profile", "tabular-data-resource"},
          {"format", "csv"},
          {"mediatype", "text/csv"},
          {"encoding", "utf-8"},
          {"dialect", {{"delimiter", ","}, {"lineTerminator", "\r\n"}, {"header", true}}},
          {"bytes", written.bytes},
          {"hash", "sha256:" + written.sha256},
          {"schema", schema_of(table)}};
}

}  // namespace

std::string csv_header(const TableShape& table) {
  std::vector<std::string> names;
  for (const auto& column : table.columns) names.emplace_back(column.name);
  return csv_line(names);
}

std::string csv_row(const std::vector<Cell>& cells) {
  struct Print {
    std::string operator()(std::monostate) const { return {}; }
    std::string operator()(std::int64_t number) const { return std::to_string(number); }
    std::string operator()(const std::string& words) const { return words; }
  };
  std::vector<std::string> printed;
  printed.reserve(cells.size());
  for (const auto& cell : cells) printed.push_back(std::visit(Print{}, cell));
  return csv_line(printed);
}

std::string csv_name(const TableShape& table) {
  return std::string(table.name) + ".csv";
}

std::string datapackage_json(const std::vector<WrittenTable>& written, const PackageNotes& notes) {
  const auto tables = table_shapes();
  assert(written.size() == tables.size());
  Json json = {
      {"$schema", "https://datapackage.org/profiles/2.0/datapackage.json"},
      {"profile", "tabular-data-package"},
      {"name", "dragoman-record"},
      {"title", "What press releases of foreign ministries tell"},
      {"description",
       "People, events and facts read from press releases by Dragoman, each with the place in its "
       "release where it was read. Titles and quotes are words of the publishers named under "
       "`sources`, on whose terms they stand."},
      {"version", notes.version}};
  if (!notes.license.empty()) json["licenses"].push_back({{"name", notes.license}});
  for (const auto& publisher : notes.publishers) json["sources"].push_back({{"title", publisher}});
  for (std::size_t i = 0; i < tables.size(); ++i) {
    json["resources"].push_back(resource_of(tables[i], written[i]));
  }
  return json_page(json) + "\n";
}

}  // namespace dragoman
