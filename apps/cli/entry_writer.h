// Puts what was read into the record, many at a time, and counts what it came to: what `read` and
// `merge` have in common.
#pragma once

#include <cstddef>
#include <future>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "command.h"
#include "dragoman/record.h"
#include "progress.h"

namespace dragoman::cli {

// What a run has come to, for its last words.
struct Tally {
  std::size_t read = 0;
  std::size_t new_versions = 0;
  std::size_t already_there = 0;
  std::size_t failed = 0;
  std::size_t people = 0;
  std::size_t events = 0;
  std::size_t facts = 0;
  // How many events two parties share, to say what may be asked next.
  std::map<std::pair<PartyCode, PartyCode>, std::size_t> together;

  void count(const Reading& reading);
  [[nodiscard]] std::size_t done() const { return read + already_there + failed; }
};

// Error where something failed, nothing where there was nothing to do.
Exit exit_of(const Tally& tally);

class EntryWriter {
 public:
  // So many are written as one, or fewer large ones: what is not written when the program is killed
  // must be read again.
  static constexpr std::size_t few = 64;     // of what takes long to read
  static constexpr std::size_t many = 1024;  // of what does not

  EntryWriter(Record& record, IfThere if_there, Progress progress, std::size_t at_once = few)
      : record_(record), if_there_(if_there), progress_(std::move(progress)), at_once_(at_once) {}

  // Writes in another thread, while this one goes on; nobody else may use the record until finish()
  // has returned. Throws where the record cannot be written: nothing that follows could be either.
  void take(Result<Entry> entry);
  void skip();
  const Tally& finish();

 private:
  void write();
  void wait_until_written();

  Record& record_;
  IfThere if_there_;
  Tally tally_;
  Progress progress_;
  std::size_t at_once_;
  std::vector<Entry> waiting_;
  std::size_t waiting_size_ = 0;  // of their texts and sources, in bytes
  std::vector<Entry> under_way_;
  std::future<Result<std::vector<Added>>> writing_;  // under_way_; gone before that is
};

// "3 releases read into asia.dragoman: …" and what may be asked next, on stderr. `record`: as
// --record has it.
void print_summary(const Tally& tally, const std::string& record);

// Now by the clock, as the record keeps it: "2024-05-01T10:00:00Z".
std::string now();

}  // namespace dragoman::cli
