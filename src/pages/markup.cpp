#include "markup.h"

#include <fmt/format.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <cstdint>

namespace dragoman::pages {

namespace {

constexpr std::string_view replacement = "\xEF\xBF\xBD";

// What HTML has no place for: controls but for blanks, surrogates and noncharacters.
bool has_place(char32_t c) {
  if (c < 0x20) return c == '\t' || c == '\n';
  if (c >= 0x7F && c < 0xA0) return false;
  return (c & 0xFFFEU) != 0xFFFEU && (c < 0xFDD0 || c > 0xFDEF);
}

std::string_view entity_of(char c) {
  switch (c) {
    case '&':
      return "&amp;";
    case '<':
      return "&lt;";
    case '>':
      return "&gt;";
    case '"':
      return "&quot;";
    case '\'':
      return "&#39;";
    default:
      return {};
  }
}

void write_escaped(std::string& out, std::string_view words) {
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(words.data());
  for (std::size_t at = 0; at < words.size();) {
    if (const auto entity = entity_of(words[at]); !entity.empty()) {
      out += entity;
      ++at;
      continue;
    }
    std::size_t next = at;
    UChar32 c = 0;
    U8_NEXT(bytes, next, words.size(), c);
    if (c >= 0 && has_place(static_cast<char32_t>(c))) {
      out += words.substr(at, next - at);
    } else {
      out += replacement;
    }
    at = next;
  }
}

void write_attributes(std::string& out, Attributes attributes) {
  for (const auto& attribute : attributes) {
    if (!attribute.there) continue;
    out += ' ';
    out += attribute.name;
    if (attribute.value.empty()) continue;
    out += "=\"";
    write_escaped(out, attribute.value);
    out += '"';
  }
}

}  // namespace

Html text(std::string_view words) {
  Html html;
  html.bytes_.reserve(words.size());
  write_escaped(html.bytes_, words);
  return html;
}

Element::Element(std::string_view name, Attributes attributes) : name_(name) {
  html_.bytes_ = '<';
  html_.bytes_ += name;
  write_attributes(html_.bytes_, attributes);
  html_.bytes_ += '>';
}

Html Element::close() {
  html_.bytes_ += "</";
  html_.bytes_ += name_;
  html_.bytes_ += '>';
  return std::move(html_);
}

Html void_element(std::string_view name, Attributes attributes) {
  return Element(name, attributes).so_far();
}

std::string external_address(std::string_view address) {
  const auto begins = [&](std::string_view scheme) {
    return address.size() > scheme.size() &&
           std::equal(scheme.begin(), scheme.end(), address.begin(),
                      [](char a, char b) { return a == (b >= 'A' && b <= 'Z' ? b + 32 : b); });
  };
  return begins("http://") || begins("https://") ? std::string(address) : std::string();
}

std::string url_part(std::string_view words) {
  constexpr std::string_view plain =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~";
  std::string part;
  for (const char c : words) {
    if (plain.find(c) != std::string_view::npos) {
      part += c;
    } else {
      part += fmt::format("%{:02X}", static_cast<unsigned char>(c));
    }
  }
  return part;
}

}  // namespace dragoman::pages
