// Where the tests of the record keep records: in files or, where DRAGOMAN_TEST_POSTGRES has
// the address of a server (see tests/with_postgres), in schemas of a database there.
#pragma once

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <string>

#include "store/database.h"

namespace dragoman {

// A folder of its own for a test, gone with it.
class TestFolder {
 public:
  TestFolder() {
    auto name = (std::filesystem::temp_directory_path() / "dragoman-record-XXXXXX").string();
    path_ = ::mkdtemp(name.data());
  }
  TestFolder(const TestFolder&) = delete;
  TestFolder& operator=(const TestFolder&) = delete;
  ~TestFolder() { std::filesystem::remove_all(path_); }

  [[nodiscard]] std::filesystem::path operator/(std::string_view name) const {
    return path_ / name;
  }

 private:
  std::filesystem::path path_;
};

// The server's address; empty where there is none.
inline std::string test_server() {
  const char* address = std::getenv("DRAGOMAN_TEST_POSTGRES");
  return address == nullptr ? "" : address;
}

// A store of its own for a test.
class TestStore {
 public:
  // The name of a record in it: what there is to open, the first time and again.
  [[nodiscard]] std::string name(std::string_view record) const {
    if (test_server().empty()) return folder_ / record;
    const auto schema = fmt::format("{}_{}", space_, record);
    store::open(test_server(), store::Access::write, std::chrono::seconds(10))
        ->execute("CREATE SCHEMA IF NOT EXISTS " + schema);
    return test_server() + "&options=-csearch_path%3D" + schema;
  }

 private:
  // The folder is new, so its name is no other test's.
  static std::string space_of(const TestFolder& folder) {
    std::string space = "test";
    for (const char c : (folder / "").parent_path().filename().string()) {
      const bool plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
      space += plain ? std::string(1, c) : fmt::format("_{}", static_cast<int>(c));
    }
    return space;
  }

  TestFolder folder_;
  std::string space_ = space_of(folder_);
};

}  // namespace dragoman
