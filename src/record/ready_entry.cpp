#include "record/ready_entry.h"

#include <future>

#include "base/sha256.h"
#include "record/find_people.h"
#include "record/happening_text.h"
#include "record/search.h"
#include "record/store_happenings.h"

namespace dragoman {

namespace {

std::vector<ReadyEntry> make_all_ready(std::span<const Entry> entries) {
  std::vector<ReadyEntry> ready;
  ready.reserve(entries.size());
  for (const auto& entry : entries) ready.push_back(make_ready(entry));
  return ready;
}

}  // namespace

std::string source_key(const Source& source, const ReleaseHints& hints) {
  const auto published = hints.published ? to_edtf(*hints.published) : std::string();
  std::string all;
  // Each with its size before it: no two lists of texts run together to the same.
  for (const std::string* part : {&source.bytes, &source.media_type, &source.charset, &hints.id,
                                  &hints.title, &hints.publisher, &published, &hints.url}) {
    all += std::to_string(part->size()) + ':' + *part;
  }
  return sha256(all);
}

std::vector<ReadyTelling> ready_tellings(std::span<const Telling> tellings,
                                         const std::string& name) {
  std::vector<ReadyTelling> all;
  all.reserve(tellings.size());
  for (auto telling : tellings) {
    telling.at.release = name;
    for (auto& citation : telling.said) citation.release = name;
    auto& ready = all.emplace_back();
    ready.text = telling_text(telling);
    ready.side = side_key(side_of(telling));
    ready.telling = telling_of_text(ready.text);
    ready.days = stored_days(telling);
    ready.keys = candidate_keys(telling);
  }
  return all;
}

ReadyEntry make_ready(const Entry& entry) {
  ReadyEntry ready;
  ready.source_key = source_key(entry.source, entry.hints);
  ready.sha256 = sha256(entry.source.bytes);
  ready.words = words_to_index(entry.release);
  ready.tellings = ready_tellings(entry.tellings, entry.release.id);
  ready.people.reserve(entry.reading.people.size());
  for (const auto& person : entry.reading.people) ready.people.push_back(ready_person(person));
  return ready;
}

void use_ready(std::span<const Entry> entries,
               const std::function<void(const Entry&, ReadyEntry)>& use) {
  constexpr std::size_t at_once = 32;  // so few that the first is not waited for long
  const auto part_from = [&](std::size_t begin) {
    return entries.subspan(begin, std::min(at_once, entries.size() - begin));
  };
  auto ready = make_all_ready(part_from(0));
  for (std::size_t begin = 0; begin < entries.size(); begin += at_once) {
    const auto part = part_from(begin);
    std::future<std::vector<ReadyEntry>> next;
    if (begin + part.size() < entries.size()) {
      next = std::async(std::launch::async, make_all_ready, part_from(begin + part.size()));
    }
    for (std::size_t i = 0; i < part.size(); ++i) use(part[i], std::move(ready[i]));
    if (next.valid()) ready = next.get();
  }
}

}  // namespace dragoman
