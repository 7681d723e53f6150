// People, events and facts as lines for people to read.
#pragma once

#include <string>
#include <string_view>

#include "dragoman/reading.h"
#include "style.h"

namespace dragoman::cli {

// "KOR → UZB", "KOR, UZB".
std::string describe_parties(const Event& event);

// "2021-11-30  request    KOR → UZB  Dushanbe, TJK  (planned)"; dates in a column.
std::string describe(const Event& event, const Style& style);

// "mission      embassy of KOR in UZB, since 1993".
std::string describe(const Fact& fact, const Style& style);

// "Chung Eui-yong, Minister of Foreign Affairs, KOR".
std::string describe(const Person& person, const Style& style);

// "Chung Eui-yong, foreign-minister of KOR (Minister of Foreign Affairs), 2021-02-09 to
// 2022-05-11"; where the end is not known, when the term was last seen.
std::string describe(const Holder& holder, const Style& style);

// "“the words on one line”".
std::string describe_quote(std::string_view quote, const Style& style);

// `one` of it, or so many `many`: "1 event", "3 events".
std::string count_of(std::size_t count, std::string_view one, std::string_view many);

}  // namespace dragoman::cli
