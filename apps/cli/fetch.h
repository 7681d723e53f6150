// One address asked for over HTTP, by libcurl: bounded in size and time, and only of hosts that may
// be asked. Redirections are told, not followed: whether they may be is the caller's to say.
#pragma once

#include <atomic>
#include <chrono>
#include <cstddef>
#include <memory>
#include <optional>
#include <string>

#include "dragoman/error.h"
#include "watch/address.h"

namespace dragoman::cli {

struct FetchBounds {
  std::size_t bytes = 16UL << 20U;  // unpacked
  std::chrono::seconds connect{10};
  std::chrono::seconds whole{30};
};

struct Wanted {
  Address address;
  std::string etag = {};  // of the last answer; where either is told, the answer may be 304
  std::string modified = {};
  bool private_net = false;  // this machine and private networks may be asked
};

struct Fetched {
  int status = 0;
  std::string content_type;
  std::string etag;
  std::string modified;
  std::string location;  // of a redirection
  std::optional<std::chrono::seconds> retry_after;
  std::string body;
};

class Fetcher {
 public:
  // `stop`: what is under way is given up once it is true; outlives the fetcher.
  Fetcher(std::string user_agent, FetchBounds bounds, const std::atomic<bool>& stop);
  ~Fetcher();
  Fetcher(const Fetcher&) = delete;
  Fetcher& operator=(const Fetcher&) = delete;

  // Errors: no answer in time, too much of it, a host that must not be asked. They do not name the
  // address.
  Result<Fetched> fetch(const Wanted& wanted);

 private:
  struct Handle;
  std::string user_agent_;
  FetchBounds bounds_;
  const std::atomic<bool>& stop_;
  std::unique_ptr<Handle> handle_;
};

}  // namespace dragoman::cli
