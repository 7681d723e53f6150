// HTTP/1.1 over sockets, by Boost.Beast: accepts connections, carries requests to Answering and
// responses back, bounds size and time of both, and stops gracefully on SIGINT or SIGTERM.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "answering.h"
#include "dragoman/error.h"
#include "hosts.h"

namespace dragoman::server {

// Bounds of what one may ask for.
struct Bounds {
  std::size_t header_bytes = std::size_t{16} << 10U;
  std::size_t body_bytes = std::size_t{8} << 20U;
  std::chrono::seconds idle{30};   // between requests, and for one to come whole or be taken whole
  std::size_t connections = 4096;  // at a time; more wait until some end
  // Requests a second from one address, with ten seconds' worth saved up; 0: any number.
  unsigned rate = 0;
};

struct Listen {
  std::string address = "127.0.0.1";
  std::uint16_t port = 8080;  // 0: any that is free
  unsigned threads = 1;
  std::vector<std::string> host_names = {};  // by which it may be asked; see hosts.h
  Bounds bounds;
};

// "127.0.0.1:8080", "[::1]:8080", ":8080", "8080". Errors: no address.
Result<Listen> parse_listen(const std::string& text);

// Answers until it is told to stop; `ready` is called with "http://127.0.0.1:8080/" once
// connections are taken. Errors: the address cannot be listened at.
Result<void> serve(Answering& answering, const Listen& listen,
                   const std::function<void(const std::string&)>& ready);

}  // namespace dragoman::server
