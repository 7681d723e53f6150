#include "entry_writer.h"

#include <fmt/chrono.h>
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <stdexcept>

#include "describe.h"
#include "record_option.h"

namespace dragoman::cli {

std::string now() {
  const auto time = std::chrono::system_clock::to_time_t(std::chrono::system_clock::now());
  return fmt::format("{:%Y-%m-%dT%H:%M:%SZ}", fmt::gmtime(time));
}

void Tally::count(const Reading& reading) {
  ++read;
  people += reading.people.size();
  events += reading.events.size();
  facts += reading.facts.size();
  for (const auto& event : reading.events) {
    auto parties = event.actors;
    parties.insert(parties.end(), event.recipients.begin(), event.recipients.end());
    // Texts that name everybody say little of any two.
    if (parties.size() == 2) ++together[std::minmax(parties[0], parties[1])];
  }
}

void EntryWriter::take(Result<Entry> entry) {
  if (!entry) {
    progress_.clear();
    tell(entry.error());
    ++tally_.failed;
    return;
  }
  waiting_size_ += entry->source.bytes.size() + entry->release.text.size();
  waiting_.push_back(std::move(*entry));
  constexpr std::size_t size_at_once = 16UL << 20U;
  if (waiting_.size() == at_once_ || waiting_size_ > size_at_once) write();
}

void EntryWriter::skip() {
  ++tally_.already_there;
  progress_.tell(tally_.done());
}

void EntryWriter::write() {
  wait_until_written();
  under_way_ = std::exchange(waiting_, {});
  waiting_size_ = 0;
  writing_ = std::async(std::launch::async, [this] { return record_.add(under_way_, if_there_); });
}

void EntryWriter::wait_until_written() {
  if (!writing_.valid()) return;
  const auto added = writing_.get();
  if (!added) throw std::runtime_error(added.error().message);
  for (std::size_t i = 0; i < added->size(); ++i) {
    if ((*added)[i] == Added::already_there) {
      ++tally_.already_there;
      continue;
    }
    tally_.count(under_way_[i].reading);
    if ((*added)[i] == Added::new_version) ++tally_.new_versions;
  }
  progress_.tell(tally_.done());
}

const Tally& EntryWriter::finish() {
  write();
  wait_until_written();
  progress_.clear();
  return tally_;
}

Exit exit_of(const Tally& tally) {
  if (tally.failed > 0) return Exit::error;
  return tally.done() == 0 ? Exit::nothing : Exit::found;
}

void print_summary(const Tally& tally, const std::string& record) {
  auto line = fmt::format(
      "{} read into {}: {}, {}, {}", count_of(tally.read, "release", "releases"),
      record_shown(record), count_of(tally.people, "person", "people"),
      count_of(tally.events, "event", "events"), count_of(tally.facts, "fact", "facts"));
  if (tally.new_versions > 0) {
    line += "; " + count_of(tally.new_versions, "is a new version", "are new versions");
  }
  if (tally.already_there > 0) line += fmt::format("; {} already there", tally.already_there);
  if (tally.failed > 0) line += fmt::format("; {} failed, as told above", tally.failed);
  std::fprintf(stderr, "%s\n", line.c_str());

  if (tally.read == 0) return;
  const auto words = record_words(record);
  std::fprintf(stderr, "Next: dragoman show%s\n", words.c_str());
  const auto most =
      std::ranges::max_element(tally.together, {}, [](const auto& pair) { return pair.second; });
  if (most != tally.together.end()) {
    std::fprintf(stderr, "      dragoman pair %s %s%s\n", most->first.first.c_str(),
                 most->first.second.c_str(), words.c_str());
  }
}

}  // namespace dragoman::cli
