// A brief for a meeting: the facts a desk officer puts together before it, each with a footnote
// to the words it rests on. What calls for judgement (objectives, what to say, what to avoid) is
// left blank for who writes it; nothing is invented. It is written by pages/make_brief.h.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "dragoman/questions.h"

namespace dragoman {

struct BriefParts {
  PartyCode a;         // whose brief it is
  PartyCode b;         // whom it is to meet
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
  struct Note {
    std::string text;     // the words, and who published them when; or the table
    std::string mark;     // where they stand: "latvia-korea-talks#3"; empty for a table
    std::string address;  // the same within the site: "/release/latvia-korea-talks#e3"
  };
  std::string language;  // BCP 47
  std::string title;
  std::string blank;    // what is said of a blank section: "To be filled in."
  std::string sources;  // the heading of the notes
  std::vector<Section> sections;
  std::vector<Note> notes;  // footnotes, each once
};

// A note as one text: "“…” Latvia, 6 October 2022 (latvia-korea-talks#3)".
std::string to_string(const Brief::Note& note);

// CommonMark with footnotes ([^1]), as pandoc and most wikis read it.
std::string to_markdown(const Brief& brief);
// A page that stands by itself, without script.
std::string to_html(const Brief& brief);

}  // namespace dragoman
