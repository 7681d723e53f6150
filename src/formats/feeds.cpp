#include "formats/feeds.h"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "formats/finding_json.h"
#include "formats/told_title.h"

namespace dragoman {

namespace {

constexpr std::string_view feed_title = "What press releases of foreign ministries tell";

struct Item {
  std::string id;
  std::string title;
  std::string url;
  std::string day;  // RFC 3339
  std::string author;
  std::vector<std::string> tags;
  std::string html;
};

std::string midnight_of(const std::optional<When>& when) {
  Date day{1970, 1, 1};
  if (when && when->to.year != 0) {
    day = first_day(when->to);
  } else if (when && when->from.year != 0) {
    day = first_day(when->from);
  }
  return to_edtf(day) + "T00:00:00Z";
}

std::string list_item(const std::string& title, const Release& release, Span span, Quotes quotes) {
  const auto quote = printed_words(slice(release.text, span), quotes);
  auto shown = quote.empty() ? std::string() : fmt::format(" <q>{}</q>", xml_text(quote));
  if (quotes != Quotes::full) {
    shown += fmt::format(" <small>{}</small>", xml_text(to_string(place_of_quote(release, span))));
  }
  return fmt::format("<li>{}{}</li>", xml_text(title), shown);
}

std::string html_of(const StoredRelease& stored, const FeedNotes& notes) {
  const auto& release = stored.release;
  std::string html;
  for (const auto& event : stored.reading.events) {
    auto title = title_of(event, notes.knowledge);
    if (event.status != Status::occurred) title += fmt::format(" ({})", to_string(event.status));
    if (event.when) title = to_edtf(*event.when) + " " + title;
    html += list_item(title, release, event.quote, notes.quotes);
  }
  for (const auto& fact : stored.reading.facts) {
    html += list_item(title_of(fact, notes.knowledge), release, fact.quote, notes.quotes);
  }
  return html.empty() ? std::string("<p>Nothing was read.</p>") : "<ul>" + html + "</ul>";
}

Item item_of(const StoredRelease& stored, const FeedNotes& notes) {
  const auto& release = stored.release;
  const auto& reading = stored.reading;
  Item item;
  item.id = "urn:uuid:" + stable_uuid("release", release.id);
  item.title = release.title.empty() ? release.id : one_line(release.title);
  item.url = public_address(release.url, stored.source.address);
  item.day = midnight_of(reading.published);
  item.author =
      publisher_name(reading.publisher, reading.published, notes.publishers, notes.knowledge);
  for (const auto& event : reading.events) {
    const std::string act(to_string(event.act));
    if (std::ranges::find(item.tags, act) == item.tags.end()) item.tags.push_back(act);
  }
  item.html = html_of(stored, notes);
  return item;
}

std::string element(std::string_view name, std::string_view text) {
  return fmt::format("<{0}>{1}</{0}>\n", name, xml_text(text));
}

std::string entry_of(const Item& item) {
  auto xml = "<entry>\n" + element("id", item.id) + element("title", item.title) +
             element("updated", item.day);
  if (!item.url.empty()) {
    xml += fmt::format("<link rel=\"alternate\" href=\"{}\"/>\n", xml_text(item.url));
  }
  if (!item.author.empty()) {
    xml += fmt::format("<author><name>{}</name></author>\n", xml_text(item.author));
  }
  for (const auto& tag : item.tags) xml += fmt::format("<category term=\"{}\"/>\n", xml_text(tag));
  return xml + fmt::format("<content type=\"html\">{}</content>\n</entry>\n", xml_text(item.html));
}

}  // namespace

std::string xml_text(std::string_view text) {
  std::string escaped;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x20 && c != '\t' && c != '\n' && c != '\r') continue;
    switch (c) {
      case '&':
        escaped += "&amp;";
        break;
      case '<':
        escaped += "&lt;";
        break;
      case '>':
        escaped += "&gt;";
        break;
      case '"':
        escaped += "&quot;";
        break;
      default:
        escaped += c;
    }
  }
  return escaped;
}

std::string atom_feed(std::span<const StoredRelease> newest, const FeedNotes& notes) {
  std::string entries;
  auto updated = midnight_of({});
  for (const auto& stored : newest) {
    const auto item = item_of(stored, notes);
    updated = std::max(updated, item.day);
    entries += entry_of(item);
  }
  return "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"
         "<feed xmlns=\"http://www.w3.org/2005/Atom\">\n" +
         element("id", "urn:uuid:" + stable_uuid("feed", "releases")) +
         element("title", feed_title) + element("updated", updated) +
         "<author><name>Dragoman</name></author>\n" +
         fmt::format("<generator version=\"{}\">Dragoman</generator>\n", xml_text(notes.version)) +
         entries + "</feed>\n";
}

std::string json_feed(std::span<const StoredRelease> newest, const FeedNotes& notes) {
  Json json = {{"version", "https://jsonfeed.org/version/1.1"},
               {"title", feed_title},
               {"items", Json::array()}};
  for (const auto& stored : newest) {
    const auto item = item_of(stored, notes);
    Json entry = {{"id", item.id}};
    if (!item.url.empty()) entry["url"] = item.url;
    entry["title"] = item.title;
    entry["content_html"] = item.html;
    entry["date_published"] = item.day;
    if (!item.author.empty()) entry["authors"].push_back({{"name", item.author}});
    if (!stored.release.language.empty()) entry["language"] = stored.release.language;
    if (!item.tags.empty()) entry["tags"] = item.tags;
    json["items"].push_back(entry);
  }
  return json_page(json) + "\n";
}

}  // namespace dragoman
