#include <algorithm>

#include "answers.h"
#include "base/told_ends.h"
#include "formats/events_csv.h"
#include "in_common.h"
#include "pages/map_page.h"
#include "pages/network_page.h"

namespace dragoman::server {

namespace {

constexpr std::size_t a_page = 100;
constexpr std::size_t most_happenings = 10'000;
constexpr int days_by_default = 365;

// What took place in the days asked for.
struct Span {
  When between;
  PartyCode with;
  std::vector<Happening> happenings;
  bool cut = false;
};

// The year up to the last that took place: a record may end long before today.
Result<When> last_year(const Asked& asked, HappeningFilter filter) {
  filter.between = When{{}, asked.view.day};
  filter.at_most = 1;
  const auto newest = asked.record.happenings(filter);
  if (!newest) return tl::unexpected(newest.error());
  auto end = asked.view.day;
  if (!newest->empty() && newest->front().when) {
    end = std::min(end, last_day(told_end(*newest->front().when)));
  }
  return When{add_days(end, 1 - days_by_default), end};
}

Result<Span> span_of(const Asked& asked) {
  Span span;
  HappeningFilter filter;
  filter.status = Status::occurred;
  if (const auto word = asked.query.value("with"); !word.empty()) {
    auto party = party_called(asked, word);
    if (!party) return tl::unexpected(party.error());
    span.with = *party;
    filter.with = {std::move(*party)};
  }
  if (const auto word = asked.query.value("between"); !word.empty()) {
    const auto between = parse_edtf(word);
    if (!between) {
      return wrong(asked, "error.interval", {{"name", "between"}, {"word", std::string(word)}});
    }
    span.between = *between;
  } else {
    auto between = last_year(asked, filter);
    if (!between) return tl::unexpected(between.error());
    span.between = *between;
  }
  filter.between = span.between;
  filter.at_most = most_happenings + 1;
  auto happenings = asked.record.happenings(filter);
  if (!happenings) return tl::unexpected(happenings.error());
  span.cut = happenings->size() > most_happenings;
  if (span.cut) happenings->pop_back();
  span.happenings = std::move(*happenings);
  return span;
}

std::string when_text(const std::optional<When>& when) {
  return when ? to_edtf(*when) : std::string();
}

Json json_of(const pages::MetPair& pair) {
  return {{"a", pair.a},
          {"b", pair.b},
          {"all", pair.all()},
          {"meetings", pair.meetings},
          {"calls", pair.calls},
          {"visits", pair.visits},
          {"last", when_or_null(pair.last)}};
}

std::string csv_of(const std::vector<pages::MetPair>& pairs) {
  auto text = csv_line({"a", "b", "all", "meetings", "calls", "visits", "last"});
  for (const auto& pair : pairs) {
    text +=
        csv_line({pair.a, pair.b, std::to_string(pair.all()), std::to_string(pair.meetings),
                  std::to_string(pair.calls), std::to_string(pair.visits), when_text(pair.last)});
  }
  return text;
}

Json json_of(const pages::PlaceCount& place) {
  const auto comma = place.where.rfind(", ");
  return {{"where", place.where},
          {"state", comma == std::string::npos ? place.where : place.where.substr(comma + 2)},
          {"happenings", place.happenings},
          {"last", when_or_null(place.last)},
          {"latitude", place.at ? Json(place.at->latitude) : Json(nullptr)},
          {"longitude", place.at ? Json(place.at->longitude) : Json(nullptr)}};
}

}  // namespace

Result<Answer> network(const Asked& asked) {
  auto part = part_of(asked, a_page);
  if (!part) return tl::unexpected(part.error());
  auto span = span_of(asked);
  if (!span) return tl::unexpected(span.error());
  auto pairs = pages::pairs_that_met(span->happenings);
  if (!span->with.empty()) {
    std::erase_if(pairs, [&](const pages::MetPair& pair) {
      return pair.a != span->with && pair.b != span->with;
    });
  }
  pages::Network shown{span->between, span->with, {}, pairs.size(), span->cut, {}, {}};
  const bool more =
      cut(pairs, *part, [](const pages::MetPair& pair) { return pair.a + " " + pair.b; });
  shown.pairs = std::move(pairs);
  Answer answer;
  if (more) answer.headers.push_back(next_header(asked, *part));
  if (asked.form == Form::json) {
    Json json = {
        {"between", to_edtf(shown.between)},
        {"cut", shown.cut},
        {"all_pairs", shown.all_pairs},
        {"pairs", Json::array()},
        {"next", more ? Json(asked.view.address(next_address(asked, *part))) : Json(nullptr)}};
    for (const auto& pair : shown.pairs) json["pairs"].push_back(json_of(pair));
    answer.content = std::move(json);
    return answer;
  }
  if (asked.form == Form::csv) {
    answer.content = csv_of(shown.pairs);
    return answer;
  }
  if (more) shown.next = next_address(asked, *part);
  shown.previous = beginning(asked);
  pages::Page page;
  page.title = asked.view.text("network.title");
  page.menu = "network";
  page.body = pages::network_page(asked.view, shown);
  page.forms = other_forms(asked, {Form::json, Form::csv});
  answer.content = std::move(page);
  return answer;
}

Result<Answer> map(const Asked& asked) {
  auto span = span_of(asked);
  if (!span) return tl::unexpected(span.error());
  const pages::PlaceMap shown{span->between, span->with,
                              pages::places_of(span->happenings, asked.site.coordinates),
                              span->cut};
  if (asked.form == Form::json) {
    Json json = {
        {"between", to_edtf(shown.between)}, {"cut", shown.cut}, {"places", Json::array()}};
    for (const auto& place : shown.places) json["places"].push_back(json_of(place));
    return Answer{.content = std::move(json)};
  }
  pages::Page page;
  page.title = asked.view.text("map.title");
  page.menu = "map";
  page.body = pages::map_page(asked.view, shown);
  page.forms = other_forms(asked, {Form::json});
  return Answer{.content = std::move(page)};
}

}  // namespace dragoman::server
