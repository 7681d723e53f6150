#include "reading/confidence.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "base/files.h"
#include "reading/patterns.h"
#include "reading/test_program.h"

namespace dragoman {
namespace {

// Of signs like these, with one of a kind put in the place of the kind's own.
double confidence_with(const std::string& kind, const std::string& value) {
  std::vector<std::string> signs = {
      "act=commend", "trigger=verb",   "told=clause",    "actor=name",    "recipient=name",
      "actors=1",    "distance=short", "sentence=short", "content=short", "status=occurred"};
  for (auto& sign : signs) {
    if (sign.starts_with(kind + "=")) sign = kind + "=" + value;
  }
  return confidence_of(weigh(signs, *test_program().patterns.tables().confidence));
}

TEST(Confidence, FallsAsEvidenceGetsWeaker) {
  const std::pair<std::string, std::vector<std::string>> orders[] = {
      {"actor", {"name", "person", "noun", "pronoun", "company"}},
      {"recipient", {"name", "noun", "pronoun", "company"}},
      {"told", {"clause", "report", "passing"}},
      {"distance", {"short", "middle", "long"}},
      {"sentence", {"short", "middle", "long"}},
  };
  EXPECT_LT(confidence_with("actor", "company"), confidence_with("actor", "name"));
  EXPECT_LT(confidence_with("sentence", "long"), confidence_with("sentence", "short"));
  for (const auto& [kind, values] : orders) {
    for (std::size_t i = 1; i < values.size(); ++i) {
      EXPECT_LE(confidence_with(kind, values[i]), confidence_with(kind, values[i - 1]))
          << kind << "=" << values[i];
    }
  }
}

TEST(Confidence, IsNeverCertain) {
  struct Case {
    double weight, expected;
  };
  for (const auto& c : {Case{0, 0.5}, Case{50, 0.99}, Case{-50, 0.01}, Case{1, 0.73}}) {
    EXPECT_EQ(confidence_of({{"start", c.weight}}), c.expected) << c.weight;
  }
}

// Every event has one, and `why` tells all that it adds up from.
TEST(Confidence, AddsUpFromWhatWhyTells) {
  const auto& program = test_program();
  const auto release = release_of_text(
      "Foreign Minister Ana Berg of Norway met with the Foreign Minister of Kenya in Oslo. They "
      "discussed trade. Norway supports Kenya.",
      {}, program.furniture);
  const auto explained =
      explain(release, analyse(release, program.model), program.knowledge, program.patterns);
  ASSERT_EQ(explained.reading.events.size(), 3U);
  for (std::size_t i = 0; i < 3; ++i) {
    const auto& evidence = explained.why[i].evidence;
    EXPECT_EQ(evidence.front().sign, "start");
    EXPECT_EQ(evidence.size(), 13U);
    EXPECT_EQ(explained.reading.events[i].confidence, confidence_of(evidence));
    EXPECT_GT(explained.reading.events[i].confidence, 0);
    EXPECT_LT(explained.reading.events[i].confidence, 1);
  }
  const auto has = [&](std::size_t event, std::string_view sign) {
    const auto& evidence = explained.why[event].evidence;
    return std::ranges::find(evidence, sign, &WeighedSign::sign) != evidence.end();
  };
  EXPECT_TRUE(has(0, "actor=person") && has(0, "when=none") && has(0, "where=words"));
  EXPECT_TRUE(has(1, "actor=pronoun") && has(1, "recipient=none") && has(1, "actors=2"));
  EXPECT_TRUE(has(2, "actor=name") && has(2, "distance=short") && has(2, "sentence=short"));
}

TEST(Confidence, ToldFaultsNameTheirRow) {
  const auto folder = std::filesystem::path(testing::TempDir()) / "confidence";
  std::filesystem::create_directories(folder / "patterns");
  ASSERT_TRUE(write_file(folder / "patterns" / "confidence.tsv",
                         "sign\tweight\nstart\t1\nact=meet\thigh\nstart\t2\n"));
  const auto loaded = load_confidence(folder);
  ASSERT_FALSE(loaded);
  EXPECT_NE(loaded.error().message.find("confidence.tsv:3: 'high' is no weight"), std::string::npos)
      << loaded.error().message;
  EXPECT_NE(loaded.error().message.find("confidence.tsv:4: 'start' has a weight already"),
            std::string::npos)
      << loaded.error().message;
}

}  // namespace
}  // namespace dragoman
