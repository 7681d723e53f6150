#include <gtest/gtest.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>

#include "text/describe.h"
#include "text/test_furniture.h"

namespace dragoman {
namespace {

Release load(std::string bytes, const ReleaseHints& hints = {}) {
  Source source;
  source.bytes = std::move(bytes);
  return load_release(source, hints, test_furniture());
}

// Spans in order and inside the text, and mapped into the source.
void expect_sound(const Release& release, std::size_t source_size) {
  std::size_t last = 0;
  for (const auto& block : release.blocks) {
    ASSERT_LE(last, block.span.begin);
    ASSERT_LT(block.span.begin, block.span.end);
    ASSERT_LE(block.span.end, release.text.size());
    last = block.span.end;
    const auto place = source_span(release, block.span);
    ASSERT_LE(place.begin, place.end);
    ASSERT_LE(place.end, source_size);
  }
}

std::string times(std::string_view piece, std::size_t count) {
  std::string text;
  text.reserve(piece.size() * count);
  for (std::size_t i = 0; i < count; ++i) text += piece;
  return text;
}

TEST(LoadRelease, HintsWin) {
  ReleaseHints hints;
  hints.id = "x-1";
  hints.title = "Given";
  hints.publisher = "NOR";
  hints.published = on({2020, 1, 2});
  hints.url = "https://example.org/x";
  const auto release = load(
      "<html><head><title>Found</title><meta name='date' content='2021-12-01'></head>"
      "<body><h1>Found</h1><p>The two ministers met in Oslo today.</p></body></html>",
      hints);
  EXPECT_EQ(describe(release),
            "id: x-1\ntitle: Given\npublisher: NOR\npublished: 2020-01-02 (given)\n"
            "language: en\nurl: https://example.org/x\n\n## Found\nThe two ministers met in Oslo "
            "today.\n");
}

TEST(ReleaseOfText, KeepsEveryByte) {
  for (const std::string_view text :
       {"", "a\r\nb\r\n", "bad \xFF byte and \xC3",
        "\xEF\xBB\xBF"
        "text\0more",
        "A sentence that was \xE2\x80 broken inside a character is here."}) {
    const auto release = release_of_text(std::string(text), {}, test_furniture());
    EXPECT_EQ(release.text, text);
    EXPECT_TRUE(release.anchors.empty());
    expect_sound(release, text.size());
  }
}

TEST(BlockAt, FindsNothingInFurniture) {
  const auto release = release_of_text(
      "Skip to content\n\nThe two ministers met in Oslo today.\n\nPrint", {}, test_furniture());
  ASSERT_EQ(release.blocks.size(), 1U);
  EXPECT_EQ(block_at(release, 0), nullptr);
  EXPECT_EQ(block_at(release, 16), nullptr);
  EXPECT_EQ(block_at(release, 17), &release.blocks[0]);
  EXPECT_EQ(block_at(release, release.blocks[0].span.end), nullptr);
  EXPECT_EQ(block_at(release, release.text.size() + 5), nullptr);
}

TEST(LoadRelease, EndsSoonOnHostileInput) {
  std::string all_bytes;
  for (int i = 0; i < 256; ++i) all_bytes += static_cast<char>(i);
  const std::pair<std::string_view, std::string> inputs[] = {
      {"empty", ""},
      {"every byte", all_bytes},
      {"every byte, often", times(all_bytes, 1000)},
      {"nested divs", "<html>" + times("<div>", 1000000) + "deep"},
      {"nested, mixed", "<html>" + times("<ul><li><b><table><tr><td>", 100000) + "deep"},
      {"nested, closed", "<html>" + times("<i>", 300000) + "deep" + times("</i>", 300000)},
      {"formatting", "<html>" + times("<p><font color=a>", 100000)},
      {"formatting, misclosed", "<html>" + times("<a href=x><b></a>", 100000)},
      {"siblings", "<html>" + times("<p>A <b>word</b>.", 100000)},
      {"more tags than are parsed", "<html>" + times("<li>Norway met Kenya.", 400000)},
      {"tables", "<html>" + times("<table>text<tr>", 200)},
      {"attributes", "<html><p " + times("a=b ", 300000) + ">text"},
      {"one attribute name", "<html><p " + times("a", 3000000) + ">text"},
      {"entities", "<html><p>" + times("&amp;&", 500000)},
      {"open comment", "<html>" + times("<!-- <script>", 100000)},
      {"open scripts", "<html>" + times("<script>", 100000)},
      {"less-thans", "<html>" + times("<", 2000000)},
      {"json", "<html><script type='application/ld+json'>" + times("[", 900000) + "</script>a"},
      {"long line", times("word ", 2000000)},
      {"long word", times("w", 10000000)},
      {"bullets", times("- A ", 1000000)},
      {"colons", times(": ", 2000000)},
      {"colons and bullets", times("a: • ", 500000)},
      {"numbers", times("1. A. 2. B ", 300000)},
      {"lines", times("a\n", 1000000)},
      {"short lines", times("Menu\n\n", 300000)},
      {"blanks", times(" ", 5000000) + "\n" + times("\n", 5000000)},
      {"end marks", times("### ", 500000)},
      {"UTF-16 cut short", "\xFF\xFE" + times(std::string_view("a\0", 2), 500000) + "a"},
      {"UTF-16 surrogates", "\xFF\xFE" + times("\x00\xD8", 500000)},
  };
  for (const auto& [name, bytes] : inputs) {
    SCOPED_TRACE(name);
    const auto start = std::chrono::steady_clock::now();
    const auto release = load(bytes);
    const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - start;
    expect_sound(release, bytes.size());
    EXPECT_LT(taken.count(), 20.0);
    RecordProperty(std::string(name), std::to_string(taken.count()));
    if (std::getenv("DRAGOMAN_SHOW_TIMES") != nullptr) {
      std::printf("%-22.*s %6.2f s\n", static_cast<int>(name.size()), name.data(), taken.count());
    }
  }
}

}  // namespace
}  // namespace dragoman
