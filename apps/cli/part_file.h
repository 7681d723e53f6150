// A file that is written piece by piece and is there only when it is whole. A run that is killed at
// any moment goes on where it stopped, and the file has the same bytes as in one go.
//
//   readings.ndjson.part           what is written so far
//   readings.ndjson.part.progress  what of it counts: up to which release, and how many bytes
//   readings.ndjson                both, renamed and done with
//
// Only what the progress tells of is trusted: what stands in the part file beyond its bytes is cut
// off. The progress is put down, after the bytes are on the disk, about twice a second.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

#include "dragoman/error.h"

namespace dragoman::cli {

class PartFile {
 public:
  struct Mark {
    std::string run;        // what the run is made of: its input is read by the same, or not at all
    std::size_t taken = 0;  // number of the last release that is done, from 1
    std::string input;      // digest of all that was taken
    std::uint64_t bytes = 0;  // of the part file
    std::size_t done = 0;     // releases
    std::size_t failed = 0;

    friend bool operator==(const Mark&, const Mark&) = default;
  };

  // Goes on where a run of the same `run` stopped, else begins. Errors: another program is
  // writing it; it was begun by another run (`afresh` then begins anew); it cannot be written.
  static Result<PartFile> open(const std::filesystem::path& whole, const std::string& run,
                               bool afresh);

  PartFile(PartFile&& other) noexcept;
  PartFile& operator=(PartFile&&) = delete;
  ~PartFile();

  // Where the run stopped; nothing taken: it begins.
  [[nodiscard]] const Mark& mark() const { return mark_; }

  // Writes; throws std::system_error where that fails.
  void write(std::string_view bytes);
  // Says what is done with all that was written. Puts it on the disk now and then.
  void advance(const Mark& mark);
  // Puts all on the disk and renames it.
  void finish();

 private:
  PartFile(std::filesystem::path whole, int descriptor, Mark mark);
  void flush();
  void put_down();

  std::filesystem::path whole_;
  int descriptor_;
  Mark mark_;
  std::string buffer_;
  std::uint64_t written_;  // bytes, with those in the buffer
  std::chrono::steady_clock::time_point put_down_ = std::chrono::steady_clock::now();
};

}  // namespace dragoman::cli
