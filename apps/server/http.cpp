#include "http.h"

#include "pages/markup.h"

namespace dragoman::server {

namespace {

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

std::string decoded(std::string_view encoded, bool plus_is_blank) {
  std::string bytes;
  for (std::size_t at = 0; at < encoded.size(); ++at) {
    if (encoded[at] == '%' && at + 2 < encoded.size() && hex_digit(encoded[at + 1]) >= 0 &&
        hex_digit(encoded[at + 2]) >= 0) {
      bytes += static_cast<char>(hex_digit(encoded[at + 1]) * 16 + hex_digit(encoded[at + 2]));
      at += 2;
    } else if (encoded[at] == '+' && plus_is_blank) {
      bytes += ' ';
    } else {
      bytes += encoded[at];
    }
  }
  return bytes;
}

}  // namespace

bool wants_json(const Request& request) {
  return request.accept.find("application/json") != std::string::npos &&
         request.accept.find("text/html") == std::string::npos;
}

std::string url_decoded(std::string_view encoded) {
  return decoded(encoded, false);
}

std::vector<std::string> path_parts(std::string_view path) {
  std::vector<std::string> parts;
  while (!path.empty()) {
    if (path.front() == '/') {
      path.remove_prefix(1);
      continue;
    }
    const auto end = path.find('/');
    parts.push_back(url_decoded(path.substr(0, end)));
    path = end == std::string_view::npos ? std::string_view() : path.substr(end);
  }
  return parts;
}

Query::Query(std::string_view encoded) {
  while (!encoded.empty()) {
    const auto end = encoded.find('&');
    const auto pair = encoded.substr(0, end);
    encoded = end == std::string_view::npos ? std::string_view() : encoded.substr(end + 1);
    if (pair.empty()) continue;
    const auto equals = pair.find('=');
    const auto value =
        equals == std::string_view::npos ? std::string_view() : pair.substr(equals + 1);
    values_.emplace_back(decoded(pair.substr(0, equals), true), decoded(value, true));
  }
}

std::string_view Query::value(std::string_view name) const {
  for (const auto& [key, value] : values_) {
    if (key == name) return value;
  }
  return {};
}

std::vector<std::string> Query::values(std::string_view name) const {
  std::vector<std::string> found;
  for (const auto& [key, value] : values_) {
    if (key == name && !value.empty()) found.push_back(value);
  }
  return found;
}

bool Query::has(std::string_view name) const {
  for (const auto& [key, value] : values_) {
    if (key == name) return true;
  }
  return false;
}

std::string Query::encoded() const {
  std::string text;
  for (const auto& [key, value] : values_) {
    if (value.empty()) continue;
    if (!text.empty()) text += '&';
    text += pages::url_part(key) + "=" + pages::url_part(value);
  }
  return text;
}

Query Query::with(std::string_view name, std::string_view value) const {
  Query other;
  for (const auto& pair : values_) {
    if (pair.first != name) other.values_.push_back(pair);
  }
  if (!value.empty()) other.values_.emplace_back(name, value);
  return other;
}

}  // namespace dragoman::server
