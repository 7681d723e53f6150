// The tables of release_tables.h as CSV files (RFC 4180: UTF-8, comma, quotes doubled, lines ended
// by CR LF, a header row, what is not told an empty cell) and the descriptor that makes a Data
// Package of them: datapackage.json as versions 1 and 2 of the specification
// (datapackage.org, formerly specs.frictionlessdata.io) read it.
//
//   $schema, profile  by which versions 2 and 1 know a tabular package
//   name, title       "dragoman-record", for people
//   description       what the tables are, and whose words the quotes are
//   version           of the program
//   licenses          as given to the export; left out if none was: whose the words are, the
//                     export cannot know
//   sources           the publishers of the releases, by name
//   resources         a table each: name, path, type, format, encoding, bytes, hash, schema (fields
//                     with name, type, description and constraints; primaryKey; foreignKeys)
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "formats/release_tables.h"

namespace dragoman {

std::string csv_header(const TableShape& table);
std::string csv_row(const std::vector<Cell>& cells);

// A CSV file as written, one for each of table_shapes() in their order.
struct WrittenTable {
  std::size_t bytes = 0;
  std::string sha256;
};

struct PackageNotes {
  std::string version;                  // of the program
  std::string license;                  // an identifier such as "CC-BY-4.0"; may be empty
  std::vector<std::string> publishers;  // names
};

// "events.csv".
std::string csv_name(const TableShape& table);

// The descriptor, indented. Needs as many of `written` as there are tables.
std::string datapackage_json(const std::vector<WrittenTable>& written, const PackageNotes& notes);

}  // namespace dragoman
