#include "lines.h"

#include <unistd.h>

#include <cerrno>
#include <system_error>

namespace dragoman::cli {

bool LineReader::fill() {
  if (descriptor_ < 0) return false;
  constexpr std::size_t piece = 64UL << 10U;
  buffer_.resize(piece);
  at_ = 0;
  while (true) {
    const auto count = ::read(descriptor_, buffer_.data(), piece);
    if (count >= 0) {
      buffer_.resize(static_cast<std::size_t>(count));
      return count > 0;
    }
    if (errno != EINTR) {
      throw std::system_error(errno, std::generic_category(), "the input cannot be read");
    }
  }
}

std::optional<Line> LineReader::next() {
  if (at_ == buffer_.size() && !fill()) return {};
  Line line;
  line.number = ++number_;
  do {
    const auto end = buffer_.find('\n', at_);
    const auto stop = end == std::string::npos ? buffer_.size() : end;
    if (line.text.size() + (stop - at_) > longest_) line.too_long = true;
    if (!line.too_long) line.text.append(buffer_, at_, stop - at_);
    at_ = stop;
    if (end != std::string::npos) {
      ++at_;
      break;
    }
  } while (fill());
  if (line.too_long) line.text = std::string();
  return line;
}

}  // namespace dragoman::cli
