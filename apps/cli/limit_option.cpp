#include "limit_option.h"

#include <fmt/format.h>

#include "command.h"

namespace dragoman::cli {

void add_limit_option(CLI::App& command, std::size_t& limit) {
  command.add_option("--limit", limit, "How many to show (0: all, as they are found)")
      ->capture_default_str();
}

void say_more(std::size_t limit) {
  say(fmt::format("these are the first {}, there are more; --limit 0 shows all", limit));
}

}  // namespace dragoman::cli
