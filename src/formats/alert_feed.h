// Alerts as an Atom feed (RFC 4287): what is new for a search, a pair or a person, each entry with
// the reason for which it is there. Addresses within the site stay relative to the feed's own.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "dragoman/date.h"

namespace dragoman {

struct Alert {
  std::string id;  // another for each thing alerted of, and always the same: "search visa talks-1"
  std::string title;
  std::string address;  // where to look it up
  std::optional<When> published;
  std::string author;               // who published the release; may be empty
  std::string reason;               // "has the words “visa” in: …"
  std::vector<std::string> quotes;  // the words themselves
};

struct AlertFeed {
  std::string id;             // "search visa"
  std::string title;          // in plain words
  std::string self;           // the feed's own address
  std::string page;           // the page it belongs to
  std::string version;        // of the program
  std::vector<Alert> alerts;  // newest first
};

std::string to_atom(const AlertFeed& feed);

}  // namespace dragoman
