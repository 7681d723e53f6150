// What went wrong, as people and programs want to be told: a page in the page's language, or a
// problem of RFC 9457. Here, in one place, an ErrorCode becomes a status of HTTP.
#pragma once

#include <string_view>

#include "asked.h"
#include "http.h"

namespace dragoman::server {

unsigned status_of(ErrorCode code);

Response problem(const Asked& asked, unsigned status, std::string_view what);
Response problem(const Asked& asked, const Error& error);
// 401, with how to show the token: to people a form to sign in by.
Response needs_token(const Asked& asked);

// A problem without a page around it, for where nothing of the site can be relied on.
std::string bare_problem(unsigned status, std::string_view title, std::string_view detail);

}  // namespace dragoman::server
