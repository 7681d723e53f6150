// The findings of a reading as JSON values, for the formats that are made of them. What the
// keys mean and in which order they come: see reading_json.h.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "dragoman/reading.h"
#include "dragoman/told.h"

namespace dragoman {

using Json = nlohmann::ordered_json;

// Every run of blanks, tabs and line breaks as one blank, none at the ends.
std::string one_line(std::string_view words);

Json text_or_null(std::string_view text);
Json when_or_null(const std::optional<When>& when);
Json span_json(Span span);
Json confidence_or_null(const Event& event);

Json person_json(const Person& person);
// `quote` and `about` are the words as they stand in the text; they are put on one line.
Json event_json(const Event& event, std::string_view quote, std::string_view about);
Json fact_json(const Fact& fact, std::string_view quote);

// A finding's JSON with where it stands, after all other keys: "release", "number" (in its reading,
// from 1), "publisher" and "published" of the release that tells it.
template <class What>
Json with_place(Json json, const Told<What>& told) {
  json["release"] = told.at.release;
  json["number"] = told.at.number;
  json["publisher"] = text_or_null(told.publisher);
  json["published"] = when_or_null(told.published);
  return json;
}

// On one line, without a line break; indented. Bytes that are no UTF-8 become U+FFFD.
std::string json_line(const Json& json);
std::string json_page(const Json& json);

}  // namespace dragoman
