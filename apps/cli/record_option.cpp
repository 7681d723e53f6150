#include "record_option.h"

#include "command.h"
#include "store/database.h"

namespace dragoman::cli {

void add_record_option(CLI::App& command, std::string& record) {
  add_option(command, "-r,--record", record,
             "Record: a file, or postgresql://user@host/database\n"
             "(default: $DRAGOMAN_RECORD, or record.dragoman)")
      .called("RECORD");
}

std::string record_name(const std::string& option) {
  if (!option.empty()) return option;
  const auto told = environment("DRAGOMAN_RECORD");
  return told.empty() ? "record.dragoman" : told;
}

std::string record_shown(const std::string& option) {
  return store::shown_name(record_name(option));
}

std::string record_words(const std::string& option) {
  if (option.empty()) return {};
  const auto name = store::shown_name(option);
  // An address may hold what a shell would take for its own.
  const bool plain = name.find_first_of(" '\"&?;$\\()*<>|`") == std::string::npos;
  return " --record " + (plain ? name : "'" + name + "'");
}

}  // namespace dragoman::cli
