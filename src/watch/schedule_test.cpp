#include "watch/schedule.h"

#include <gtest/gtest.h>

namespace dragoman {
namespace {

using std::chrono::hours;
using std::chrono::seconds;

constexpr WatchTime noon{seconds(1'700'000'000)};
const Pace pace{seconds(900), hours(24), seconds(2)};

Watched one(std::string address, std::string list, WatchTime due) {
  Watched watched;
  watched.address = std::move(address);
  watched.list = std::move(list);
  watched.due = due;
  return watched;
}

WatchedHost open_host(std::string_view robots = {}, WatchTime free = {}) {
  return {parse_robots(robots), noon + hours(1), free};
}

std::string shown(const WatchStep& step, const Watch& watch) {
  switch (step.what) {
    case WatchStep::What::robots:
      return "robots for " + watch.all[step.at].address;
    case WatchStep::What::fetch:
      return "fetch " + watch.all[step.at].address;
    case WatchStep::What::forbidden:
      return "forbidden " + watch.all[step.at].address;
    case WatchStep::What::wait:
      break;
  }
  if (step.until == WatchTime::max()) return "wait for ever";
  return "wait " + std::to_string((step.until - noon).count());
}

TEST(Schedule, WhatComesNext) {
  struct Case {
    std::string name;
    std::vector<Watched> watched;
    WatchedHosts hosts;
    std::string expected;
  };
  const Case cases[] = {
      {"nothing", {}, {}, "wait for ever"},
      {"a new host", {one("http://a/1", "", noon)}, {}, "robots for http://a/1"},
      {"a host that is known",
       {one("http://a/1", "", noon)},
       {{"http://a", open_host()}},
       "fetch http://a/1"},
      {"what is due first goes first",
       {one("http://a/1", "", noon), one("http://a/2", "", noon - seconds(9))},
       {{"http://a", open_host()}},
       "fetch http://a/2"},
      {"of one moment in their order",
       {one("http://a/1", "", noon), one("http://a/2", "", noon)},
       {{"http://a", open_host()}},
       "fetch http://a/1"},
      {"robots.txt is obeyed",
       {one("http://a/1", "", noon)},
       {{"http://a", open_host("User-agent: *\nDisallow: /1")}},
       "forbidden http://a/1"},
      {"and asked for anew",
       {one("http://a/1", "", noon)},
       {{"http://a", {Robots{}, noon, {}}}},
       "robots for http://a/1"},
      {"a host that was just asked is left in peace",
       {one("http://a/1", "", noon), one("http://b/1", "", noon + seconds(30))},
       {{"http://a", open_host("", noon + seconds(2))}},
       "wait 2"},
      {"others meanwhile",
       {one("http://a/1", "", noon), one("http://b/1", "", noon)},
       {{"http://a", open_host("", noon + seconds(2))}, {"http://b", open_host()}},
       "fetch http://b/1"},
      {"nothing is due",
       {one("http://a/1", "", noon + seconds(60)), one("http://a/2", "", noon + seconds(30))},
       {},
       "wait 30"},
      {"other ports have a robots.txt of their own",
       {one("http://a:81/1", "", noon)},
       {{"http://a", open_host()}},
       "robots for http://a:81/1"},
  };
  for (const auto& c : cases) {
    SCOPED_TRACE(c.name);
    Watch watch;
    for (const auto& watched : c.watched) watch_for(watch, watched);
    EXPECT_EQ(shown(next_step(watch, c.hosts, noon), watch), c.expected);
  }
}

TEST(Schedule, WhenAgain) {
  auto page = one("http://a/1", "http://a/rss", noon);
  EXPECT_TRUE(found(page, "x", noon, pace));
  EXPECT_EQ(page.due - noon, hours(24));
  EXPECT_FALSE(found(page, "x", noon, pace));
  EXPECT_EQ(page.due - noon, hours(48));
  EXPECT_FALSE(found(page, "", noon, pace));  // not modified
  EXPECT_EQ(page.due - noon, hours(96));
  for (int i = 0; i < 100; ++i) found(page, "", noon, pace);
  EXPECT_EQ(page.due - noon, hours(24 * 32));
  EXPECT_TRUE(found(page, "y", noon, pace));
  EXPECT_EQ(page.due - noon, hours(24));

  auto list = one("http://a/rss", "", noon);
  for (int i = 0; i < 9; ++i) found(list, "x", noon, pace);
  EXPECT_EQ(list.due - noon, seconds(900));
  failed(list, noon, pace);
  EXPECT_EQ(list.due - noon, seconds(900));
  failed(list, noon, pace);
  EXPECT_EQ(list.due - noon, seconds(1800));
  failed(list, noon, pace, seconds(7200));  // Retry-After
  EXPECT_EQ(list.due - noon, seconds(7200));
  failed(list, noon, pace, hours(10'000));
  EXPECT_EQ(list.due - noon, hours(24));
  for (int i = 0; i < 100; ++i) failed(list, noon, pace);
  EXPECT_LE(list.due - noon, hours(24));
  found(list, "x", noon, pace);
  EXPECT_EQ(list.failures, 0U);
}

TEST(Schedule, HostsArePaused) {
  auto host = open_host();
  asked(host, noon, pace);
  EXPECT_EQ(host.free - noon, seconds(2));
  host = open_host("User-agent: *\nCrawl-delay: 30");
  asked(host, noon, pace);
  EXPECT_EQ(host.free - noon, seconds(30));
  // What a host said holds while it does not answer.
  learnt(host, robots_of_answer(503, ""), false, noon);
  EXPECT_TRUE(host.robots->allows("/a"));
  WatchedHost fresh;
  learnt(fresh, robots_of_answer(503, ""), false, noon);
  EXPECT_FALSE(fresh.robots->allows("/a"));
}

std::string shown(const Watch& watch) {
  std::string text;
  for (const auto& watched : watch.all) {
    text += watched.address + (watched.due <= noon ? " now\n" : " later\n");
  }
  return text;
}

TEST(Schedule, ListsNamePages) {
  Watch watch;
  auto list = one("http://a/rss", "", noon + seconds(900));
  list.publisher = "KOR";
  watch_for(watch, list);
  auto named = take_named(
      watch, 0,
      {{{"1", {}, "monday"}, {"http://b/2", {}, ""}, {"javascript:x", {}, ""}, {"/1#a", {}, ""}},
       {"/s.xml"}},
      OtherHosts::left, noon);
  EXPECT_EQ(shown(watch), "http://a/rss later\nhttp://a/1 now\nhttp://a/s.xml now\n");
  EXPECT_EQ(named.added, 2U);
  EXPECT_EQ(named.other_hosts, 1U);
  EXPECT_EQ(watch.all[1].publisher, "KOR");

  found(watch.all[1], "x", noon, pace);
  named = take_named(watch, 0, {{{"1", {}, "monday"}}, {}}, OtherHosts::left, noon);
  EXPECT_EQ(named.changed, 0U);
  EXPECT_GT(watch.all[1].due, noon);
  named = take_named(watch, 0, {{{"1", {}, "tuesday"}}, {}}, OtherHosts::left, noon);
  EXPECT_EQ(named.changed, 1U);
  EXPECT_EQ(watch.all[1].due, noon);

  named = take_named(watch, 0, {{{"http://b/2", {}, ""}}, {}}, OtherHosts::followed, noon);
  EXPECT_EQ(named.added, 1U);
}

TEST(Schedule, IndexesEnd) {
  Watch watch;
  watch_for(watch, one("http://a/0.xml", "", noon));
  for (std::size_t depth = 0; depth < 5 && depth < watch.all.size(); ++depth) {
    take_named(watch, depth, {{}, {"/" + std::to_string(depth + 1) + ".xml"}}, OtherHosts::left,
               noon);
  }
  EXPECT_LE(watch.all.size(), 3U);
}

TEST(Schedule, AClockThatRanAheadPutsNothingOff) {
  Watch watch;
  watch_for(watch, one("http://a/rss", "", noon + hours(24 * 365)));
  watch_for(watch, one("http://a/1", "http://a/rss", noon + hours(24 * 365)));
  watch_for(watch, one("http://a/2", "http://a/rss", noon + 32 * hours(24)));
  bring_near(watch, noon, pace);
  EXPECT_EQ(shown(watch), "http://a/rss now\nhttp://a/1 now\nhttp://a/2 later\n");
}

TEST(Schedule, WhatIsNoLongerListedIsForgotten) {
  Watch watch;
  watch_for(watch, one("http://a/rss", "", noon + hours(1)));
  watch_for(watch, one("http://a/1", "http://a/rss", noon + hours(1)));
  watch_for(watch, one("http://b/rss", "", noon + hours(1)));
  watch_for(watch, one("http://b/1", "http://b/rss", noon + hours(1)));
  const Watched listed[] = {one("http://b/rss", "", {}), one("http://c/rss", "", {})};
  keep_listed(watch, listed, noon);
  EXPECT_EQ(shown(watch), "http://b/rss later\nhttp://b/1 later\nhttp://c/rss now\n");
  hurry(watch, noon);
  EXPECT_EQ(shown(watch), "http://b/rss now\nhttp://b/1 later\nhttp://c/rss now\n");
}

}  // namespace
}  // namespace dragoman
