// Bytes to UTF-8 text. The charset is told, in this order, by a byte order mark, the
// transport, the page (<meta>, XML declaration) and the content; a declaration that the bytes
// contradict is not believed. Text comes out harmless: line breaks are '\n', NUL and invalid
// bytes U+FFFD, other control characters blanks; invisible characters that only mislead
// (soft hyphens, zero-width blanks, directional overrides) are left out.
#pragma once

#include <string>
#include <string_view>

#include "dragoman/release.h"
#include "text/mapped_text.h"

namespace dragoman {

struct Decoded {
  MappedText text;
  std::string charset;  // as found out: "UTF-8", "UTF-16LE", "windows-949", …
};

Decoded decode(const Source& source);

// The same care for characters that come from elsewhere, such as entities.
std::string harmless(std::string_view utf8);

// The charset named in the first bytes of a page, lower case; empty if none is.
std::string declared_charset(std::string_view bytes);

}  // namespace dragoman
