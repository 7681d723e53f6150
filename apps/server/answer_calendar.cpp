#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "answers.h"
#include "formats/calendar_ics.h"
#include "formats/happening_json.h"
#include "formats/relation_json.h"
#include "formats/told_title.h"
#include "in_common.h"
#include "pages/calendar_page.h"

namespace dragoman::server {

namespace {

constexpr int days_by_default = 31;
constexpr int most_days = 92;
constexpr std::size_t most_happenings = 500;
// Each may cost a question of its own.
constexpr std::size_t a_page = 20;

Result<Date> begin_of(const Asked& asked) {
  const auto word = asked.query.value("from");
  if (word.empty()) return asked.view.day;
  const auto date = parse_date(word);
  if (!date || date->year < 1 || date->year > 9990) {
    return wrong(asked, "error.date", {{"name", "from"}, {"word", std::string(word)}});
  }
  return first_day(*date);
}

Result<int> days_of(const Asked& asked) {
  const auto word = asked.query.value("days");
  if (word.empty()) return days_by_default;
  int days = 0;
  const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), days);
  if (error != std::errc() || end != word.data() + word.size() || days < 1 || days > most_days) {
    return wrong(
        asked, "error.number_to",
        {{"name", "days"}, {"word", std::string(word)}, {"most", std::to_string(most_days)}});
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
  std::erase_if(*happenings, [](const Happening& one) {
    return !one.when || one.status == Status::hypothetical;
  });
  parts.more = happenings->size() > most_happenings;
  if (parts.more) happenings->pop_back();
  std::ranges::stable_sort(*happenings, {}, [](const Happening& one) {
    return std::pair(one.when.value_or(When{}), one.id);
  });
  parts.happenings = std::move(*happenings);
  return {};
}

// The key of the place behind the anniversaries of a pair on a day, a line each.
std::string key_of(const AnniversaryFilter::Place& place) {
  return fmt::format("{}\n{}\n{}", place.day ? to_edtf(*place.day) : "", place.a, place.b);
}

Result<std::optional<AnniversaryFilter::Place>> place_after(const Asked& asked,
                                                            const PartAfter& part) {
  if (part.after.empty()) return std::optional<AnniversaryFilter::Place>();
  const auto first = part.after.find('\n');
  const auto second = first == std::string::npos ? first : part.after.find('\n', first + 1);
  if (second == std::string::npos) return unknown_next(asked);
  AnniversaryFilter::Place place{
      {}, part.after.substr(first + 1, second - first - 1), part.after.substr(second + 1)};
  if (first > 0) {
    place.day = parse_date(part.after.substr(0, first));
    if (!place.day) return unknown_next(asked);
  }
  return place;
}

Result<void> add_anniversaries(const Asked& asked, const PartAfter& part,
                               pages::CalendarParts& parts) {
  const auto after = place_after(asked, part);
  if (!after) return tl::unexpected(after.error());
  AnniversaryFilter filter{
      .from = parts.from, .days = parts.days - 1, .after = *after, .at_most = part.count};
  if (!parts.with.empty()) filter.party = parts.with;
  auto some = some_anniversaries(asked.record, asked.site.engine.knowledge,
                                 asked.site.relation_words, filter);
  if (!some) return tl::unexpected(some.error());
  parts.anniversaries = std::move(some->anniversaries);
  if (some->next) parts.next = next_address(asked, key_of(*some->next));
  return {};
}

Json json_of(const Asked& asked, const pages::CalendarParts& parts) {
  Json json = {{"from", to_edtf(parts.from)},
               {"to", to_edtf(add_days(parts.from, parts.days - 1))},
               {"days", parts.days},
               {"happenings", Json::array()},
               {"more", parts.more},
               {"anniversaries", Json::array()},
               {"next", address_or_null(asked, parts.next)}};
  for (const auto& one : parts.happenings) json["happenings"].push_back(happening_json(one));
  for (const auto& one : parts.anniversaries) {
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
  for (const auto& one : parts.anniversaries) text += entry_of(one, knowledge);
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
  const auto part = part_after(asked, a_page);
  if (!part) return tl::unexpected(part.error());
  parts.first = beginning(asked);
  // What happened stands in the first part; anniversaries may need several.
  if (part->after.empty()) {
    if (auto added = add_happenings(asked, parts); !added) return tl::unexpected(added.error());
  }
  if (auto added = add_anniversaries(asked, *part, parts); !added) {
    return tl::unexpected(added.error());
  }
  Answer answer;
  if (!parts.next.empty()) answer.headers.push_back(next_header(asked, parts.next));
  if (asked.form == Form::json) {
    answer.content = json_of(asked, parts);
    return answer;
  }
  if (asked.form == Form::ics) {
    answer.content = ics_of(parts, asked.site.engine.knowledge);
    return answer;
  }
  const auto begun = [&](int later) {
    const auto day = to_edtf(add_days(parts.from, later));
    return "/calendar?" + asked.query.with("next", "").with("from", day).encoded();
  };
  parts.before = begun(-parts.days);
  parts.after = begun(parts.days);
  pages::Page page;
  page.title = asked.view.text("calendar.title");
  page.menu = "calendar";
  page.body = pages::calendar_page(asked.view, parts);
  page.forms = other_forms(asked, {Form::json, Form::ics});
  answer.content = std::move(page);
  return answer;
}

}  // namespace dragoman::server
