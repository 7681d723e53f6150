#include "text/feed.h"

#include <algorithm>
#include <pugixml.hpp>
#include <sstream>

#include "base/parse_number.h"
#include "text/http_body.h"

namespace dragoman {

namespace {

// "content:encoded" → "encoded". Prefixes are the feed's own choice.
std::string_view local_name(const pugi::xml_node& node) {
  std::string_view name = node.name();
  const auto colon = name.find(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

// The first child so called; of several prefixes in the order of the feed.
pugi::xml_node child(const pugi::xml_node& parent, std::string_view name) {
  for (const auto& node : parent.children()) {
    if (local_name(node) == name) return node;
  }
  return {};
}

// Its own texts; those of elements in it do not count.
std::string text_of(const pugi::xml_node& node) {
  std::string text;
  for (const auto& part : node.children()) {
    if (part.type() == pugi::node_pcdata || part.type() == pugi::node_cdata) text += part.value();
  }
  return text;
}

// As markup again.
std::string markup_in(const pugi::xml_node& node) {
  std::ostringstream out;
  for (const auto& part : node.children()) {
    part.print(out, "", pugi::format_raw, pugi::encoding_utf8);
  }
  return out.str();
}

void take_content(const pugi::xml_node& node, Source& source) {
  const std::string type = lower_ascii(node.attribute("type").value());
  source.charset = "utf-8";
  source.media_type = "text/html";
  const bool elements = std::ranges::any_of(node.children(), [](const pugi::xml_node& part) {
    return part.type() == pugi::node_element;
  });
  source.bytes = elements ? markup_in(node) : text_of(node);
  if (type == "text" && !elements) source.media_type = "text/plain";
}

// The element with the most to read.
void take_longest_content(const pugi::xml_node& item, Source& source) {
  for (const auto* name : {"encoded", "content", "description", "summary"}) {
    const auto node = child(item, name);
    if (!node) continue;
    take_content(node, source);
    if (!trimmed(source.bytes).empty()) return;
  }
  source.bytes.clear();
}

std::string link_of(const pugi::xml_node& item) {
  std::string link;
  for (const auto& node : item.children()) {
    if (local_name(node) != "link") continue;
    const std::string_view href = node.attribute("href").value();
    const std::string_view relation = node.attribute("rel").value();
    if (!href.empty() && (relation.empty() || relation == "alternate")) return std::string(href);
    if (link.empty()) link = trimmed(text_of(node));
  }
  if (!link.empty()) return link;
  auto id = std::string(trimmed(text_of(child(item, "guid"))));
  if (id.empty()) id = trimmed(text_of(child(item, "id")));
  return id.starts_with("http") ? id : std::string();
}

std::optional<When> date_of(const pugi::xml_node& item) {
  for (const auto* name : {"pubDate", "published", "date", "updated"}) {
    const auto words = std::string(trimmed(text_of(child(item, name))));
    if (words.empty()) continue;
    constexpr std::size_t day = 10;
    if (const auto date = parse_date(words.substr(0, day))) return on(*date);
    if (const auto date = date_of_header(words)) return on(*date);
  }
  return {};
}

// A title may be HTML in a text.
std::string title_of(const pugi::xml_node& item) {
  const auto title = text_of(child(item, "title"));
  std::string words;
  bool in_tag = false;
  for (std::size_t i = 0; i < title.size(); ++i) {
    const char next = i + 1 < title.size() ? title[i + 1] : ' ';
    if (title[i] == '<' && (next == '/' || (next >= 'a' && next <= 'z'))) in_tag = true;
    if (!in_tag) words += title[i] == '\n' || title[i] == '\t' ? ' ' : title[i];
    if (title[i] == '>') in_tag = false;
  }
  return std::string(trimmed(words));
}

}  // namespace

std::optional<Date> date_of_header(std::string_view words) {
  constexpr std::string_view months[] = {"jan", "feb", "mar", "apr", "may", "jun",
                                         "jul", "aug", "sep", "oct", "nov", "dec"};
  const auto comma = words.find(',');
  if (comma != std::string_view::npos) words.remove_prefix(comma + 1);
  const auto take_word = [&words] {
    words = trimmed(words);
    const auto word = words.substr(0, words.find_first_of(" \t\r\n-"));
    words.remove_prefix(std::min(words.size(), word.size() + 1));
    return word;
  };
  const auto day = parse_number<unsigned>(take_word());
  const auto name = lower_ascii(take_word()).substr(0, 3);
  auto year = parse_number<int>(take_word());
  const auto month = std::ranges::find(months, name);
  if (!day || !year || month == std::end(months)) return {};
  // Two digits, as mail before 2001 had them.
  if (*year < 100) *year += *year < 50 ? 2000 : 1900;
  const Date date{*year, static_cast<unsigned>(month - std::begin(months)) + 1, *day};
  return parse_date(to_edtf(date));
}

namespace {

pugi::xml_parse_result parse(pugi::xml_document& document, std::string_view bytes) {
  return document.load_buffer(bytes.data(), bytes.size(),
                              pugi::parse_default | pugi::parse_ws_pcdata_single);
}

}  // namespace

namespace {

Result<pugi::xml_node> root_of(pugi::xml_document& document, std::string_view bytes) {
  const auto parsed = parse(document, bytes);
  if (parsed) return document.document_element();
  return fail(ErrorCode::bad_input, std::string("is no whole XML (") + parsed.description() +
                                        " at byte " + std::to_string(parsed.offset) + ")");
}

bool is_feed(const pugi::xml_node& root) {
  const auto name = local_name(root);
  return name == "rss" || name == "feed" || name == "RDF";
}

// Those of the root, then those of its channels.
std::vector<pugi::xml_node> items_of(const pugi::xml_node& root) {
  std::vector<pugi::xml_node> items;
  const auto take = [&items](const pugi::xml_node& parent) {
    for (const auto& node : parent.children()) {
      if (local_name(node) == "item" || local_name(node) == "entry") items.push_back(node);
    }
  };
  take(root);
  for (const auto& node : root.children()) {
    if (local_name(node) == "channel") take(node);
  }
  return items;
}

}  // namespace

Result<std::vector<FeedItem>> read_feed(std::string_view bytes) {
  pugi::xml_document document;
  const auto root = root_of(document, bytes);
  if (!root) return tl::unexpected(root.error());
  if (!is_feed(*root)) return fail(ErrorCode::bad_input, "is no feed: neither RSS nor Atom");
  std::vector<FeedItem> items;
  for (const auto& node : items_of(*root)) {
    FeedItem item;
    take_longest_content(node, item.source);
    if (trimmed(item.source.bytes).empty()) continue;
    item.source.address = link_of(node);
    item.title = title_of(node);
    item.published = date_of(node);
    items.push_back(std::move(item));
  }
  return items;
}

Result<PageList> list_pages(std::string_view bytes) {
  pugi::xml_document document;
  const auto root = root_of(document, bytes);
  if (!root) return tl::unexpected(root.error());
  PageList list;
  const auto words_of = [](const pugi::xml_node& node, std::string_view name) {
    return std::string(trimmed(text_of(child(node, name))));
  };
  if (is_feed(*root)) {
    for (const auto& node : items_of(*root)) {
      auto address = link_of(node);
      if (address.empty()) continue;
      list.pages.push_back({std::move(address), date_of(node), words_of(node, "updated")});
    }
    return list;
  }
  const auto name = local_name(*root);
  if (name != "urlset" && name != "sitemapindex") {
    return fail(ErrorCode::bad_input, "is neither RSS, nor Atom, nor a sitemap");
  }
  for (const auto& node : root->children()) {
    auto address = words_of(node, "loc");
    if (address.empty()) continue;
    if (local_name(node) == "url") {
      list.pages.push_back({std::move(address), {}, words_of(node, "lastmod")});
    } else if (local_name(node) == "sitemap") {
      list.sitemaps.push_back(std::move(address));
    }
  }
  return list;
}

std::size_t count_sitemap(std::string_view bytes) {
  pugi::xml_document document;
  parse(document, bytes);
  std::size_t count = 0;
  for (const auto& node : document.document_element().children()) {
    if (local_name(node) == "url" || local_name(node) == "sitemap") ++count;
  }
  return count;
}

}  // namespace dragoman
