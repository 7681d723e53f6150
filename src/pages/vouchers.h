// What a line rests on: the words of who tells it first, and where all that tell it stand.
#pragma once

#include <string>
#include <string_view>

#include "dragoman/relation.h"
#include "view.h"

namespace dragoman::pages {

// The quote of the first release, and a citation of each of the first few; how many more there are.
Html vouched_by(const View& view, const Vouchers& vouchers);

// "since 1992" or "since 1992 or 1993 (told differently)", with the dates' own vouchers.
Html dated(const View& view, const std::vector<Dated>& dates);

// What a row of the tables rests on, in words: "hand;factbook" → "compiled by hand, CIA World
// Factbook".
std::string table_source(const View& view, std::string_view source);

// A bond's name in the page's language, if its texts have it; else as the tables or releases do.
std::string bond_name(const View& view, std::string_view name);

// Of what an anniversary is: "embassy of KOR in LVA" with the names of both.
std::string anniversary_of(const View& view, const AnniversaryDay& day);

}  // namespace dragoman::pages
