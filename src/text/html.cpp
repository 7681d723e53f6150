#include "text/html.h"

#include <gumbo.h>

#include <algorithm>
#include <memory>
#include <optional>

#include "text/decode.h"
#include "text/html_limits.h"
#include "text/page_writer.h"
#include "text/strip_tags.h"

namespace dragoman {
namespace {

struct FreeOutput {
  void operator()(GumboOutput* output) const {
    gumbo_destroy_output(&kGumboDefaultOptions, output);
  }
};

std::string tag_name(const GumboElement& element) {
  if (element.tag != GUMBO_TAG_UNKNOWN) return gumbo_normalized_tagname(element.tag);
  GumboStringPiece name = element.original_tag;
  gumbo_tag_from_original_text(&name);
  return name.data == nullptr ? std::string() : fold({name.data, name.length});
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

unsigned heading_level(GumboTag tag) {
  return tag >= GUMBO_TAG_H1 && tag <= GUMBO_TAG_H6
             ? static_cast<unsigned>(tag) - static_cast<unsigned>(GUMBO_TAG_H1) + 1
             : 0;
}

// The words of a class or id: "share-list", "shareList" and "share_list" have "share".
bool has_furniture_word(std::string_view names, const FurnitureTables::Words& words) {
  std::string word;
  char before = ' ';
  for (std::size_t i = 0; i <= names.size(); ++i) {
    const char c = i < names.size() ? names[i] : ' ';
    const bool capital = c >= 'A' && c <= 'Z';
    const bool letter = capital || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    const bool starts_new = !letter || (capital && before >= 'a' && before <= 'z');
    if (starts_new && !word.empty()) {
      if (words.contains(word)) return true;
      word.clear();
    }
    if (letter) word += capital ? static_cast<char>(c - 'A' + 'a') : c;
    before = c;
  }
  return false;
}

bool is_hidden(const GumboElement& element) {
  if (gumbo_get_attribute(&element.attributes, "hidden") != nullptr) return true;
  std::string style(attribute(element, "style"));
  std::erase(style, ' ');
  return style.find("display:none") != std::string::npos ||
         style.find("visibility:hidden") != std::string::npos;
}

// A node in the order of the page, with sums over what it holds.
struct Visit {
  const GumboNode* node = nullptr;
  std::size_t parent = 0;
  std::size_t end = 0;      // after its last descendant
  std::size_t letters = 0;  // bytes of text but blanks
  std::size_t linked = 0;   // of these, in links
  std::size_t links = 0;
  bool in_link = false;
  bool has_main_heading = false;
  bool has_block = false;  // a block element in it
};

std::size_t count_letters(const char* text) {
  const std::string_view view(text);
  return view.size() - static_cast<std::size_t>(std::ranges::count_if(view, [](char c) {
           return c == ' ' || c == '\n' || c == '\t' || c == '\r';
         }));
}

// All nodes but those inside never-text elements, in the order of the page.
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

// Writes a text node, aligning its decoded text with the page so that entities keep their place.
class TextAligner {
 public:
  TextAligner(std::string_view page, PageWriter& writer) : page_(page), writer_(writer) {}

  void write(const GumboText& node) {
    text_ = node.text;
    const auto& original = node.original_text;
    if (original.data < page_.data() ||
        original.data + original.length > page_.data() + page_.size()) {
      return;  // made up by the parser
    }
    at_ = static_cast<std::size_t>(original.data - page_.data());
    end_ = at_ + original.length;
    if (page_.substr(at_, end_ - at_).starts_with("<![CDATA[")) at_ += 9;
    for (std::size_t t = 0; t < text_.size();) {
      const auto same = common(t);
      if (same > 0) {
        writer_.write(text_.substr(t, same), {at_, at_ + same}, true);
        t += same;
        at_ += same;
      } else if (const auto made = entity(t); made > 0) {
        const auto length = entity_length_;
        writer_.write(harmless(text_.substr(t, made)), {at_, at_ + length}, false);
        t += made;
        at_ += length;
      } else if (at_ < end_ && page_[at_] == '<' && text_[t] != '<') {
        at_ = std::min(page_.find('>', at_), end_ - 1) + 1;  // a tag that the parser ignored
      } else if (at_ < end_ && text_[t] == page_[at_]) {
        writer_.write(text_.substr(t, 1), {at_, at_ + 1}, true);  // a lone '&' or '<'
        ++t;
        ++at_;
      } else {
        writer_.write(harmless(text_.substr(t)), {std::min(at_, end_), end_}, false);
        return;
      }
    }
  }

 private:
  // How far text and page are the same, up to the next '&' or '<'.
  [[nodiscard]] std::size_t common(std::size_t t) const {
    std::size_t n = 0;
    while (t + n < text_.size() && at_ + n < end_ && text_[t + n] == page_[at_ + n] &&
           text_[t + n] != '&' && text_[t + n] != '<') {
      ++n;
    }
    return n;
  }

  // If an entity stands here: how many bytes of text it became (its length in the page goes
  // to entity_length_). Told by what follows: text and page must go on alike.
  std::size_t entity(std::size_t t) {
    if (at_ >= end_ || page_[at_] != '&') return 0;
    constexpr std::size_t longest = 40;
    auto stop = at_ + 1;
    while (stop < end_ && stop - at_ < longest && (is_name(page_[stop]) || page_[stop] == '#')) {
      ++stop;
    }
    if (stop < end_ && page_[stop] == ';') ++stop;
    for (; stop > at_ + 2; --stop) {
      std::size_t made = 0;
      for (int characters = 0; characters < 2; ++characters) {
        made += character_length(t + made);
        const bool both_end = t + made == text_.size() && stop == end_;
        const bool alike =
            t + made < text_.size() && stop < end_ &&
            (text_[t + made] == page_[stop] || page_[stop] == '&' || page_[stop] == '<');
        if (both_end || alike) {
          entity_length_ = stop - at_;
          return made;
        }
      }
    }
    return 0;
  }

  static bool is_name(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  }

  [[nodiscard]] std::size_t character_length(std::size_t t) const {
    if (t >= text_.size()) return 0;
    std::size_t n = 1;
    while (t + n < text_.size() && (static_cast<unsigned char>(text_[t + n]) & 0xC0) == 0x80) ++n;
    return n;
  }

  std::string_view page_;
  PageWriter& writer_;
  std::string_view text_;
  std::size_t at_ = 0;
  std::size_t end_ = 0;
  std::size_t entity_length_ = 0;
};

class TreeWriter {
 public:
  TreeWriter(std::string_view page, const std::vector<Visit>& visits, const FurnitureTables& tables)
      : visits_(visits), tables_(tables), writer_(page), aligner_(page, writer_) {}

  MappedText write(std::vector<Mark>& marks) {
    if (visits_.empty()) return {};
    const auto main = find_main();
    for (std::size_t i = 0; i < visits_.size();) {
      while (!open_.empty() && open_.back() <= i) close();
      const auto& visit = visits_[i];
      const auto& node = *visit.node;
      if (main && !in_main(i, *main) && !visit.has_main_heading && !in_main_heading()) {
        i = is_element(node) ? visit.end : i + 1;
        continue;
      }
      if (is_text(node)) {
        aligner_.write(node.v.text);
        ++i;
        continue;
      }
      if (!is_element(node) || is_furniture(visit)) {
        i = visit.end;
        continue;
      }
      open(i);
      ++i;
    }
    while (!open_.empty()) close();
    return writer_.finish(marks);
  }

 private:
  struct List {
    bool ordered = false;
    unsigned next = 1;
    char type = '1';
  };

  // What the page itself calls its main part, if most of the prose is there.
  [[nodiscard]] std::optional<std::size_t> find_main() const {
    const auto prose = [](const Visit& v) { return v.letters - v.linked; };
    std::optional<std::size_t> best;
    for (std::size_t i = 0; i < visits_.size(); ++i) {
      if (!is_element(*visits_[i].node)) continue;
      const auto& element = visits_[i].node->v.element;
      if (element.tag != GUMBO_TAG_MAIN && element.tag != GUMBO_TAG_ARTICLE &&
          attribute(element, "role") != "main" && attribute(element, "itemprop") != "articleBody") {
        continue;
      }
      if (prose(visits_[i]) * 2 >= prose(visits_.front())) best = i;  // the innermost
    }
    return best;
  }

  [[nodiscard]] bool in_main(std::size_t i, std::size_t main) const {
    return (i <= main && main < visits_[i].end) || (i > main && i < visits_[main].end);
  }

  [[nodiscard]] bool in_main_heading() const {
    return std::ranges::any_of(
        open_nodes_, [&](std::size_t i) { return visits_[i].node->v.element.tag == GUMBO_TAG_H1; });
  }

  [[nodiscard]] bool is_furniture(const Visit& visit) const {
    const auto& element = visit.node->v.element;
    const auto tag = tag_name(element);
    if (tables_.never_text_tags.contains(tag) || is_hidden(element)) return true;
    const bool is_most = visit.letters * 2 >= visits_.front().letters;
    if (is_most || visit.has_main_heading) return false;
    return tables_.furniture_tags.contains(tag) ||
           tables_.furniture_roles.contains(std::string(attribute(element, "role"))) ||
           has_furniture_word(attribute(element, "class"), tables_.furniture_words) ||
           has_furniture_word(attribute(element, "id"), tables_.furniture_words) || is_menu(visit);
  }

  // A list of short links.
  static bool is_menu(const Visit& visit) {
    const auto tag = visit.node->v.element.tag;
    constexpr std::size_t fewest = 3;
    constexpr std::size_t longest = 80;
    return (tag == GUMBO_TAG_UL || tag == GUMBO_TAG_OL || tag == GUMBO_TAG_DIV ||
            tag == GUMBO_TAG_TABLE || tag == GUMBO_TAG_DL || tag == GUMBO_TAG_SECTION) &&
           visit.links >= fewest && visit.linked * 10 >= visit.letters * 8 &&
           visit.linked <= visit.links * longest;
  }

  void open(std::size_t i) {
    const auto& visit = visits_[i];
    const auto& element = visit.node->v.element;
    open_.push_back(visit.end);
    open_nodes_.push_back(i);
    switch (element.tag) {
      case GUMBO_TAG_BR:
        return writer_.break_line();
      case GUMBO_TAG_UL:
      case GUMBO_TAG_OL: {
        List list{element.tag == GUMBO_TAG_OL, 1, '1'};
        const auto type = attribute(element, "type");
        if (type == "a" || type == "A") list.type = type.front();
        const auto start = attribute(element, "start");
        if (!start.empty() && start.size() <= 3 &&
            std::ranges::all_of(start, [](char c) { return c >= '0' && c <= '9'; })) {
          list.next = static_cast<unsigned>(std::stoul(std::string(start)));
        }
        lists_.push_back(list);
        return writer_.open_block({});
      }
      case GUMBO_TAG_LI:
        return writer_.open_block(item());
      case GUMBO_TAG_TR:
        return writer_.open_block({0, is_simple_row(i) ? MarkKind::row : MarkKind::plain, 0, {}});
      case GUMBO_TAG_TD:
      case GUMBO_TAG_TH:
        return is_simple_row(visit.parent) ? writer_.break_cell() : writer_.open_block({});
      case GUMBO_TAG_DD:
        // "Date: 2021-12-01" as a term and its description.
        return is_short_description(visit) ? writer_.break_cell() : writer_.open_block({});
      default:
        break;
    }
    if (const auto level = heading_level(element.tag); level > 0) {
      writer_.open_block({0, MarkKind::heading, level, {}});
    } else if (!is_inline(element.tag)) {
      writer_.open_block({});
    }
  }

  void close() {
    const auto& element = visits_[open_nodes_.back()].node->v.element;
    if (element.tag == GUMBO_TAG_UL || element.tag == GUMBO_TAG_OL) lists_.pop_back();
    const bool cell = element.tag == GUMBO_TAG_DT ||
                      ((element.tag == GUMBO_TAG_TD || element.tag == GUMBO_TAG_TH) &&
                       is_simple_row(visits_[open_nodes_.back()].parent));
    if (!cell && element.tag != GUMBO_TAG_BR && !is_inline(element.tag)) writer_.close_block();
    open_.pop_back();
    open_nodes_.pop_back();
  }

  Mark item() {
    Mark mark{0, MarkKind::item, 0, {}};
    if (lists_.empty()) return mark;
    mark.level = static_cast<unsigned>(lists_.size() - 1);
    auto& list = lists_.back();
    if (!list.ordered) return mark;
    const auto number = list.next++;
    mark.number = list.type != '1' && number >= 1 && number <= 26
                      ? std::string(1, static_cast<char>(list.type + number - 1))
                      : std::to_string(number);
    return mark;
  }

  static bool is_short_description(const Visit& visit) {
    constexpr std::size_t longest = 60;
    return visit.letters <= longest && !visit.has_block;
  }

  // A row that reads as one line: its cells hold no blocks, and it is short.
  [[nodiscard]] bool is_simple_row(std::size_t i) const {
    constexpr std::size_t longest = 300;
    const auto& row = visits_[i];
    if (row.node->v.element.tag != GUMBO_TAG_TR || row.letters > longest) return false;
    for (auto cell = i + 1; cell < row.end; cell = visits_[cell].end) {
      if (visits_[cell].has_block) return false;
    }
    return true;
  }

  const std::vector<Visit>& visits_;
  const FurnitureTables& tables_;
  PageWriter writer_;
  TextAligner aligner_;
  std::vector<std::size_t> open_;        // ends of the elements that are open
  std::vector<std::size_t> open_nodes_;  // and the elements
  std::vector<List> lists_;
};

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
            facts.emplace_back("meta:" + fold(name), one_line(attribute(element, "content")));
          }
        }
        break;
      case GUMBO_TAG_LINK:
        facts.emplace_back("link:" + fold(attribute(element, "rel")),
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
          if (!value.empty()) facts.emplace_back("meta:" + fold(name), one_line(value));
        }
        break;
    }
    for (auto i = element.children.length; i-- > 0;) {
      stack.push_back(static_cast<const GumboNode*>(element.children.data[i]));
    }
  }
  return facts;
}

}  // namespace

bool looks_like_html(std::string_view text) {
  constexpr std::size_t window = 1 << 14;
  const auto head = fold(text.substr(0, window));
  for (const std::string_view sign : {"<!doctype html", "<html", "<head", "<body", "<meta "}) {
    if (head.find(sign) != std::string::npos) return true;
  }
  std::size_t tags = 0;
  for (const std::string_view tag :
       {"</p>", "</div>", "<br", "</a>", "</li>", "</h1>", "</span>", "<p>", "<div"}) {
    if (head.find(tag) != std::string::npos) ++tags;
  }
  return tags >= 2;
}

Page read_html(std::string_view page, const FurnitureTables& tables) {
  if (!fits_parser(page)) return strip_tags(page, tables);
  const std::unique_ptr<GumboOutput, FreeOutput> output(
      gumbo_parse_with_options(&kGumboDefaultOptions, page.data(), page.size()));
  if (!output || output->root == nullptr) return strip_tags(page, tables);
  Page result;
  const auto visits = visit_all(*output->root, tables);
  result.text = TreeWriter(page, visits, tables).write(result.marks);
  result.facts = find_facts(*output->root);
  return result;
}

}  // namespace dragoman
