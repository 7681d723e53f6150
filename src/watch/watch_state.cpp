#include "watch/watch_state.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/parse_number.h"
#include "base/tsv.h"

namespace dragoman {

namespace {

// A cell can hold no tabs and line breaks; nothing that is kept here needs them.
std::string cell(std::string_view words) {
  std::string plain(words);
  std::ranges::replace_if(
      plain, [](char c) { return c == '\t' || c == '\n' || c == '\r'; }, ' ');
  return plain;
}

}  // namespace

std::string state_text(const Watch& watch) {
  std::string text =
      "# What `dragoman watch` has seen; it keeps this file itself.\n"
      "address\tlist\tpublisher\tpublished\tchanged\tetag\tmodified\tdigest\tdue\tsame\tfailures\t"
      "is_list\tgone\n";
  for (const auto& one : watch.all) {
    text += fmt::format("{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\n", one.address,
                        one.list, one.publisher, one.published ? to_edtf(*one.published) : "",
                        cell(one.changed), cell(one.etag), cell(one.modified), one.digest,
                        one.due.time_since_epoch().count(), one.same, one.failures,
                        one.is_list ? 1 : 0, one.gone ? 1 : 0);
  }
  return text;
}

Result<Watch> load_state(const std::filesystem::path& file) {
  Watch watch;
  std::error_code error;
  if (!std::filesystem::exists(file, error)) return watch;
  Faults faults;
  each_row(file,
           {"address", "list", "publisher", "published", "changed", "etag", "modified", "digest",
            "due", "same", "failures", "is_list", "gone"},
           faults, [&](Cells cells) -> std::string {
             const auto due = parse_number<long>(cells[8]);
             const auto same = parse_number<unsigned>(cells[9]);
             const auto failures = parse_number<unsigned>(cells[10]);
             if (!due || !same || !failures || !parse_address(cells[0])) {
               return "is no row of a watch; remove the file, and all is asked for again";
             }
             watch_for(watch, {.address = std::string(cells[0]),
                               .list = std::string(cells[1]),
                               .publisher = std::string(cells[2]),
                               .published = parse_edtf(std::string(cells[3])),
                               .changed = std::string(cells[4]),
                               .etag = std::string(cells[5]),
                               .modified = std::string(cells[6]),
                               .digest = std::string(cells[7]),
                               .due = WatchTime(std::chrono::seconds(*due)),
                               .same = *same,
                               .failures = *failures,
                               .is_list = cells[11] == "1",
                               .gone = cells[12] == "1"});
             return {};
           });
  if (!faults.none()) return tl::unexpected(faults.error());
  return watch;
}

}  // namespace dragoman
