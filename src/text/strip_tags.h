// Text of a page too deep or too large for the parser: tags go, words stay, in one pass and
// constant memory besides the text. No furniture is told by element, no metadata found.
#pragma once

#include <string_view>

#include "text/html.h"

namespace dragoman {

Page strip_tags(std::string_view page, const FurnitureTables& tables);

}  // namespace dragoman
