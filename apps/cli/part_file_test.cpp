#include "part_file.h"

#include <gtest/gtest.h>

#include "test_folder.h"

namespace dragoman::cli {
namespace {

class PartFileTest : public TestFolder {
 protected:
  // What can be said of the run after opening it.
  std::string open(const std::string& run, bool afresh = false) {
    const auto file = PartFile::open(folder() / "out", run, afresh);
    if (!file) return without_folder(file.error().message);
    return std::to_string(file->mark().taken) + " taken, " + std::to_string(file->mark().bytes) +
           " bytes";
  }

  void progress(const std::string& bytes, const std::string& run) {
    put("out.part.progress", "{\"taken\": 7, \"bytes\": " + bytes +
                                 ", \"done\": 7, \"failed\": 0, \"run\": \"" + run +
                                 "\", \"input\": \"i\"}");
  }
};

TEST_F(PartFileTest, IsThereWhenItIsWhole) {
  auto file = PartFile::open(folder() / "out", "run", false);
  ASSERT_TRUE(file);
  file->write("one\n");
  EXPECT_EQ(PartFile::open(folder() / "out", "run", false).error().message,
            (folder() / "out.part").string() +
                ": another program is writing it; wait until it is "
                "done");
  EXPECT_FALSE(std::filesystem::exists(folder() / "out"));
  file->write("two\n");
  file->finish();
  EXPECT_EQ(bytes_of_file("out"), "one\ntwo\n");
  EXPECT_FALSE(std::filesystem::exists(folder() / "out.part"));
  EXPECT_FALSE(std::filesystem::exists(folder() / "out.part.progress"));
}

TEST_F(PartFileTest, TrustsOnlyWhatItsProgressTellsOf) {
  put("out.part", "12345678");
  EXPECT_EQ(open("run"), "0 taken, 0 bytes");  // no progress
  EXPECT_EQ(bytes_of_file("out.part"), "");
  put("out.part", "12345678");
  progress("5", "run");
  EXPECT_EQ(open("run"), "7 taken, 5 bytes");
  EXPECT_EQ(bytes_of_file("out.part"), "12345");
  progress("9", "run");  // bytes were lost
  EXPECT_EQ(open("run"), "0 taken, 0 bytes");
  put("out.part", "12345678");
  progress("5", "other");
  const auto refused =
      "out.part: was begun by another run (other options, tables, models or program); do the same "
      "again, or begin anew with --again";
  EXPECT_EQ(open("run"), refused);
  put("out.part.progress", "{\"taken\": 7");
  EXPECT_EQ(open("run"), refused);
  EXPECT_EQ(bytes_of_file("out.part"), "12345678");
  EXPECT_EQ(open("run", true), "0 taken, 0 bytes");
  EXPECT_EQ(bytes_of_file("out.part"), "");
}

TEST_F(PartFileTest, NeedsItsFolder) {
  const auto file = PartFile::open(folder() / "absent" / "out", "run", false);
  ASSERT_FALSE(file);
  EXPECT_EQ(without_folder(file.error().message),
            "absent/out.part: cannot be written (No such file or directory); is the folder there?");
}

}  // namespace
}  // namespace dragoman::cli
