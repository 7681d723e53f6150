// Keys under which names and titles are compared: case, accents and punctuation do not
// matter, so "Lindqvist", "LINDQVIST" and "Lindqvïst" share one.
#pragma once

#include <string>
#include <string_view>

namespace dragoman {

// Lower-case words without accents, one blank between them. Hyphens, slashes and blanks
// part words; "&" reads "and"; apostrophes, dots and other signs vanish: "Côte d’Ivoire"
// → "cote divoire", "Foreign & European Affairs" → "foreign and european affairs".
// Invalid UTF-8 vanishes too.
std::string fold(std::string_view text);

// The same without blanks, so that "Yoon Suk-yeol", "Yoon Suk Yeol" and "Yoon Sukyeol" agree.
std::string fold_name(std::string_view name);

}  // namespace dragoman
