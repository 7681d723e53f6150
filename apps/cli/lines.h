// The lines of a stream, as soon as they come and however long the stream is.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <utility>

namespace dragoman::cli {

struct Line {
  std::size_t number = 0;  // from 1
  std::string text;        // without its line break
  bool too_long = false;   // then `text` is empty
};

// Reads a file descriptor, which it does not close. Lines longer than `longest` bytes are
// passed over and handed out as too long. Throws if the descriptor cannot be read.
class LineReader {
 public:
  static constexpr std::size_t longest_default = 64UL << 20U;

  explicit LineReader(int descriptor, std::size_t longest = longest_default)
      : descriptor_(descriptor), longest_(longest) {}
  // The lines of bytes that were read already.
  explicit LineReader(std::string bytes) : longest_(bytes.size()), buffer_(std::move(bytes)) {}

  // Nothing at the end. The last line may lack its line break.
  std::optional<Line> next();

 private:
  bool fill();

  int descriptor_ = -1;  // none: there is only the buffer
  std::size_t longest_;
  std::size_t number_ = 0;
  std::size_t at_ = 0;  // what of the buffer is used up
  std::string buffer_;
};

}  // namespace dragoman::cli
