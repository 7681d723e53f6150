#include "text/strip_tags.h"

#include <algorithm>
#include <string>

#include "text/page_writer.h"

namespace dragoman {
namespace {

char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool is_inline(std::string_view tag) {
  constexpr std::string_view tags[] = {"a",    "abbr", "b", "em",    "font", "i",
                                       "mark", "q",    "s", "small", "span", "strong",
                                       "sub",  "sup",  "u", "wbr"};
  return std::ranges::find(tags, tag) != std::end(tags);
}

struct Entity {
  std::string_view written;
  std::string_view text;
};

// XML's entities and the blank; rarer ones stay as written.
constexpr Entity entities[] = {{"&amp;", "&"},   {"&lt;", "<"},   {"&gt;", ">"},
                               {"&quot;", "\""}, {"&apos;", "'"}, {"&nbsp;", " "}};

void write_words(std::string_view page, Span span, PageWriter& writer) {
  page = page.substr(0, span.end);  // so that no search runs to the end of the whole page
  for (auto at = span.begin; at < span.end;) {
    const auto ampersand = std::min(page.find('&', at), page.size());
    writer.write(page.substr(at, ampersand - at), {at, ampersand}, true);
    at = ampersand;
    if (at >= span.end) break;
    const auto rest = page.substr(at, span.end - at);
    const auto* const entity = std::ranges::find_if(
        entities, [&](const Entity& e) { return rest.starts_with(e.written); });
    if (entity == std::end(entities)) {
      writer.write("&", {at, at + 1}, true);
      ++at;
    } else {
      writer.write(entity->text, {at, at + entity->written.size()}, false);
      at += entity->written.size();
    }
  }
}

}  // namespace

Page strip_tags(std::string_view page, const FurnitureTables& tables) {
  PageWriter writer(page);
  std::size_t at = 0;
  // Once an end tag is found missing it is not looked for again: that search would run to
  // the end of the page for every tag.
  FurnitureTables::Words unclosed;
  while (at < page.size()) {
    const auto tag_begin = std::min(page.find('<', at), page.size());
    write_words(page, {at, tag_begin}, writer);
    if (tag_begin == page.size()) break;
    at = tag_begin + 1;
    if (page.substr(at).starts_with("!--")) {
      const auto end = page.find("-->", at);
      if (end == std::string_view::npos) break;
      at = end + 3;
      continue;
    }
    const bool closing = at < page.size() && page[at] == '/';
    if (closing) ++at;
    std::string tag;
    while (at < page.size() && tag.size() < 32 &&
           ((lower(page[at]) >= 'a' && lower(page[at]) <= 'z') ||
            (!tag.empty() && page[at] >= '0' && page[at] <= '9'))) {
      tag += lower(page[at++]);
    }
    if (tag.empty() && (at >= page.size() || page[at] != '!')) {
      writer.write("<", {tag_begin, tag_begin + 1}, true);
      at = tag_begin + 1;
      continue;
    }
    const auto end = page.find('>', at);
    if (end == std::string_view::npos) break;
    at = end + 1;
    if (tag == "br") {
      writer.break_line();
    } else if (!tag.empty() && !is_inline(tag)) {
      closing ? writer.close_block() : writer.open_block({});
    }
    if (!closing && tables.never_text_tags.contains(tag) && !unclosed.contains(tag)) {
      const auto close = page.find("</" + tag, at);
      if (close == std::string_view::npos) {
        unclosed.insert(tag);
      } else {
        at = close;
      }
    }
  }
  Page result;
  result.text = writer.finish(result.marks);
  return result;
}

}  // namespace dragoman
