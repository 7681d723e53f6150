#include "text/pdf.h"

#include <gtest/gtest.h>

#include <thread>
#include <vector>

#include "dragoman/release.h"
#include "text/test_furniture.h"

namespace dragoman {
namespace {

// A file with a page for each of the texts. Poppler finds objects without a table of them.
std::string pdf_of(const std::vector<std::string>& pages) {
  std::string kids;
  std::string objects;
  int number = 10;
  for (const auto& words : pages) {
    const auto draw = "BT /F1 12 Tf 72 720 Td (" + words + ") Tj ET";
    const auto page = std::to_string(number++);
    const auto stream = std::to_string(number++);
    kids += page + " 0 R ";
    objects += page + " 0 obj << /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents " +
               stream + " 0 R /Resources << /Font << /F1 3 0 R >> >> >> endobj\n";
    objects += stream + " 0 obj << /Length " + std::to_string(draw.size()) + " >> stream\n" + draw +
               "\nendstream endobj\n";
  }
  return "%PDF-1.4\n1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj\n"
         "2 0 obj << /Type /Pages /Count " +
         std::to_string(pages.size()) + " /Kids [" + kids +
         "] >> endobj\n"
         "3 0 obj << /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding "
         ">> endobj\n"
         "4 0 obj << /Title (Talks) /CreationDate (D:20211130101500+09'00') >> endobj\n" +
         objects + "trailer << /Root 1 0 R /Info 4 0 R >>\n%%EOF\n";
}

TEST(Pdf, GivesTheTextOfItsPages) {
  const auto pdf = read_pdf(pdf_of({"The ministers met.", "They agreed."}));
  EXPECT_EQ(pdf.text.text(), "The ministers met.\n\nThey agreed.");
  EXPECT_EQ(pdf.title, "Talks");
  ASSERT_TRUE(pdf.date);
  EXPECT_EQ(to_edtf(*pdf.date), "2021-11-30");
}

TEST(Pdf, EveryWordStandsForTheFile) {
  const Source source{
      .bytes = pdf_of({"The ministers met."}), .media_type = {}, .charset = {}, .address = {}};
  const auto release = load_release(source, {}, test_furniture());
  EXPECT_EQ(release.text, "The ministers met.");
  EXPECT_EQ(source_span(release, {4, 13}), (Span{0, source.bytes.size()}));
}

TEST(Pdf, IsBounded) {
  const auto bytes = pdf_of({"One.", "Two.", "Three."});
  EXPECT_EQ(read_pdf(bytes, {.bytes = 100, .pages = 5, .text = 100}).text.text(), "");
  EXPECT_EQ(read_pdf(bytes, {.bytes = 10'000, .pages = 2, .text = 100}).text.text(),
            "One.\n\nTwo.");
  EXPECT_EQ(read_pdf(bytes, {.bytes = 10'000, .pages = 5, .text = 3}).text.text(), "One");
}

TEST(Pdf, DamagedFilesYieldLess) {
  const auto whole = pdf_of({"The ministers met."});
  for (const std::string& bytes :
       {std::string(), std::string("%PDF-1.4"), std::string("%PDF-1.4\n%%EOF"),
        std::string("no PDF"), std::string(100'000, '%'),
        "%PDF-1.4\n" + std::string(100'000, '[')}) {
    EXPECT_EQ(read_pdf(bytes).text.text(), "");
  }
  // Cut off, or with a byte changed, wherever: whatever comes out, it comes out.
  for (std::size_t at = 0; at < whole.size(); at += 7) {
    read_pdf(whole.substr(0, at));
    auto changed = whole;
    changed[at] = static_cast<char>(changed[at] ^ 0x15);
    read_pdf(changed);
  }
}

TEST(Pdf, IsReadByManyThreads) {
  const auto bytes = pdf_of({"The ministers met.", "They agreed."});
  std::vector<std::string> texts(4);
  {
    std::vector<std::jthread> threads;
    for (auto& text : texts) {
      threads.emplace_back([&] {
        for (int i = 0; i < 20; ++i) text = read_pdf(bytes).text.text();
      });
    }
  }
  for (const auto& text : texts) EXPECT_EQ(text, "The ministers met.\n\nThey agreed.");
}

}  // namespace
}  // namespace dragoman
