// Brings a record that an older version filled up to date.
#pragma once

#include <string>

#include "dragoman/engine.h"
#include "dragoman/record.h"

namespace dragoman::cli {

using WhichOnes = Record::WhichReadings;

// Shows how far it is on a terminal, and says at the end what was done, if anything. How many
// releases it were.
Result<std::size_t> refresh_record(Record& record, const Knowledge& knowledge,
                                   const HistoryWords& words, WhichOnes which,
                                   const std::string& record_option);

// The record of that option opened to be written to, and what an older version filled brought up to
// date.
Result<Record> open_up_to_date(const std::string& record_option, const Engine& engine);

}  // namespace dragoman::cli
