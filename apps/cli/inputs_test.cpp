#include "inputs.h"

#include <gtest/gtest.h>

#include "intake.h"
#include "test_folder.h"

namespace dragoman::cli {
namespace {

namespace fs = std::filesystem;

class InputsTest : public TestFolder {
 protected:
  // The items of all files below the folder, or why there are none.
  std::string describe_items(const ReleaseHints& hints) {
    Intake intake(*find_files({folder().string()}), hints);
    std::string text;
    while (const auto item = intake.next()) {
      if (!*item) {
        text += item->error().message + "\n";
        continue;
      }
      const auto& [given, place] = **item;
      const auto source = source_of(given);
      const auto name = given.name.empty() ? given.hints.id : given.name;
      text += place + "|" + name + "|" + source.media_type + "|" + source.bytes + "|" +
              given.hints.publisher + "\n";
    }
    return without_folder(text);
  }
};

TEST_F(InputsTest, GoesThroughFoldersInOrder) {
  for (const auto* name : {"b.txt", "a/z.HTML", "a/y.htm", "c.jsonl", "a/x.pdf", "a/w.doc",
                           "d.Warc.GZ", "e.gz", ".git/d.txt", ".e.txt", "README"}) {
    put(name);
  }
  const auto files = find_files({(folder() / "README").string(), folder().string(), "-"});
  ASSERT_TRUE(files);
  std::string text;
  for (const auto& file : *files) {
    text += (file == "-" ? file : fs::relative(file, folder())).string() + " ";
  }
  EXPECT_EQ(text, "README a/x.pdf a/y.htm a/z.HTML b.txt c.jsonl d.Warc.GZ - ");
  const auto absent = find_files({(folder() / "absent").string()});
  ASSERT_FALSE(absent);
  EXPECT_EQ(absent.error().message, (folder() / "absent").string() + ": no such file or folder");
}

TEST_F(InputsTest, TakesPagesAndLines) {
  put("a page.html", "<p>x");
  put("b.jsonl",
      "{\"id\": \"l1\", \"text\": \"one\"}\n\nno\n{\"id\": \"l2\", \"text\": \"two\","
      " \"publisher\": \"FRA\"}");
  put("c.txt", "y");
  EXPECT_EQ(describe_items({.id = {}, .title = {}, .publisher = "KOR", .published = {}, .url = {}}),
            "a page.html|a-page|text/html|<p>x|KOR\n"
            "b.jsonl:1|l1|text/plain|one|KOR\n"
            "b.jsonl: line 3: is no JSON from byte 2 on\n"
            "b.jsonl:4|l2|text/plain|two|FRA\n"
            "c.txt|c|text/plain|y|KOR\n");
}

TEST(IdOfName, IsSafeInShellsAndPaths) {
  struct Case {
    std::string_view name, expected;
  };
  constexpr Case cases[] = {{"talks", "talks"},
                            {"The Ministers' Talks.", "The-Ministers-Talks"},
                            {" a / b\n", "a-b"},
                            {"한국 외교부", "한국-외교부"},
                            {"'\"$(x)", "x"},
                            {"...", ""},
                            {"", ""}};
  for (const auto& c : cases) EXPECT_EQ(id_of_name(c.name), c.expected);
  std::string longer = "x";
  for (int i = 0; i < 60; ++i) longer += "é";
  EXPECT_EQ(id_of_name(longer), longer.substr(0, 79));
}

}  // namespace
}  // namespace dragoman::cli
