#include "limit_option.h"

#include <fmt/format.h>

#include "command.h"

namespace dragoman::cli {

void add_limit_option(CLI::App& command, std::size_t& limit) {
  add_option(command, "--limit", limit, "How many to show (0: all, as they are found)")
      .shows_default();
}

void say_more(std::size_t limit) {
  say(fmt::format("these are the first {}, there are more; --limit 0 shows all", limit));
}

}  // namespace dragoman::cli
