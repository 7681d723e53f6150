#include "watched_record.h"

#include <fmt/format.h>

#include <span>
#include <stdexcept>

#include "command.h"
#include "describe.h"
#include "guard.h"
#include "read_into.h"

namespace dragoman::cli {

Result<void> WatchedRecord::keep(const Watched& watched, Source source) {
  GivenRelease given;
  given.name = id_of_address(watched.address);
  given.hints.url = watched.address;
  given.hints.publisher = watched.publisher;
  given.hints.published = watched.published;
  given.page = std::move(source);
  const Item item{std::move(given), watched.address};
  auto entry = guarded(item.place, [&] { return read_item(item, engine_); });
  if (!entry) return tl::unexpected(entry.error());
  auto record = opened();
  if (!record) return tl::unexpected(record.error());
  const std::span<const Entry> one(&*entry, 1);
  const auto added = (*record)->add(one);
  if (!added) {
    record_.reset();
    return tl::unexpected(added.error());
  }
  count(added->front(), watched.address);
  return {};
}

Result<void> WatchedRecord::mark(const Watched& watched, bool gone) {
  auto record = opened();
  if (!record) return tl::unexpected(record.error());
  const auto ids = (*record)->ids_like(watched.address);
  if (!ids) return tl::unexpected(ids.error());
  for (const auto& id : *ids) {
    const auto there = (*record)->release(id);
    if (!there || !*there || (*there)->release.url != watched.address) continue;
    const auto marked = (*record)->mark_gone(id, gone ? std::optional(today()) : std::nullopt);
    if (!marked) return tl::unexpected(marked.error());
    print(fmt::format("{}  {}\n", gone ? "gone   " : "back   ", printable(watched.address)));
    flush();
  }
  return {};
}

void WatchedRecord::read_files(FolderWatch& folder, FolderWatch::Which which) {
  auto files = folder.look(which);
  if (!files) return fail_once(files.error());
  told_.clear();
  if (files->empty()) return;
  auto record = opened();
  const auto known = Record::open(name_, Record::Access::read);
  if (!record || !known) {
    folder.forget();
    return fail_once(record ? known.error() : record.error());
  }
  try {
    Intake intake(std::move(*files), {});
    const auto tally = read_into(**record, *known, intake, engine_, {.threads = thread_count(0)});
    came_.added += tally.read - tally.new_versions;
    came_.new_versions += tally.new_versions;
    came_.failed += tally.failed;
    if (tally.read > 0) {
      print(fmt::format("read     {} from {}\n", count_of(tally.read, "release", "releases"),
                        printable(folder.path())));
      flush();
    }
  } catch (const std::runtime_error& fault) {
    record_.reset();
    folder.forget();
    fail_once({ErrorCode::unreadable, fault.what()});
  }
}

Result<Record*> WatchedRecord::opened() {
  if (!record_) {
    auto record = Record::open(name_, Record::Access::write);
    if (!record) return tl::unexpected(record.error());
    record_ = std::move(*record);
  }
  return &*record_;
}

void WatchedRecord::count(Added added, const std::string& address) {
  if (added == Added::already_there || added == Added::reread) return;
  const bool changed = added == Added::new_version;
  ++(changed ? came_.new_versions : came_.added);
  print(fmt::format("{}  {}\n", changed ? "changed" : "added  ", printable(address)));
  flush();
}

void WatchedRecord::fail_once(const Error& error) {
  if (told_ == error.message) return;
  told_ = error.message;
  ++came_.failed;
  tell(error);
}

}  // namespace dragoman::cli
