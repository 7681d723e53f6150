// The pattern language: how verbs and nouns show acts, a row of data/patterns/acts.tsv each.
//
//   frame     express|convey obj=hope|wish        the trigger's lemmas, then what must hang on it
//   actors    subj                                who does it
//   about     obj.inf|obj.that|inf                the words that give the content
//   recipients  about                             at whom it is directed
//
// data/patterns/README.md explains the language to those who write rows; follow_links.h
// says what each link means in terms of Universal Dependencies.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "dragoman/reading.h"
#include "reading/confidence.h"
#include "reading/find_dates.h"
#include "reading/find_facts.h"
#include "reading/find_people.h"

namespace dragoman {

// Links to follow one after the other: "obj.for".
using LinkPath = std::vector<std::string>;

// What to take: the first alternative that finds something; an alternative is the union of
// its paths. "poss+with|between".
struct LinkExpression {
  std::vector<std::vector<LinkPath>> alternatives;

  [[nodiscard]] bool empty() const { return alternatives.empty(); }
};

// Something that must (or must not) hang on the trigger: "obj=hope|wish", "that", "!obj".
struct FrameItem {
  LinkExpression links;
  std::vector<std::string> lemmas;  // any word if empty
  bool absent = false;
};

enum class WordClass : std::uint8_t { verb, noun, adjective };

struct PatternRow {
  std::string id;             // "hope.2"
  Act act = Act::meet;        // where several parties act, and mostly
  std::optional<Act> single;  // the act where one party acts alone: "agree|pledge"
  WordClass trigger_class = WordClass::verb;
  std::vector<std::string> triggers;  // lemmas
  std::vector<FrameItem> items;
  LinkExpression actors;
  LinkExpression about;
  LinkExpression recipients;  // the path "about" means: parties named in the content
  std::string example;        // a sentence
  std::string reads;          // what must be read from it
  std::size_t line = 0;
};

struct Patterns::Tables {
  std::vector<PatternRow> rows;
  // Rows by trigger lemma, in the order of the file.
  std::unordered_map<std::string, std::vector<std::size_t>> by_trigger;
  std::shared_ptr<const FactPatterns> facts;
  // Named word lists of data/patterns/words.tsv: "say", "agent", "group".
  std::map<std::string, std::vector<std::string>, std::less<>> words;
  std::shared_ptr<const Titles> titles;
  std::shared_ptr<const Calendar> calendar;
  std::shared_ptr<const ConfidenceWeights> confidence;

  [[nodiscard]] bool in(std::string_view list, std::string_view word) const;
};

// "subj", "obj.for|for", "poss+with"; an error names what cannot be read.
Result<LinkExpression> parse_links(std::string_view text);

}  // namespace dragoman
