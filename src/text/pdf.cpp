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

// Poppler tells on stderr what it dislikes, unless somebody listens.
void be_quiet() {
  static std::once_flag once;
  std::call_once(
      once, [] { poppler::set_debug_error_function([](const std::string&, void*) {}, nullptr); });
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
  be_quiet();
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
