#include "text/html_limits.h"

#include <algorithm>
#include <string>
#include <unordered_map>

namespace dragoman {
namespace {

char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool is_letter(char c) {
  return lower(c) >= 'a' && lower(c) <= 'z';
}

// Tags that never stay open: empty ones, and those that their next sibling or parent closes.
bool stays_open(std::string_view tag) {
  constexpr std::string_view closed[] = {"area",   "base",  "br",   "col",  "embed",    "hr",
                                         "img",    "input", "link", "meta", "param",    "source",
                                         "track",  "wbr",   "p",    "li",   "dt",       "dd",
                                         "option", "tr",    "td",   "th",   "tbody",    "thead",
                                         "tfoot",  "html",  "head", "body", "colgroup", "optgroup"};
  return std::ranges::find(closed, tag) == std::end(closed);
}

}  // namespace

bool fits_parser(std::string_view page, const HtmlLimits& limits) {
  if (page.size() > limits.bytes) return false;
  std::unordered_map<std::string, std::size_t> open;
  std::size_t depth = 0;
  std::size_t tags = 0;
  for (auto at = page.find('<'); at != std::string_view::npos; at = page.find('<', at)) {
    ++at;
    const bool closing = at < page.size() && page[at] == '/';
    if (closing) ++at;
    if (at >= page.size() || !is_letter(page[at])) continue;
    if (++tags > limits.tags) return false;
    std::string tag;
    while (at < page.size() && page[at] != '>' && page[at] != '/' && page[at] != ' ' &&
           page[at] != '\n' && page[at] != '\t') {
      constexpr std::size_t longest_tag = 64;
      if (tag.size() < longest_tag) tag += lower(page[at]);
      ++at;
    }
    std::size_t attributes = 0;
    char quote = '\0';
    for (; at < page.size() && (quote != '\0' || page[at] != '>'); ++at) {
      const char c = page[at];
      if (quote != '\0') {
        if (c == quote) quote = '\0';
      } else if (c == '"' || c == '\'') {
        quote = c;
        ++attributes;
      } else if ((c == ' ' || c == '\n' || c == '\t' || c == '/') && at + 1 < page.size() &&
                 page[at + 1] != ' ' && page[at + 1] != '\n' && page[at + 1] != '\t') {
        ++attributes;
      }
    }
    if (attributes > limits.attributes) return false;
    if (!stays_open(tag)) continue;
    auto& count = open[tag];
    if (!closing) {
      ++count;
      if (++depth > limits.depth) return false;
    } else if (count > 0) {
      --count;
      --depth;
    }
  }
  return true;
}

}  // namespace dragoman
