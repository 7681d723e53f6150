// The body of a page as a server sent it: what packs it on the way taken off.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "dragoman/error.h"

namespace dragoman {

struct HttpResponse {
  int status = 0;
  std::string media_type;  // lower case, without parameters: "text/html"
  std::string charset;     // as declared; may be empty
  std::string body;        // unpacked
};

// A response from its status line on. Errors: it is none; packed in a way that is not known, or
// to more than `most` bytes. The body of one that is not `ok` is left out.
Result<HttpResponse> read_http_response(std::string_view bytes, std::size_t most);

// "Text/HTML; charset=utf-8" → "text/html" and "utf-8".
void read_content_type(std::string_view value, std::string& media_type, std::string& charset);

// The words as ASCII lower case; without blanks around them.
std::string lower_ascii(std::string_view words);
std::string_view trimmed(std::string_view words);

}  // namespace dragoman
