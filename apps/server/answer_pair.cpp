#include <fmt/format.h>

#include <algorithm>

#include "alerts.h"
#include "answers.h"
#include "formats/answers_json.h"
#include "formats/commitment_json.h"
#include "formats/events_csv.h"
#include "formats/record_json.h"
#include "formats/relation_json.h"
#include "in_common.h"
#include "pages/pair_page.h"

namespace dragoman::server {

namespace {

constexpr std::size_t a_page = 50;

// By all that is told of the two, which the page has asked for already.
std::vector<Commitment> open_commitments(const Asked& asked, const Between& between) {
  auto commitments = find_commitments(between.events, between.facts, asked.site.commitment_words);
  std::erase_if(commitments, [](const Commitment& one) {
    return one.status == CommitmentStatus::done || one.status == CommitmentStatus::declined;
  });
  std::ranges::reverse(commitments);
  return commitments;
}

std::string csv_of(const std::vector<Told<Event>>& events) {
  auto text = csv_line({"at", "publisher", "published", "when", "act", "status", "actors",
                        "recipients", "where", "about", "quote"});
  for (const auto& told : events) {
    const auto& event = told.what;
    text += csv_line(
        {to_string(told.at), told.publisher, told.published ? to_edtf(*told.published) : "",
         event.when ? to_edtf(*event.when) : "", std::string(to_string(event.act)),
         std::string(to_string(event.status)), joined(event.actors), joined(event.recipients),
         event.where, one_line(told.about), one_line(told.quote)});
  }
  return text;
}

}  // namespace

Result<Answer> pick_pair(const Asked& asked) {
  std::vector<PartyCode> parties;
  for (const auto* name : {"a", "b"}) {
    const auto word = asked.query.value(name);
    if (word.empty()) {
      return wrong(asked, "error.two_parties");
    }
    auto party = party_called(asked, word);
    if (!party) return tl::unexpected(party.error());
    parties.push_back(std::move(*party));
  }
  return Answer{
      .status = 303,
      .content = std::string(),
      .headers = {{"Location", asked.view.address(pages::pair_address(parties[0], parties[1]))}}};
}

Result<Answer> pair(const Asked& asked) {
  const auto two = two_parties(asked);
  if (!two) return tl::unexpected(two.error());
  const auto day = day_asked(asked);
  if (!day) return tl::unexpected(day.error());
  auto part = part_of(asked, a_page);
  if (!part) return tl::unexpected(part.error());
  const auto& site = asked.site;
  auto between = asked.record.pair(two->a, two->b);
  if (!between) return tl::unexpected(between.error());
  std::erase_if(between->facts, [&](const auto& told) { return !is_known(told, *day); });
  std::erase_if(between->events, [&](const auto& told) { return !is_known(told, *day); });
  const auto all_events = between->events.size();
  auto years = pages::years_of(between->events);
  if (asked.form == Form::atom) {
    // What is new is what was published last.
    std::ranges::stable_sort(between->events, std::ranges::greater(),
                             [](const auto& told) { return told.published.value_or(When{}); });
  }
  const bool whole = asked.form == Form::page || asked.form == Form::json;
  auto open = whole ? open_commitments(asked, *between) : std::vector<Commitment>();
  const bool more =
      cut(between->events, *part, [](const Told<Event>& told) { return to_string(told.at); });
  Answer answer;
  if (more) answer.headers.push_back(next_header(asked, *part));
  if (asked.form == Form::csv) {
    answer.content = csv_of(between->events);
    return answer;
  }
  if (asked.form == Form::atom) {
    answer.content = pair_feed(asked, two->a, two->b, between->events);
    return answer;
  }
  auto relation = relation_between(asked.record, two->a, two->b, site.engine.knowledge,
                                   site.relation_words, *day);
  if (!relation) return tl::unexpected(relation.error());
  auto since = since_last_met(asked.record, two->a, two->b, *day);
  if (!since) return tl::unexpected(since.error());
  if (asked.form == Form::json) {
    auto json = pair_json(*between, *relation);
    json["since_last_met"] = since_json(*since);
    json["commitments"] = Json::array();
    for (const auto& one : open) json["commitments"].push_back(commitment_json(one, *day));
    json["all_events"] = all_events;
    json["years"] = Json::array();
    for (const auto& [year, count] : years) {
      json["years"].push_back({{"year", year}, {"events", count}});
    }
    json["next"] = more ? Json(asked.view.address(next_address(asked, *part))) : Json(nullptr);
    answer.content = std::move(json);
    return answer;
  }
  pages::PairParts parts{two->a,
                         two->b,
                         std::move(*relation),
                         std::move(*since),
                         std::move(open),
                         std::move(between->events),
                         all_events,
                         std::move(years),
                         {},
                         {}};
  if (more) parts.next = next_address(asked, *part);
  parts.previous = beginning(asked);
  pages::Page page;
  page.title = asked.view.party(two->a) + " – " + asked.view.party(two->b);
  page.body = pages::pair_page(asked.view, parts);
  page.forms = other_forms(asked, {Form::json, Form::csv, Form::atom});
  answer.content = std::move(page);
  return answer;
}

}  // namespace dragoman::server
