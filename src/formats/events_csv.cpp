#include "formats/events_csv.h"

#include <fmt/format.h>

#include <array>

#include "base/sha256.h"

namespace dragoman {

namespace {

constexpr std::array<std::string_view, 17> columns = {
    "release", "published", "publisher", "event",      "act",   "status",
    "when",    "where",     "actors",    "recipients", "about", "quote",
    "begin",   "end",       "rule",      "confidence", "url"};

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

std::string csv_line(const std::vector<std::string>& cells) {
  std::string line;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (i != 0) line += ',';
    line += csv_cell(cells[i]);
  }
  return line + "\r\n";
}

std::string events_csv_header(Quotes quotes) {
  std::vector<std::string> names(columns.begin(), columns.end());
  if (quotes != Quotes::full) names.emplace_back("quote_sha256");
  return csv_line(names);
}

std::string events_csv_rows(const Release& release, const Reading& reading, Quotes quotes) {
  std::string rows;
  for (std::size_t i = 0; i < reading.events.size(); ++i) {
    const auto& event = reading.events[i];
    const auto quote = slice(release.text, event.quote);
    std::vector<std::string> cells = {
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
        event.about ? printed_words(slice(release.text, *event.about), quotes) : std::string(),
        printed_words(quote, quotes),
        std::to_string(event.quote.begin),
        std::to_string(event.quote.end),
        event.rule,
        event.confidence > 0 ? fmt::format("{:.2f}", event.confidence) : std::string(),
        release.url};
    if (quotes != Quotes::full) cells.push_back(sha256(quote));
    rows += csv_line(cells);
  }
  return rows;
}

}  // namespace dragoman
