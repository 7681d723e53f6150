#include "answering.h"

#include <gtest/gtest.h>

#include <future>
#include <thread>
#include <vector>

#include "hosts.h"
#include "rate.h"
#include "serve.h"
#include "test_site.h"

namespace dragoman::server {
namespace {

Request asking(std::string target) {
  Request request;
  request.target = std::move(target);
  return request;
}

using Answer = std::shared_ptr<const Response>;

// What is answered, made in this thread if need be; waits for another's making.
Answer answered(Answering& answering, Request request) {
  std::promise<Answer> promise;
  auto work = answering.ask(std::move(request),
                            {.take = [&](Answer answer) { promise.set_value(std::move(answer)); }});
  if (work) work();
  return promise.get_future().get();
}

TEST(Answering, ForgetsWhatItSaidOnceTheRecordChanges) {
  const TestServer server;
  Answering answering(test_site(), server.record_name(), [] { return Date{2024, 5, 4}; });
  ASSERT_TRUE(answering.begin());
  const auto first = answered(answering, asking("/pair/KOR/UZB.json"));
  EXPECT_EQ(first, answered(answering, asking("/pair/KOR/UZB.json")));  // the very same

  auto record = Record::open(server.record_name(), Record::Access::write);
  ASSERT_TRUE(record);
  ASSERT_TRUE(record->add(std::vector<Entry>{talks("later-talks", "2024-05-04")}));
  const auto second = answered(answering, asking("/pair/KOR/UZB.json"));
  EXPECT_EQ(first->body.find("later-talks"), std::string::npos);
  EXPECT_NE(second->body.find("later-talks"), std::string::npos);
}

TEST(Answering, GivesToEachTheFormItAskedFor) {
  const TestServer server;
  Answering answering(test_site(), server.record_name(), [] { return Date{2024, 5, 4}; });
  ASSERT_TRUE(answering.begin());
  auto request = asking("/pair/KOR/UZB");
  for (int i = 0; i < 2; ++i) {  // made, then kept
    request.accept = "text/html, application/json;q=0.9";
    EXPECT_EQ(answered(answering, request)->media_type, "text/html; charset=utf-8");
    request.accept = "application/json";
    EXPECT_EQ(answered(answering, request)->media_type, "application/json");
  }
}

TEST(Answering, SaysTheSameToAllThreads) {
  const TestServer server;
  Answering answering(test_site(), server.record_name(), [] { return Date{2024, 5, 4}; });
  ASSERT_TRUE(answering.begin());
  const auto expected = answered(answering, asking("/pair/KOR/UZB"))->body;
  std::vector<std::string> bodies(32);
  {
    std::vector<std::jthread> threads;
    for (std::size_t t = 0; t < 4; ++t) {
      threads.emplace_back([&, t] {
        // Some are kept, some are not: a query of their own makes them anew.
        for (std::size_t i = t; i < bodies.size(); i += 4) {
          auto request = asking("/pair/KOR/UZB");
          if (i % 2 == 1) request.cookie = "a=b";
          bodies[i] = answered(answering, request)->body;
        }
      });
    }
  }
  for (const auto& body : bodies) EXPECT_EQ(body, expected);
}

TEST(Answering, NeedsARecord) {
  Answering answering(test_site(), "/nowhere/at.all", [] { return Date{2024, 5, 4}; });
  EXPECT_FALSE(answering.begin());
}

TEST(PageCache, ForgetsWhatWasNotAskedForTheLongest) {
  PageCache cache(3000);
  const auto page = [](char c) {
    Response response;
    response.body = std::string(1000, c);
    return std::make_shared<const Response>(response);
  };
  cache.follow("1");
  EXPECT_EQ(cache.find("a", "1"), nullptr);
  cache.keep("a", "1", page('a'));
  EXPECT_NE(cache.find("a", "1"), nullptr);
  cache.keep("b", "1", page('b'));  // no room for both
  EXPECT_EQ(cache.find("a", "1"), nullptr);
  EXPECT_NE(cache.find("b", "1"), nullptr);
  cache.follow("2");
  EXPECT_EQ(cache.find("b", "2"), nullptr);
  EXPECT_EQ(cache.find("b", "1"), nullptr);
  cache.keep("c", "1", page('c'));  // made before the record changed
  EXPECT_EQ(cache.find("c", "2"), nullptr);
}

TEST(RateBound, AllowsSoManyASecond) {
  RateBound bound(2);
  const RateBound::Clock::time_point start{};
  int allowed = 0;
  for (int i = 0; i < 100; ++i) allowed += bound.allow("a", start) ? 1 : 0;
  EXPECT_EQ(allowed, 20);  // ten seconds' worth
  EXPECT_TRUE(bound.allow("b", start));
  EXPECT_FALSE(bound.allow("a", start + std::chrono::milliseconds(400)));
  EXPECT_TRUE(bound.allow("a", start + std::chrono::milliseconds(600)));
  EXPECT_TRUE(RateBound(0).allow("a", start));
}

TEST(Token, IsShownWholeOrNotAtAll) {
  const auto token = digest_of_token("secret");
  Request request;
  EXPECT_EQ(shown_by(request, token), Shown::nothing);
  request.authorization = "Bearer secret";
  EXPECT_EQ(shown_by(request, token), Shown::token);
  EXPECT_EQ(shown_by(request, {}), Shown::nothing);
  for (const auto* wrong :
       {"Bearer secre", "Bearer secret ", "bearer secret", "Basic secret", "secret", "Bearer "}) {
    request.authorization = wrong;
    EXPECT_EQ(shown_by(request, token), Shown::nothing) << wrong;
  }
  // The cookie is made of the token and is not it.
  const auto whole = cookie_of(token, false);
  const auto cookie = whole.substr(0, whole.find(';'));
  EXPECT_EQ(cookie.find("secret"), std::string::npos);
  EXPECT_EQ(cookie.find(token.sha256), std::string::npos);
  request = {};
  request.cookie = "a=b; " + cookie + "; c=d";
  EXPECT_EQ(shown_by(request, token), Shown::cookie);
  request.cookie = "x_" + cookie;
  EXPECT_EQ(shown_by(request, token), Shown::nothing);
}

TEST(Listen, IsLoopbackUnlessToldOtherwise) {
  struct Case {
    std::string_view text, expected;
  };
  const Case cases[] = {{"8080", "127.0.0.1 8080"},       {":80", "127.0.0.1 80"},
                        {"0.0.0.0:8080", "0.0.0.0 8080"}, {"[::1]:8080", "::1 8080"},
                        {"localhost:1", "127.0.0.1 1"},   {"", "error"},
                        {"127.0.0.1", "error"},           {"127.0.0.1:99999", "error"},
                        {"example.org:80", "error"},      {"127.0.0.1:80x", "error"}};
  for (const auto& c : cases) {
    const auto listen = parse_listen(std::string(c.text));
    EXPECT_EQ(listen ? listen->address + " " + std::to_string(listen->port) : "error", c.expected)
        << c.text;
  }
}

TEST(Hosts, AreThoseTheServerIsAskedBy) {
  struct Case {
    std::string_view listen;
    std::vector<std::string> names;
    std::string_view host;
    bool expected;
  };
  const Case cases[] = {
      {"127.0.0.1", {}, "localhost:8080", true},
      {"127.0.0.1", {}, "LOCALHOST", true},
      {"127.0.0.1", {}, "localhost.:8080", true},
      {"127.0.0.1", {}, "127.0.0.1:1", true},
      {"127.0.0.1", {}, "[::1]:8080", true},
      {"::1", {}, "[::1]", true},
      {"127.0.0.1", {}, "", true},  // HTTP/1.0
      {"127.0.0.1", {}, "evil.example", false},
      {"127.0.0.1", {}, "evil.example:8080", false},
      {"127.0.0.1", {}, "localhost.evil.example", false},
      {"127.0.0.1", {}, "127.0.0.1.evil.example", false},
      {"127.0.0.1", {}, "localhost@evil.example", false},
      {"127.0.0.1", {}, "127.0.0.2", false},
      {"127.0.0.2", {}, "127.0.0.2", true},
      {"127.0.0.1", {"Record.Example"}, "record.example:443", true},
      {"127.0.0.1", {"record.example"}, "evil.example", false},
      {"0.0.0.0", {}, "anything.example", true},
      {"0.0.0.0", {"record.example"}, "anything.example", false},
      {"10.0.0.1", {"record.example"}, "10.0.0.1:80", true},
  };
  for (const auto& c : cases) {
    SCOPED_TRACE(std::string(c.listen) + " " + std::string(c.host));
    EXPECT_EQ(may_be_asked_as(hosts_of(c.listen, c.names), c.host), c.expected);
  }
}

TEST(Answering, GivesUpWhereNobodyWaits) {
  const TestServer server;
  const auto record = Record::open(server.record_name(), Record::Access::read);
  ASSERT_TRUE(record);
  int asked = 0;
  ASSERT_TRUE(record->give_up_when([&] { return ++asked > 0; }, longest_answer));
  // Enough of them that SQLite asks.
  bool given_up = false;
  for (int i = 0; i < 2000 && !given_up; ++i) {
    const auto answer = record->search("embassy");
    if (answer) continue;
    given_up = true;
    EXPECT_NE(answer.error().message.find("took too long"), std::string::npos);
  }
  EXPECT_TRUE(given_up);
  ASSERT_TRUE(record->give_up_when({}, longest_answer));
  EXPECT_TRUE(record->search("embassy"));
}

TEST(Answering, KeepsThatThereIsNothing) {
  const TestServer server;
  Answering answering(test_site(), server.record_name(), [] { return Date{2024, 5, 4}; });
  ASSERT_TRUE(answering.begin());
  const auto first = answered(answering, asking("/release/none.json"));
  EXPECT_EQ(first->status, 404U);
  EXPECT_EQ(first, answered(answering, asking("/release/none.json")));
}

TEST(Answering, MakesOnceWhatManyAskFor) {
  const TestServer server;
  Answering answering(test_site(), server.record_name(), [] { return Date{2024, 5, 4}; });
  ASSERT_TRUE(answering.begin());
  std::vector<Answer> answers;
  const auto ask = [&](const std::string& if_none_match) {
    auto request = asking("/pair/KOR/UZB");
    request.if_none_match = if_none_match;
    return answering.ask(std::move(request),
                         {.take = [&](Answer answer) { answers.push_back(std::move(answer)); }});
  };
  const auto work = ask("");
  ASSERT_TRUE(work);
  for (int i = 1; i < 64; ++i) EXPECT_FALSE(ask(""));
  EXPECT_TRUE(answers.empty());
  work();
  ASSERT_EQ(answers.size(), 64U);
  EXPECT_EQ(answers.front()->status, 200U);
  for (const auto& one : answers) EXPECT_EQ(one, answers.front());
  EXPECT_FALSE(ask(""));  // kept
  EXPECT_EQ(answers.back(), answers.front());
}

TEST(Answering, TellsEachWhoWaitsWhetherTheyHaveItAlready) {
  const TestServer server;
  const auto tag = [&] {
    for (const auto& [name, value] : server.get("/pair/KOR/UZB.json").headers) {
      if (name == "ETag") return value;
    }
    return std::string("none");
  }();
  Answering answering(test_site(), server.record_name(), [] { return Date{2024, 5, 4}; });
  ASSERT_TRUE(answering.begin());
  std::vector<unsigned> statuses;
  std::function<void()> work;
  for (const auto& has : {tag, std::string(), std::string("\"other\""), "W/" + tag}) {
    auto request = asking("/pair/KOR/UZB.json");
    request.if_none_match = has;
    auto more = answering.ask(std::move(request), {.take = [&](const Answer& answer) {
                                statuses.push_back(answer->status);
                                EXPECT_EQ(answer->body.empty(), answer->status == 304);
                              }});
    if (more) work = std::move(more);
  }
  work();
  EXPECT_EQ(statuses, (std::vector<unsigned>{304, 200, 200, 304}));
}

// Who asks after the record has changed waits for no making that began before, and what is made of
// the record as it was is not kept, whichever of the two ends first.
TEST(Answering, GivesNobodyWhatTheRecordWas) {
  for (const bool old_first : {true, false}) {
    SCOPED_TRACE(old_first);
    const TestServer server;
    Answering answering(test_site(), server.record_name(), [] { return Date{2024, 5, 4}; });
    ASSERT_TRUE(answering.begin());
    Answer before;
    Answer after;
    const auto old_work =
        answering.ask(asking("/pair/KOR/UZB.json"), {.take = [&](Answer a) { before = a; }});
    ASSERT_TRUE(old_work);
    if (old_first) old_work();
    auto record = Record::open(server.record_name(), Record::Access::write);
    ASSERT_TRUE(record);
    ASSERT_TRUE(record->add(std::vector<Entry>{talks("later-talks", "2024-05-04")}));
    const auto new_work =
        answering.ask(asking("/pair/KOR/UZB.json"), {.take = [&](Answer a) { after = a; }});
    ASSERT_TRUE(new_work);
    new_work();
    if (!old_first) old_work();
    EXPECT_NE(after->body.find("later-talks"), std::string::npos);
    EXPECT_EQ(answered(answering, asking("/pair/KOR/UZB.json")), after);
    EXPECT_EQ(before->body.find("later-talks") == std::string::npos, old_first);
  }
}

TEST(Answering, TellsAllWhoWaitThatItCannotBeMade) {
  const TestServer server;
  Answering answering(test_site(), server.record_name(), [] { return Date{2024, 5, 4}; });
  ASSERT_TRUE(answering.begin());
  answering.give_up();
  std::vector<Answer> answers;
  std::function<void()> work;
  for (int i = 0; i < 3; ++i) {
    auto more = answering.ask(asking("/search.json?q=embassy"),
                              {.take = [&](Answer answer) { answers.push_back(answer); }});
    if (more) work = std::move(more);
  }
  std::filesystem::remove(server.record_name());
  work();
  ASSERT_EQ(answers.size(), 3U);
  for (const auto& one : answers) EXPECT_EQ(one->status, 503U);
}

TEST(Answering, GivesManyThreadsTheSameAsOne) {
  const TestServer server;
  Answering answering(test_site(), server.record_name(), [] { return Date{2024, 5, 4}; });
  ASSERT_TRUE(answering.begin());
  const std::vector<std::string> addresses = {"/pair/KOR/UZB", "/meetings.json", "/", "/parties"};
  std::vector<std::string> expected;
  for (const auto& address : addresses) expected.push_back(server.get(address).body);
  // Meanwhile the record changes, by what none of these pages tells.
  std::jthread writer([&](const std::stop_token& stop) {
    auto record = Record::open(server.record_name(), Record::Access::write);
    while (record && !stop.stop_requested()) {
      EXPECT_TRUE(record->mark_gone("seoul-talks", std::nullopt));
      std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
  });
  std::vector<std::jthread> threads;
  for (std::size_t t = 0; t < 8; ++t) {
    threads.emplace_back([&, t] {
      for (std::size_t i = 0; i < 40; ++i) {
        const auto which = (t / 4 + i) % addresses.size();
        EXPECT_EQ(answered(answering, asking(addresses[which]))->body, expected[which]);
      }
    });
  }
}

TEST(Query, DecodesAndEncodes) {
  const Query query("with=KOR&with=S%C3%A3o+Tom%C3%A9&empty=&bad=%4&&=x");
  EXPECT_EQ(query.value("with"), "KOR");
  EXPECT_EQ(query.values("with"), (std::vector<std::string>{"KOR", "São Tomé"}));
  EXPECT_EQ(query.value("bad"), "%4");
  EXPECT_EQ(query.with("with", "UZB").encoded(), "bad=%254&=x&with=UZB");
  EXPECT_EQ(path_parts("//a/%2F//b/"), (std::vector<std::string>{"a", "/", "b"}));
}

}  // namespace
}  // namespace dragoman::server
