// Entries for the tests of the record: small releases of our own.
#pragma once

#include <gtest/gtest.h>

#include <string>
#include <utility>

#include "dragoman/record.h"

namespace dragoman {

// The answer, if there is one.
template <class Value>
Value got(Result<Value> result) {
  if (result) return std::move(*result);
  ADD_FAILURE() << result.error().message;
  return {};
}

inline Span span_of(std::string_view text, std::string_view words) {
  const auto begin = text.find(words);
  EXPECT_NE(begin, std::string_view::npos) << words;
  return {begin, begin + words.size()};
}

// A release of one line with a meeting, what was agreed there, an embassy and a minister.
inline Entry talks(const std::string& id, const std::string& day) {
  Entry entry;
  auto& release = entry.release;
  release.id = id;
  release.title = "Talks " + id;
  release.text =
      "Minister Ann Lee met her Uzbek counterpart – they agreed to open an embassy in "
      "Tashkent (" +
      id + ").";
  release.blocks = {{BlockKind::heading, {0, 8}, "1", "•", 2},
                    {BlockKind::bullet, {9, 40}, "", "-", 0}};
  release.publisher = "KOR";
  release.published = parse_edtf(day);
  release.published_basis = DateBasis::page;
  release.language = "en";
  release.url = "https://example.org/" + id;
  entry.source = {.bytes = "<p>" + release.text,
                  .media_type = "text/html",
                  .charset = "utf-8",
                  .address = "/releases/" + id + ".html"};
  entry.hints.publisher = "KOR";
  entry.retrieved = "2024-05-03T10:00:00Z";

  auto& reading = entry.reading;
  reading.id = id;
  reading.publisher = "KOR";
  reading.published = release.published;
  reading.published_basis = DateBasis::inferred;
  reading.people = {{"Ann Lee", "Minister", "KOR", span_of(release.text, "Ann Lee")}};
  Event meet;
  meet.actors = {"UZB", "KOR"};
  meet.when = When{{2024, 5, 1}, {2024, 5, 2}};
  meet.where = "Tashkent, UZB";
  meet.quote = span_of(release.text, "Minister Ann Lee met her Uzbek counterpart");
  meet.rule = "meet.1";
  meet.confidence = 0.87;
  Event agree;
  agree.act = Act::agree;
  agree.actors = {"KOR"};
  agree.recipients = {"UZB", "EU"};
  agree.status = Status::planned;
  agree.about = span_of(release.text, "open an embassy in Tashkent");
  agree.quote = span_of(release.text, "agreed to open an embassy in Tashkent");
  reading.events = {meet, agree};
  Fact mission;
  mission.a = "KOR";
  mission.b = "UZB";
  mission.name = "embassy";
  mission.since = on({1993, 0, 0});
  mission.quote = span_of(release.text, "embassy");
  Fact gathering;
  gathering.kind = FactKind::gathering;
  gathering.members = {"UZB", "KAZ", "KOR"};
  gathering.name = "forum";
  gathering.nth = 3;
  gathering.of = "of";
  gathering.year = 2022;
  gathering.state = "signed";
  gathering.when = on({2022, 3, 0});
  gathering.where = "UZB";
  gathering.quote = span_of(release.text, "Tashkent");
  gathering.rule = "gathering.4";
  reading.facts = {mission, gathering};
  return entry;
}

// Another text at the same address.
inline Entry changed(Entry entry) {
  entry.source.bytes += " Corrected.";
  entry.release.text += " Corrected.";
  entry.reading.people.clear();
  return entry;
}

}  // namespace dragoman
