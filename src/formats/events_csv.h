// Events as a table for spreadsheets and statistics: CSV as RFC 4180 has it (UTF-8, comma,
// quotes doubled, lines ended by CR LF), one row an event. The columns:
//
//   release    id of the release            published  its date (EDTF)
//   publisher  party code                   event      number of the event in its release, from 1
//   act        word of the codebook         status     occurred, planned, hypothetical, denied
//   when       EDTF date or interval        where      "City, ISO3" or "ISO3"
//   actors     party codes, ';' between     recipients likewise
//   about      the words of the content     quote      the words it was read from
//   begin, end where the quote stands in the release's text, in bytes
//   rule       the pattern behind it        confidence 0.01 to 0.99
//   url        the release's address
//
// What is not told is an empty cell. With Quotes::brief and Quotes::none, `about` and `quote` are
// cut or empty, and a last column `quote_sha256` has the digest of the words as they stand there.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "dragoman/reading.h"
#include "dragoman/release.h"
#include "formats/quotes.h"

namespace dragoman {

// The first line of the table.
std::string events_csv_header(Quotes quotes = Quotes::full);

// The lines of one release's events; empty if it has none.
std::string events_csv_rows(const Release& release, const Reading& reading,
                            Quotes quotes = Quotes::full);

// A cell, in quotes where it must be.
std::string csv_cell(std::string_view text);

// The cells of a line, with its end.
std::string csv_line(const std::vector<std::string>& cells);

}  // namespace dragoman
