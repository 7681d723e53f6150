// The releases in files, one by one: pages as they are, files of releases line by line.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "dragoman/error.h"
#include "dragoman/release.h"
#include "lines.h"

namespace dragoman::cli {

// A release as it came. `text` is taken as it is given, a page is not.
struct Item {
  enum class Form { page, text };

  Form form = Form::page;
  Source source;
  ReleaseHints hints;
  std::string place;  // for messages: "talks.html", "releases.jsonl:12"
  std::string name;   // what the release may be called where it has no id: "talks"
};

class Intake {
 public:
  // `hints` hold for every release that does not say otherwise itself.
  Intake(std::vector<std::filesystem::path> files, ReleaseHints hints);
  Intake(Intake&&) noexcept;
  Intake& operator=(Intake&&) noexcept;
  ~Intake();

  // Nothing at the end. An error is about one release or file; the next call goes on after
  // it.
  std::optional<Result<Item>> next();

 private:
  class File;  // an open file of releases

  Result<Item> item_of_line(const Line& line) const;
  std::optional<Result<Item>> begin_file(const std::filesystem::path& file);

  std::vector<std::filesystem::path> files_;
  ReleaseHints hints_;
  std::size_t at_ = 0;
  std::unique_ptr<File> lines_;
};

// A name as an id, of at most 80 bytes: blanks and what a shell or a path would trip over
// become '-'.
std::string id_of_name(std::string_view name);

}  // namespace dragoman::cli
