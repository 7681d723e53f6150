#include "reading/patterns.h"

#include <gtest/gtest.h>

#include "base/files.h"
#include "reading/describe.h"
#include "reading/test_program.h"

namespace dragoman {
namespace {

// In an example, which is a cell of a table, "¶" stands for the end of a line.
std::string lines_of(std::string example) {
  constexpr std::string_view mark = "¶";
  for (auto at = example.find(mark); at != std::string::npos; at = example.find(mark, at)) {
    example.replace(at, mark.size(), "\n");
  }
  return example;
}

// All events of a text by one rule, a line each.
std::string events_by(const std::string& rule, const std::string& example) {
  const auto text = lines_of(example);
  const auto release = release_of_text(text, {}, test_program().furniture);
  const auto analysis = analyse(release, test_program().model);
  const auto reading = read(release, analysis, test_program().knowledge, test_program().patterns);
  std::string lines;
  for (const auto& event : reading.events) {
    if (event.rule == rule) lines += describe(event, release.text) + "\n";
  }
  if (!lines.empty()) return lines;
  lines = "nothing by " + rule + "; read:\n";
  for (const auto& event : reading.events)
    lines += event.rule + ": " + describe(event, release.text) + "\n";
  return lines + to_conllu(release, analysis);
}

TEST(Patterns, EveryRowReadsItsExample) {
  for (const auto& row : test_program().patterns.tables().rows) {
    SCOPED_TRACE("acts.tsv:" + std::to_string(row.line) + " " + row.id);
    const auto lines = events_by(row.id, row.example);
    const bool whole = row.reads.find('|') != std::string::npos;
    const auto wanted = row.reads + (whole ? "\n" : "");
    const bool found = lines.starts_with(wanted) || lines.find("\n" + wanted) != std::string::npos;
    EXPECT_TRUE(found) << row.example << "\nmust read: " << row.reads << "\nbut: " << lines;
  }
}

TEST(Patterns, FaultsNameFileLineAndCure) {
  const auto folder = std::filesystem::path(testing::TempDir()) / "data";
  std::filesystem::create_directories(folder / "patterns");
  ASSERT_TRUE(write_file(folder / "patterns" / "words.tsv", "list\twords\nsay\tsay|state\n"));
  ASSERT_TRUE(write_file(folder / "patterns" / "acts.tsv",
                         "act\tframe\tactors\tabout\trecipients\texample\treads\n"
                         "agre\tagree inf\tsubj\tinf\t-\tA agreed.\tagree\n"
                         "agree\tagree obj=@speak\tsubj\tinf\t-\tA agreed.\tagree\n"
                         "agree\tagree\tsubj..of\tinf\t-\t\tagree\n"));
  const auto patterns = Patterns::load(folder);
  ASSERT_FALSE(patterns);
  const auto& message = patterns.error().message;
  EXPECT_NE(message.find("acts.tsv:2: unknown act 'agre'"), std::string::npos) << message;
  EXPECT_NE(message.find("acts.tsv:3: no word list '@speak'"), std::string::npos) << message;
  EXPECT_NE(message.find("acts.tsv:4: empty link in 'subj..of'"), std::string::npos) << message;
  EXPECT_NE(message.find("acts.tsv:4: a row needs an example"), std::string::npos) << message;
}

}  // namespace
}  // namespace dragoman
