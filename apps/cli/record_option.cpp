#include "record_option.h"

#include "command.h"

namespace dragoman::cli {

void add_record_option(CLI::App& command, std::string& record) {
  command
      .add_option("-r,--record", record,
                  "Record file (default: $DRAGOMAN_RECORD, or record.dragoman)")
      ->type_name("FILE");
}

std::filesystem::path record_file(const std::string& option) {
  if (!option.empty()) return option;
  const auto told = environment("DRAGOMAN_RECORD");
  return told.empty() ? "record.dragoman" : told;
}

std::string record_words(const std::string& option) {
  return option.empty() ? std::string() : " --record " + option;
}

}  // namespace dragoman::cli
