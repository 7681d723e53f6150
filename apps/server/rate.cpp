#include "rate.h"

#include <algorithm>

namespace dragoman::server {

namespace {

constexpr double seconds_saved = 10;
constexpr std::size_t most_addresses = 100'000;

}  // namespace

bool RateBound::allow(const std::string& address, Clock::time_point now) {
  if (rate_ == 0) return true;
  const std::scoped_lock lock(mutex_);
  // Whoever has saved up all there is to save is as good as never seen.
  if (saved_.size() >= most_addresses) {
    std::erase_if(saved_, [&](const auto& entry) {
      const std::chrono::duration<double> past = now - entry.second.since;
      return entry.second.requests + past.count() * rate_ >= seconds_saved * rate_;
    });
    if (saved_.size() >= most_addresses) return false;
  }
  const auto [place, is_new] = saved_.try_emplace(address, Saved{seconds_saved * rate_, now});
  auto& saved = place->second;
  const std::chrono::duration<double> past = now - saved.since;
  saved.requests = std::min(seconds_saved * rate_, saved.requests + past.count() * rate_);
  saved.since = now;
  if (saved.requests < 1) return false;
  saved.requests -= 1;
  return true;
}

}  // namespace dragoman::server
