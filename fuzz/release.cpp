// Bytes to a release, by every way there is but PDF (pdf.cpp): HTML, plain text and mail of every
// charset. The first byte chooses the media type, the second the charset declared.
#include "fuzz/check_release.h"
#include "text/pdf.h"

using namespace dragoman;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  constexpr const char* types[] = {"", "text/html", "text/plain", "message/rfc822",
                                   "application/xhtml+xml"};
  constexpr const char* charsets[] = {"",       "utf-8",     "utf-16le",    "utf-16",
                                      "euc-kr", "shift_jis", "gb18030",     "windows-1252",
                                      "big5",   "koi8-r",    "iso-2022-jp", "no-such"};
  auto input = fuzz::text_of(data, size);
  Source source;
  source.media_type = types[fuzz::take_choice(input, std::size(types))];
  source.charset = charsets[fuzz::take_choice(input, std::size(charsets))];
  source.bytes = input;
  if (!is_pdf(input)) {
    fuzz::check_release(load_release(source, {}, fuzz::furniture()), input.size());
  }
  const auto given = release_of_text(source.bytes, {}, fuzz::furniture());
  fuzz::must(given.text == input, "a text is taken as it is given");
  fuzz::check_release(given, input.size());
  return 0;
}
