// The lines of a stream, as soon as they come and however long the stream is.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <utility>

#include "base/byte_stream.h"

namespace dragoman::cli {

struct Line {
  std::size_t number = 0;  // from 1
  std::string text;        // without its line break
  bool too_long = false;   // then `text` is empty
};

// Lines longer than `longest` bytes are passed over and handed out as too long. Throws if a
// descriptor, which is not closed, cannot be read.
class LineReader {
 public:
  static constexpr std::size_t longest_default = 64UL << 20U;

  explicit LineReader(ByteStream bytes, std::size_t longest = longest_default)
      : bytes_(std::move(bytes)), longest_(longest) {}
  explicit LineReader(int descriptor, std::size_t longest = longest_default)
      : LineReader(bytes_of(descriptor), longest) {}

  // Nothing at the end. The last line may lack its line break.
  std::optional<Line> next();

  // Why the lines ended before their time.
  [[nodiscard]] const std::optional<Error>& fault() const { return bytes_.fault(); }

 private:
  ByteStream bytes_;
  std::size_t longest_;
  std::size_t number_ = 0;
};

}  // namespace dragoman::cli
