// dragoman duplicates: releases that the record has more than once.
#include <fmt/format.h>

#include <algorithm>

#include "base/sha256.h"
#include "command.h"
#include "describe.h"
#include "dragoman/record.h"
#include "formats/answers_json.h"
#include "record_option.h"
#include "style.h"
#include "text/likeness.h"

namespace dragoman::cli {

namespace {

struct Options {
  double least = same_text;
  std::string record;
  bool json = false;
};

// What little is kept of each release.
struct Seen {
  std::string id;
  std::string publisher;
  std::string published;
  std::string address;
};

// What two releases must tell alike to be one: all who do something, and to whom. Sixty-four bits
// of a digest.
std::uint64_t told_by(const Reading& reading) {
  std::vector<std::string> told;
  for (const auto& event : reading.events) {
    auto line = std::string(to_string(event.act));
    for (const auto& actor : event.actors) line += " " + actor;
    line += " >";
    for (const auto& recipient : event.recipients) line += " " + recipient;
    told.push_back(std::move(line));
  }
  std::ranges::sort(told);
  told.erase(std::unique(told.begin(), told.end()), told.end());
  constexpr std::size_t digits = 16;
  constexpr int hexadecimal = 16;
  return std::stoull(sha256(fmt::format("{}", fmt::join(told, "\n"))).substr(0, digits), nullptr,
                     hexadecimal);
}

Exit show_duplicates(const Options& options) {
  const auto record = Record::open(record_name(options.record), Record::Access::read);
  if (!record) return tell(record.error());
  std::vector<Sketch> sketches;
  std::vector<Seen> seen;
  const auto visited = record->each_release([&](const StoredRelease& stored) {
    auto sketch = sketch_of(stored.release);
    sketch.told = told_by(stored.reading);
    sketches.push_back(sketch);
    const auto& reading = stored.reading;
    seen.push_back({stored.release.id, reading.publisher,
                    reading.published ? to_edtf(*reading.published) : std::string(),
                    stored.source.address});
  });
  if (!visited) return tell(visited.error());

  const auto groups = alike(sketches, options.least);
  if (options.json) {
    auto list = Json::array();
    for (const auto& group : groups) {
      auto releases = Json::array();
      for (const auto i : group) {
        releases.push_back({{"id", seen[i].id},
                            {"publisher", text_or_null(seen[i].publisher)},
                            {"published", text_or_null(seen[i].published)},
                            {"address", text_or_null(seen[i].address)},
                            {"likeness", likeness(sketches[group[0]], sketches[i])}});
      }
      list.push_back(releases);
    }
    print(json_page({{"duplicates", list}}) + "\n");
    return groups.empty() ? Exit::nothing : Exit::found;
  }
  const auto style = Style::of_stdout();
  for (const auto& group : groups) {
    print(style.bold(seen[group[0]].id) + " is told " + count_of(group.size(), "time", "times") +
          "\n");
    for (const auto i : group) {
      const auto& release = seen[i];
      print(fmt::format("  {:.2f}  {}  {}  {}  {}\n", likeness(sketches[group[0]], sketches[i]),
                        release.published.empty() ? "undated" : release.published,
                        release.publisher.empty() ? "-" : release.publisher, release.id,
                        printable(release.address)));
    }
  }
  return groups.empty() ? Exit::nothing : Exit::found;
}

}  // namespace

Command duplicates_command(CLI::App& app, const Common& /*common*/) {
  const auto options = std::make_shared<Options>();
  auto* command = add_command(
      app, "duplicates",
      "Show releases that the record has more than once, in nearly the same words.\n"
      "One release at two addresses, or sent on with a changed head: their texts are alike, and\n"
      "they tell the same acts of the same parties. The first of them stands in front.",
      "  dragoman duplicates\n"
      "  dragoman duplicates --least 0.9 --json");
  command
      ->add_option("--least", options->least,
                   "How alike they are at least: runs of five words in common, 0 to 1")
      ->check(CLI::Range(0.5, 1.0))
      ->capture_default_str();
  add_record_option(*command, options->record);
  command->add_flag("--json", options->json, "Print JSON");
  return {command, [options] { return show_duplicates(*options); }};
}

}  // namespace dragoman::cli
