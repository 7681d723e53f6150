#include <algorithm>
#include <array>

#include "store/postgres.h"

namespace dragoman::store {

namespace {

constexpr std::array<std::string_view, 2> schemes = {"postgresql://", "postgres://"};

std::size_t scheme_size(std::string_view address) {
  for (const auto scheme : schemes) {
    if (address.starts_with(scheme)) return scheme.size();
  }
  return 0;
}

bool is_secret(std::string_view parameter) {
  return parameter.starts_with("password=") || parameter.starts_with("sslpassword=");
}

// "?a=1&password=x" as "?a=1".
std::string without_secrets(std::string_view query) {
  std::string kept;
  for (std::size_t at = 0; at < query.size();) {
    const auto end = std::min(query.find('&', at + 1), query.size());
    const auto parameter = query.substr(at + 1, end - at - 1);
    if (!is_secret(parameter)) (kept += kept.empty() ? '?' : '&') += parameter;
    at = end;
  }
  return kept;
}

}  // namespace

bool names_postgres(const std::string& name) {
  return scheme_size(name) > 0;
}

std::string without_password(const std::string& address) {
  const std::string_view all = address;
  const auto begin = scheme_size(all);
  // User and password go to the '@'; a password may hold '?', '@' though it should not.
  const auto before_path = all.substr(0, std::min(all.find('/', begin), all.size()));
  const auto at = before_path.rfind('@');
  const auto host = at == std::string_view::npos ? begin : at;
  const auto query = std::min(all.find('?', host), all.size());
  const auto user = all.substr(0, std::min(all.find(':', begin), host));
  return std::string(user).append(all.substr(host, query - host)) +
         without_secrets(all.substr(query));
}

}  // namespace dragoman::store
