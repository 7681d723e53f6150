// The manual page and the shell completion, made from the options of the program themselves
// so that they cannot say otherwise.
#pragma once

#include <CLI/CLI.hpp>
#include <string>

namespace dragoman::cli {

// dragoman(1) as troff (man macros).
std::string manual_page(const CLI::App& app);

// A completion of commands, options and files for bash.
std::string bash_completion(const CLI::App& app);

}  // namespace dragoman::cli
