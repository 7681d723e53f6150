#include <limits>

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

// The statuses to choose from, each with how many there are of it, if `all` are known.
std::vector<pages::StatusCount> statuses_of(const Asked& asked, const Date& day,
                                            const std::vector<Commitment>* all) {
  const auto address = [&](std::string_view status) {
    const auto query = asked.query.with("next", "").with("status", status).encoded();
    return asked.path + (query.empty() ? "" : "?" + query);
  };
  const auto count_of = [&](std::string_view status) -> std::optional<std::size_t> {
    if (all == nullptr) return {};
    const auto count = std::ranges::count_if(*all, [&](const Commitment& one) {
      return status.empty() || has_status(one, status, day);
    });
    return static_cast<std::size_t>(count);
  };
  std::vector<pages::StatusCount> counts = {{"", count_of(""), address("")}};
  for (const auto status : pages::commitment_statuses) {
    counts.push_back({status, count_of(status), address(status)});
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

// Whether all are so few that they are found at once, as some_commitments does.
Result<bool> are_few(const Asked& asked, const std::vector<PartyCode>& with) {
  if (with.size() > 1) return true;
  const auto promised = asked.record.promised({.with = with, .at_most = most_promises_at_once + 1});
  if (!promised) return tl::unexpected(promised.error());
  return promised->size() <= most_promises_at_once;
}

// The event that the part comes after, "RELEASE#3"; nothing for the first part.
Result<std::optional<Citation>> place_after(const Asked& asked, const PartAfter& part) {
  if (part.after.empty()) return std::optional<Citation>();
  const auto citation = citation_in(part.after);
  if (!citation) return unknown_next(asked);
  return citation;
}

// Of so few that they are found at once anyway all are counted, and then a part is taken.
Result<void> find_part(const Asked& asked, const PartAfter& part, pages::CommitmentsList& list) {
  const auto& words = asked.site.commitment_words;
  const auto after = place_after(asked, part);
  if (!after) return tl::unexpected(after.error());
  CommitmentFilter filter{.with = list.with, .at_most = part.count};
  const auto is_asked_for = [&](const Commitment& one) {
    return is_known(one.made.front(), list.day) && (!list.kind || one.kind == *list.kind);
  };
  const auto has_its_status = [&](const Commitment& one) {
    return list.status.empty() || has_status(one, list.status, list.day);
  };
  const auto few = are_few(asked, list.with);
  if (!few) return tl::unexpected(few.error());
  if (!*few) {
    filter.fits = [&](const Commitment& one) { return is_asked_for(one) && has_its_status(one); };
    filter.after = *after;
    auto some = some_commitments(asked.record, words, filter);
    if (!some) return tl::unexpected(some.error());
    list.counts = statuses_of(asked, list.day, nullptr);
    list.commitments = std::move(some->commitments);
    if (some->next) list.next = next_address(asked, to_string(*some->next));
    return {};
  }
  filter.fits = is_asked_for;
  filter.at_most = std::numeric_limits<std::size_t>::max();
  auto some = some_commitments(asked.record, words, filter);
  if (!some) return tl::unexpected(some.error());
  list.counts = statuses_of(asked, list.day, &some->commitments);
  auto& all = some->commitments;
  auto from = all.begin();
  if (*after) {
    from = std::ranges::find(all, **after, [](const auto& one) { return one.made.front().at; });
    if (from != all.end()) ++from;
  }
  for (; from != all.end(); ++from) {
    if (!has_its_status(*from)) continue;
    if (list.commitments.size() == part.count) {
      list.next = next_address(asked, to_string(list.commitments.back().made.front().at));
      break;
    }
    list.commitments.push_back(std::move(*from));
  }
  return {};
}

}  // namespace

Result<Answer> commitments(const Asked& asked) {
  auto list = filter_of(asked);
  if (!list) return tl::unexpected(list.error());
  const auto part = part_after(asked, a_page);
  if (!part) return tl::unexpected(part.error());
  list->previous = beginning(asked);
  if (auto found = find_part(asked, *part, *list); !found) return tl::unexpected(found.error());
  const auto& day = list->day;
  Answer answer;
  if (!list->next.empty()) answer.headers.push_back(next_header(asked, list->next));
  if (asked.form == Form::csv) {
    answer.content = csv_of(list->commitments, day);
    return answer;
  }
  if (asked.form == Form::json) {
    Json json = {{"day", to_edtf(day)},
                 {"counts", nullptr},
                 {"commitments", Json::array()},
                 {"next", address_or_null(asked, list->next)}};
    for (const auto& one : list->counts) {
      if (!one.count) continue;
      json["counts"][one.status.empty() ? "all" : std::string(one.status)] = *one.count;
    }
    for (const auto& one : list->commitments) {
      json["commitments"].push_back(commitment_json(one, day));
    }
    answer.content = std::move(json);
    return answer;
  }
  pages::Page page;
  page.title = asked.view.text("commitments.title");
  page.menu = "commitments";
  page.body = pages::commitments_page(asked.view, *list);
  page.forms = other_forms(asked, {Form::json, Form::csv});
  answer.content = std::move(page);
  return answer;
}

}  // namespace dragoman::server
