// The releases in files, one by one: pages as they are, files of many releases (lines of JSON, web
// archives, feeds) release by release. What is packed with gzip is unpacked on the way.
#pragma once

#include <atomic>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "base/byte_stream.h"
#include "dragoman/error.h"
#include "dragoman/release.h"
#include "formats/releases_ndjson.h"
#include "progress.h"

namespace dragoman::cli {

// A release as it came. A text is taken as it is given, a page is not.
struct Item {
  GivenRelease given;
  std::string place;  // for messages: "talks.html", "releases.jsonl:12"
};

// What the record keeps of it.
Source source_of(const GivenRelease& given);

// The release, with an id: the one given, else its name, else its title.
Release release_of(const GivenRelease& given, const Furniture& furniture);

// What it weighs in memory while it is read: so much of all together may be under way at a time.
std::size_t weight_of(const GivenRelease& given);
inline constexpr std::size_t most_under_way = 8UL << 20U;

class Intake {
 public:
  // `hints` hold for every release that does not say otherwise itself.
  Intake(std::vector<std::filesystem::path> files, ReleaseHints hints);

  // Nothing at the end. An error is about one release or file; the next call goes on after
  // it.
  std::optional<Result<Item>> next();

  // Passes over what next() would give, which costs less; false at the end.
  bool skip();

  // How many were given or passed over.
  [[nodiscard]] std::size_t count() const { return count_; }

  // How much of the files was read, and how much there is, as far as that is known. Any thread
  // may ask.
  [[nodiscard]] std::uint64_t bytes_read() const { return bytes_read_; }
  [[nodiscard]] std::optional<std::uint64_t> bytes_in_all() const { return bytes_in_all_; }

 private:
  enum class Want : std::uint8_t { release, nothing };
  using Taken = std::optional<Result<Item>>;  // an item of which nothing is wanted is empty

  Taken advance(Want want);
  Taken begin_file(const std::filesystem::path& file);
  Taken begin_stream(const std::filesystem::path& file, ByteStream bytes);
  Result<ByteStream> open(const std::filesystem::path& file);
  void take_lines(const std::string& name, ByteStream bytes);
  void take_archive(const std::string& name, ByteStream bytes);
  Taken begin_feed(const std::string& name, std::string_view bytes);
  GivenRelease with_hints(GivenRelease given) const;

  std::vector<std::filesystem::path> files_;
  ReleaseHints hints_;
  std::size_t at_ = 0;
  std::size_t count_ = 0;
  std::function<Taken(Want)> more_;  // of the file that is open, if it holds many
  std::atomic<std::uint64_t> bytes_read_ = 0;
  std::optional<std::uint64_t> bytes_in_all_;
};

// Tells of the reading of these files, as which part of them is read.
Progress progress_of(const Intake& intake, Progress::Ask ask);

// A name as an id, of at most 80 bytes: blanks and what a shell or a path would trip over
// become '-'.
std::string id_of_name(std::string_view name);

// An address as an id: host and path, if it is long with eight digits that stand for all of it.
std::string id_of_address(std::string_view address);

}  // namespace dragoman::cli
