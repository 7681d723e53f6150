#include "answers.h"
#include "formats/commitment_json.h"
#include "formats/events_csv.h"
#include "in_common.h"
#include "pages/commitments_page.h"

namespace dragoman::server {

namespace {

constexpr std::size_t a_page = 50;

// "RELEASE#3" of an event, "RELEASE#f3" of a fact.
std::string place_of(const Step& step) {
  if (const auto* event = std::get_if<Told<Event>>(&step.evidence)) return to_string(event->at);
  return fact_to_string(std::get<Told<Fact>>(step.evidence).at);
}

std::string csv_of(const std::vector<Commitment>& commitments, const Date& day) {
  auto text = csv_line({"id", "kind", "status", "overdue", "strength", "who", "whom", "when",
                        "deadline", "content", "made", "steps", "quote"});
  for (const auto& one : commitments) {
    std::vector<std::string> made;
    std::vector<std::string> steps;
    for (const auto& told : one.made) made.push_back(to_string(told.at));
    for (const auto& step : one.steps) {
      steps.push_back(std::string(to_string(step.leads_to)) + " " + place_of(step));
    }
    text += csv_line({one.id, std::string(to_string(one.kind)), std::string(to_string(one.status)),
                      is_overdue(one, day) ? "yes" : "no", std::string(to_string(one.strength)),
                      joined(one.who), joined(one.whom), one.when ? to_edtf(*one.when) : "",
                      one.deadline ? to_edtf(*one.deadline) : "", one_line(one.content),
                      joined(made), joined(steps), one_line(one.made.front().quote)});
  }
  return text;
}

bool has_status(const Commitment& commitment, std::string_view status, const Date& day) {
  return status == "overdue" ? is_overdue(commitment, day) : to_string(commitment.status) == status;
}

// How many there are of each status, before one of them is chosen.
std::vector<pages::StatusCount> counts_of(const Asked& asked,
                                          const std::vector<Commitment>& commitments,
                                          const Date& day) {
  const auto address = [&](std::string_view status) {
    const auto query = asked.query.with("next", "").with("status", status).encoded();
    return asked.path + (query.empty() ? "" : "?" + query);
  };
  std::vector<pages::StatusCount> counts = {{"", commitments.size(), address("")}};
  for (const auto status : pages::commitment_statuses) {
    const auto count = std::ranges::count_if(
        commitments, [&](const Commitment& one) { return has_status(one, status, day); });
    counts.push_back({status, static_cast<std::size_t>(count), address(status)});
  }
  return counts;
}

Result<pages::CommitmentsList> filter_of(const Asked& asked) {
  pages::CommitmentsList list;
  auto with = parties_with(asked);
  if (!with) return tl::unexpected(with.error());
  list.with = std::move(*with);
  const auto kind = choice<CommitmentKind>(asked, "kind", parse_commitment_kind,
                                           "agreed, pledged, requested, proposed, invited");
  if (!kind) return tl::unexpected(kind.error());
  list.kind = *kind;
  const auto known = [](std::string_view word) -> std::optional<std::string_view> {
    const auto found = std::ranges::find(pages::commitment_statuses, word);
    if (found == pages::commitment_statuses.end()) return {};
    return *found;
  };
  const auto status = choice<std::string_view>(
      asked, "status", known, "open, answered, under_way, done, declined, overdue");
  if (!status) return tl::unexpected(status.error());
  list.status = status->value_or("");
  const auto day = day_asked(asked);
  if (!day) return tl::unexpected(day.error());
  list.day = *day;
  list.on = asked.query.value("on");
  return list;
}

}  // namespace

Result<Answer> commitments(const Asked& asked) {
  auto list = filter_of(asked);
  if (!list) return tl::unexpected(list.error());
  auto part = part_of(asked.query, a_page);
  if (!part) return tl::unexpected(part.error());
  const auto& day = list->day;
  auto all = commitments_of(asked.record, list->with, asked.site.commitment_words);
  if (!all) return tl::unexpected(all.error());
  std::erase_if(*all, [&](const Commitment& one) {
    return !is_known(one.made.front(), day) || (list->kind && one.kind != *list->kind);
  });
  list->counts = counts_of(asked, *all, day);
  if (!list->status.empty()) {
    std::erase_if(*all, [&](const Commitment& one) { return !has_status(one, list->status, day); });
  }
  std::ranges::reverse(*all);
  const bool more = cut(*all, *part, [](const Commitment& one) { return one.id; });
  Answer answer;
  if (more) answer.headers.push_back(next_header(asked, *part));
  if (asked.form == Form::csv) {
    answer.content = csv_of(*all, day);
    return answer;
  }
  if (asked.form == Form::json) {
    Json json = {
        {"day", to_edtf(day)},
        {"counts", Json::object()},
        {"commitments", Json::array()},
        {"next", more ? Json(asked.view.address(next_address(asked, *part))) : Json(nullptr)}};
    for (const auto& one : list->counts) {
      json["counts"][one.status.empty() ? "all" : std::string(one.status)] = one.count;
    }
    for (const auto& one : *all) json["commitments"].push_back(commitment_json(one, day));
    answer.content = std::move(json);
    return answer;
  }
  list->commitments = std::move(*all);
  list->previous = beginning(asked, *part);
  if (more) list->next = next_address(asked, *part);
  pages::Page page;
  page.title = asked.view.text("commitments.title");
  page.menu = "commitments";
  page.body = pages::commitments_page(asked.view, *list);
  page.forms = other_forms(asked, {Form::json, Form::csv});
  answer.content = std::move(page);
  return answer;
}

}  // namespace dragoman::server
