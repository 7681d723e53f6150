#include "formats/arrow_tables.h"

#include <algorithm>

#include "formats/reading_json.h"

namespace dragoman {

namespace {

constexpr std::size_t stride = 256;

bool begins(char c) {
  return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
}

std::size_t count(std::string_view text) {
  return static_cast<std::size_t>(std::ranges::count_if(text, begins));
}

// Spans are objects of "begin" and "end" wherever they stand.
void count_code_points(Json& json, const CodePoints& points) {
  if (json.is_object() && json.contains("begin")) {
    const auto begin = json["begin"].get<std::size_t>();
    const auto end = json["end"].get<std::size_t>();
    json = {{"begin", points.at(begin)},
            {"end", points.at(end)},
            {"begin_byte", begin},
            {"end_byte", end}};
    return;
  }
  if (json.is_structured()) {
    for (auto& item : json) count_code_points(item, points);
  }
}

Field span(std::string name) {
  return {std::move(name),
          CellKind::record,
          {{"begin", CellKind::integer},
           {"end", CellKind::integer},
           {"begin_byte", CellKind::integer},
           {"end_byte", CellKind::integer}}};
}

Fields person_fields() {
  return {{"name"}, {"post"}, {"of"}, span("span")};
}

Fields told_event_fields() {
  return {{"act"},
          texts("actors"),
          texts("recipients"),
          {"when"},
          {"where"},
          {"status"},
          {"about"},
          {"quote"},
          span("span"),
          span("about_span"),
          {"rule"},
          {"confidence", CellKind::real}};
}

Fields fact_fields() {
  return {{"kind"},  {"a"},
          {"b"},     texts("members"),
          {"name"},  {"nth", CellKind::integer},
          {"of"},    {"year", CellKind::integer},
          {"state"}, {"since"},
          {"when"},  {"where"},
          {"quote"}, span("span"),
          {"rule"}};
}

Fields coded_fields(Sides sides) {
  Fields fields = {
      {"id"},  {"release"}, {"publisher"}, {"published"}, {"number", CellKind::integer},
      {"act"}, {"status"}};
  const Fields parties = sides == Sides::lists
                             ? Fields{texts("actors"), texts("recipients")}
                             : Fields{{"source"}, {"target"}, {"source_cow"}, {"target_cow"}};
  fields.insert(fields.end(), parties.begin(), parties.end());
  const Fields rest = {{"when"},
                       {"first_day", CellKind::day},
                       {"last_day", CellKind::day},
                       {"own_date", CellKind::truth},
                       {"where"},
                       {"type"},
                       {"mode"},
                       texts("contexts"),
                       {"quad", CellKind::integer},
                       {"score", CellKind::real},
                       {"cameo"},
                       {"about"},
                       {"quote"},
                       {"begin", CellKind::integer},
                       {"end", CellKind::integer},
                       {"begin_byte", CellKind::integer},
                       {"end_byte", CellKind::integer},
                       {"rule"},
                       {"confidence", CellKind::real}};
  fields.insert(fields.end(), rest.begin(), rest.end());
  return fields;
}

Json day_or_null(const std::optional<Date>& day) {
  return day ? Json(to_edtf(*day)) : Json(nullptr);
}

std::vector<std::string> codes_of(const std::vector<PartyCodes>& parties) {
  std::vector<std::string> codes;
  for (const auto& party : parties) codes.push_back(party.code);
  return codes;
}

void add_sides(Json& row, const CodedEvent& coded, Sides sides) {
  if (sides == Sides::lists) {
    row["actors"] = codes_of(coded.actors);
    row["recipients"] = codes_of(coded.recipients);
    return;
  }
  const auto add = [&row](const std::vector<PartyCodes>& side, const char* code, const char* cow) {
    if (side.empty()) return;
    row[code] = side.front().code;
    row[cow] = text_or_null(side.front().cow);
  };
  add(coded.actors, "source", "source_cow");
  add(coded.recipients, "target", "target_cow");
}

void add_codes(Json& row, const CodedEvent& coded) {
  const auto& codes = coded.codes;
  row["type"] = text_or_null(codes.type);
  row["mode"] = text_or_null(codes.mode);
  row["contexts"] = codes.contexts;
  if (codes.quad != 0) row["quad"] = codes.quad;
  if (codes.score) row["score"] = *codes.score;
  row["cameo"] = text_or_null(coded.back ? codes.cameo_back : codes.cameo);
}

}  // namespace

CodePoints::CodePoints(std::string_view text) : text_(text) {
  const bool ascii =
      std::ranges::all_of(text, [](char c) { return static_cast<signed char>(c) >= 0; });
  if (ascii) return;
  before_.push_back(0);
  for (std::size_t at = 0; at + stride <= text.size(); at += stride) {
    before_.push_back(before_.back() + count(text.substr(at, stride)));
  }
}

std::size_t CodePoints::at(std::size_t byte) const {
  if (before_.empty()) return byte;
  const auto mark = byte / stride;
  return before_[mark] + count(text_.substr(mark * stride, byte - mark * stride));
}

const Fields& reading_fields() {
  static const Fields fields = {{"id"},
                                {"title"},
                                {"publisher"},
                                {"published"},
                                {"published_basis"},
                                {"url"},
                                {"text"},
                                records("people", person_fields()),
                                records("events", told_event_fields()),
                                records("facts", fact_fields()),
                                {"reading"},
                                {"error"}};
  return fields;
}

Json reading_row(const Release& release, const ReleaseHints& hints, const Reading& reading) {
  const auto line = to_json(release, reading);
  auto row = Json::parse(line);
  const CodePoints points(release.text);
  for (const auto* key : {"people", "events", "facts"}) count_code_points(row[key], points);
  row["title"] = text_or_null(hints.title);
  row["url"] = text_or_null(hints.url);
  row["text"] = release.text;
  row["reading"] = line;
  return row;
}

Json unread_row(std::string_view id, std::string_view text, std::string_view error) {
  return {{"id", text_or_null(id)}, {"text", text}, {"error", error}};
}

const Fields& event_fields(Sides sides) {
  static const Fields lists = coded_fields(Sides::lists);
  static const Fields dyads = coded_fields(Sides::dyads);
  return sides == Sides::lists ? lists : dyads;
}

std::vector<Json> event_rows(const Release& release, const Reading& reading, const Coding& coding) {
  const CodePoints points(release.text);
  std::vector<Json> rows;
  for (const auto& coded : code_events(release, reading, coding)) {
    const auto& event = *coded.event;
    const auto about = event.about ? slice(release.text, *event.about) : "";
    auto row = event_json(event, slice(release.text, event.quote), about);
    row["id"] = coded.id;
    row["release"] = reading.id;
    row["publisher"] = text_or_null(reading.publisher);
    row["published"] = when_or_null(reading.published);
    row["number"] = static_cast<std::size_t>(&event - reading.events.data()) + 1;
    add_sides(row, coded, coding.sides);
    row["first_day"] = day_or_null(coded.from);
    row["last_day"] = day_or_null(coded.to);
    row["own_date"] = coded.own_date;
    add_codes(row, coded);
    row["begin"] = points.at(event.quote.begin);
    row["end"] = points.at(event.quote.end);
    row["begin_byte"] = event.quote.begin;
    row["end_byte"] = event.quote.end;
    rows.push_back(std::move(row));
  }
  return rows;
}

void add_days_of_when(Json& row) {
  const auto& words = row["when"];
  if (!words.is_string()) return;
  const auto when = parse_edtf(words.get_ref<const std::string&>());
  if (!when) return;
  if (when->from.year != 0) row["first_day"] = to_edtf(first_day(when->from));
  if (when->to.year != 0) row["last_day"] = to_edtf(last_day(when->to));
}

}  // namespace dragoman
