// Tellings and happenings as the record keeps them in one column each: JSON that only this
// program reads.
#pragma once

#include <string>
#include <string_view>

#include "dragoman/happening.h"

namespace dragoman {

std::string telling_text(const Telling& telling);
std::string happening_text(const Happening& happening);
std::string side_text(const Decision::Side& side);
std::string side_key(const Decision::Side& side);  // SHA-256 of the above: texts may be long

// Need a text that one of the above made; what another program put there yields less.
Telling telling_of_text(std::string_view text);
Happening happening_of_text(std::string_view text);
Decision::Side side_of_text(std::string_view text);

}  // namespace dragoman
