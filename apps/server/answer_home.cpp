#include <algorithm>

#include "answers.h"
#include "formats/commitment_json.h"
#include "formats/happening_json.h"
#include "formats/relation_json.h"
#include "pages/home_page.h"

namespace dragoman::server {

namespace {

constexpr std::size_t shown = 10;

// Whether a release had told of it by the evening of that day, as far as is known.
bool is_told_by(const Happening& one, const Date& day) {
  return std::ranges::any_of(one.accounts, [&](const Account& account) {
    return !account.published || first_day(account.published->from) <= day;
  });
}

Result<pages::HomeParts> parts_of(const Asked& asked, const Date& day) {
  const auto& site = asked.site;
  pages::HomeParts parts;
  parts.day = day;
  HappeningFilter week;
  week.between = When{add_days(day, -3), add_days(day, 3)};
  // What is known to the day comes first: that which is dated "2022" only began before.
  week.at_most = shown * 10;
  auto now = asked.record.happenings(week);
  if (!now) return tl::unexpected(now.error());
  std::erase_if(*now, [&](const Happening& one) {
    return !one.when || one.when->from.day == 0 || !is_told_by(one, day);
  });
  if (now->size() > shown) now->resize(shown);
  parts.this_week = std::move(*now);
  if (parts.this_week.empty()) {
    HappeningFilter newest;
    newest.between = When{{}, day};
    newest.at_most = shown * 5;  // some may have been told of only since
    auto latest = asked.record.happenings(newest);
    if (!latest) return tl::unexpected(latest.error());
    std::erase_if(*latest, [&](const Happening& one) { return !is_told_by(one, day); });
    if (latest->size() > shown) latest->resize(shown);
    parts.latest = std::move(*latest);
  }
  auto anniversaries =
      next_anniversaries(asked.record, site.engine.knowledge, site.relation_words, day, 30, shown);
  if (!anniversaries) return tl::unexpected(anniversaries.error());
  parts.anniversaries = std::move(*anniversaries);
  auto overdue = overdue_commitments(asked.record, site.commitment_words, day, shown);
  if (!overdue) return tl::unexpected(overdue.error());
  parts.overdue = std::move(*overdue);
  return parts;
}

}  // namespace

Result<Answer> home(const Asked& asked) {
  const auto day = day_asked(asked);
  if (!day) return tl::unexpected(day.error());
  const auto parts = parts_of(asked, *day);
  if (!parts) return tl::unexpected(parts.error());
  if (asked.form == Form::json) {
    Json json = {{"day", to_edtf(*day)},
                 {"this_week", Json::array()},
                 {"latest", Json::array()},
                 {"anniversaries", Json::array()},
                 {"overdue", Json::array()}};
    for (const auto& one : parts->this_week) json["this_week"].push_back(happening_json(one));
    for (const auto& one : parts->latest) json["latest"].push_back(happening_json(one));
    for (const auto& one : parts->anniversaries) {
      json["anniversaries"].push_back(anniversary_json(one));
    }
    for (const auto& one : parts->overdue) json["overdue"].push_back(commitment_json(one, *day));
    return Answer{.content = std::move(json)};
  }
  pages::Page page;
  page.body = pages::home_page(asked.view, *parts);
  page.forms = other_forms(asked, {Form::json});
  return Answer{.content = std::move(page)};
}

}  // namespace dragoman::server
