// Why each event of a reading was read as it was: the pattern row that matched, the words
// that matched it, what each word that names a party was taken for, and where status, time
// and place come from.
//
//   const Explained explained = explain(release, analyse(release, *model), *knowledge, *patterns);
//   explained.why[2]  // of explained.reading.events[2]
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "dragoman/reading.h"
#include "dragoman/span.h"

namespace dragoman {

// How words came to mean a party.
enum class Reference : std::uint8_t {
  name,       // "Korea"
  adjective,  // "Korean"
  demonym,    // "Koreans"
  capital,    // "Seoul"
  metonym,    // "the Kremlin"
  agency,     // "the State Department"
  person,     // "Minister Otieno"
  title,      // "the Prime Minister"
  pronoun,    // "he", "they", "we"
  noun,       // "the two sides", "the delegation"
  company,    // by no word of the clause: by the company that the others keep
};

std::string_view to_string(Reference reference);

struct PartyTrace {
  Span words;  // empty for `company`
  Reference reference = Reference::name;
  std::vector<PartyCode> parties;
};

// Where the time or the place of an event comes from.
enum class Basis : std::uint8_t {
  none,     // it is not told
  words,    // words of the clause
  meeting,  // the meeting at which it was said, or of which it is part
  release,  // the day of the release
  host,     // the party visited
  twin,     // another sentence that tells the same event
};

std::string_view to_string(Basis basis);

// What speaks for or against an event having been read rightly: a row of
// patterns/confidence.tsv that holds of it.
struct WeighedSign {
  std::string sign;   // "actor=pronoun"
  double weight = 0;  // in logits: 0.7 doubles the odds
};

struct Why {
  std::string table;     // "patterns/acts.tsv", in the data folder
  std::size_t line = 0;  // of the row in it
  std::string example;   // the row's, and what it says must be read from it
  std::string reads;
  std::vector<Span> words;          // that matched the row, in the order of the text
  std::vector<PartyTrace> parties;  // in the order they were resolved
  std::optional<Span> status_sign;  // the word that makes it planned, hypothetical or denied
  Basis when = Basis::none;
  std::optional<Span> when_words;
  Basis where = Basis::none;
  std::optional<Span> where_words;
  std::vector<WeighedSign> evidence;  // that its confidence adds up from, the weightiest first
};

struct Explained {
  Reading reading;       // just what `read` gives
  std::vector<Why> why;  // of its events, one each
};

Explained explain(const Release& release, const Analysis& analysis, const Knowledge& knowledge,
                  const Patterns& patterns);

}  // namespace dragoman
