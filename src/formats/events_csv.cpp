#include "formats/events_csv.h"

#include <array>
#include <span>

#include "formats/finding_json.h"

namespace dragoman {

namespace {

constexpr std::array<std::string_view, 16> columns = {
    "release", "published",  "publisher", "event", "act",   "status", "when", "where",
    "actors",  "recipients", "about",     "quote", "begin", "end",    "rule", "url"};

std::string csv_line(std::span<const std::string> cells) {
  std::string line;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (i != 0) line += ',';
    line += csv_cell(cells[i]);
  }
  return line + "\r\n";
}

std::string joined(const std::vector<PartyCode>& parties) {
  std::string text;
  for (const auto& party : parties) {
    if (!text.empty()) text += ';';
    text += party;
  }
  return text;
}

std::string edtf_or_empty(const std::optional<When>& when) {
  return when ? to_edtf(*when) : std::string();
}

}  // namespace

std::string csv_cell(std::string_view text) {
  if (text.find_first_of(",\"\r\n") == std::string_view::npos) return std::string(text);
  std::string cell = "\"";
  for (const char c : text) {
    if (c == '"') cell += '"';
    cell += c;
  }
  return cell + '"';
}

std::string events_csv_header() {
  const std::vector<std::string> names(columns.begin(), columns.end());
  return csv_line(names);
}

std::string events_csv_rows(const Release& release, const Reading& reading) {
  std::string rows;
  for (std::size_t i = 0; i < reading.events.size(); ++i) {
    const auto& event = reading.events[i];
    const std::array<std::string, columns.size()> cells = {
        reading.id,
        edtf_or_empty(reading.published),
        reading.publisher,
        std::to_string(i + 1),
        std::string(to_string(event.act)),
        std::string(to_string(event.status)),
        edtf_or_empty(event.when),
        event.where,
        joined(event.actors),
        joined(event.recipients),
        event.about ? one_line(slice(release.text, *event.about)) : std::string(),
        one_line(slice(release.text, event.quote)),
        std::to_string(event.quote.begin),
        std::to_string(event.quote.end),
        event.rule,
        release.url};
    rows += csv_line(cells);
  }
  return rows;
}

}  // namespace dragoman
