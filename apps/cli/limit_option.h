// How much of a long list a command shows.
#pragma once

#include <cstddef>

#include "options.h"

namespace dragoman::cli {

// Adds --limit; 0, which is the default, is all.
void add_limit_option(CLI::App& command, std::size_t& limit);

// Says that there is more than was shown.
void say_more(std::size_t limit);

}  // namespace dragoman::cli
