// The newest releases of a record with what was read from them, for feed readers and for programs
// that look now and then: Atom (RFC 4287) and JSON Feed 1.1.
//
//   Atom                    JSON Feed
//   id                      id              a urn:uuid: of the release, the same in every export
//   title                   title           the release's; its id if it has none
//   link rel=alternate      url             where it can be had, if that is no file
//   updated                 date_published  the day of the release at midnight UTC, never the
//   clock's author/name             authors[].name  who published it category                tags
//   the acts that were read, each once content type=html       content_html    the events and facts
//   as a list, each with its quote
//
// With less than the full quotes, each is followed by the place where it stands (QuotePlace).
// Entries come newest first. The feed's own `updated` is that of its newest entry; a release
// without a date has that of the first of computer time, as Atom must have one.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "dragoman/knowledge.h"
#include "dragoman/record.h"
#include "formats/publishers.h"
#include "formats/quotes.h"

namespace dragoman {

// All must outlive the call.
struct FeedNotes {
  const Knowledge& knowledge;
  const Publishers& publishers;
  std::string_view version;  // of the program
  Quotes quotes = Quotes::full;
};

// Needs the releases newest first.
std::string atom_feed(std::span<const StoredRelease> newest, const FeedNotes& notes);
std::string json_feed(std::span<const StoredRelease> newest, const FeedNotes& notes);

// Text between tags or in an attribute: & < > " escaped, what XML 1.0 has no place for left out.
std::string xml_text(std::string_view text);

}  // namespace dragoman
