// What a file is, told by its first bytes; its name counts only where they leave it open.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace dragoman {

enum class InputForm : std::uint8_t {
  lines,    // releases, a line of JSON each
  warc,     // a web archive: many pages
  feed,     // RSS or Atom: many releases
  sitemap,  // a list of addresses, without any text
  mail,     // one message
  pdf,
  page,  // HTML or plain text
};

// So many bytes of a file are enough to tell.
inline constexpr std::size_t form_window = 4096;

// `extension` is in lower case, with its dot; empty: not known.
InputForm form_of(std::string_view head, std::string_view extension);

}  // namespace dragoman
