#include "watch/address.h"

#include <arpa/inet.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <vector>

#include "base/parse_number.h"

namespace dragoman {

namespace {

constexpr std::size_t longest = 2000;

char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

std::string lowered(std::string_view words) {
  std::string small(words);
  std::ranges::transform(small, small.begin(), lower);
  return small;
}

std::string_view without_blanks(std::string_view text) {
  constexpr std::string_view blanks = " \t\r\n";
  const auto begin = text.find_first_not_of(blanks);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(blanks) - begin + 1);
}

std::uint16_t own_port(std::string_view scheme) {
  return scheme == "https" ? 443 : 80;
}

// Nothing if there are control characters in it.
std::optional<std::string> encoded_target(std::string_view text) {
  std::string target;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x20 || byte == 0x7f) return {};
    if (byte <= 0x20 || byte >= 0x80 || c == '"' || c == '<' || c == '>') {
      target += fmt::format("%{:02X}", byte);
    } else {
      target += c;
    }
  }
  return target;
}

bool is_host(std::string_view host) {
  if (host.empty() || host.size() > 253) return false;
  const bool number = host.starts_with('[');
  if (number && !host.ends_with(']')) return false;
  return std::ranges::all_of(host, [number](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '-' || c == '_' ||
           (number && (c == ':' || c == '[' || c == ']'));
  });
}

// "/a/./b/../c" → "/a/c", as RFC 3986, 5.2.4.
std::string without_dots(std::string_view target) {
  const auto end = std::min(target.find('?'), target.size());
  auto path = target.substr(0, end);
  std::vector<std::string_view> parts;
  bool folder = false;
  while (!path.empty()) {
    path.remove_prefix(1);  // its slash
    const auto part = path.substr(0, path.find('/'));
    path.remove_prefix(part.size());
    folder = part == "." || part == "..";
    if (part == ".." && !parts.empty()) parts.pop_back();
    if (!folder) parts.push_back(part);
  }
  std::string plain;
  for (const auto part : parts) plain.append("/").append(part);
  if (folder || plain.empty()) plain += '/';
  return plain.append(target.substr(end));
}

}  // namespace

std::optional<Address> parse_address(std::string_view text) {
  text = without_blanks(text);
  const auto colon = text.find("://");
  if (colon == std::string_view::npos || text.size() > longest) return {};
  Address address;
  address.scheme = lowered(text.substr(0, colon));
  if (address.scheme != "http" && address.scheme != "https") return {};
  text.remove_prefix(colon + 3);
  text = text.substr(0, text.find('#'));
  const auto end = std::min(text.find_first_of("/?\\"), text.size());
  auto place = text.substr(0, end);
  if (place.find('@') != std::string_view::npos) return {};
  address.port = own_port(address.scheme);
  if (const auto port = place.rfind(':');
      port != std::string_view::npos && place.find(']', port) == std::string_view::npos) {
    const auto number = place.substr(port + 1);
    if (!number.empty()) {
      const auto value = parse_number<std::uint16_t>(number);
      if (!value || *value == 0) return {};
      address.port = *value;
    }
    place = place.substr(0, port);
  }
  address.host = lowered(place);
  if (address.host.ends_with('.')) address.host.pop_back();
  if (!is_host(address.host)) return {};
  auto target = encoded_target(text.substr(end));
  if (!target || target->starts_with('\\')) return {};
  if (!target->starts_with('/')) target->insert(0, "/");
  address.target = without_dots(*target);
  return address;
}

std::string to_string(const Address& address) {
  return origin(address) + address.target;
}

std::optional<Address> resolve(const Address& base, std::string_view link) {
  link = without_blanks(link);
  if (const auto colon = link.find(':');
      colon != std::string_view::npos && colon < link.find_first_of("/?#")) {
    return parse_address(link);
  }
  if (link.starts_with("//")) return parse_address(base.scheme + ":" + std::string(link));
  if (link.starts_with('/')) return parse_address(origin(base) + std::string(link));
  const auto path = base.target.substr(0, base.target.find('?'));
  if (link.empty() || link.starts_with('#')) return base;
  if (link.starts_with('?')) return parse_address(origin(base) + path + std::string(link));
  const auto folder = path.substr(0, path.rfind('/') + 1);
  return parse_address(origin(base) + folder + std::string(link));
}

std::string origin(const Address& address) {
  auto text = address.scheme + "://" + address.host;
  if (address.port != own_port(address.scheme)) text += fmt::format(":{}", address.port);
  return text;
}

bool same_site(const Address& a, const Address& b) {
  const auto bare = [](std::string_view host) {
    return host.starts_with("www.") ? host.substr(4) : host;
  };
  const auto own = [](const Address& address) { return address.port == own_port(address.scheme); };
  return bare(a.host) == bare(b.host) && (a.port == b.port || (own(a) && own(b)));
}

bool is_private_number(std::string_view number) {
  const std::string text(number.substr(0, number.find('%')));
  std::array<unsigned char, 16> bytes{};
  if (::inet_pton(AF_INET, text.c_str(), bytes.data()) == 1) {
    const auto [a, b, c] = std::array<unsigned, 3>{bytes[0], bytes[1], bytes[2]};
    return a == 0 || a == 10 || a == 127 || a >= 224 || (a == 100 && b >= 64 && b < 128) ||
           (a == 169 && b == 254) || (a == 172 && b >= 16 && b < 32) || (a == 192 && b == 168) ||
           (a == 192 && b == 0 && c == 0) || (a == 198 && (b == 18 || b == 19));
  }
  if (::inet_pton(AF_INET6, text.c_str(), bytes.data()) != 1) return true;
  // Numbers of version 4 in those of version 6: ::ffff:a.b.c.d, 64:ff9b::a.b.c.d and ::a.b.c.d.
  constexpr std::array<unsigned char, 12> mapped = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff};
  constexpr std::array<unsigned char, 12> translated = {0, 0x64, 0xff, 0x9b};
  constexpr std::array<unsigned char, 12> none = {};
  for (const auto& prefix : {mapped, translated, none}) {
    if (!std::equal(prefix.begin(), prefix.end(), bytes.begin())) continue;
    return is_private_number(
        fmt::format("{}.{}.{}.{}", bytes[12], bytes[13], bytes[14], bytes[15]));
  }
  const bool unique_local = (bytes[0] & 0xfeU) == 0xfc;
  const bool link_local = bytes[0] == 0xfe && bytes[1] >= 0x80;
  return unique_local || link_local || bytes[0] == 0xff;
}

bool is_private_host(std::string_view host) {
  if (host.starts_with('[')) return is_private_number(host.substr(1, host.size() - 2));
  for (const std::string_view name : {"localhost", "local", "internal", "home.arpa"}) {
    if (host == name || host.ends_with("." + std::string(name))) return true;
  }
  const bool letters = host.find_first_not_of("0123456789.") != std::string_view::npos;
  return !letters && is_private_number(host);
}

}  // namespace dragoman
