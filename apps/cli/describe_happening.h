// Happenings as lines for people to read.
#pragma once

#include <string>

#include "dragoman/happening.h"
#include "style.h"

namespace dragoman::cli {

// "2021-11-30  meeting    KOR, UZB  Dushanbe, TJK  ministers  (planned)"; dates in a column.
std::string describe(const Happening& happening, const Style& style);

// "Chung Eui-yong, Minister of Foreign Affairs, KOR (acting)".
std::string describe(const Participant& someone, const Style& style);

// "korea-talks#2 (KOR, 2021-12-01)".
std::string describe(const Account& account, const Style& style);

}  // namespace dragoman::cli
