// A brief for a meeting: the facts a desk officer puts together before it, each with a footnote
// to the words it rests on. What calls for judgement (objectives, what to say, what to avoid) is
// left blank for who writes it; nothing is invented.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "dragoman/questions.h"

namespace dragoman {

struct BriefParts {
  PartyCode a;         // whose brief it is
  PartyCode b;         // whom it is to meet
  std::string name_a;  // "Korea"
  std::string name_b;
  std::string reader;  // for whom: "Foreign Minister"; may be empty
  Date day;
  RelationOfTwo relation;
  SinceLastMet since;
  std::vector<Commitment> commitments;      // of the two, by date
  std::vector<const Holder*> counterparts;  // who holds the reader's office there, by the tables
  std::vector<Coverage> coverage;           // of the two publishers
};

struct Brief {
  struct Line {
    std::string text;
    std::vector<std::size_t> notes;  // into Brief::notes, from 0
  };
  struct Section {
    std::string heading;
    std::vector<Line> lines;
    bool blank = false;  // for who writes it to fill in
  };
  std::string title;
  std::vector<Section> sections;
  std::vector<std::string> notes;  // footnotes, each once
};

Brief make_brief(const BriefParts& parts);

// CommonMark with footnotes ([^1]), as pandoc and most wikis read it.
std::string to_markdown(const Brief& brief);
// A page that stands by itself, without script.
std::string to_html(const Brief& brief);

}  // namespace dragoman
