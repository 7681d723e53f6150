#include "hosts.h"

#include <algorithm>

namespace dragoman::server {

namespace {

std::string lower(std::string_view words) {
  std::string small(words);
  for (auto& c : small) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return small;
}

// "[::1]:8080" → "[::1]", "Example.org.:80" → "example.org".
std::string name_of(std::string_view host) {
  const auto colon = host.rfind(':');
  if (colon != std::string_view::npos && host.find(']', colon) == std::string_view::npos &&
      (host.starts_with('[') || host.find(':') == colon)) {
    host = host.substr(0, colon);
  }
  if (host.ends_with('.')) host.remove_suffix(1);
  return lower(host);
}

}  // namespace

Hosts hosts_of(std::string_view listen_address, const std::vector<std::string>& given) {
  Hosts hosts;
  const bool loopback = listen_address.starts_with("127.") || listen_address == "::1";
  hosts.any = !loopback && given.empty();
  for (const auto& name : given) hosts.names.push_back(name_of(name));
  hosts.names.push_back(listen_address.find(':') == std::string_view::npos
                            ? std::string(listen_address)
                            : "[" + std::string(listen_address) + "]");
  return hosts;
}

bool may_be_asked_as(const Hosts& hosts, std::string_view host) {
  if (hosts.any || host.empty()) return true;
  const auto name = name_of(host);
  return name == "localhost" || name == "127.0.0.1" || name == "[::1]" ||
         std::ranges::find(hosts.names, name) != hosts.names.end();
}

}  // namespace dragoman::server
