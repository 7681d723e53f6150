// The record that `dragoman watch` fills: pages found on the net, files of a folder, and what is
// gone.
#pragma once

#include <cstddef>
#include <optional>
#include <string>

#include "dragoman/record.h"
#include "engine.h"
#include "watch/schedule.h"
#include "watch_folder.h"

namespace dragoman::cli {

// What came of it all, for the exit status and the last words.
struct Came {
  std::size_t added = 0;
  std::size_t new_versions = 0;
  std::size_t failed = 0;
};

class WatchedRecord {
 public:
  // `record` is that of this name; it is opened anew after what broke its connection. The engine
  // must outlive it.
  WatchedRecord(std::string name, const Engine& engine, Record record)
      : name_(std::move(name)), engine_(engine), record_(std::move(record)) {}

  // Reads a page that was found and keeps it.
  Result<void> keep(const Watched& watched, Source source);

  // Marks the releases of a page as gone, or as back.
  Result<void> mark(const Watched& watched, bool gone);

  // Errors are told; the files are looked at again.
  void read_files(FolderWatch& folder, FolderWatch::Which which);

  [[nodiscard]] const Came& came() const { return came_; }

 private:
  Result<Record*> opened();
  void count(Added added, const std::string& address);
  // What goes on failing every few seconds is told once.
  void fail_once(const Error& error);

  std::string name_;
  const Engine& engine_;
  std::optional<Record> record_;
  Came came_;
  std::string told_;
};

}  // namespace dragoman::cli
