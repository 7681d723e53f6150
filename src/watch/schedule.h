// What to ask for next, and when again: the whole of `dragoman watch` but for the clock, the net
// and the record. Everything here is a function of values; the caller says what time it is.
//
//   const auto step = next_step(watch, hosts, now);
//   … asks for robots.txt, or for the address, or sleeps …
//   found(watch.all[step.at], digest, now, pace);  // or failed(…)
//
// What the user names is asked for every `every`. A page that a feed or sitemap names is asked for
// again after `again`, and after twice as long each time it is found unchanged, up to 32 times as
// long; at once when its list says that it changed. What fails waits twice as long each time, up to
// a day. One host is asked one thing at a time, with a pause between that its robots.txt may
// lengthen.
#pragma once

#include <chrono>
#include <cstddef>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "dragoman/date.h"
#include "text/feed.h"
#include "watch/address.h"
#include "watch/robots.h"

namespace dragoman {

using WatchTime = std::chrono::sys_seconds;

struct Watched {
  std::string address;
  std::string list;       // the address of what names it; empty: the user does
  std::string publisher;  // party code; may be empty
  std::optional<When> published;
  std::string changed;    // when it changed, in its list's words
  std::string etag;       // of the last answer, as the next one
  std::string modified;   // Last-Modified
  std::string digest;     // SHA-256 of the bytes last found; empty: none yet
  WatchTime due;          // asked for then or later
  unsigned same = 0;      // times in a row it was found unchanged
  unsigned failures = 0;  // times in a row it was not to be had
  bool is_list = false;   // it was a feed or a sitemap
  bool gone = false;      // it was there once and is no more
};

// Everything that is watched, each address once.
struct Watch {
  std::vector<Watched> all;
  std::map<std::string, std::size_t, std::less<>> places;  // by address
};
inline constexpr std::size_t most_watched = 1'000'000;

// Adds it if it is not there; where it is.
std::size_t watch_for(Watch& watch, Watched watched);

struct Pace {
  std::chrono::seconds every{std::chrono::minutes(15)};
  std::chrono::seconds again{std::chrono::hours(24)};
  std::chrono::seconds pause{1};
};

// By origin.
struct WatchedHost {
  std::optional<Robots> robots;  // nothing: not asked for yet
  WatchTime robots_until;        // asked for anew then
  WatchTime free;                // may be asked something then or later
};
using WatchedHosts = std::map<std::string, WatchedHost, std::less<>>;

struct WatchStep {
  enum class What : std::uint8_t { robots, fetch, forbidden, wait };
  What what = What::wait;
  std::size_t at = 0;  // in Watch::all; not for `wait`
  WatchTime until;     // for `wait`; the end of time if nothing is watched
};
// The first of what is due whose host is free. Of two the one due first.
WatchStep next_step(const Watch& watch, const WatchedHosts& hosts, WatchTime now);

// What came of it. `found` says whether the bytes are others than last time; where the server says
// itself that they are not, `digest` is empty.
bool found(Watched& watched, std::string_view digest, WatchTime now, const Pace& pace);
void failed(Watched& watched, WatchTime now, const Pace& pace,
            std::optional<std::chrono::seconds> retry_after = {});
void forbidden(Watched& watched, WatchTime now);
// When a host may be asked again, having been asked now.
void asked(WatchedHost& host, WatchTime now, const Pace& pace);
void learnt(WatchedHost& host, Robots robots, bool answered, WatchTime now);

enum class OtherHosts : std::uint8_t { left, followed };
// Watches for what the list at `at` names, unless it is on another host. Sitemaps of a sitemap are
// watched for, those in them not.
struct Named {
  std::size_t added = 0;
  std::size_t changed = 0;      // as the list says
  std::size_t other_hosts = 0;  // left aside
};
Named take_named(Watch& watch, std::size_t at, const PageList& list, OtherHosts other,
                 WatchTime now);

// Forgets what no address of these leads to, and watches for all of them.
void keep_listed(Watch& watch, std::span<const Watched> listed, WatchTime now);

// What was put off by a clock that ran ahead, for longer than anything is put off, is due now.
void bring_near(Watch& watch, WatchTime now, const Pace& pace);

// Makes all lists due.
void hurry(Watch& watch, WatchTime now);

}  // namespace dragoman
