// dragoman knowledge check: are the tables in order?
#include "knowledge/check.h"

#include <fmt/format.h>

#include "describe.h"
#include "engine.h"
#include "knowledge.h"

namespace dragoman::cli {

namespace {

Exit check(const Common& common) {
  const auto files = engine_files(common);
  const auto doubts = check_knowledge(files.data, files.overlays);
  if (!doubts) return tell(doubts.error());
  for (const auto& doubt : *doubts) print(doubt + "\n");
  std::fprintf(stderr, "No faults; %s to look at\n",
               doubts->empty() ? "nothing" : count_of(doubts->size(), "doubt", "doubts").c_str());
  return Exit::found;
}

}  // namespace

Command knowledge_check_command(CLI::App& knowledge, const Common& common) {
  auto* command = add_command(
      knowledge, "check",
      "Check all tables and tell all faults at once, with file and line.\n"
      "Where there are none, what may be right but is worth a look is printed, a line each:\n"
      "terms of two people under one title that overlap.",
      "  dragoman knowledge check\n"
      "  dragoman knowledge check --knowledge mine/\n"
      "  dragoman knowledge check | grep foreign-minister");
  return {command, [&common] { return check(common); }};
}

}  // namespace dragoman::cli
