#include "formats/alert_feed.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/told_ends.h"
#include "formats/feeds.h"
#include "formats/finding_json.h"
#include "formats/told_title.h"

namespace dragoman {

namespace {

// Atom must have a time: a release without a date has the first of computer time.
std::string midnight_of(const std::optional<When>& when) {
  const Date none{1970, 1, 1};
  const auto day = when && told_end(*when).year != 0 ? first_day(told_end(*when)) : none;
  return to_edtf(day) + "T00:00:00Z";
}

std::string element(std::string_view name, std::string_view text) {
  return fmt::format("<{0}>{1}</{0}>\n", name, xml_text(text));
}

std::string link_to(std::string_view rel, std::string_view address) {
  return fmt::format("<link rel=\"{}\" href=\"{}\"/>\n", rel, xml_text(address));
}

std::string entry_of(const Alert& alert) {
  auto html = fmt::format("<p>{}</p>", xml_text(alert.reason));
  for (const auto& quote : alert.quotes) {
    html += fmt::format("<blockquote>{}</blockquote>", xml_text(one_line(quote)));
  }
  auto xml = "<entry>\n" + element("id", "urn:uuid:" + stable_uuid("alert", alert.id)) +
             element("title", one_line(alert.title)) +
             element("updated", midnight_of(alert.published)) + link_to("alternate", alert.address);
  if (!alert.author.empty()) {
    xml += fmt::format("<author><name>{}</name></author>\n", xml_text(alert.author));
  }
  return xml + element("summary", alert.reason) +
         fmt::format("<content type=\"html\">{}</content>\n</entry>\n", xml_text(html));
}

}  // namespace

std::string to_atom(const AlertFeed& feed) {
  std::string entries;
  auto updated = midnight_of({});
  for (const auto& alert : feed.alerts) {
    updated = std::max(updated, midnight_of(alert.published));
    entries += entry_of(alert);
  }
  return "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"
         "<feed xmlns=\"http://www.w3.org/2005/Atom\">\n" +
         element("id", "urn:uuid:" + stable_uuid("alerts", feed.id)) +
         element("title", feed.title) + element("updated", updated) + link_to("self", feed.self) +
         link_to("alternate", feed.page) + "<author><name>Dragoman</name></author>\n" +
         fmt::format("<generator version=\"{}\">Dragoman</generator>\n", xml_text(feed.version)) +
         entries + "</feed>\n";
}

}  // namespace dragoman
