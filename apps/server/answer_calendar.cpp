#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "answers.h"
#include "formats/calendar_ics.h"
#include "formats/happening_json.h"
#include "formats/relation_json.h"
#include "formats/told_title.h"
#include "pages/calendar_page.h"

namespace dragoman::server {

namespace {

constexpr int days_by_default = 31;
constexpr int most_days = 92;
constexpr std::size_t most_happenings = 500;
// Each pair costs a question of its own: of more than these nobody wants to wait for.
constexpr std::size_t most_pairs = 200;
constexpr std::size_t most_anniversaries = 100;  // of everybody, the first whose day is known

Result<Date> begin_of(const Asked& asked) {
  const auto word = asked.query.value("from");
  if (word.empty()) return asked.view.day;
  const auto date = parse_date(word);
  if (!date || date->year < 1 || date->year > 9990) {
    return fail(ErrorCode::bad_input,
                fmt::format("from: '{}' is no date; write it as 2022-01-31 or 2022-01", word));
  }
  return first_day(*date);
}

Result<int> days_of(const Asked& asked) {
  const auto word = asked.query.value("days");
  if (word.empty()) return days_by_default;
  int days = 0;
  const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), days);
  if (error != std::errc() || end != word.data() + word.size() || days < 1 || days > most_days) {
    return fail(ErrorCode::bad_input,
                fmt::format("days: '{}' is no number from 1 to {}", word, most_days));
  }
  return days;
}

Result<void> add_happenings(const Asked& asked, pages::CalendarParts& parts) {
  HappeningFilter filter;
  if (!parts.with.empty()) filter.with = {parts.with};
  filter.between = When{parts.from, add_days(parts.from, parts.days - 1)};
  filter.at_most = most_happenings + 1;
  auto happenings = asked.record.happenings(filter);
  if (!happenings) return tl::unexpected(happenings.error());
  std::erase_if(*happenings,
                [](const Happening& one) { return one.status == Status::hypothetical; });
  parts.more = happenings->size() > most_happenings;
  if (parts.more) happenings->pop_back();
  std::ranges::stable_sort(*happenings, {}, [](const Happening& one) {
    return std::pair(one.when.value_or(When{}), one.id);
  });
  parts.happenings = std::move(*happenings);
  return {};
}

Result<void> add_anniversaries(const Asked& asked, pages::CalendarParts& parts) {
  const auto& site = asked.site;
  if (parts.with.empty()) {
    auto next = next_anniversaries(asked.record, site.engine.knowledge, site.relation_words,
                                   parts.from, parts.days - 1, most_anniversaries);
    if (!next) return tl::unexpected(next.error());
    parts.anniversaries = std::move(*next);
    return {};
  }
  const auto pairs = asked.record.pairs_with_bonds();
  if (!pairs) return tl::unexpected(pairs.error());
  const auto concerned = std::ranges::count_if(*pairs, [&](const auto& pair) {
    return pair.first == parts.with || pair.second == parts.with;
  });
  if (static_cast<std::size_t>(concerned) > most_pairs) return {};
  auto found = anniversaries_of(asked.record, parts.with, site.engine.knowledge,
                                site.relation_words, parts.from, parts.days - 1);
  if (!found) return tl::unexpected(found.error());
  parts.anniversaries = std::move(*found);
  return {};
}

Json json_of(const pages::CalendarParts& parts) {
  Json json = {{"from", to_edtf(parts.from)},
               {"to", to_edtf(add_days(parts.from, parts.days - 1))},
               {"days", parts.days},
               {"happenings", Json::array()},
               {"more", parts.more},
               {"anniversaries", parts.anniversaries ? Json::array() : Json(nullptr)}};
  for (const auto& one : parts.happenings) json["happenings"].push_back(happening_json(one));
  if (!parts.anniversaries) return json;
  for (const auto& one : *parts.anniversaries) {
    json["anniversaries"].push_back(anniversary_json(one));
  }
  return json;
}

// Of one year: a subscriber asks again.
std::string entry_of(const AnniversaryDay& one, const Knowledge& knowledge) {
  if (one.day.day == 0) return {};
  CalendarEntry entry;
  entry.uid =
      stable_uuid("anniversary-day", one.a + " " + one.b + " " + one.of + " " + to_edtf(one.day));
  entry.when = on(one.day);
  entry.stamp = one.day;
  entry.summary =
      fmt::format("{}: {} years of {}", party_names({one.a, one.b}, knowledge), one.nth, one.of);
  for (const auto& voucher : one.vouchers) {
    if (voucher.published && voucher.published->from.year != 0) {
      entry.stamp = first_day(voucher.published->from);
    }
    if (voucher.kind == Voucher::Kind::row) continue;
    entry.description = one_line(voucher.quote) + " [" + to_string(voucher.at) + "]";
    break;
  }
  entry.category = "ANNIVERSARY";
  return vevent(entry);
}

std::string ics_of(const pages::CalendarParts& parts, const Knowledge& knowledge) {
  CalendarWriter writer(knowledge, Quotes::full);
  auto text = calendar_head(DRAGOMAN_VERSION);
  for (const auto& one : parts.happenings) text += writer.entry(one);
  if (parts.anniversaries) {
    for (const auto& one : *parts.anniversaries) text += entry_of(one, knowledge);
  }
  return text + calendar_tail();
}

}  // namespace

Result<Answer> calendar(const Asked& asked) {
  const auto from = begin_of(asked);
  if (!from) return tl::unexpected(from.error());
  const auto days = days_of(asked);
  if (!days) return tl::unexpected(days.error());
  pages::CalendarParts parts;
  parts.from = *from;
  parts.days = *days;
  if (const auto word = asked.query.value("with"); !word.empty()) {
    auto party = party_called(asked, word);
    if (!party) return tl::unexpected(party.error());
    parts.with = std::move(*party);
  }
  if (auto added = add_happenings(asked, parts); !added) return tl::unexpected(added.error());
  if (auto added = add_anniversaries(asked, parts); !added) return tl::unexpected(added.error());
  if (asked.form == Form::json) return Answer{.content = json_of(parts)};
  if (asked.form == Form::ics) {
    return Answer{.content = ics_of(parts, asked.site.engine.knowledge)};
  }
  const auto beginning = [&](int later) {
    const auto day = to_edtf(add_days(parts.from, later));
    return "/calendar?" + asked.query.with("from", day).encoded();
  };
  parts.before = beginning(-parts.days);
  parts.after = beginning(parts.days);
  pages::Page page;
  page.title = asked.view.text("calendar.title");
  page.menu = "calendar";
  page.body = pages::calendar_page(asked.view, parts);
  page.forms = other_forms(asked, {Form::json, Form::ics});
  return Answer{.content = std::move(page)};
}

}  // namespace dragoman::server
