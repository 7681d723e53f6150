#include "text/page_facts.h"

#include <string_view>

#include "text/decode.h"
#include "text/page_tree.h"

namespace dragoman {
namespace {

std::string text_of(const GumboNode& root) {
  std::string text;
  std::vector<const GumboNode*> stack{&root};
  while (!stack.empty()) {
    const auto* node = stack.back();
    stack.pop_back();
    if (is_text(*node)) text += node->v.text.text;
    if (!is_element(*node)) continue;
    const auto& children = node->v.element.children;
    if (node->v.element.tag == GUMBO_TAG_BR) text += ' ';
    for (auto i = children.length; i-- > 0;) {
      stack.push_back(static_cast<const GumboNode*>(children.data[i]));
    }
  }
  return text;
}

// "  A\n title " → "A title".
std::string one_line(std::string_view text) {
  std::string line;
  for (const char c : harmless(text)) {
    const bool blank = c == ' ' || c == '\n' || c == '\t';
    if (!blank) {
      line += c;
    } else if (!line.empty() && line.back() != ' ') {
      line += ' ';
    }
  }
  if (line.ends_with(' ')) line.pop_back();
  return line;
}

}  // namespace

std::vector<std::pair<std::string, std::string>> find_facts(const GumboNode& root) {
  std::vector<std::pair<std::string, std::string>> facts;
  std::vector<const GumboNode*> stack{&root};
  while (!stack.empty()) {
    const auto* node = stack.back();
    stack.pop_back();
    if (!is_element(*node)) continue;
    const auto& element = node->v.element;
    switch (element.tag) {
      case GUMBO_TAG_META:
        for (const char* key : {"name", "property", "itemprop", "http-equiv"}) {
          const auto name = attribute(element, key);
          if (!name.empty()) {
            facts.emplace_back("meta:" + fold_case(name), one_line(attribute(element, "content")));
          }
        }
        break;
      case GUMBO_TAG_LINK:
        facts.emplace_back("link:" + fold_case(attribute(element, "rel")),
                           one_line(attribute(element, "href")));
        break;
      case GUMBO_TAG_HTML:
        facts.emplace_back("html:lang", one_line(attribute(element, "lang")));
        break;
      case GUMBO_TAG_TITLE:
        facts.emplace_back("title", one_line(text_of(*node)));
        break;
      case GUMBO_TAG_H1:
        facts.emplace_back("h1", one_line(text_of(*node)));
        break;
      case GUMBO_TAG_TIME: {
        const auto value = attribute(element, "datetime");
        facts.emplace_back("time", one_line(value.empty() ? text_of(*node) : std::string(value)));
        break;
      }
      case GUMBO_TAG_SCRIPT:
        if (attribute(element, "type") == "application/ld+json") {
          facts.emplace_back("jsonld", text_of(*node));
        }
        break;
      default:
        if (const auto name = attribute(element, "itemprop"); !name.empty()) {
          const auto value = attribute(element, "content");
          if (!value.empty()) facts.emplace_back("meta:" + fold_case(name), one_line(value));
        }
        break;
    }
    for (auto i = element.children.length; i-- > 0;) {
      stack.push_back(static_cast<const GumboNode*>(element.children.data[i]));
    }
  }
  return facts;
}

}  // namespace dragoman
