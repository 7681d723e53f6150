// A web archive to its pages: records, gzip, HTTP responses chunked and packed.
#include "text/warc.h"

#include "fuzz/target.h"

using namespace dragoman;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  constexpr std::size_t longest = 1U << 16U;
  WarcReader pages(gunzip(ByteStream(std::string(fuzz::text_of(data, size)))), longest);
  while (const auto page = pages.next()) {
    if (*page)
      fuzz::must((*page)->source.bytes.size() <= longest, "a page is no longer than it may be");
  }
  return 0;
}
