// Releases for the tests of the record's questions, a line a finding.
#pragma once

#include <gtest/gtest.h>

#include <initializer_list>
#include <string>
#include <string_view>

#include "dragoman/questions.h"
#include "history/merging/test_tellings.h"
#include "history/test_told.h"
#include "record/test_store.h"

namespace dragoman {

using Lines = std::initializer_list<std::string_view>;

// Gives `quote` a line of its own in the release's text.
inline Span add_line(Release& release, std::string_view quote) {
  const auto begin = release.text.size();
  release.text += std::string(quote) + "\n";
  return {begin, begin + quote.size()};
}

// "ID PUBLISHER DAY"; events and facts as in history/test_told.h, people as "person|NAME|POST|OF";
// tellings as in history/merging/test_tellings.h, the quote of the first being that of the first
// event.
inline Entry release_of(std::string_view head, Lines findings, Lines tellings = {}) {
  const auto words = split(head, ' ');
  Entry entry;
  auto& release = entry.release;
  release.id = words.at(0);
  release.publisher = words.at(1) == "-" ? "" : words.at(1);
  release.published = parse_edtf(words.at(2));
  entry.source.address = "/" + release.id;
  auto& reading = entry.reading;
  for (const auto line : findings) {
    const auto cells = split(line, '|');
    if (cells[0] == "person") {
      reading.people.push_back({std::string(cells.at(1)), std::string(cells.at(2)),
                                PartyCode(cells.at(3)), add_line(release, cells[1])});
    } else if (parse_fact_kind(cells[0])) {
      auto fact = fact_told(release.id, 1, line);
      fact.what.quote = add_line(release, fact.quote);
      reading.facts.push_back(fact.what);
    } else {
      auto event = event_told(release.id, 1, line);
      event.what.quote = add_line(release, event.quote);
      if (!event.about.empty()) {
        const auto at = event.quote.find(event.about);
        EXPECT_NE(at, std::string::npos) << line;
        event.what.about =
            Span{event.what.quote.begin + at, event.what.quote.begin + at + event.about.size()};
      }
      reading.events.push_back(event.what);
    }
  }
  entry.source.bytes = release.id + "\n" + release.text;
  reading.id = release.id;
  reading.publisher = release.publisher;
  reading.published = release.published;
  for (const auto line : tellings) {
    entry.tellings.push_back(telling(line));
    // What is told of a happening besides was said there.
    for (std::size_t i = 2; i <= reading.events.size(); ++i) {
      entry.tellings.back().said.push_back({release.id, i});
    }
  }
  return entry;
}

// With a store of its own, and records in it.
class RecordOfReleasesTest : public testing::Test {
 protected:
  Record record_of(const std::vector<Entry>& entries, std::string_view name = "a") {
    auto record = Record::open(store_.name(name), Record::Access::write);
    EXPECT_TRUE(record) << record.error().message;
    const auto added = record->add(entries);
    EXPECT_TRUE(added) << added.error().message;
    return std::move(*record);
  }

  TestStore store_;
};

}  // namespace dragoman
