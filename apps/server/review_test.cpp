// Review, and what keeps everybody but its user from deciding: each hole that a page elsewhere
// might try to come in by is a row.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include "formats/finding_json.h"
#include "test_site.h"

namespace dragoman::server {
namespace {

std::string header(const Response& response, std::string_view name) {
  for (const auto& [key, value] : response.headers) {
    if (key == name) return value;
  }
  return {};
}

const TokenDigest token = digest_of_token("a token");

class Reviewing : public ::testing::Test {
 protected:
  Reviewing() {
    std::vector<Entry> entries = {talks("seoul", "2024-05-02"), talks("tashkent", "2024-05-03")};
    const auto& engine = test_site().engine;
    for (auto& entry : entries) {
      entry.tellings = find_tellings(entry.release, entry.reading, engine.knowledge, engine.words);
    }
    EXPECT_TRUE(record_.add(entries));
  }

  Response answer(const Request& request) {
    return respond(request, test_site(), record_, {2024, 5, 4},
                   [this](const Writing& writing) { return writing(record_); });
  }

  // As a browser sends it that has signed in.
  static Request form(std::string target, std::string body) {
    Request request;
    request.method = Method::post;
    request.target = std::move(target);
    request.content_type = "application/x-www-form-urlencoded";
    request.host = "127.0.0.1:8080";
    request.origin = "http://127.0.0.1:8080";
    request.fetch_site = "same-origin";
    request.cookie = "other=1; " + cookie();
    request.body = "form=" + form_token(FormOf::signed_in, token) + "&" + std::move(body);
    return request;
  }
  static std::string cookie() {
    const auto whole = cookie_of(token, false);
    return whole.substr(0, whole.find(';'));
  }

  static constexpr auto apart = "verb=apart&a=seoul%231&b=tashkent%231";

