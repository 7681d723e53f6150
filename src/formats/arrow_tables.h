// Readings and their coded events as rows of Arrow tables (arrow_columns.h): what the Python
// package hands to data frames and Parquet files. The columns are explained in docs/python.md.
//
// Names and values are those of reading_json.h, but for spans: they count code points, as Python,
// SQL and R do, and have the bytes beside them ("begin_byte", "end_byte").
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "dragoman/reading.h"
#include "dragoman/release.h"
#include "formats/arrow_columns.h"
#include "formats/coded_events.h"

namespace dragoman {

// Which code point of a UTF-8 text begins at a byte.
class CodePoints {
 public:
  explicit CodePoints(std::string_view text);
  // Needs byte <= text.size().
  [[nodiscard]] std::size_t at(std::size_t byte) const;

 private:
  std::string_view text_;
  std::vector<std::size_t> before_;  // code points before every 256th byte; empty: all ASCII
};

// id, title, publisher, published, published_basis, url, text (title and url as given), people,
// events, facts; `reading`, the line of `dragoman map`, of which a record is made; `error`, why
// there is no reading.
const Fields& reading_fields();
Json reading_row(const Release& release, const ReleaseHints& hints, const Reading& reading);
// A row of a release that could not be read.
Json unread_row(std::string_view id, std::string_view text, std::string_view error);

// One row an event: "actors" and "recipients"; or one a pair: "source" and "target".
const Fields& event_fields(Sides sides);
std::vector<Json> event_rows(const Release& release, const Reading& reading, const Coding& coding);

// What "when" may mean at most: "first_day" and "last_day", null where it is open or not told.
void add_days_of_when(Json& row);

}  // namespace dragoman
