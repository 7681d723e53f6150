// dragoman verify: every quote against its source.
#include "dragoman/verify.h"

#include <fmt/format.h>

#include <filesystem>

#include "base/files.h"
#include "command.h"
#include "describe.h"
#include "engine.h"
#include "formats/datapackage.h"
#include "inputs.h"
#include "record_option.h"

namespace dragoman::cli {

namespace fs = std::filesystem;

namespace {

struct Options {
  std::vector<std::string> exports;
  std::string record;
};

// "1,234".
std::string grouped(std::size_t number) {
  auto digits = std::to_string(number);
  for (auto at = std::ssize(digits) - 3; at > 0; at -= 3) {
    digits.insert(static_cast<std::size_t>(at), ",");
  }
  return digits;
}

Exit print_verified(const Verified& verified, const std::string& name) {
  for (const auto& fault : verified.faults) {
    print(fmt::format("{}{}, {}: {}\n", name, printable(fault.release), fault.what,
                      printable(fault.why)));
  }
  print(fmt::format("{}{} {} of {} {} checked, {}\n", name, grouped(verified.quotes),
                    verified.quotes == 1 ? "quote" : "quotes", grouped(verified.releases),
                    verified.releases == 1 ? "release" : "releases",
                    verified.all_there() ? std::string("all there")
                                         : count_of(verified.faults.size(), "fault", "faults")));
  if (!verified.all_there()) return Exit::error;
  return verified.releases == 0 ? Exit::nothing : Exit::found;
}

// The files of an export: of a data package the tables that have places.
std::vector<fs::path> files_of(const std::string& path) {
  std::error_code error;
  if (!fs::is_directory(path, error)) return {path};
  std::vector<fs::path> files;
  for (const auto table : {TableOf::releases, TableOf::people, TableOf::events, TableOf::facts}) {
    files.push_back(fs::path(path) / csv_name(table_shapes()[static_cast<std::size_t>(table)]));
  }
  return files;
}

// The worst of two.
Exit worse(Exit a, Exit b) {
  if (a == Exit::error || b == Exit::error) return Exit::error;
  return a == Exit::found || b == Exit::found ? Exit::found : Exit::nothing;
}

Exit verify(const Common& common, const Options& options) {
  const auto record = Record::open(record_name(options.record), Record::Access::read);
  if (!record) return tell(record.error());
  if (options.exports.empty()) {
    const auto furniture = load_furniture(data_folder(common));
    if (!furniture) return tell(furniture.error());
    const auto verified = verify_record(*record, *furniture);
    if (!verified) return tell(verified.error());
    return print_verified(*verified, "");
  }
  Exit exit = Exit::nothing;
  for (const auto& path : options.exports) {
    for (const auto& file : files_of(path)) {
      const auto bytes = read_input(file);
      if (!bytes) return tell(bytes.error());
      const auto name = file == "-" ? std::string("stdin") : file.string();
      const auto verified = verify_export(*record, *bytes, name);
      if (!verified) return tell(verified.error());
      exit = worse(exit, print_verified(*verified, name + ": "));
    }
  }
  return exit;
}

}  // namespace

Command verify_command(CLI::App& app, const Common& common) {
  const auto options = std::make_shared<Options>();
  auto* command = add_command(
      app, "verify",
      "Check every quote against its source.\n"
      "Of a record: each source has its SHA-256, each text is what is made of its source, and\n"
      "each quote stands in its text. Of exports: each line holds of the record, by its words\n"
      "or, where they were left out, by their SHA-256.",
      "  dragoman verify\n"
      "  dragoman verify events.csv entities.ftm.json talks/\n"
      "  dragoman export --format ndjson --quotes none | dragoman verify -");
  add_option(*command, "EXPORT", options->exports,
             "An export with places: reading, ndjson, csv, plover, polecat, cameo, ftm, "
             "the folder of a datapackage, or - for stdin");
  add_record_option(*command, options->record);
  return {command, [options, &common] { return verify(common, *options); }};
}

}  // namespace dragoman::cli
