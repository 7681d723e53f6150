#include "watch/robots.h"

#include <gtest/gtest.h>

namespace dragoman {
namespace {

// "+/a -/b": what is allowed and what is not.
std::string asked(const Robots& robots, std::initializer_list<const char*> targets) {
  std::string text;
  for (const auto* target : targets) {
    if (!text.empty()) text += ' ';
    text += (robots.allows(target) ? "+" : "-") + std::string(target);
  }
  return text;
}

TEST(Robots, LongestRuleDecides) {
  struct Case {
    std::string robots, target;
    bool expected;
  };
  const Case cases[] = {
      {"", "/a", true},
      {"User-agent: *\nDisallow: /", "/a", false},
      {"User-agent: *\nDisallow: /", "/robots.txt", true},
      {"User-agent: *\nDisallow:", "/a", true},
      {"User-agent: *\nDisallow: /a", "/abc", false},
      {"User-agent: *\nDisallow: /a", "/A", true},
      {"User-agent: *\nDisallow: /a\nAllow: /a/b", "/a/b/c", true},
      {"User-agent: *\nAllow: /a/b\nDisallow: /a", "/a/c", false},
      {"User-agent: *\nDisallow: /a\nAllow: /a", "/a", true},  // of one length
      {"User-agent: *\nAllow: /p\nDisallow: /", "/page", true},
      {"User-agent: *\nAllow: /page\nDisallow: /*.htm", "/page.htm", false},
      {"User-agent: *\nAllow: /$\nDisallow: /", "/", true},
      {"User-agent: *\nAllow: /$\nDisallow: /", "/page", false},
      {"User-agent: *\nDisallow: /*.pdf$", "/a.pdf", false},
      {"User-agent: *\nDisallow: /*.pdf$", "/a.pdf?x", true},
      {"User-agent: *\nDisallow: /*.pdf$", "/a.pdf.pdf", false},
      {"User-agent: *\nDisallow: /a*b*c", "/axxbyyc", false},
      {"User-agent: *\nDisallow: /a*b*c", "/axxcyyb", true},
      {"User-agent: *\nDisallow: /a$b", "/a$b", false},  // a dollar only ends it at the end
      {"User-agent: *\nDisallow: *print", "/news?print=1", false},
      {"User-agent: *\nDisallow: /%ED%95%9C", "/한국", false},
      {"User-agent: *\nDisallow: /한", "/%ed%95%9c", false},
      {"User-agent: *\nDisallow: /%61", "/a", false},
      {"User-agent: *\nDisallow: /a%2Fb", "/a/b", true},
      {"User-agent: *\nDisallow: /a%2fb", "/a%2Fb", false},
      {"Disallow: /", "/a", true},  // for nobody
      {"User-agent: *\nDisallow /", "/a", true},
      {"\xef\xbb\xbfUSER-AGENT : * # all\r\n disallow : /a # not this\r\n", "/a", false},
      {"User-agent: *\rDisallow: /a\r", "/a", false},
      {"User-agent: *\nSitemap: /s\nDisallow: /a", "/a", false},
  };
  for (const auto& c : cases) {
    SCOPED_TRACE(c.robots + "\n" + c.target);
    EXPECT_EQ(parse_robots(c.robots).allows(c.target), c.expected);
  }
}

TEST(Robots, GroupsForUsCountBeforeThoseForAll) {
  struct Case {
    std::string robots, expected;  // of /a and /b
  };
  const Case cases[] = {
      {"User-agent: *\nDisallow: /a\nUser-agent: dragoman\nDisallow: /b", "+/a -/b"},
      {"User-agent: Dragoman/2.0\nDisallow: /b\n\nUser-agent: *\nDisallow: /a", "+/a -/b"},
      {"User-agent: dragomanbot\nDisallow: /a", "+/a +/b"},
      {"User-agent: other\nUser-agent: dragoman\nDisallow: /a", "-/a +/b"},
      {"User-agent: dragoman\nDisallow: /a\nUser-agent: *\nUser-agent: dragoman\nDisallow: /b",
       "-/a -/b"},
      {"User-agent: dragoman\nUser-agent: other\n\nUser-agent: *\nDisallow: /a", "-/a +/b"},
      {"User-agent: *\nDisallow: /\nUser-agent: dragoman\nAllow: /", "+/a +/b"},
      {"User-agent: *\nDisallow: /a\nUser-agent: *\nDisallow: /b", "-/a -/b"},
  };
  for (const auto& c : cases) {
    SCOPED_TRACE(c.robots);
    EXPECT_EQ(asked(parse_robots(c.robots), {"/a", "/b"}), c.expected);
  }
}

TEST(Robots, DelaysAreBounded) {
  struct Case {
    std::string robots;
    long expected;  // -1: none
  };
  const Case cases[] = {
      {"User-agent: *\nCrawl-delay: 10", 10},
      {"User-agent: *\nCrawl-delay: 0.2", 1},
      {"User-agent: *\nCrawl-delay: 1e9", 3600},
      {"User-agent: *\nCrawl-delay: -1", -1},
      {"User-agent: *\nCrawl-delay: nan", -1},
      {"User-agent: *\nCrawl-delay: soon", -1},
      {"User-agent: other\nCrawl-delay: 10", -1},
      {"User-agent: *\nCrawl-delay: 10\nUser-agent: dragoman\nDisallow:", -1},
  };
  for (const auto& c : cases) {
    SCOPED_TRACE(c.robots);
    const auto delay = parse_robots(c.robots).delay;
    EXPECT_EQ(delay ? delay->count() : -1, c.expected);
  }
}

TEST(Robots, WhatHoldsWithoutOne) {
  const std::string forbids = "User-agent: *\nDisallow: /a";
  struct Case {
    int status;
    std::string expected;
  };
  const Case cases[] = {{200, "-/a +/b"}, {404, "+/a +/b"}, {403, "+/a +/b"}, {429, "-/a -/b"},
                        {500, "-/a -/b"}, {503, "-/a -/b"}, {0, "-/a -/b"},   {304, "-/a -/b"}};
  for (const auto& c : cases) {
    SCOPED_TRACE(c.status);
    EXPECT_EQ(asked(robots_of_answer(c.status, forbids), {"/a", "/b"}), c.expected);
  }
}

TEST(Robots, HostilePatternsTakeBoundedTime) {
  std::string stars = "User-agent: *\nDisallow: /";
  for (int i = 0; i < 1000; ++i) stars += "*a";
  const auto robots = parse_robots(stars + "b");
  EXPECT_TRUE(robots.allows("/" + std::string(2000, 'a')));
}

}  // namespace
}  // namespace dragoman
