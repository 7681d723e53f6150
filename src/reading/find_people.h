// People named in an official capacity: "Foreign Minister Sirojiddin MUHRIDDIN", "Mr.
// Kamilov", "Sullivan"; and posts told without a name: "the Prime Minister of Spain", "the
// Foreign Ministers of Korea and Tajikistan". Titles are data (data/vocabulary/titles.tsv).
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "dragoman/analysis.h"
#include "dragoman/knowledge.h"
#include "dragoman/reading.h"
#include "dragoman/release.h"

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

// Title words as data/vocabulary/titles.tsv lists them.
struct Titles;

// `day`: the release's date where it is known, to tell holders of an office apart.
People find_people(const Release& release, const Analysis& analysis, const Knowledge& knowledge,
                   const Titles& titles);

}  // namespace dragoman
