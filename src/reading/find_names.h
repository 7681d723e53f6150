// Names of people in the words of a block, each with the title and the party beside it:
// after a title ("Foreign Minister Kamilov"), before one ("Kalin, Spokesperson of …"), after
// an honorific ("Mr. Sullivan"), or alone where it is known from elsewhere ("Putin").
#pragma once

#include <string>
#include <vector>

#include "reading/find_titles.h"

namespace dragoman {

struct NamedMention {
  Span span;  // with the title beside it
  Span name;
  std::vector<std::string> words;  // of the name, folded: "joseph", "r", "biden"
  std::string title;               // the post as printed; empty if none
  std::string singular;            // its head: "Minister"
  PartyCode of;                    // as told beside name or title
  PartyCode maybe_of;              // as told of others it is listed with
  bool honoured = false;           // "Mr."
  bool opposite = false;           // "his counterpart"
  bool titled = false;             // has a title, or a word that stands in for one
};

// The mentions of one block, in order, not overlapping, and the titles that stand without a
// name.
struct BlockNames {
  std::vector<NamedMention> mentions;
  std::vector<Title> lone_titles;
};

BlockNames find_names(const NameText& text, const Titles& titles, const NameClues& clues,
                      bool list_item);

}  // namespace dragoman