  TestStore store_;
  Record record_ = *Record::open(store_.name("reviewed.dragoman"), Record::Access::write);
};

TEST_F(Reviewing, IsForWhoShowsTheToken) {
  Request request;
  request.target = "/review";
  const auto asked = answer(request);
  EXPECT_EQ(asked.status, 401U);
  EXPECT_NE(asked.body.find("type=\"password\""), std::string::npos);
  EXPECT_EQ(asked.body.find(form_token(FormOf::signed_in, token)), std::string::npos);
  request.target = "/review.json";
  EXPECT_EQ(answer(request).media_type, "application/problem+json");
  for (const auto* wrong : {"Bearer", "Bearer ", "Bearer a toke", "bearer a token", "a token"}) {
    request.authorization = wrong;
    EXPECT_EQ(answer(request).status, 401U) << wrong;
  }
  request.authorization = "Bearer a token";
  EXPECT_EQ(answer(request).status, 200U);
  request.authorization.clear();
  // The token itself is no cookie, nor is its digest, nor nothing.
  for (const auto& wrong :
       {std::string("dragoman_session=a token"), std::string("dragoman_session="),
        "dragoman_session=" + token.sha256, "x" + cookie()}) {
    request.cookie = wrong;
    EXPECT_EQ(answer(request).status, 401U) << wrong;
  }
  request.cookie = cookie();
  EXPECT_EQ(answer(request).status, 200U);
}

TEST_F(Reviewing, SignsInAndOut) {
  auto request = form("/review/sign-in", "");
  request.cookie.clear();
  const auto body = "form=" + form_token(FormOf::signing_in, token) + "&token=";
  request.body = body + "another";
  EXPECT_EQ(answer(request).status, 401U);
  EXPECT_EQ(header(answer(request), "Set-Cookie"), "");
  request.body = body + "a+token";
  const auto signed_in = answer(request);
  EXPECT_EQ(signed_in.status, 303U);
  EXPECT_EQ(header(signed_in, "Set-Cookie"), cookie() + "; Path=/; HttpOnly; SameSite=Strict");
  request.origin = "https://127.0.0.1:8080";
  EXPECT_TRUE(header(answer(request), "Set-Cookie").ends_with("; Secure"));
  request.origin = "https://evil.example";
  EXPECT_EQ(answer(request).status, 403U);

  const auto signed_out = answer(form("/review/sign-out", ""));
  EXPECT_EQ(signed_out.status, 303U);
  EXPECT_NE(header(signed_out, "Set-Cookie").find("Max-Age=0"), std::string::npos);
}

TEST_F(Reviewing, TakesNoFormFromElsewhere) {
  struct Case {
    std::string what;
    void (*change)(Request&);
    unsigned status;
  };
  const Case cases[] = {
      {"another site", [](Request& r) { r.origin = "http://evil.example"; }, 403},
      {"another port", [](Request& r) { r.origin = "http://127.0.0.1:8081"; }, 403},
      {"a name that begins alike", [](Request& r) { r.origin += ".evil.example"; }, 403},
      {"a sandbox", [](Request& r) { r.origin = "null"; }, 403},
      {"cross-site", [](Request& r) { r.fetch_site = "cross-site"; }, 403},
      {"same-site only",
       [](Request& r) {
         r.fetch_site = "same-site";
         r.origin.clear();
       },
       403},
      {"a bookmark",
       [](Request& r) {
         r.fetch_site = "none";
         r.origin.clear();
       },
       403},
      {"nowhere told",
       [](Request& r) {
         r.fetch_site.clear();
         r.origin.clear();
       },
       403},
      {"no host",
       [](Request& r) {
         r.host.clear();
         r.origin = "http://";
       },
       403},
      {"no form token", [](Request& r) { r.body = apart; }, 403},
      {"an empty form token", [](Request& r) { r.body = std::string("form=&") + apart; }, 403},
      {"the token of signing in",
       [](Request& r) { r.body = "form=" + form_token(FormOf::signing_in, token) + "&" + apart; },
       403},
      {"a form token in the address",
       [](Request& r) {
         r.target += "?form=" + form_token(FormOf::signed_in, token);
         r.body = apart;
       },
       403},
      {"text/plain", [](Request& r) { r.content_type = "text/plain"; }, 403},
      {"no cookie", [](Request& r) { r.cookie.clear(); }, 401},
      {"GET", [](Request& r) { r.method = Method::get; }, 405},
      {"only Origin", [](Request& r) { r.fetch_site.clear(); }, 303},
      {"only Sec-Fetch-Site", [](Request& r) { r.origin.clear(); }, 303},
  };
  for (const auto& c : cases) {
    SCOPED_TRACE(c.what);
    auto request = form("/review/decide", apart);
    c.change(request);
    EXPECT_EQ(answer(request).status, c.status);
    EXPECT_EQ(record_.decisions()->size(), c.status == 303 ? 1U : 0U);
    if (c.status == 303) {
      EXPECT_EQ(answer(form("/review/decide", "verb=undo&a=seoul%231&b=tashkent%231")).status,
                303U);
    }
  }
  // Releases are not kept by the cookie alone either.
  auto release = form("/releases", "");
  release.content_type = "text/plain";
  EXPECT_EQ(answer(release).status, 403U);
}

TEST_F(Reviewing, DecidesAndUndoes) {
  Request page;
  page.target = "/review?below=2";
  page.cookie = cookie();
  ASSERT_EQ(record_.happenings({})->size(), 1U);
  EXPECT_NE(answer(page).body.find("data-key=\"r\""), std::string::npos);

  const auto decided = answer(form("/review/decide", apart));
  EXPECT_EQ(header(decided, "Location"), "/review?done=apart");
  EXPECT_EQ(record_.happenings({})->size(), 2U);
  page.target = "/review.json";
  const auto json = Json::parse(answer(page).body);
  ASSERT_EQ(json["decisions"].size(), 1U);
  EXPECT_TRUE(json["near_misses"].empty());  // it was decided

  const auto id = json["decisions"][0]["id"].get<std::string>();
  EXPECT_EQ(header(answer(form("/review/decide", "verb=undo&decision=" + id)), "Location"),
            "/review?done=undo");
  EXPECT_EQ(record_.happenings({})->size(), 1U);
  EXPECT_EQ(header(answer(form("/review/decide", "verb=undo&decision=" + id)), "Location"),
            "/review?done=nothing");

  const auto meeting = record_.happenings({})->front().id;
  EXPECT_EQ(header(answer(form("/review/decide",
                               "verb=split&a=seoul%231&b=tashkent%231&meeting=" + meeting)),
                   "Location"),
            "/review?done=split");
  EXPECT_EQ(record_.happenings({})->size(), 2U);
}

TEST_F(Reviewing, SaysWhatCannotBeDecided) {
  struct Case {
    std::string body;
    unsigned status;
  };
  const Case cases[] = {
      {"", 400},
      {"verb=merge&a=seoul%231&b=tashkent%231", 400},
      {"verb=same&a=seoul&b=tashkent%231", 400},
      {"verb=same&a=seoul%230&b=tashkent%231", 400},
      {"verb=same&a=seoul%23999&b=tashkent%231", 404},
      {"verb=same&a=nowhere%231&b=tashkent%231", 404},
      {"verb=split&b=tashkent%231&meeting=none", 404},
  };
  for (const auto& c : cases) {
    SCOPED_TRACE(c.body);
    EXPECT_EQ(answer(form("/review/decide", c.body)).status, c.status);
  }
  EXPECT_TRUE(record_.decisions()->empty());
}

}  // namespace
}  // namespace dragoman::server
