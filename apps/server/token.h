// Who may write: whoever shows the token that the server was started with. Only its digest is
// kept, and it is compared in constant time.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "http.h"

namespace dragoman::server {

struct TokenDigest {
  std::string sha256;  // in hexadecimal
};

TokenDigest digest_of_token(std::string_view token);

// True if the request shows the token: as "Authorization: Bearer …", or, from a form of our own
// pages, as the cookie that signing in has set. False for everybody where there is no token.
bool may_write(const Request& request, const std::optional<TokenDigest>& token);

}  // namespace dragoman::server
