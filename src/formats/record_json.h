// Answers of the record as JSON, for programs that ask it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "dragoman/record.h"
#include "dragoman/relation.h"
#include "formats/finding_json.h"

namespace dragoman {

// [{"id", "version", "title", "publisher", "published", "address", "gone", "people",
//   "events", "facts"}], the last three as numbers.
Json heads_json(const std::vector<ReleaseHead>& heads);

// {"id", "version", "newest", "title", "publisher", "published", "language", "url", "address",
//  "sha256", "retrieved", "gone", "text", "reading"}, the reading as in reading_json.h.
Json stored_json(const StoredRelease& stored);

// {"a", "b", "relation", "facts", "events"}: the relation as in relation_json.h, findings as in
// reading_json.h, each with "release", "number" (in its reading, from 1), "publisher" and
// "published" of the release that tells it, after all other keys.
Json pair_json(const Between& between, const RelationOfTwo& relation);

// {"query", "more", "found"}: more is true where there are further ones than those found. Each has
// "id", "version", "title", "publisher", "published", "address", "gone", "hits" ({"words", "span",
// "around"}, the words at around) and "events" ({"number" from 1, "quote"}) whose quotes have hits.
Json found_json(std::string_view query, const std::vector<Found>& found, bool more);

}  // namespace dragoman
