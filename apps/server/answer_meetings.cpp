#include <fmt/format.h>

#include "answers.h"
#include "formats/answers_json.h"
#include "formats/events_csv.h"
#include "formats/happening_json.h"
#include "in_common.h"
#include "pages/meeting_page.h"
#include "pages/meetings_page.h"

namespace dragoman::server {

namespace {

constexpr std::size_t a_page = 50;

Result<HappeningFilter> filter_of(const Asked& asked) {
  HappeningFilter filter;
  auto with = parties_with(asked);
  if (!with) return tl::unexpected(with.error());
  filter.with = std::move(*with);
  const auto kind =
      choice<HappeningKind>(asked, "kind", parse_happening_kind,
                            "meeting, call, visit, gathering, signing, establishment");
  if (!kind) return tl::unexpected(kind.error());
  const auto status =
      choice<Status>(asked, "status", parse_status, "occurred, planned, hypothetical, denied");
  if (!status) return tl::unexpected(status.error());
  const auto level = choice<Level>(asked, "level", parse_level,
                                   "leaders, ministers, deputies, officials, unknown");
  if (!level) return tl::unexpected(level.error());
  const auto between = choice<When>(asked, "between", parse_edtf,
                                    "2024, 2024-05, 2024-05-01/2024-06-30, 2024-05-01/..");
  if (!between) return tl::unexpected(between.error());
  filter.kind = *kind;
  filter.status = *status;
  filter.level = *level;
  filter.between = *between;
  return filter;
}

// One row a happening, its lists with "; " between.
std::string csv_of(const std::vector<Happening>& happenings) {
  auto text = csv_line({"id", "kind", "status", "when", "where", "parties", "hosts", "level",
                        "gathering", "nth", "releases", "quote"});
  for (const auto& one : happenings) {
    std::string releases;
    for (const auto& account : one.accounts) {
      releases += (releases.empty() ? "" : "; ") + to_string(account.at);
    }
    text += csv_line({one.id, std::string(to_string(one.kind)), std::string(to_string(one.status)),
                      one.when ? to_edtf(*one.when) : "", one.where, joined(one.parties),
                      joined(one.hosts), std::string(to_string(one.level)), one.gathering,
                      one.nth ? std::to_string(*one.nth) : "", releases,
                      one.accounts.empty() ? "" : one_line(one.accounts.front().quote)});
  }
  return text;
}

}  // namespace

Result<Answer> meetings(const Asked& asked) {
  auto filter = filter_of(asked);
  if (!filter) return tl::unexpected(filter.error());
  auto part = part_of(asked, a_page);
  if (!part) return tl::unexpected(part.error());
  filter->at_most = part->reach();
  auto happenings = asked.record.happenings(*filter);
  if (!happenings) return tl::unexpected(happenings.error());
  const bool more = cut(*happenings, *part, [](const Happening& one) { return one.id; });
  Answer answer;
  if (more) answer.headers.push_back(next_header(asked, *part));
  switch (asked.form) {
    case Form::json: {
      Json json = {
          {"happenings", Json::array()},
          {"next", more ? Json(asked.view.address(next_address(asked, *part))) : Json(nullptr)}};
      for (const auto& one : *happenings) json["happenings"].push_back(happening_json(one));
      answer.content = std::move(json);
      return answer;
    }
    case Form::csv:
      answer.content = csv_of(*happenings);
      return answer;
    case Form::ics:
      answer.content = calendar_of(*happenings, asked.site.engine.knowledge);
      return answer;
    default:
      break;
  }
  pages::MeetingsList list{*filter, std::move(*happenings), {}, {}};
  if (more) list.next = next_address(asked, *part);
  list.previous = beginning(asked);
  pages::Page page;
  page.title = asked.view.text("meetings.title");
  page.menu = "meetings";
  page.body = pages::meetings_page(asked.view, list);
  page.forms = other_forms(asked, {Form::json, Form::csv, Form::ics});
  answer.content = std::move(page);
  return answer;
}

Result<Answer> meeting(const Asked& asked) {
  const auto& id = asked.parts[0];
  const auto happening = asked.record.happening(id);
  if (!happening) return tl::unexpected(happening.error());
  if (!*happening) {
    return missing(asked, "error.no_meeting", {{"id", id}});
  }
  const auto& one = **happening;
  if (asked.form == Form::ics) {
    return Answer{.content = calendar_of({one}, asked.site.engine.knowledge)};
  }
  const auto said = asked.record.events(one.said);
  if (!said) return tl::unexpected(said.error());
  if (asked.form == Form::json) {
    auto json = happening_json(one);
    json["said"] = Json::array();
    for (const auto& told : *said) json["said"].push_back(told_json(told));
    return Answer{.content = std::move(json)};
  }
  pages::Page page;
  page.title = pages::meeting_title(asked.view, one);
  page.menu = "meetings";
  page.body = pages::meeting_page(asked.view, one, *said);
  page.forms = other_forms(asked, {Form::json, Form::ics});
  return Answer{.content = std::move(page)};
}

}  // namespace dragoman::server
