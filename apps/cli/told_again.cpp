#include "told_again.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "base/sha256.h"

namespace dragoman::cli {

namespace {

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

}  // namespace

Result<std::vector<std::vector<ComparedRelease>>> told_again(const Record& record, double least) {
  std::vector<ComparedRelease> releases;
  std::vector<Sketch> sketches;
  const auto visited = record.each_release([&](const StoredRelease& stored) {
    const auto& reading = stored.reading;
    sketches.push_back(sketch_of(stored.release));
    sketches.back().told = told_by(reading);
    releases.push_back({stored.release.id,
                        reading.publisher,
                        reading.published ? to_edtf(*reading.published) : std::string(),
                        stored.source.address,
                        {}});
  });
  if (!visited) return tl::unexpected(visited.error());
  std::vector<std::vector<ComparedRelease>> groups;
  for (const auto& places : alike(sketches, least)) {
    auto& group = groups.emplace_back();
    for (const auto i : places) {
      group.push_back(std::move(releases[i]));
      group.back().sketch = sketches[i];
    }
  }
  return groups;
}

Result<std::set<std::string>> ids_told_again(const Record& record) {
  const auto groups = told_again(record, same_text);
  if (!groups) return tl::unexpected(groups.error());
  std::set<std::string> ids;
  for (const auto& group : *groups) {
    const auto dated = std::ranges::find_if(
        group, [](const ComparedRelease& release) { return !release.published.empty(); });
    const auto& left = dated == group.end() ? group.front() : *dated;
    for (const auto& release : group) {
      if (release.id != left.id) ids.insert(release.id);
    }
  }
  return ids;
}

}  // namespace dragoman::cli
