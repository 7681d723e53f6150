#include "text/page_tree.h"

#include <algorithm>

namespace dragoman {

std::string tag_name(const GumboElement& element) {
  if (element.tag != GUMBO_TAG_UNKNOWN) return gumbo_normalized_tagname(element.tag);
  GumboStringPiece name = element.original_tag;
  gumbo_tag_from_original_text(&name);
  return name.data == nullptr ? std::string() : fold_case({name.data, name.length});
}

std::string_view attribute(const GumboElement& element, const char* name) {
  const auto* found = gumbo_get_attribute(&element.attributes, name);
  return found == nullptr ? std::string_view() : std::string_view(found->value);
}

bool is_element(const GumboNode& node) {
  return node.type == GUMBO_NODE_ELEMENT || node.type == GUMBO_NODE_TEMPLATE;
}

bool is_text(const GumboNode& node) {
  return node.type == GUMBO_NODE_TEXT || node.type == GUMBO_NODE_CDATA ||
         node.type == GUMBO_NODE_WHITESPACE;
}

bool is_inline(GumboTag tag) {
  constexpr GumboTag tags[] = {
      GUMBO_TAG_A,      GUMBO_TAG_ABBR,   GUMBO_TAG_ACRONYM, GUMBO_TAG_B,     GUMBO_TAG_BDI,
      GUMBO_TAG_BDO,    GUMBO_TAG_BIG,    GUMBO_TAG_CITE,    GUMBO_TAG_CODE,  GUMBO_TAG_DATA,
      GUMBO_TAG_DEL,    GUMBO_TAG_DFN,    GUMBO_TAG_EM,      GUMBO_TAG_FONT,  GUMBO_TAG_I,
      GUMBO_TAG_INS,    GUMBO_TAG_KBD,    GUMBO_TAG_LABEL,   GUMBO_TAG_MARK,  GUMBO_TAG_NOBR,
      GUMBO_TAG_Q,      GUMBO_TAG_S,      GUMBO_TAG_SAMP,    GUMBO_TAG_SMALL, GUMBO_TAG_SPAN,
      GUMBO_TAG_STRIKE, GUMBO_TAG_STRONG, GUMBO_TAG_SUB,     GUMBO_TAG_SUP,   GUMBO_TAG_TIME,
      GUMBO_TAG_TT,     GUMBO_TAG_U,      GUMBO_TAG_VAR,     GUMBO_TAG_WBR,   GUMBO_TAG_IMG};
  // Tags that HTML does not know are inline.
  return tag == GUMBO_TAG_UNKNOWN || std::ranges::find(tags, tag) != std::end(tags);
}

bool is_hidden(const GumboElement& element) {
  if (gumbo_get_attribute(&element.attributes, "hidden") != nullptr) return true;
  std::string style(attribute(element, "style"));
  std::erase(style, ' ');
  return style.find("display:none") != std::string::npos ||
         style.find("visibility:hidden") != std::string::npos;
}

namespace {

std::size_t count_letters(const char* text) {
  const std::string_view view(text);
  return view.size() - static_cast<std::size_t>(std::ranges::count_if(view, [](char c) {
           return c == ' ' || c == '\n' || c == '\t' || c == '\r';
         }));
}

}  // namespace

std::vector<Visit> visit_all(const GumboNode& root, const FurnitureTables& tables) {
  std::vector<Visit> visits;
  struct Step {
    const GumboNode* node;
    std::size_t parent;
  };
  std::vector<Step> stack{{&root, 0}};
  while (!stack.empty()) {
    const auto [node, parent] = stack.back();
    stack.pop_back();
    Visit visit;
    visit.node = node;
    visit.parent = parent;
    visit.in_link = !visits.empty() && visits[parent].in_link;
    const auto index = visits.size();
    if (is_text(*node)) {
      visit.letters = count_letters(node->v.text.text);
      if (visit.in_link) visit.linked = visit.letters;
    } else if (is_element(*node)) {
      const auto& element = node->v.element;
      if (tables.never_text_tags.contains(tag_name(element)) || is_hidden(element)) {
        visits.push_back(visit);
        continue;
      }
      if (element.tag == GUMBO_TAG_A) {
        visit.in_link = true;
        visit.links = 1;
      }
      visit.has_main_heading = element.tag == GUMBO_TAG_H1;
      for (auto i = element.children.length; i-- > 0;) {
        stack.push_back({static_cast<const GumboNode*>(element.children.data[i]), index});
      }
    }
    visits.push_back(visit);
  }
  for (auto& visit : visits) visit.end = 0;
  for (auto i = visits.size(); i-- > 0;) {
    auto& visit = visits[i];
    visit.end = std::max(visit.end, i + 1);
    if (i == 0) break;
    auto& parent = visits[visit.parent];
    parent.end = std::max(parent.end, visit.end);
    parent.letters += visit.letters;
    parent.linked += visit.linked;
    parent.links += visit.links;
    parent.has_main_heading |= visit.has_main_heading;
    parent.has_block |=
        visit.has_block || (is_element(*visit.node) && !is_inline(visit.node->v.element.tag));
  }
  return visits;
}

}  // namespace dragoman
