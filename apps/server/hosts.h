// By which names this server may be asked. A page elsewhere can have its own name lead to this
// machine and so ask us in its reader's name (DNS rebinding); the Host it sends is still its own.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace dragoman::server {

struct Hosts {
  // Any name: where others than this machine are answered, and no names were given.
  bool any = false;
  std::vector<std::string> names = {};  // besides localhost, 127.0.0.1 and [::1]; in lower case
};

// Those of a server that listens at this address, with the names its user gave.
Hosts hosts_of(std::string_view listen_address, const std::vector<std::string>& given);

// `host` is the header, with or without a port. An empty one, which HTTP/1.0 may have, is none that
// a browser sends.
bool may_be_asked_as(const Hosts& hosts, std::string_view host);

}  // namespace dragoman::server
