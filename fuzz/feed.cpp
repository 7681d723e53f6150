// A file to what it holds, as the program tells it by its content: feed, sitemap or page.
#include "text/feed.h"

#include "fuzz/check_release.h"
#include "text/input_form.h"

using namespace dragoman;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto input = fuzz::text_of(data, size);
  (void)form_of(input.substr(0, form_window), ".xml");
  (void)count_sitemap(input);
  const auto items = read_feed(input);
  if (!items) return 0;
  for (const auto& item : *items) {
    fuzz::must(!item.source.bytes.empty(), "an item has text");
    fuzz::check_release(load_release(item.source, {}, fuzz::furniture()), item.source.bytes.size());
  }
  return 0;
}
