// A request and its answer as plain values, so that what the server says can be tried without a
// socket: respond.h maps the one to the other, session.h carries both over HTTP.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace dragoman::server {

enum class Method { get, head, post, other };

// What is asked in the address after '?', in its order; percent signs and '+' decoded.
class Query {
 public:
  Query() = default;
  explicit Query(std::string_view encoded);

  // The first value of that name, or empty.
  [[nodiscard]] std::string_view value(std::string_view name) const;
  [[nodiscard]] std::vector<std::string> values(std::string_view name) const;
  [[nodiscard]] bool has(std::string_view name) const;
  // Empty values are left out, the others encoded again: "with=KOR&with=UZB".
  [[nodiscard]] std::string encoded() const;
  // The same with these in place of all of that name; an empty value takes it away.
  [[nodiscard]] Query with(std::string_view name, std::string_view value) const;
  [[nodiscard]] const std::vector<std::pair<std::string, std::string>>& all() const {
    return values_;
  }

 private:
  std::vector<std::pair<std::string, std::string>> values_;
};

struct Request {
  Method method = Method::get;
  std::string target;  // as it came: "/pair/KOR/UZB.json?on=2022-01-01"
  std::string body;
  std::string content_type;
  std::string accept;
  std::string if_none_match;
  std::string authorization;
  std::string cookie;
  std::string origin;
  std::string fetch_site;  // Sec-Fetch-Site: what the browser knows of where it comes from
  std::string host;
  std::string address;   // of who asks, for bounding how much one may ask
  std::string received;  // when it came, ISO 8601
};

// True if its Accept names JSON and no page: then it is given JSON at a page's address.
bool wants_json(const Request& request);

struct Response {
  unsigned status = 200;
  std::string media_type;
  std::string body;
  std::vector<std::pair<std::string, std::string>> headers;  // besides those that all have
};

// "%EC%84%9C" → its bytes; a '%' without two digits stays as it is.
std::string url_decoded(std::string_view encoded);

// Takes "/a/b" apart: {"a", "b"}, each decoded.
std::vector<std::string> path_parts(std::string_view path);

}  // namespace dragoman::server
