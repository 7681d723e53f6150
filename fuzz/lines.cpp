// A line of NDJSON to a release, and that release back to a line.
#include "formats/releases_ndjson.h"
#include "fuzz/check_release.h"
#include "text/pdf.h"

using namespace dragoman;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto given = parse_release_line(fuzz::text_of(data, size), 1);
  if (!given) {
    fuzz::must(given.error().message.starts_with("line 1: "), "an error names its line");
    return 0;
  }
  const auto line = to_release_line(*given);
  const auto again = parse_release_line(line, 1);
  fuzz::must(again && to_release_line(*again) == line, "a line is read as it was written");
  if (!given->page) {
    fuzz::check_release(release_of_text(given->text, given->hints, fuzz::furniture()),
                        given->text.size());
  } else if (!is_pdf(given->page->bytes) && given->page->media_type != "application/pdf") {
    fuzz::check_release(load_release(*given->page, given->hints, fuzz::furniture()),
                        given->page->bytes.size());
  }
  return 0;
}
