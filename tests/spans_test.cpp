// What every reading must hold to, whatever the text: each finding points at words of the
// text, the words printed are those words, and neither repetition nor threads change a byte.
// Run over all releases at hand: the examples, those of the evaluation and, where they are,
// the gold texts beside the checkout.
#include <gtest/gtest.h>

#include <filesystem>
#include <nlohmann/json.hpp>
#include <sstream>
#include <utility>

#include "base/files.h"
#include "base/in_order.h"
#include "formats/reading_json.h"
#include "formats/releases_ndjson.h"
#include "reading/test_program.h"

namespace dragoman {
namespace {

namespace fs = std::filesystem;

void add_lines(const fs::path& file, std::vector<Release>& releases) {
  const auto lines = read_file(file);
  ASSERT_TRUE(lines) << lines.error().message;
  std::istringstream in(*lines);
  std::size_t number = 0;
  for (std::string line; std::getline(in, line);) {
    if (line.empty()) continue;
    const auto given = parse_release_line(line, ++number);
    ASSERT_TRUE(given) << file << ": " << given.error().message;
    releases.push_back(release_of_text(given->text, given->hints, test_program().furniture));
  }
}

void add_page(const fs::path& file, std::vector<Release>& releases) {
  const auto bytes = read_file(file);
  ASSERT_TRUE(bytes) << bytes.error().message;
  ReleaseHints hints;
  hints.id = file.filename().string();
  releases.push_back(
      load_release({*bytes, "", "", file.string()}, hints, test_program().furniture));
}

// Loaded once, in the order of their paths.
const std::vector<Release>& all_releases() {
  static const std::vector<Release> loaded = [] {
    const fs::path root = DRAGOMAN_ROOT;
    std::vector<fs::path> pages;
    for (const auto& entry : fs::directory_iterator(root / "examples")) {
      const auto kind = entry.path().extension();
      if (kind == ".html" || kind == ".txt") pages.push_back(entry.path());
    }
    std::ranges::sort(pages);
    std::vector<Release> releases;
    for (const auto& page : pages) add_page(page, releases);
    add_lines(root / "eval" / "releases.jsonl", releases);
    for (const auto* name : {"dev.texts.jsonl", "train.texts.jsonl"}) {
      const auto gold = root.parent_path() / "shared" / "gold" / name;
      if (fs::exists(gold)) add_lines(gold, releases);
    }
    return releases;
  }();
  return loaded;
}

Reading reading_of(const Release& release) {
  return read(release, analyse(release, test_program().model), test_program().knowledge,
              test_program().patterns);
}

// White space as the codebook prints it: every run of it one blank, none at the ends. Its own
// few lines, so that it does not share a fault with the writer.
std::string normalised(std::string_view words) {
  std::istringstream in{std::string(words)};
  std::string line;
  for (std::string word; in >> word;) line += (line.empty() ? "" : " ") + word;
  return line;
}

// Offsets where a character of UTF-8 begins, so that no quote cuts one in two.
bool begins_character(std::string_view text, std::size_t offset) {
  return offset == text.size() || (static_cast<unsigned char>(text[offset]) & 0xC0U) != 0x80U;
}

void expect_words(std::string_view text, Span span, const nlohmann::json& place,
                  const nlohmann::json& words) {
  ASSERT_LT(span.begin, span.end);
  ASSERT_LE(span.end, text.size());
  EXPECT_TRUE(begins_character(text, span.begin) && begins_character(text, span.end));
  EXPECT_EQ(place, (nlohmann::json{{"begin", span.begin}, {"end", span.end}}));
  EXPECT_EQ(words, normalised(slice(text, span)));
}

TEST(Spans, EveryFindingShowsItsWords) {
  std::size_t findings = 0;
  for (const auto& release : all_releases()) {
    SCOPED_TRACE(release.id);
    const auto reading = reading_of(release);
    const auto json = nlohmann::json::parse(to_json(release, reading));
    ASSERT_EQ(json["people"].size(), reading.people.size());
    ASSERT_EQ(json["events"].size(), reading.events.size());
    ASSERT_EQ(json["facts"].size(), reading.facts.size());
    for (std::size_t i = 0; i < reading.people.size(); ++i) {
      const auto& printed = json["people"][i];
      SCOPED_TRACE(printed.dump());
      // In capitals, or with accents, as the text has it: the span shows the name's place.
      const auto span = reading.people[i].span;
      expect_words(release.text, span, printed["span"], normalised(slice(release.text, span)));
      EXPECT_FALSE(reading.people[i].name.empty());
    }
    for (std::size_t i = 0; i < reading.events.size(); ++i) {
      const auto& event = reading.events[i];
      const auto& printed = json["events"][i];
      SCOPED_TRACE(printed.dump());
      expect_words(release.text, event.quote, printed["span"], printed["quote"]);
      EXPECT_EQ(event.about.has_value(), !printed["about"].is_null());
      if (event.about) {
        expect_words(release.text, *event.about, printed["about_span"], printed["about"]);
      }
      EXPECT_FALSE(event.actors.empty());
      EXPECT_FALSE(event.rule.empty());
    }
    for (std::size_t i = 0; i < reading.facts.size(); ++i) {
      const auto& printed = json["facts"][i];
      SCOPED_TRACE(printed.dump());
      expect_words(release.text, reading.facts[i].quote, printed["span"], printed["quote"]);
      EXPECT_FALSE(reading.facts[i].rule.empty());
    }
    EXPECT_TRUE(std::ranges::is_sorted(reading.events, {}, &Event::quote));
    findings += reading.people.size() + reading.events.size() + reading.facts.size();
  }
  EXPECT_GT(findings, 4 * all_releases().size());  // there was something to look at
}

// Every third release: all of them, over and over, would take minutes under the sanitizers.
std::string read_some(unsigned threads) {
  std::size_t next = 0;
  std::string lines;
  in_order<const Release*, std::string>(
      threads,
      [&]() -> std::optional<const Release*> {
        if (next >= all_releases().size()) return {};
        return &all_releases()[std::exchange(next, next + 3)];
      },
      [](const Release* release) { return to_json(*release, reading_of(*release)) + "\n"; },
      [&](const std::string& line) { lines += line; });
  return lines;
}

TEST(Spans, NeitherRepetitionNorThreadsChangeAByte) {
  const auto once = read_some(1);
  EXPECT_FALSE(once.empty());
  EXPECT_EQ(read_some(4), once);
}

}  // namespace
}  // namespace dragoman
