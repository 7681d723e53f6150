// The manual page, made from the options of the program themselves so that it cannot say
// otherwise.
#pragma once

#include <CLI/CLI.hpp>
#include <string>

namespace dragoman::cli {

// dragoman(1) as troff (man macros).
std::string manual_page(const CLI::App& app);

}  // namespace dragoman::cli
