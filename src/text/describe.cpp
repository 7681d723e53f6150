#include "text/describe.h"

#include <string_view>

namespace dragoman {
namespace {

std::string_view to_word(DateBasis basis) {
  switch (basis) {
    case DateBasis::unknown:
      return "unknown";
    case DateBasis::given:
      return "given";
    case DateBasis::page:
      return "page";
    case DateBasis::dateline:
      return "dateline";
    case DateBasis::inferred:
      return "inferred";
  }
  return "unknown";
}

std::string describe(const Block& block, std::string_view text) {
  std::string line;
  switch (block.kind) {
    case BlockKind::heading:
      line = std::string(block.depth, '#') + ' ';
      break;
    case BlockKind::bullet:
      line = std::string(2 * (block.depth + std::size_t{1}), ' ');
      if (!block.marker.empty()) line += block.marker + ' ';
      break;
    case BlockKind::paragraph:
      break;
  }
  if (!block.number.empty()) line += '[' + block.number + "] ";
  for (const char c : slice(text, block.span)) {
    if (c == '\n') {
      line += '/';  // a line break inside the block
    } else {
      line += c;
    }
  }
  return line + '\n';
}

}  // namespace

std::string describe(const Release& release) {
  std::string result;
  const auto add = [&](std::string_view name, std::string_view value) {
    if (!value.empty()) result.append(name).append(": ").append(value).append("\n");
  };
  add("id", release.id);
  add("title", release.title);
  add("publisher", release.publisher);
  if (release.published) {
    result += "published: " + to_edtf(*release.published) + " (" +
              std::string(to_word(release.published_basis)) + ")\n";
  }
  add("language", release.language);
  add("url", release.url);
  result += '\n';
  for (const auto& block : release.blocks) result += describe(block, release.text);
  return result;
}

}  // namespace dragoman
