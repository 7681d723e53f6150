// The manual page, made from the options of the program themselves so that it cannot say
// otherwise.
#pragma once

#include <string>

namespace CLI {
class App;
}

namespace dragoman::cli {

// dragoman(1) as troff (man macros).
std::string manual_page(const CLI::App& app);

}  // namespace dragoman::cli
