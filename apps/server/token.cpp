#include "token.h"

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>

#include <array>
#include <stdexcept>

#include "base/sha256.h"

namespace dragoman::server {

namespace {

constexpr std::string_view bearer = "Bearer ";
constexpr std::string_view cookie = "dragoman_session=";

// HMAC-SHA-256 with the token's digest as its key, in hexadecimal.
std::string made_of(const TokenDigest& token, std::string_view purpose) {
  std::array<unsigned char, EVP_MAX_MD_SIZE> code{};
  unsigned size = 0;
  if (HMAC(EVP_sha256(), token.sha256.data(), static_cast<int>(token.sha256.size()),
           reinterpret_cast<const unsigned char*>(purpose.data()), purpose.size(), code.data(),
           &size) == nullptr) {
    throw std::runtime_error("HMAC-SHA-256 is not to be had from this OpenSSL");
  }
  constexpr std::string_view digits = "0123456789abcdef";
  std::string text;
  for (unsigned i = 0; i < size; ++i) {
    text += digits[code[i] >> 4U];
    text += digits[code[i] & 15U];
  }
  return text;
}

// Compares digests, which are of one length whatever was shown.
bool same(std::string_view shown, std::string_view kept) {
  const auto a = sha256(shown);
  const auto b = sha256(kept);
  return CRYPTO_memcmp(a.data(), b.data(), a.size()) == 0;
}

std::string_view cookie_in(std::string_view cookies) {
  while (!cookies.empty()) {
    const auto end = cookies.find(';');
    const auto one = cookies.substr(0, end);
    if (one.starts_with(cookie)) return one.substr(cookie.size());
    cookies = end == std::string_view::npos ? std::string_view() : cookies.substr(end + 1);
    while (cookies.starts_with(' ')) cookies.remove_prefix(1);
  }
  return {};
}

// A browser says by Origin, or by Sec-Fetch-Site, or by both, where a form comes from; both must be
// right, and one must be there.
bool comes_from_here(const Request& request) {
  if (request.origin.empty() && request.fetch_site.empty()) return false;
  if (!request.fetch_site.empty() && request.fetch_site != "same-origin") return false;
  return request.origin.empty() ||
         (!request.host.empty() && (request.origin == "http://" + request.host ||
                                    request.origin == "https://" + request.host));
}

}  // namespace

TokenDigest digest_of_token(std::string_view token) {
  return {sha256(token)};
}

bool is_token(std::string_view shown, const TokenDigest& token) {
  const auto digest = sha256(shown);
  return CRYPTO_memcmp(digest.data(), token.sha256.data(), digest.size()) == 0;
}

Shown shown_by(const Request& request, const std::optional<TokenDigest>& token) {
  if (!token) return Shown::nothing;
  const std::string_view authorization = request.authorization;
  if (authorization.starts_with(bearer) && is_token(authorization.substr(bearer.size()), *token)) {
    return Shown::token;
  }
  const auto shown = cookie_in(request.cookie);
  return !shown.empty() && same(shown, made_of(*token, "session")) ? Shown::cookie : Shown::nothing;
}

std::string cookie_of(const TokenDigest& token, bool secure) {
  return std::string(cookie) + made_of(token, "session") + "; Path=/; HttpOnly; SameSite=Strict" +
         (secure ? "; Secure" : "");
}

std::string no_cookie() {
  return std::string(cookie) + "; Path=/; HttpOnly; SameSite=Strict; Max-Age=0";
}

std::string form_token(FormOf form, const TokenDigest& token) {
  return made_of(token, form == FormOf::signing_in ? "signing in" : "form");
}

bool is_own_form(const Request& request, FormOf form, const std::optional<TokenDigest>& token) {
  return token && comes_from_here(request) &&
         request.content_type.starts_with("application/x-www-form-urlencoded") &&
         same(Query(request.body).value("form"), form_token(form, *token));
}

}  // namespace dragoman::server
