// A folder of its own for each test, gone when the test is over.
#pragma once

#include <gtest/gtest.h>
#include <stdlib.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>

namespace dragoman::cli {

class TestFolder : public testing::Test {
 protected:
  TestFolder() {
    auto name = (std::filesystem::temp_directory_path() / "dragoman-test-XXXXXX").string();
    folder_ = ::mkdtemp(name.data());
  }
  ~TestFolder() override { std::filesystem::remove_all(folder_); }

  [[nodiscard]] const std::filesystem::path& folder() const { return folder_; }

  void put(const std::string& name, std::string_view bytes = "") {
    std::filesystem::create_directories((folder_ / name).parent_path());
    std::ofstream(folder_ / name, std::ios::binary) << bytes;
  }

  [[nodiscard]] std::string bytes_of_file(const std::string& name) const {
    std::ifstream in(folder_ / name, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
  }

  // A message without the name of this folder, which is another one each time.
  [[nodiscard]] std::string without_folder(std::string text) const {
    const auto name = folder_.string() + "/";
    for (auto at = text.find(name); at != std::string::npos; at = text.find(name)) {
      text.erase(at, name.size());
    }
    return text;
  }

 private:
  std::filesystem::path folder_;
};

}  // namespace dragoman::cli
