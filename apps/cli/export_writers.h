// The formats of `dragoman export`, each as what is printed before, for each release, between two
// and after the last.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "command.h"
#include "dragoman/record.h"
#include "formats/coded_events.h"
#include "formats/quotes.h"

namespace dragoman::cli {

struct ExportOptions {
  std::string format = "reading";
  std::string record;
  std::string quotes = "full";
  std::string out;          // datapackage: a folder, sqlite: a file
  std::string license;      // datapackage
  std::size_t newest = 50;  // atom, jsonfeed
  bool dyads = false;
  bool once = false;

  [[nodiscard]] Quotes carried() const { return parse_quotes(quotes).value_or(Quotes::full); }
  [[nodiscard]] Sides sides() const { return dyads ? Sides::dyads : Sides::lists; }
};

struct ExportWriter {
  std::string head;
  std::function<std::string(const StoredRelease&)> rows;
  // Before the releases all happenings, after them each; either may be empty.
  std::function<void(const std::vector<Happening>&)> expect;
  std::function<std::string(const Happening&)> happening;
  std::string between;
  std::function<std::string()> tail;     // may be empty
  std::function<std::string()> message;  // for stderr, once all is written; may be empty
  std::string nothing;                   // what is printed of no releases
};

// The words of --format, in the order of the help.
const std::vector<std::string>& export_formats();

bool is_coded(std::string_view format);       // takes --dyads
bool is_filed(std::string_view format);       // takes --out
bool is_feed(std::string_view format);        // takes --newest
bool is_by_release(std::string_view format);  // what each release tells: takes --once

// The writer of a format that is printed. Loads the tables that it needs and keeps them.
Result<ExportWriter> export_writer(const Common& common, const ExportOptions& options);

// Calls `visit` with each release that goes out, by date and id. Tells on stderr how many are left
// out for --once.
Result<void> each_exported(const Record& record, const ExportOptions& options,
                           const std::function<void(const StoredRelease&)>& visit);

// Writes the format that goes into files: datapackage, sqlite.
Exit export_files(const Common& common, const ExportOptions& options);

}  // namespace dragoman::cli
