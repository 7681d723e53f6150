#include "calendar_page.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "form_boxes.h"
#include "meetings_page.h"
#include "vouchers.h"

namespace dragoman::pages {

namespace {

bool is_exact(const When& when) {
  return when.from.day != 0 && when.to.day != 0;
}

Html anniversary_line(const View& view, const AnniversaryDay& one) {
  auto html = together(
      element("b", {{"class", "act"}}, view.text("calendar.anniversary")), " ",
      link(view.address(pair_address(one.a, one.b)), view.party(one.a), " – ", view.party(one.b)),
      ": ",
      view.fill("anniversary.line",
                {{"n", text(std::to_string(one.nth))}, {"of", text(anniversary_of(view, one))}}),
      " ");
  if (one.moved) html += together(element("small", {}, view.text("anniversary.moved")), " ");
  return html += vouched_by(view, one.vouchers);
}

struct Days {
  std::map<Date, std::vector<Html>> lines;  // of each day that has something
  std::map<Date, std::size_t> marks;        // how much goes on that day, begun before or not
  std::vector<Html> vague;                  // without an exact day
};

Days days_of(const View& view, const CalendarParts& parts) {
  Days days;
  const auto last = add_days(parts.from, parts.days - 1);
  for (const auto& one : parts.happenings) {
    auto line = happening_line(view, one);
    if (!one.when || !is_exact(*one.when)) {
      days.vague.push_back(std::move(line));
      continue;
    }
    const auto begin = std::max(one.when->from, parts.from);
    days.lines[begin].push_back(std::move(line));
    for (auto day = begin; day <= std::min(one.when->to, last); day = add_days(day, 1)) {
      ++days.marks[day];
    }
  }
  for (const auto& one : parts.anniversaries) {
    auto line = anniversary_line(view, one);
    if (one.day.day == 0) {
      days.vague.push_back(together(view.date(one.day), " ", line));
      continue;
    }
    days.lines[one.day].push_back(std::move(line));
    ++days.marks[one.day];
  }
  return days;
}

std::string anchor(const Date& day) {
  return "day-" + to_edtf(day);
}

Html list_of(const std::vector<Html>& lines) {
  return element("ul", {{"class", "lines"}},
                 each(lines, [](const Html& line) { return element("li", {}, line); }));
}

std::string_view weekday_name(const View& view, unsigned day) {
  return view.text(fmt::format("weekday.{}", day));
}

// A cell leads to the first day of the list that tells what goes on then.
Html cell_of(const Days& days, const Date& day, bool shown) {
  const auto number = std::to_string(day.day);
  const auto mark = days.marks.find(day);
  if (!shown) return element("td", {{"class", "outside"}}, number);
  if (mark == days.marks.end()) return element("td", {}, number);
  auto told = days.lines.upper_bound(day);
  --told;
  return element("td", {{"class", "busy"}},
                 link("#" + anchor(told->first), number, " ",
                      element("small", {}, fmt::format("({})", mark->second))));
}

Html month_table(const View& view, const CalendarParts& parts, const Days& days,
                 const Date& month) {
  std::vector<Html> head;
  for (unsigned i = 1; i <= 7; ++i) {
    head.push_back(element("th", {{"scope", "col"}}, weekday_name(view, i)));
  }
  const auto first = Date{month.year, month.month, 1};
  const auto last = last_day(month);
  const auto end = add_days(parts.from, parts.days - 1);
  std::vector<Html> weeks;
  std::vector<Html> week;
  for (unsigned i = 1; i < weekday(first); ++i) week.push_back(element("td", {}));
  for (auto day = first; day <= last; day = add_days(day, 1)) {
    week.push_back(cell_of(days, day, parts.from <= day && day <= end));
    if (weekday(day) == 7) {
      weeks.push_back(element("tr", {}, week));
      week.clear();
    }
  }
  if (!week.empty()) {
    while (week.size() < 7) week.push_back(element("td", {}));
    weeks.push_back(element("tr", {}, week));
  }
  return element("table", {{"class", "month"}},
                 element("caption", {}, view.date_words({month.year, month.month, 0})),
                 element("thead", {}, element("tr", {}, head)), element("tbody", {}, weeks));
}

Html months(const View& view, const CalendarParts& parts, const Days& days) {
  const auto last = add_days(parts.from, parts.days - 1);
  Html html;
  for (Date month{parts.from.year, parts.from.month, 0}; first_day(month) <= last;) {
    html += month_table(view, parts, days, month);
    month = month.month == 12 ? Date{month.year + 1, 1, 0} : Date{month.year, month.month + 1, 0};
  }
  return element("section", {{"aria-labelledby", "months"}},
                 element("h2", {{"id", "months"}}, view.text("calendar.months")),
                 element("div", {{"class", "months"}}, html));
}

Html filters(const View& view, const CalendarParts& parts) {
  return element("form", {{"class", "filters"}, {"action", view.address("/calendar")}},
                 text_box(view, "from", "calendar.from", to_edtf(parts.from)),
                 text_box(view, "days", "calendar.days", std::to_string(parts.days)),
                 text_box(view, "with", "filter.with", parts.with),
                 element("button", {{"type", "submit"}}, view.text("filter.apply")));
}

}  // namespace

Html calendar_page(const View& view, const CalendarParts& parts) {
  const auto days = days_of(view, parts);
  const auto last = add_days(parts.from, parts.days - 1);
  auto html = together(
      element("h1", {}, view.text("calendar.title")),
      element("p", {{"class", "lead"}}, view.when(When{parts.from, last})), filters(view, parts),
      element("nav", {{"class", "parts"}, {"aria-label", std::string(view.text("calendar.other"))}},
              element("a", {{"href", view.address(parts.before)}, {"rel", "prev"}},
                      view.text("calendar.before")),
              " ",
              element("a", {{"href", view.address(parts.after)}, {"rel", "next"}},
                      view.text("calendar.after"))));
  if (!parts.first.empty()) {
    html += element("p", {{"class", "lead"}}, view.text("calendar.further"));
  }
  if (days.lines.empty() && days.vague.empty()) {
    html += element("p", {{"class", "nothing"}},
                    view.text(parts.next.empty() ? "calendar.nothing" : "part.none_yet"));
  }
  // A later part has not all that is on a day.
  if (parts.first.empty() && !days.marks.empty()) html += months(view, parts, days);
  for (const auto& [day, lines] : days.lines) {
    html += element("section", {{"aria-labelledby", anchor(day)}},
                    element("h2", {{"id", anchor(day)}}, view.date(day), " ",
                            element("small", {}, weekday_name(view, weekday(day)))),
                    list_of(lines));
  }
  if (parts.more) html += element("p", {}, view.text("calendar.more"));
  if (!days.vague.empty()) {
    html +=
        element("section", {{"aria-labelledby", "vague"}},
                element("h2", {{"id", "vague"}}, view.text("calendar.vague")), list_of(days.vague));
  }
  html += parts_nav(view, parts.first, parts.next);
  return html;
}

}  // namespace dragoman::pages
