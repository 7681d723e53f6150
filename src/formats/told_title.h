// What happened or stands as a title of one line, for formats that have one: calendars, feeds,
// graphs of entities.
#pragma once

#include <string>

#include "dragoman/happening.h"
#include "dragoman/knowledge.h"
#include "dragoman/reading.h"

namespace dragoman {

// The English short name; the code itself where the tables do not have it ("org:Hamas" → "Hamas").
std::string party_name(const PartyCode& code, const Knowledge& knowledge);

// "Sweden, Kenya"; of more than six the first five and how many others.
std::string party_names(const std::vector<PartyCode>& codes, const Knowledge& knowledge);

// "Meet: Sweden, Kenya", "Request: Kenya → Sweden".
std::string title_of(const Event& event, const Knowledge& knowledge);

// "Embassy: South Korea, Uzbekistan", "3rd Ocean Forum: Kenya, Sweden"; by its name, else its kind.
std::string title_of(const Fact& fact, const Knowledge& knowledge);

// "Meeting: Sweden, Kenya", "Visit: Sweden → Kenya", "Gathering (Ocean Forum): Kenya, Sweden".
std::string title_of(const Happening& happening, const Knowledge& knowledge);

// All parties of a fact: a, b, members; no doubles.
std::vector<PartyCode> parties_of(const Fact& fact);

// A UUID (RFC 9562, version 8) that stands for `name` among all of `kind` and is the same at any
// time, on any machine: "f3a1….".
std::string stable_uuid(std::string_view kind, std::string_view name);

// Where a release can be had: its URL, else the address it was fetched from. Empty where that is
// a file, which is nobody else's business.
std::string public_address(const std::string& url, const std::string& address);

}  // namespace dragoman
