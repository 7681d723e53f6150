// robots.txt as RFC 9309 has it: what a site asks programs like this one to leave alone.
//
//   const auto robots = parse_robots(body);
//   if (robots.allows("/news/1?print=1")) …
//
// Of its groups those that name us count or, where none does, those for '*'. Of the rules that fit
// an address the longest decides; of two of one length the one that allows. Where robots.txt is not
// there (4xx) all is allowed; where it cannot be had (5xx, no answer) nothing is.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dragoman {

// The name by which a robots.txt may speak to us.
inline constexpr std::string_view robots_name = "dragoman";

struct Robots {
  struct Rule {
    bool allow = false;
    std::string pattern;  // with '*', and '$' at its end; percent signs as `allows` compares them
  };
  std::vector<Rule> rules;                         // of the groups that are for us; none allows all
  std::optional<std::chrono::seconds> delay = {};  // Crawl-delay, at most an hour

  // `target` is path and query.
  [[nodiscard]] bool allows(std::string_view target) const;
};

// Reads the first 500 KiB. `name`: who we are.
Robots parse_robots(std::string_view body, std::string_view name = robots_name);

// What holds where asking for robots.txt was answered with this status; 0: with nothing.
Robots robots_of_answer(int status, std::string_view body);

}  // namespace dragoman
