#include "text/pdf.h"

#include <poppler-document.h>
#include <poppler-global.h>
#include <poppler-page.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <limits>
#include <memory>
#include <mutex>

#include "text/decode.h"

namespace dragoman {

namespace {

std::string utf8_of(const poppler::ustring& words) {
  std::string text;
  const auto size = std::min<std::size_t>(words.size(), std::numeric_limits<std::int32_t>::max());
  icu::UnicodeString(reinterpret_cast<const char16_t*>(words.data()),
                     static_cast<std::int32_t>(size))
      .toUTF8String(text);
  return text;
}

// An empty page.
constexpr std::string_view smallest =
    "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
    "2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>endobj\ntrailer<</Root 1 0 R>>\n";

// Poppler tells on stderr what it dislikes, unless somebody listens. And the first page that it
// reads in a program makes its colour profiles, which two threads must not do at once
// (GfxState::sRGBProfile, seen by the thread sanitizer in 22.12).
void prepare_poppler() {
  static std::once_flag once;
  std::call_once(once, [] {
    poppler::set_debug_error_function([](const std::string&, void*) {}, nullptr);
    const std::unique_ptr<poppler::document> document(
        poppler::document::load_from_raw_data(smallest.data(), static_cast<int>(smallest.size())));
    if (!document || document->pages() == 0) return;
    const std::unique_ptr<poppler::page> page(document->create_page(0));
    if (page) page->text();
  });
}

std::optional<Date> date_of(const poppler::document& document) {
  // "D:20211130101500+09'00'": the day as it is written there.
  const auto told = document.info_key("CreationDate");
  auto words = utf8_of(told);
  if (words.starts_with("D:")) words.erase(0, 2);
  constexpr std::size_t day_size = 8;
  if (words.size() < day_size) return {};
  return parse_date(words.substr(0, 4) + "-" + words.substr(4, 2) + "-" + words.substr(6, 2));
}

}  // namespace

bool is_pdf(std::string_view bytes) {
  return bytes.starts_with("%PDF-");
}

PdfText read_pdf(std::string_view bytes, const PdfLimits& limits) {
  PdfText pdf;
  if (bytes.size() > limits.bytes) return pdf;
  prepare_poppler();
  const std::unique_ptr<poppler::document> document(
      poppler::document::load_from_raw_data(bytes.data(), static_cast<int>(bytes.size())));
  if (!document || document->is_locked()) return pdf;
  pdf.title = harmless(utf8_of(document->get_title()));
  pdf.date = date_of(*document);
  const int pages = std::min(document->pages(), limits.pages);
  for (int i = 0; i < pages && pdf.text.text().size() < limits.text; ++i) {
    const std::unique_ptr<poppler::page> page(document->create_page(i));
    if (!page) continue;
    auto words =
        harmless(utf8_of(page->text(poppler::rectf(), poppler::page::non_raw_non_physical_layout)));
    const auto end = words.find_last_not_of(" \n");
    if (end == std::string::npos) continue;
    words.resize(std::min(end + 1, limits.text));
    if (!pdf.text.text().empty()) words.insert(0, "\n\n");
    pdf.text.append_made(words, {0, bytes.size()});
  }
  pdf.text.finish();
  return pdf;
}

}  // namespace dragoman
