// People named in an official capacity: "Foreign Minister Anna LINDQVIST", "Mr.
// Kamilov", "Sullivan"; and posts told without a name: "the Prime Minister of Spain", "the
// Foreign Ministers of Korea and Tajikistan". Titles are data (data/vocabulary/titles.tsv).
#pragma once

#include <string>
#include <vector>

#include "dragoman/analysis.h"
#include "dragoman/knowledge.h"
#include "dragoman/reading.h"
#include "dragoman/release.h"
#include "reading/titles.h"

namespace dragoman {

// A post as a text prints it; names no person by itself.
struct TitleMention {
  Span span;           // "Foreign Ministers"
  std::string office;  // Knowledge::office of its singular, "" if of no known office
  bool plural = false;
};

// A place that names a person, in full or short.
struct PersonMention {
  Span span;               // with the title beside it: "Foreign Minister Kamilov"
  Span name;               // "Kamilov"
  std::size_t person = 0;  // index into People::people
};

struct People {
  std::vector<Person> people;           // once each, in the order first told
  std::vector<PersonMention> mentions;  // in order, not overlapping
  std::vector<TitleMention> titles;     // titles not beside a name, in order
};

// The release's date, where it is known, tells holders of an office apart. Rests on the words,
// the titles and `knowledge`; the analysis only helps, and may be empty.
People find_people(const Release& release, const Analysis& analysis, const Knowledge& knowledge,
                   const Titles& titles);

}  // namespace dragoman
