// How far a long run is, told on stderr: on a terminal in one line that is written over, where it
// was asked for as a line every ten seconds, else not at all.
//
//   12345 releases, 67% of the input, 812 a second, 8 min left
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>

namespace dragoman::cli {

// What can be said after `seconds`: `bytes_read` of `bytes_in_all` are done, if that is known.
// What was done before this run began (`before`) does not count for its rate.
struct Progressed {
  std::size_t done = 0;
  std::size_t before = 0;
  double seconds = 0;
  std::optional<double> share;         // of the input, 0..1
  std::optional<double> share_before;  // likewise, when the run began
};
std::string describe(const Progressed& progressed);

class Progress {
 public:
  enum class Ask : std::uint8_t { on_terminal, lines };

  // `share`: how much of the input is read, 0..1; nothing where that is not known.
  Progress(Ask ask, std::function<std::optional<double>()> share);

  // So many were done before.
  void begin_at(std::size_t done);
  void tell(std::size_t done);
  // Takes the line away, so that a message can be written.
  void clear();

 private:
  using Clock = std::chrono::steady_clock;

  Ask ask_;
  bool on_terminal_;
  bool shown_ = false;
  std::function<std::optional<double>()> share_;
  Clock::time_point began_ = Clock::now();
  Clock::time_point told_ = began_;
  std::size_t before_ = 0;
  std::optional<double> share_before_;
};

}  // namespace dragoman::cli
