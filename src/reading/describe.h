// Findings as one line of text, for tests, `why` and people.
#pragma once

#include <string>
#include <string_view>

#include "dragoman/reading.h"

namespace dragoman {

// "request KOR > UZB | Korea’s bid": act, actors, recipients, content.
std::string describe(const Event& event, std::string_view text);
// With time, place and status: "meet KOR UZB; 2021-11-30; Dushanbe, TJK; occurred".
std::string describe_in_full(const Event& event, std::string_view text);

}  // namespace dragoman
