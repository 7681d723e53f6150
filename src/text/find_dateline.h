// The date a page prints of itself: "(December 1, 2021)", "SEOUL, 30 November 2021 – …",
// "Date: 2021-12-01", "Published on 3 May 2022". Only full dates count, and only those that a
// line is there to tell; a date in prose is not the release's.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "dragoman/date.h"
#include "text/find_title.h"
#include "text/layout.h"

namespace dragoman {

enum class DateLineKind {
  none,
  labelled,  // "Date: 2021-12-01"; furniture
  alone,     // the date, perhaps with place and weekday: "Tokyo, 1 December 2021"
  run_in,    // "SEOUL, 30 November 2021 – Minister …"
};

struct DateLine {
  DateLineKind kind = DateLineKind::none;
  Date date;
};

// Day and month in figures alone ("03/05/2022") are read day first, unless the place of the
// bigger figure tells otherwise; with slashes and both below 13 they tell nothing.
DateLine date_of_line(std::string_view line, const FurnitureTables& tables);

// A date in the form of an attribute: "2021-12-01T09:00:00+09:00", "1 December 2021".
std::optional<Date> date_of_value(std::string_view value, const FurnitureTables& tables);

struct FoundDateline {
  std::optional<Date> date;
  std::vector<DateLine> lines;  // of the layout's lines; none where not looked at
};

// Looks near the title, and in the last lines of the content.
FoundDateline find_dateline(const Layout& layout, const FoundTitle& title,
                            const std::vector<bool>& content, const FurnitureTables& tables);

}  // namespace dragoman
