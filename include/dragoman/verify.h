// Every quote against its source. A record says of each finding where its words stand; this goes
// back the whole way: the bytes as published → the text they are read as → the words at the place.
//
//   source   its bytes have the SHA-256 that the record names
//   text     is what load_release, or release_of_text, makes of these bytes today
//   person, event, fact
//            the span lies in the text, is not empty, cuts no letter in two, and stands for bytes
//            of the source
//
// An export is checked line by line against a record: the span lies in the text of the release it
// names, the words there have the SHA-256 that the line gives, and the quote, whole or cut short,
// is what stands there. A line is right if it fits any version of its release.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "dragoman/error.h"
#include "dragoman/record.h"
#include "dragoman/release.h"

namespace dragoman {

// What is not as it should be.
struct Fault {
  std::string release;  // its id; "talks@1" for a version that is not the newest
  std::string what;     // "event 3", "fact 1", "person 2", "text", "source"; of an export "line 7"
  std::string why;      // "its place, bytes 20 to 31, ends behind the text"
};

struct Verified {
  std::size_t releases = 0;   // whose newest version was looked at; of an export: that it names
  std::size_t quotes = 0;     // places of people, events and facts
  std::vector<Fault> faults;  // in the order of the releases, or of the lines

  [[nodiscard]] bool all_there() const { return faults.empty(); }
};

// One release as a record keeps it; adds to `verified`, but for its `releases`.
void verify_release(const StoredRelease& stored, const Furniture& furniture, Verified& verified);

// All releases of a record, the older versions after the newest.
Result<Verified> verify_record(const Record& record, const Furniture& furniture);

// An export, by its content: readings (NDJSON or an array), PLOVER, FollowTheMoney, or a table of
// CSV or tabs whose header names release, begin and end. `name` is for messages. Errors: it is none
// of these, or a line cannot be read.
Result<Verified> verify_export(const Record& record, std::string_view bytes,
                               const std::string& name);

}  // namespace dragoman
