// What all subcommands share: their options, how they end, how they speak.
// stdout is data, stderr is messages.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "dragoman/date.h"
#include "dragoman/error.h"
#include "options.h"

namespace dragoman::cli {

// The exit status of the program.
enum class Exit { found = 0, nothing = 1, error = 2 };

// Options that every subcommand takes. Empty: the default place (see engine.h).
struct Common {
  std::string data;
  std::string model;
  std::string analysis = "encoder";    // or "fast"
  std::vector<std::string> knowledge;  // folders of tables over those of `data`
};

// A subcommand as added to the app; `run` is called after the command line was read.
struct Command {
  CLI::App* app = nullptr;
  std::function<Exit()> run;
};

Command read_command(CLI::App& app, const Common& common);
Command show_command(CLI::App& app, const Common& common);
Command pair_command(CLI::App& app, const Common& common);
Command search_command(CLI::App& app, const Common& common);
Command export_command(CLI::App& app, const Common& common);
Command map_command(CLI::App& app, const Common& common);
Command merge_command(CLI::App& app, const Common& common);
Command releases_command(CLI::App& app, const Common& common);
Command parse_command(CLI::App& app, const Common& common);
Command knowledge_command(CLI::App& app, const Common& common);
Command why_command(CLI::App& app, const Common& common);
Command relate_command(CLI::App& app, const Common& common);
Command meetings_command(CLI::App& app, const Common& common);
Command refresh_command(CLI::App& app, const Common& common);
Command gone_command(CLI::App& app, const Common& common);
Command review_command(CLI::App& app, const Common& common);
Command last_command(CLI::App& app, const Common& common);
Command since_command(CLI::App& app, const Common& common);
Command person_command(CLI::App& app, const Common& common);
Command coverage_command(CLI::App& app, const Common& common);
Command duplicates_command(CLI::App& app, const Common& common);
Command diff_command(CLI::App& app, const Common& common);
Command commitments_command(CLI::App& app, const Common& common);
Command anniversaries_command(CLI::App& app, const Common& common);
Command brief_command(CLI::App& app, const Common& common);
Command compare_command(CLI::App& app, const Common& common);
Command verify_command(CLI::App& app, const Common& common);
Command cite_command(CLI::App& app, const Common& common);
Command serve_command(CLI::App& app, const Common& common);
Command watch_command(CLI::App& app, const Common& common);
Command completions_command(CLI::App& app);
Command help_command(CLI::App& app);

// Writes data. Throws if stdout cannot be written.
void print(std::string_view text);
void flush();

// Writes a message, with "dragoman: " before it.
void say(std::string_view message);

// Tells the error; the exit status it means. Every error of a file, row or option is 2.
Exit tell(const Error& error);

// The value of --on, --as-of and the like, a day, a month or a year; nothing if it is empty.
Result<std::optional<Date>> parse_day(const std::string& option);

// Today by the clock, in UTC.
Date today();

// How many threads `--threads` means: 0 is one a core.
unsigned thread_count(unsigned asked);

// The value of an environment variable, empty if it is not set.
std::string environment(const char* name);

}  // namespace dragoman::cli
