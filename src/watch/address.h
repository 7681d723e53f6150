// Addresses of the web as `dragoman watch` needs them: taken apart, put together from a link in a
// page, and told apart by whom they may lead to.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace dragoman {

// Of http and https only.
struct Address {
  std::string scheme;      // "http", "https"
  std::string host;        // lower case; "[::1]" with its brackets
  std::uint16_t port = 0;  // never 0 once parsed
  std::string target;      // from the first slash on, with the query: "/news?page=2"

  friend bool operator==(const Address&, const Address&) = default;
};

// Nothing for other schemes, for user names and passwords, for hosts of other letters than ASCII
// and for what is longer than 2,000 bytes. Blanks and letters beyond ASCII in the target become
// percent signs with digits; what stands after '#' is left out.
std::optional<Address> parse_address(std::string_view text);

// "https://example.org/news?page=2"; a port only where it is not the scheme's own.
std::string to_string(const Address& address);

// Where `link`, which stands in what was found at `base`, leads to.
std::optional<Address> resolve(const Address& base, std::string_view link);

// Scheme, host and port: what one robots.txt speaks of.
std::string origin(const Address& address);

// Whether two are of one site: the same host, with or without "www.", and the same port unless both
// are their schemes' own.
bool same_site(const Address& a, const Address& b);

// True for numbers of machines that are not of the public net: this machine, private networks,
// links, multicast. `number` is as inet_ntop writes it; what is none is private, to be safe.
bool is_private_number(std::string_view number);

// The same for a host as far as its name tells: "localhost", "[::1]", "10.0.0.1".
bool is_private_host(std::string_view host);

}  // namespace dragoman
