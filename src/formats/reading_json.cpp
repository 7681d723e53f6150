#include "formats/reading_json.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <stdexcept>

#include "base/sha256.h"
#include "dragoman/unread.h"
#include "formats/finding_json.h"

namespace dragoman {

namespace {

// The same finding with no more words than asked for.
Json with_quotes(Json finding, std::string_view quote, std::string_view about, Quotes quotes) {
  if (quotes == Quotes::full) return finding;
  finding["quote"] = text_or_null(printed_words(quote, quotes));
  if (finding.contains("about")) finding["about"] = text_or_null(printed_words(about, quotes));
  finding["quote_sha256"] = sha256(quote);
  return finding;
}

Json reading_json(const Release& release, const Reading& reading, Quotes quotes) {
  Json json = {{"id", reading.id},
               {"published", when_or_null(reading.published)},
               {"published_basis", to_string(reading.published_basis)},
               {"publisher", text_or_null(reading.publisher)},
               {"people", Json::array()},
               {"events", Json::array()},
               {"facts", Json::array()}};
  if (const auto rest = unread(release)) json["unread"] = span_json(*rest);
  for (const auto& person : reading.people) json["people"].push_back(person_json(person));
  for (const auto& event : reading.events) {
    const auto quote = slice(release.text, event.quote);
    const auto about = event.about ? slice(release.text, *event.about) : "";
    json["events"].push_back(with_quotes(event_json(event, quote, about), quote, about, quotes));
  }
  for (const auto& fact : reading.facts) {
    const auto quote = slice(release.text, fact.quote);
    json["facts"].push_back(with_quotes(fact_json(fact, quote), quote, "", quotes));
  }
  return json;
}

// One object of the JSON on its way back. Faults throw std::invalid_argument, which
// reading_from_json turns into its Error: a reading has a hundred places that can be wrong,
// and none of them can be gone on from.
class Fields {
 public:
  Fields(const Json& json, std::string place) : json_(json), place_(std::move(place)) {
    if (!json.is_object()) throw std::invalid_argument(place_ + " must be an object");
  }

  [[noreturn]] void wrong(const char* key, std::string_view what) const {
    throw std::invalid_argument(fmt::format("\"{}\" of {} must be {}", key, place_, what));
  }

  // nullptr where the key is absent or null.
  const Json* find(const char* key) const {
    const auto found = json_.find(key);
    return found == json_.end() || found->is_null() ? nullptr : &*found;
  }

  const Json& need(const char* key, std::string_view what) const {
    const auto* value = find(key);
    if (value == nullptr) wrong(key, what);
    return *value;
  }

  std::string text(const char* key) const {
    const auto* value = find(key);
    if (value == nullptr) return {};
    if (!value->is_string()) wrong(key, "a text");
    return value->get<std::string>();
  }

  std::vector<PartyCode> parties(const char* key) const {
    std::vector<PartyCode> codes;
    const auto* value = find(key);
    if (value == nullptr) return codes;
    if (!value->is_array()) wrong(key, "a list of party codes");
    for (const auto& item : *value) {
      if (!item.is_string()) wrong(key, "a list of party codes");
      codes.push_back(item.get<std::string>());
    }
    return codes;
  }

  std::optional<int> number(const char* key) const {
    const auto* value = find(key);
    if (value == nullptr) return {};
    if (!value->is_number_integer()) wrong(key, "a whole number");
    return value->get<int>();
  }

  std::optional<double> share(const char* key) const {
    const auto* value = find(key);
    if (value == nullptr) return {};
    const double number = value->is_number() ? value->get<double>() : -1;
    if (!(number >= 0 && number <= 1)) wrong(key, "a number from 0 to 1");
    return std::round(number * 100) / 100;  // as precise as readings tell it
  }

  std::optional<When> when(const char* key) const {
    const auto* value = find(key);
    if (value == nullptr) return {};
    auto when = value->is_string() ? parse_edtf(value->get<std::string>()) : std::nullopt;
    if (!when) wrong(key, "an EDTF date such as 2021-11-30 or 2021-11-29/2021-11-30");
    return when;
  }

  std::optional<Span> span(const char* key) const {
    const auto* value = find(key);
    if (value == nullptr) return {};
    const auto end_of = [&](const char* end) {
      const auto found = value->is_object() ? value->find(end) : value->end();
      if (found == value->end() || !found->is_number_unsigned()) {
        wrong(key, "{\"begin\", \"end\"} in bytes of the text");
      }
      return found->get<std::size_t>();
    };
    const Span span{end_of("begin"), end_of("end")};
    if (span.end < span.begin) wrong(key, "a span whose end is not before its begin");
    return span;
  }

