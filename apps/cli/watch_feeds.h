// Feeds, sitemaps and pages on the net, asked for as the schedule says (watch/schedule.h); what
// they are is handed to whoever keeps it.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "fetch.h"
#include "follow.h"
#include "watch/schedule.h"

namespace dragoman::cli {

struct WatchRules {
  Pace pace;
  OtherHosts other_hosts = OtherHosts::left;
  std::vector<Address> listed;  // what the user names: only such hosts may be of the private net
};

// What is done with what was found.
struct WatchKeeper {
  // A page with bytes that were not there before. An error: it is asked for again.
  std::function<Result<void>(const Watched&, Source)> page;
  // A page that was there is no more; or is there again.
  std::function<Result<void>(const Watched&, bool gone)> presence;
  // Something that should be known, as a sentence.
  std::function<void(const std::string&)> tell;
};

class FeedWatch {
 public:
  FeedWatch(Watch watch, WatchRules rules, Fetcher& fetcher, WatchKeeper keeper, WatchTime began)
      : watch_(std::move(watch)),
        rules_(std::move(rules)),
        fetcher_(fetcher),
        keeper_(std::move(keeper)),
        began_(began) {}

  // Does what is to be done next, if anything is. Until when there is nothing to do: `now` if
  // something was done.
  WatchTime advance(WatchTime now);

  // True once everything that was due when it began, or was found on the way, was asked for.
  [[nodiscard]] bool all_seen() const;

  [[nodiscard]] const Watch& watch() const { return watch_; }
  [[nodiscard]] std::size_t failures() const { return failures_; }

 private:
  void learn_robots(const Address& address, WatchTime now);
  Result<bool> may_ask(const Address& from, const Address& to, WatchTime now);
  [[nodiscard]] bool is_listed(const Address& address) const;
  void ask(std::size_t at, WatchTime now);
  void take(std::size_t at, Fetched fetched, WatchTime now);
  void take_list(std::size_t at, std::string_view bytes, const std::string& digest, WatchTime now);
  void give_up(std::size_t at, const std::string& why, WatchTime now,
               std::optional<std::chrono::seconds> retry_after = {});

  Watch watch_;
  WatchRules rules_;
  Fetcher& fetcher_;
  WatchKeeper keeper_;
  WatchTime began_;
  WatchedHosts hosts_;
  std::size_t failures_ = 0;
};

}  // namespace dragoman::cli
