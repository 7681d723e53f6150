// Who may write: whoever shows the token that the server was started with. Only its digest is
// kept, and all that is shown is compared in constant time.
//
// A program shows the token itself, "Authorization: Bearer …". A browser shows it once, in the
// form of signing in, and from then on a cookie that is made of it. As browsers send cookies along
// with what other sites make them ask, a form that changes something must besides come from a
// page of ours: from the same origin, with a text that only our pages have.
#pragma once

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

bool is_token(std::string_view shown, const TokenDigest& token);

// By what a request shows that it may write: `nothing` for everybody where there is no token.
enum class Shown : std::uint8_t { nothing, token, cookie };
Shown shown_by(const Request& request, const std::optional<TokenDigest>& token);

// The values of Set-Cookie that sign in and out. The cookie is for no script, and is sent with
// nothing that another site makes the browser ask; over TLS (`secure`) only with that.
std::string cookie_of(const TokenDigest& token, bool secure);
std::string no_cookie();

// What a form must have in its field "form". Who has not signed in gets another for signing in.
enum class FormOf : std::uint8_t { signing_in, signed_in };
std::string form_token(FormOf form, const TokenDigest& token);

// True if the request is a form of one of our own pages.
bool is_own_form(const Request& request, FormOf form, const std::optional<TokenDigest>& token);

}  // namespace dragoman::server
