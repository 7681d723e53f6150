#include "token.h"

#include <openssl/crypto.h>

#include "base/sha256.h"

namespace dragoman::server {

namespace {

constexpr std::string_view bearer = "Bearer ";
constexpr std::string_view cookie = "dragoman_token=";

// The token that a request shows; empty if none.
std::string_view shown(const Request& request) {
  const std::string_view authorization = request.authorization;
  if (authorization.starts_with(bearer)) return authorization.substr(bearer.size());
  std::string_view cookies = request.cookie;
  while (!cookies.empty()) {
    const auto end = cookies.find(';');
    const auto one = cookies.substr(0, end);
    if (one.starts_with(cookie)) return one.substr(cookie.size());
    cookies = end == std::string_view::npos ? std::string_view() : cookies.substr(end + 1);
    while (cookies.starts_with(' ')) cookies.remove_prefix(1);
  }
  return {};
}

}  // namespace

TokenDigest digest_of_token(std::string_view token) {
  return {sha256(token)};
}

bool may_write(const Request& request, const std::optional<TokenDigest>& token) {
  if (!token) return false;
  // Digests are of one length, whatever was shown.
  const auto digest = sha256(shown(request));
  return CRYPTO_memcmp(digest.data(), token->sha256.data(), digest.size()) == 0;
}

}  // namespace dragoman::server
