// How much one address may ask: so many requests a second, with some seconds' worth saved up.
#pragma once

#include <chrono>
#include <mutex>
#include <string>
#include <unordered_map>

namespace dragoman::server {

// Every thread may call it.
class RateBound {
 public:
  using Clock = std::chrono::steady_clock;

  // `rate` requests a second; 0: any number.
  explicit RateBound(unsigned rate) : rate_(rate) {}

  // Counts one request of the address; false if it is one too many.
  bool allow(const std::string& address, Clock::time_point now);

 private:
  struct Saved {
    double requests = 0;
    Clock::time_point since;
  };

  double rate_;
  std::mutex mutex_;
  std::unordered_map<std::string, Saved> saved_;
};

}  // namespace dragoman::server
