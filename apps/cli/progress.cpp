#include "progress.h"

#include <fmt/format.h>
#include <unistd.h>

#include <cstdio>

#include "describe.h"

namespace dragoman::cli {

namespace {

std::string duration(double seconds) {
  constexpr double minute = 60;
  constexpr double hour = 60 * minute;
  if (seconds < minute) return fmt::format("{:.0f} s", seconds);
  if (seconds < hour) return fmt::format("{:.0f} min", seconds / minute);
  return fmt::format("{:.1f} h", seconds / hour);
}

}  // namespace

std::string describe(const Progressed& progressed) {
  auto text = count_of(progressed.done, "release", "releases");
  if (progressed.share) text += fmt::format(", {:.0f}% of the input", *progressed.share * 100);
  const auto now = static_cast<double>(progressed.done - progressed.before);
  if (progressed.seconds < 1 || now < 1) return text;
  const auto rate = now / progressed.seconds;
  text += fmt::format(", {:.{}f} a second", rate, rate < 10 ? 1 : 0);
  const auto gained = progressed.share.value_or(0) - progressed.share_before.value_or(0);
  if (gained > 0) {
    text += ", " + duration((1 - *progressed.share) / gained * progressed.seconds) + " left";
  }
  return text;
}

Progress::Progress(Ask ask, std::function<std::optional<double>()> share)
    : ask_(ask), on_terminal_(::isatty(STDERR_FILENO) == 1), share_(std::move(share)) {}

void Progress::begin_at(std::size_t done) {
  before_ = done;
  share_before_ = share_();
  began_ = told_ = Clock::now();
}

void Progress::tell(std::size_t done) {
  if (!on_terminal_ && ask_ == Ask::on_terminal) return;
  const auto now = Clock::now();
  const auto pause = on_terminal_ ? std::chrono::milliseconds(200) : std::chrono::seconds(10);
  if (now - told_ < pause) return;
  told_ = now;
  const auto text = describe({.done = done,
                              .before = before_,
                              .seconds = std::chrono::duration<double>(now - began_).count(),
                              .share = share_(),
                              .share_before = share_before_});
  if (on_terminal_) {
    std::fprintf(stderr, "\r\x1b[K%s", text.c_str());
    shown_ = true;
  } else {
    std::fprintf(stderr, "%s\n", text.c_str());
  }
}

void Progress::clear() {
  if (std::exchange(shown_, false)) std::fputs("\r\x1b[K", stderr);
}

}  // namespace dragoman::cli
