#include "lines.h"

namespace dragoman::cli {

std::optional<Line> LineReader::next() {
  auto some = bytes_.ahead(1);
  if (some.empty()) return {};
  Line line;
  line.number = ++number_;
  for (; !some.empty(); some = bytes_.ahead(1)) {
    const auto end = some.find('\n');
    const auto words = some.substr(0, end);
    if (line.text.size() + words.size() > longest_) line.too_long = true;
    if (!line.too_long) line.text += words;
    bytes_.drop(words.size());
    if (end != std::string_view::npos) {
      bytes_.drop(1);
      break;
    }
  }
  if (line.too_long) line.text = std::string();
  return line;
}

}  // namespace dragoman::cli
