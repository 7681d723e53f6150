#include "watch/robots.h"

#include <algorithm>
#include <cmath>

#include "base/parse_number.h"
#include "text/http_body.h"

namespace dragoman {

namespace {

constexpr std::size_t most_bytes = 500UL << 10U;
constexpr std::chrono::seconds longest_delay{3600};

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

void put_percent(std::string& text, unsigned byte) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  text += '%';
  text += digits[byte >> 4U];
  text += digits[byte & 15U];
}

// As addresses are compared: letters beyond ASCII as percent signs with digits; of what is written
// so what need not be as it is. Reserved letters stay as they are written: "%2F" is no slash.
std::string comparable(std::string_view text) {
  constexpr std::string_view reserved = ":/?#[]@!$&'()*+,;=%";
  std::string plain;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const auto byte = static_cast<unsigned char>(text[at]);
    if (text[at] == '%' && at + 2 < text.size() && hex_digit(text[at + 1]) >= 0 &&
        hex_digit(text[at + 2]) >= 0) {
      const auto value =
          static_cast<unsigned>(hex_digit(text[at + 1]) * 16 + hex_digit(text[at + 2]));
      const bool as_it_is = value > 0x20 && value < 0x7f &&
                            reserved.find(static_cast<char>(value)) == std::string_view::npos;
      if (as_it_is) {
        plain += static_cast<char>(value);
      } else {
        put_percent(plain, value);
      }
      at += 2;
    } else if (byte <= 0x20 || byte >= 0x7f) {
      put_percent(plain, byte);
    } else {
      plain += text[at];
    }
  }
  return plain;
}

// Whether the target begins as the pattern says, or with '$' is as it says. On a mismatch only the
// last '*' can take more, so no pattern takes longer than its length times the target's.
bool fits(std::string_view pattern, std::string_view target) {
  const bool whole = pattern.ends_with('$');
  if (whole) pattern.remove_suffix(1);
  std::size_t p = 0;
  std::size_t t = 0;
  std::size_t star = std::string_view::npos;  // the last one passed
  std::size_t taken = 0;                      // by it, up to here
  while (true) {
    if (p == pattern.size() && (!whole || t == target.size())) return true;
    if (p < pattern.size() && pattern[p] == '*') {
      star = p++;
      taken = t;
    } else if (p < pattern.size() && t < target.size() && pattern[p] == target[t]) {
      ++p;
      ++t;
    } else if (star != std::string_view::npos && taken < target.size()) {
      p = star + 1;
      t = ++taken;
    } else {
      return false;
    }
  }
}

// "Dragoman/1.0" → "dragoman".
std::string product_of(std::string_view words) {
  if (words.starts_with('*')) return "*";
  std::size_t end = 0;
  while (end < words.size()) {
    const char c = words[end];
    if (!((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' || c == '_')) break;
    ++end;
  }
  return lower_ascii(words.substr(0, end));
}

std::optional<std::chrono::seconds> delay_of(std::string_view words) {
  const auto seconds = parse_number<double>(words);
  if (!seconds || !(*seconds >= 0)) return {};
  const auto most = static_cast<double>(longest_delay.count());
  return std::chrono::seconds(static_cast<long>(std::ceil(std::min(*seconds, most))));
}

struct Group {
  bool ours = false;
  bool everybodys = false;
};

void add_delay(Robots& robots, std::string_view words) {
  const auto delay = delay_of(words);
  if (delay && (!robots.delay || *robots.delay < *delay)) robots.delay = delay;
}

}  // namespace

bool Robots::allows(std::string_view target) const {
  const auto plain = comparable(target);
  if (plain == "/robots.txt") return true;
  const Rule* decides = nullptr;
  for (const auto& rule : rules) {
    if (!fits(rule.pattern, plain)) continue;
    if (decides == nullptr || rule.pattern.size() > decides->pattern.size() ||
        (rule.pattern.size() == decides->pattern.size() && rule.allow)) {
      decides = &rule;
    }
  }
  return decides == nullptr || decides->allow;
}

Robots parse_robots(std::string_view body, std::string_view name) {
  body = body.substr(0, most_bytes);
  if (body.starts_with("\xef\xbb\xbf")) body.remove_prefix(3);
  const auto us = lower_ascii(name);
  Robots ours;
  Robots everybodys;
  bool named = false;
  Group group;
  bool among_names = false;  // the line before named somebody too
  while (!body.empty()) {
    const auto end = std::min(body.find_first_of("\r\n"), body.size());
    auto line = body.substr(0, end);
    body.remove_prefix(std::min(end + 1, body.size()));
    line = trimmed(line.substr(0, line.find('#')));
    const auto colon = line.find(':');
    if (colon == std::string_view::npos) continue;
    const auto key = lower_ascii(trimmed(line.substr(0, colon)));
    const auto value = trimmed(line.substr(colon + 1));
    if (key == "user-agent") {
      if (!among_names) group = {};
      among_names = true;
      const auto product = product_of(value);
      group.ours = group.ours || product == us;
      group.everybodys = group.everybodys || product == "*";
      named = named || product == us;
      continue;
    }
    const bool rule = key == "allow" || key == "disallow";
    if (!rule && key != "crawl-delay") continue;
    among_names = false;
    for (auto* robots : {group.ours ? &ours : nullptr, group.everybodys ? &everybodys : nullptr}) {
      if (robots == nullptr) continue;
      if (!rule) {
        add_delay(*robots, value);
      } else if (!value.empty()) {
        robots->rules.push_back({key == "allow", comparable(value)});
      }
    }
  }
  return named ? ours : everybodys;
}

Robots robots_of_answer(int status, std::string_view body) {
  if (status >= 200 && status < 300) return parse_robots(body);
  if (status >= 400 && status < 500 && status != 429) return {};
  return {.rules = {{false, "/"}}};
}

}  // namespace dragoman