  // The value of one of the codebook's words, read by `parse`.
  template <class Parse>
  auto word(const char* key, std::string_view what, Parse parse) const {
    const auto& value = need(key, what);
    const auto parsed = value.is_string() ? parse(value.get<std::string>()) : std::nullopt;
    if (!parsed) wrong(key, what);
    return *parsed;
  }

  // Calls read(Fields) for each object of a list.
  template <class Read>
  void each(const char* key, std::string_view name, Read read) const {
    const auto* value = find(key);
    if (value == nullptr) return;
    if (!value->is_array()) wrong(key, "a list");
    for (std::size_t i = 0; i < value->size(); ++i) {
      read(Fields((*value)[i], fmt::format("{} {}", name, i + 1)));
    }
  }

 private:
  const Json& json_;
  std::string place_;
};

Span quote_span(const Fields& fields) {
  const auto span = fields.span("span");
  if (!span) fields.wrong("span", "{\"begin\", \"end\"} in bytes of the text");
  return *span;
}

Person person_of(const Fields& fields) {
  return {.name = fields.text("name"),
          .post = fields.text("post"),
          .of = fields.text("of"),
          .span = quote_span(fields)};
}

Event event_of(const Fields& fields) {
  Event event;
  event.act = fields.word("act", "an act of the codebook",
                          [](const std::string& word) { return parse_act(word); });
  event.actors = fields.parties("actors");
  event.recipients = fields.parties("recipients");
  event.when = fields.when("when");
  event.where = fields.text("where");
  event.status = fields.word("status", "occurred, planned, hypothetical or denied",
                             [](const std::string& word) { return parse_status(word); });
  event.about = fields.span("about_span");
  event.quote = quote_span(fields);
  event.rule = fields.text("rule");
  event.confidence = fields.share("confidence").value_or(0);
  return event;
}

Fact fact_of(const Fields& fields) {
  Fact fact;
  fact.kind = fields.word("kind", "a kind of fact of the codebook",
                          [](const std::string& word) { return parse_fact_kind(word); });
  fact.a = fields.text("a");
  fact.b = fields.text("b");
  fact.members = fields.parties("members");
  fact.name = fields.text("name");
  fact.nth = fields.number("nth");
  fact.of = fields.text("of");
  fact.year = fields.number("year");
  fact.state = fields.text("state");
  fact.since = fields.when("since");
  fact.when = fields.when("when");
  fact.where = fields.text("where");
  fact.quote = quote_span(fields);
  fact.rule = fields.text("rule");
  return fact;
}

Reading reading_of(const Json& json) {
  const Fields fields(json, "the reading");
  Reading reading;
  reading.id = fields.text("id");
  if (reading.id.empty()) fields.wrong("id", "a text, not empty");
  reading.published = fields.when("published");
  if (fields.find("published_basis") != nullptr) {
    reading.published_basis =
        fields.word("published_basis", "unknown, given, page, dateline or inferred",
                    [](const std::string& word) { return parse_date_basis(word); });
  }
  reading.publisher = fields.text("publisher");
  fields.each("people", "person",
              [&](const Fields& person) { reading.people.push_back(person_of(person)); });
  fields.each("events", "event",
              [&](const Fields& event) { reading.events.push_back(event_of(event)); });
  fields.each("facts", "fact", [&](const Fields& fact) { reading.facts.push_back(fact_of(fact)); });
  return reading;
}

bool within(Span span, std::size_t size) {
  return span.begin <= span.end && span.end <= size;
}

}  // namespace

std::string to_json(const Release& release, const Reading& reading, Quotes quotes) {
  return json_line(reading_json(release, reading, quotes));
}

std::string to_pretty_json(const Release& release, const Reading& reading, Quotes quotes) {
  return json_page(reading_json(release, reading, quotes));
}

Result<Reading> reading_from_json(std::string_view json) {
  try {
    return reading_of(Json::parse(json));
  } catch (const Json::exception& fault) {
    return fail(ErrorCode::bad_input, fmt::format("not a JSON reading: {}", fault.what()));
  } catch (const std::invalid_argument& fault) {
    return fail(ErrorCode::bad_input, fault.what());
  }
}

bool lies_within(const Reading& reading, std::size_t size) {
  const auto all = [&](const auto& found, auto span) {
    return std::ranges::all_of(found, [&](const auto& one) { return within(one.*span, size); });
  };
  return all(reading.people, &Person::span) && all(reading.events, &Event::quote) &&
         all(reading.facts, &Fact::quote) && std::ranges::all_of(reading.events, [&](auto& event) {
           return !event.about || within(*event.about, size);
         });
}

}  // namespace dragoman
