// Releases from files into a record: what `read` and `watch` have in common.
#pragma once

#include <optional>
#include <string>

#include "dragoman/engine.h"
#include "dragoman/record.h"
#include "entry_writer.h"
#include "intake.h"

namespace dragoman::cli {

// Needs the engine's model, unless the analysis is given as CoNLL-U.
Result<Entry> read_item(const Item& item, const Engine& engine,
                        const std::optional<std::string>& conllu = {});

struct HowToRead {
  IfThere if_there = IfThere::keep;
  std::optional<std::string> conllu = {};
  unsigned threads = 1;
  Progress::Ask progress = Progress::Ask::on_terminal;
};

// `known` is the same record on a connection of its own, for the threads that take releases in.
// Throws where the record cannot be written.
Tally read_into(Record& record, const Record& known, Intake& intake, const Engine& engine,
                const HowToRead& how);

}  // namespace dragoman::cli
