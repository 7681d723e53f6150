#include "watch/address.h"

#include <gtest/gtest.h>

namespace dragoman {
namespace {

std::string shown(const std::optional<Address>& address) {
  return address ? to_string(*address) : "-";
}

TEST(Address, IsTakenApart) {
  struct Case {
    std::string text, expected;
  };
  const Case cases[] = {
      {"https://example.org", "https://example.org/"},
      {" HTTPS://Example.ORG:443/News ", "https://example.org/News"},
      {"http://example.org:8080/a?b=c#d", "http://example.org:8080/a?b=c"},
      {"http://example.org?b", "http://example.org/?b"},
      {"http://[::1]:80/a", "http://[::1]/a"},
      {"http://[::1]:81/", "http://[::1]:81/"},
      {"http://example.org./a", "http://example.org/a"},
      {"http://a/b/../c/./d/..", "http://a/c/"},
      {"http://a/../../etc", "http://a/etc"},
      {"http://a/..?x=/../y", "http://a/?x=/../y"},
      {"http://a/외교 부", "http://a/%EC%99%B8%EA%B5%90%20%EB%B6%80"},
      {"http://a/b\r\nHost: c", "-"},
      {"http://user:word@example.org/", "-"},
      {"http://example.org\\@evil.example/", "-"},
      {"ftp://example.org/", "-"},
      {"file:///etc/passwd", "-"},
      {"javascript:alert(1)", "-"},
      {"example.org", "-"},
      {"http://", "-"},
      {"http:///a", "-"},
      {"http://exa mple.org/", "-"},
      {"http://외교부.kr/", "-"},
      {"http://a:0/", "-"},
      {"http://a:65536/", "-"},
      {"http://a:b/", "-"},
      {"http://a/" + std::string(2000, 'x'), "-"},
  };
  for (const auto& c : cases) {
    SCOPED_TRACE(c.text.substr(0, 80));
    EXPECT_EQ(shown(parse_address(c.text)), c.expected);
  }
}

TEST(Address, OfALink) {
  const auto base = parse_address("https://a.example:444/news/list?page=2");
  ASSERT_TRUE(base);
  struct Case {
    std::string link, expected;
  };
  const Case cases[] = {
      {"http://b.example/c", "http://b.example/c"},
      {"//b.example/c", "https://b.example/c"},
      {"/c?d=e:f", "https://a.example:444/c?d=e:f"},
      {"c/d", "https://a.example:444/news/c/d"},
      {"../c", "https://a.example:444/c"},
      {"?page=3", "https://a.example:444/news/list?page=3"},
      {"#top", "https://a.example:444/news/list?page=2"},
      {"mailto:a@b.example", "-"},
      {"a/b:c", "https://a.example:444/news/a/b:c"},
  };
  for (const auto& c : cases) {
    SCOPED_TRACE(c.link);
    EXPECT_EQ(shown(resolve(*base, c.link)), c.expected);
  }
}

TEST(Address, OneSite) {
  struct Case {
    std::string a, b;
    bool expected;
  };
  const Case cases[] = {
      {"http://a.example/x", "https://a.example/y", true},
      {"http://www.a.example/", "https://a.example/", true},
      {"http://a.example:8080/", "http://a.example:8080/y", true},
      {"http://a.example:8080/", "http://a.example/", false},
      {"http://a.example/", "http://b.a.example/", false},
      {"http://a.example/", "http://a.example.evil.example/", false},
  };
  for (const auto& c : cases) {
    SCOPED_TRACE(c.a + " " + c.b);
    EXPECT_EQ(same_site(*parse_address(c.a), *parse_address(c.b)), c.expected);
  }
}

TEST(Address, PrivateHosts) {
  struct Case {
    std::string host;
    bool expected;
  };
  const Case cases[] = {
      {"localhost", true},
      {"a.localhost", true},
      {"printer.local", true},
      {"127.0.0.1", true},
      {"127.1", true},
      {"2130706433", true},
      {"10.1.2.3", true},
      {"172.16.0.1", true},
      {"172.32.0.1", false},
      {"192.168.1.1", true},
      {"169.254.169.254", true},
      {"100.64.0.1", true},
      {"0.0.0.0", true},
      {"224.0.0.1", true},
      {"8.8.8.8", false},
      {"[::1]", true},
      {"[::]", true},
      {"[fe80::1]", true},
      {"[fd00::1]", true},
      {"[::ffff:127.0.0.1]", true},
      {"[64:ff9b::a00:1]", true},
      {"[2001:db8::1]", false},
      {"example.org", false},
      {"localhost.example", false},
  };
  for (const auto& c : cases) {
    SCOPED_TRACE(c.host);
    EXPECT_EQ(is_private_host(c.host), c.expected);
  }
}

}  // namespace
}  // namespace dragoman
