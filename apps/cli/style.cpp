#include "style.h"

#include <unistd.h>

#include "command.h"

namespace dragoman::cli {

Style Style::of_stdout() {
  const bool wanted = environment("NO_COLOR").empty() && environment("TERM") != "dumb";
  return Style(wanted && ::isatty(STDOUT_FILENO) == 1 ? Use::colour : Use::plain);
}

std::string Style::wrap(std::string_view code, std::string_view text) const {
  if (!colour() || text.empty()) return std::string(text);
  std::string wrapped = "\x1b[";
  wrapped.append(code).append("m").append(text).append("\x1b[0m");
  return wrapped;
}

std::string printable(std::string_view text) {
  std::string safe(text);
  for (std::size_t i = 0; i < safe.size(); ++i) {
    const auto c = static_cast<unsigned char>(safe[i]);
    const bool control = (c < 0x20 && c != '\n' && c != '\t') || c == 0x7f;
    // U+0080..U+009F are control characters too: C2 80 .. C2 9F in UTF-8.
    const bool high_control = c == 0xc2 && i + 1 < safe.size() &&
                              static_cast<unsigned char>(safe[i + 1]) >= 0x80 &&
                              static_cast<unsigned char>(safe[i + 1]) <= 0x9f;
    if (control) safe[i] = ' ';
    if (high_control) safe[i] = safe[i + 1] = ' ';
  }
  return safe;
}

}  // namespace dragoman::cli
