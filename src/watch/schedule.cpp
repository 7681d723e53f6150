#include "watch/schedule.h"

#include <algorithm>
#include <set>

namespace dragoman {

using std::chrono::hours;
using std::chrono::seconds;

namespace {

constexpr hours a_day{24};
constexpr unsigned most_doublings = 5;

seconds doubled(seconds pause, unsigned times) {
  return pause * (1L << std::min(times, most_doublings));
}

}  // namespace

std::size_t watch_for(Watch& watch, Watched watched) {
  const auto [place, is_new] = watch.places.try_emplace(watched.address, watch.all.size());
  if (is_new) watch.all.push_back(std::move(watched));
  return place->second;
}

WatchStep next_step(const Watch& watch, const WatchedHosts& hosts, WatchTime now) {
  WatchStep step{WatchStep::What::wait, 0, WatchTime::max()};
  const Watched* first = nullptr;
  for (std::size_t at = 0; at < watch.all.size(); ++at) {
    const auto& watched = watch.all[at];
    if (first != nullptr && first->due <= watched.due) continue;
    if (watched.due > now) {
      step.until = std::min(step.until, watched.due);
      continue;
    }
    const auto address = parse_address(watched.address);
    if (!address) continue;
    const auto host = hosts.find(origin(*address));
    if (host != hosts.end() && host->second.free > now) {
      step.until = std::min(step.until, host->second.free);
      continue;
    }
    first = &watched;
    step.at = at;
    if (host == hosts.end() || !host->second.robots || host->second.robots_until <= now) {
      step.what = WatchStep::What::robots;
    } else {
      step.what = host->second.robots->allows(address->target) ? WatchStep::What::fetch
                                                               : WatchStep::What::forbidden;
    }
  }
  return step;
}

bool found(Watched& watched, std::string_view digest, WatchTime now, const Pace& pace) {
  const bool changed = !digest.empty() && digest != watched.digest;
  watched.failures = 0;
  watched.gone = false;
  watched.same = changed ? 0 : watched.same + 1;
  if (changed) watched.digest = digest;
  const bool often = watched.list.empty() || watched.is_list;
  watched.due = now + (often ? pace.every : doubled(pace.again, watched.same));
  return changed;
}

void failed(Watched& watched, WatchTime now, const Pace& pace, std::optional<seconds> retry_after) {
  auto pause = std::max<seconds>(doubled(pace.every, watched.failures), seconds(1));
  if (retry_after) pause = std::max(pause, *retry_after);
  ++watched.failures;
  watched.due = now + std::min<seconds>(pause, a_day);
}

void forbidden(Watched& watched, WatchTime now) {
  watched.due = now + a_day;
}

void asked(WatchedHost& host, WatchTime now, const Pace& pace) {
  auto pause = pace.pause;
  if (host.robots && host.robots->delay) pause = std::max(pause, *host.robots->delay);
  host.free = now + pause;
}

void learnt(WatchedHost& host, Robots robots, bool answered, WatchTime now) {
  // What held before holds on where its host does not answer, as RFC 9309 allows.
  if (answered || !host.robots) host.robots = std::move(robots);
  host.robots_until = now + (answered ? seconds(a_day) : seconds(std::chrono::minutes(10)));
}

Named take_named(Watch& watch, std::size_t at, const PageList& list, OtherHosts other,
                 WatchTime now) {
  Named named;
  const auto here = watch.all[at];  // a copy: what follows may move it
  const auto base = parse_address(here.address);
  if (!base) return named;
  const auto address_of = [&](std::string_view link) -> std::optional<Address> {
    auto address = resolve(*base, link);
    if (!address) return {};
    if (other == OtherHosts::left && !same_site(*base, *address)) {
      ++named.other_hosts;
      return {};
    }
    return address;
  };
  for (const auto& page : list.pages) {
    const auto address = address_of(page.address);
    if (!address || watch.all.size() >= most_watched) continue;
    const auto before = watch.all.size();
    const auto place = watch_for(watch, {.address = to_string(*address),
                                         .list = here.address,
                                         .publisher = here.publisher,
                                         .published = page.published,
                                         .changed = page.changed,
                                         .etag = {},
                                         .modified = {},
                                         .digest = {},
                                         .due = now});
    if (place == before) {
      ++named.added;
      continue;
    }
    auto& known = watch.all[place];
    if (page.changed.empty() || known.changed == page.changed) continue;
    // Two lists that disagree must not take turns in having it asked for.
    if (known.list != here.address) continue;
    known.changed = page.changed;
    known.due = std::min(known.due, now);
    ++named.changed;
  }
  // An index names sitemaps, not further indexes.
  const auto parent = watch.places.find(here.list);
  if (parent != watch.places.end() && !watch.all[parent->second].list.empty()) return named;
  for (const auto& sitemap : list.sitemaps) {
    const auto address = address_of(sitemap);
    if (!address || watch.all.size() >= most_watched) continue;
    const auto before = watch.all.size();
    const auto place = watch_for(watch, {.address = to_string(*address),
                                         .list = here.address,
                                         .publisher = here.publisher,
                                         .published = {},
                                         .changed = {},
                                         .etag = {},
                                         .modified = {},
                                         .digest = {},
                                         .due = now});
    if (place == before) ++named.added;
  }
  return named;
}

void keep_listed(Watch& watch, std::span<const Watched> listed, WatchTime now) {
  std::set<std::string, std::less<>> kept;
  for (const auto& one : listed) kept.insert(one.address);
  // What names others stands before them, so once through is enough.
  Watch left;
  for (auto& watched : watch.all) {
    const bool by_user = watched.list.empty();
    if (by_user ? !kept.contains(watched.address) : !kept.contains(watched.list)) continue;
    kept.insert(watched.address);
    watch_for(left, std::move(watched));
  }
  for (const auto& one : listed) {
    auto fresh = one;
    fresh.due = now;
    auto& there = left.all[watch_for(left, std::move(fresh))];
    there.publisher = one.publisher;
    there.list.clear();
  }
  watch = std::move(left);
}

void bring_near(Watch& watch, WatchTime now, const Pace& pace) {
  const auto longest = std::max<seconds>({pace.every, doubled(pace.again, most_doublings), a_day});
  for (auto& watched : watch.all) {
    if (watched.due > now + longest) watched.due = now;
  }
}

void hurry(Watch& watch, WatchTime now) {
  for (auto& watched : watch.all) {
    if (watched.list.empty() || watched.is_list) watched.due = std::min(watched.due, now);
  }
}

}  // namespace dragoman
