// What commands about two parties share: which two, in which record, as of which day.
#pragma once

#include <optional>
#include <string>

#include "command.h"
#include "dragoman/knowledge.h"
#include "dragoman/record.h"

namespace dragoman::cli {

struct TwoPartiesOptions {
  std::string a;
  std::string b;
  std::string on;
  std::string record;
  bool json = false;
};

// A, B and --record.
void add_two_parties(CLI::App& command, TwoPartiesOptions& options);
// --on DAY.
void add_day_option(CLI::App& command, std::string& on);

struct TwoParties {
  Record record;
  Knowledge knowledge;
  PartyCode a;
  PartyCode b;
  std::optional<Date> on;  // of a month or a year the last day
};

// Opens the record and finds the two; the error says which word means nobody.
Result<TwoParties> open_two_parties(const Common& common, const TwoPartiesOptions& options);

// "Korea (KOR)", or the code alone where no name is known.
std::string party_title(const Knowledge& knowledge, const PartyCode& code);

}  // namespace dragoman::cli
