// Web archives: the pages of a WARC file (ISO 28500), one by one, however long the file is.
//
//   WarcReader pages(gunzip(bytes_of(descriptor)));
//   while (auto page = pages.next()) …
//
// Pages are what servers answered with status 200, what was saved as it is ("resource"), and texts
// made of pages ("conversion", as in Common Crawl's WET files), if they are HTML, plain text, PDF
// or mail. Other records are passed over.
#pragma once

#include <cstddef>
#include <optional>
#include <string>

#include "base/byte_stream.h"
#include "dragoman/release.h"

namespace dragoman {

struct WarcPage {
  Source source;          // its address: of what the record says it is
  std::string retrieved;  // the record's date, as it has it: "2024-05-01T10:00:00Z"
};

class WarcReader {
 public:
  // Records and unpacked pages of more than `longest` bytes are errors of these records.
  explicit WarcReader(ByteStream bytes, std::size_t longest = 64UL << 20U)
      : bytes_(std::move(bytes)), longest_(longest) {}

  // Nothing at the end. An error is about one record; the next call goes on after it.
  std::optional<Result<WarcPage>> next();

  // Of the record that next() was about, from 1.
  [[nodiscard]] std::size_t number() const { return number_; }

 private:
  struct Head;

  bool find_record();
  Head read_head();
  Result<std::optional<WarcPage>> read_record();
  Result<std::optional<WarcPage>> page_of(const Head& head, std::string block) const;

  ByteStream bytes_;
  std::size_t longest_;
  std::size_t number_ = 0;
  bool ended_ = false;  // before its time, and told so
};

}  // namespace dragoman
