// For the tests of the formats: a release of our own with a person, events of each kind and facts.
#pragma once

#include <string>

#include "dragoman/happening.h"
#include "dragoman/record.h"

namespace dragoman {

inline Span place_of(std::string_view text, std::string_view words) {
  const auto begin = text.find(words);
  return {begin, begin + words.size()};
}

// What a release tells of a happening: its first account, `day` the release's.
inline Account account_of(const std::string& release, Date day) {
  Account account;
  account.at.release = release;
  account.publisher = "SWE";
  account.published = on(day);
  return account;
}

inline StoredRelease test_release() {
  StoredRelease stored;
  auto& release = stored.release;
  release.id = "talks";
  release.title = "Minister Lind visits \"Nairobi\" & talks";
  release.text =
      "Minister Lind of Sweden met Minister Otieno in Nairobi. Kenya asked Sweden for “seeds, "
      "water”. Lind will visit again in October. Sweden has had an embassy there since 1964. "
      "Both attend the Ocean Forum.";
  release.publisher = "SWE";
  release.published = on({2024, 5, 3});
  release.published_basis = DateBasis::given;
  release.language = "en";
  release.url = "https://example.org/talks?a=1&b=2";
  stored.source = {release.text, "text/plain", "utf-8", "/home/ann/talks.txt"};
  stored.sha256 = "00ff";
  stored.retrieved = "2024-05-04T10:00:00Z";

  const std::string_view text = release.text;
  auto& reading = stored.reading;
  reading.id = release.id;
  reading.publisher = "SWE";
  reading.published = release.published;
  reading.published_basis = DateBasis::given;
  reading.people = {{"Lind", "Minister", "SWE", place_of(text, "Lind")}};
  Event meet;
  meet.actors = {"SWE", "KEN"};
  meet.when = on({2024, 5, 2});
  meet.where = "Nairobi, KEN";
  meet.quote = place_of(text, "Minister Lind of Sweden met Minister Otieno in Nairobi");
  meet.rule = "meet.1";
  Event ask;
  ask.act = Act::request;
  ask.actors = {"KEN"};
  ask.recipients = {"SWE"};
  ask.about = place_of(text, "“seeds, water”");
  ask.quote = place_of(text, "Kenya asked Sweden for “seeds, water”");
  ask.rule = "request.1";
  Event visit;
  visit.act = Act::visit;
  visit.status = Status::planned;
  visit.actors = {"SWE"};
  visit.recipients = {"KEN"};
  visit.when = on({2024, 10, 0});
  visit.where = "KEN";
  visit.quote = place_of(text, "Lind will visit again in October");
  visit.rule = "visit.1";
  reading.events = {meet, ask, visit};
  Fact embassy;
  embassy.a = "SWE";
  embassy.b = "KEN";
  embassy.name = "embassy";
  embassy.since = on({1964, 2, 29});
  embassy.quote = place_of(text, "Sweden has had an embassy there since 1964");
  embassy.rule = "mission.1";
  Fact forum;
  forum.kind = FactKind::gathering;
  forum.members = {"SWE", "KEN"};
  forum.name = "Ocean Forum";
  forum.nth = 3;
  forum.quote = place_of(text, "Both attend the Ocean Forum");
  reading.facts = {embassy, forum};
  return stored;
}

}  // namespace dragoman
