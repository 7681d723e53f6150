// What a shell completes, made from the commands and options of the program themselves so that
// it cannot say otherwise: a script for each shell, printed by `dragoman completions`.
//
// All three work alike. They go over the words so far for the command that is meant
// ("knowledge who"), then offer, after an option that takes one of a few words, these words;
// after another that takes a value, files; after a dash the options of that command and those
// of the program; else its parts, or the words its first argument may be; else files.
#pragma once

#include <string>

namespace CLI {
class App;
}

namespace dragoman::cli {

std::string bash_completion(const CLI::App& app);
std::string zsh_completion(const CLI::App& app);
std::string fish_completion(const CLI::App& app);

}  // namespace dragoman::cli
