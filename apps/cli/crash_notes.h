// At which releases a run crashed, so that one that crashes each time does not stop it for ever.
//
//   readings.ndjson.part.crashed    a number of a release for each crash
//
// A crash is what the program does to itself: a fault, an overflow of the stack, an abort. The
// handler of the signal adds the number of the release that its thread was at, and the crash takes
// its course. A signal from outside, a kill above all, is none and leaves no note.
#pragma once

#include <cstddef>
#include <filesystem>
#include <map>

#include "dragoman/error.h"

namespace dragoman::cli {

class CrashNotes {
 public:
  // Reads the notes on the file `whole` and takes more from now on, of all threads; `afresh` throws
  // the old ones away. One at a time. Errors: the notes cannot be written.
  static Result<CrashNotes> open(const std::filesystem::path& whole, bool afresh);

  CrashNotes(CrashNotes&& other) noexcept;
  CrashNotes& operator=(CrashNotes&&) = delete;
  ~CrashNotes();

  // Crashes so far, by the number of the release.
  [[nodiscard]] const std::map<std::size_t, std::size_t>& crashes() const { return crashes_; }
  // A second crash is no accident: the release is to be left out.
  [[nodiscard]] bool leaves_out(std::size_t number) const;

  // The file is whole: no more notes, and the old ones are done with.
  void finish();

 private:
  explicit CrashNotes(std::filesystem::path file) : file_(std::move(file)) {}

  std::filesystem::path file_;
  std::map<std::size_t, std::size_t> crashes_;
};

// While it lives, a crash of this thread is one at the release of that number.
class AtRelease {
 public:
  explicit AtRelease(std::size_t number);
  ~AtRelease();
  AtRelease(const AtRelease&) = delete;
  AtRelease& operator=(const AtRelease&) = delete;
};

}  // namespace dragoman::cli
