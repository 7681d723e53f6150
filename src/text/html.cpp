#include "text/html.h"

#include <gumbo.h>

#include <algorithm>
#include <memory>
#include <optional>

#include "text/align_text.h"
#include "text/html_limits.h"
#include "text/page_facts.h"
#include "text/page_tree.h"
#include "text/page_writer.h"
#include "text/strip_tags.h"

namespace dragoman {
namespace {

struct FreeOutput {
  void operator()(GumboOutput* output) const {
    gumbo_destroy_output(&kGumboDefaultOptions, output);
  }
};

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

class TreeWriter {
 public:
  TreeWriter(std::string_view page, const std::vector<Visit>& visits, const FurnitureTables& tables)
      : visits_(visits), tables_(tables), page_(page), writer_(page) {}

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
        write_text(node.v.text, page_, writer_);
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
                      ? std::string(1, static_cast<char>(list.type + static_cast<int>(number) - 1))
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
  std::string_view page_;
  PageWriter writer_;
  std::vector<std::size_t> open_;        // ends of the elements that are open
  std::vector<std::size_t> open_nodes_;  // and the elements
  std::vector<List> lists_;
};

}  // namespace

bool looks_like_html(std::string_view text) {
  constexpr std::size_t window = 1 << 14;
  const auto head = fold_case(text.substr(0, window));
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
