#include "command.h"

#include <cerrno>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <system_error>
#include <thread>

namespace dragoman::cli {

void print(std::string_view text) {
  if (std::fwrite(text.data(), 1, text.size(), stdout) != text.size()) {
    throw std::system_error(errno, std::generic_category(), "the output cannot be written");
  }
}

void flush() {
  if (std::fflush(stdout) != 0) {
    throw std::system_error(errno, std::generic_category(), "the output cannot be written");
  }
}

void say(std::string_view message) {
  std::fprintf(stderr, "dragoman: %.*s\n", static_cast<int>(message.size()), message.data());
}

Exit tell(const Error& error) {
  say(error.message);
  return Exit::error;
}

unsigned thread_count(unsigned asked) {
  return asked != 0 ? asked : std::max(1U, std::thread::hardware_concurrency());
}

std::string environment(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? std::string() : std::string(value);
}

Result<std::optional<Date>> parse_day(const std::string& option) {
  if (option.empty()) return std::nullopt;
  const auto day = parse_date(option);
  if (!day) {
    return fail(ErrorCode::bad_input,
                "'" + option + "' is no date; write it as 2021, 2021-11 or 2021-11-30");
  }
  return day;
}

Date today() {
  namespace chr = std::chrono;
  const chr::year_month_day day(chr::floor<chr::days>(chr::system_clock::now()));
  return {static_cast<int>(day.year()), static_cast<unsigned>(day.month()),
          static_cast<unsigned>(day.day())};
}

}  // namespace dragoman::cli
