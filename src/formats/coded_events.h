// The events of a reading with their codes and the codes of their parties: what the exports
// for political science (plover_json.h, polecat_tsv.h, cameo_tsv.h) are written from.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "dragoman/codes.h"
#include "dragoman/knowledge.h"
#include "dragoman/reading.h"
#include "dragoman/release.h"
#include "formats/quotes.h"

namespace dragoman {

// `lists`: one row an event, with all its parties. `dyads`: one row a pair of parties, source
// and target; what is done together gives a row either way.
enum class Sides { lists, dyads };

// All must outlive what is coded with it.
struct Coding {
  const Codes& codes;
  const Knowledge& knowledge;
  Sides sides = Sides::lists;
  Quotes quotes = Quotes::full;
};

struct CodedEvent {
  std::string id;    // "korea-uzbekistan#3", "korea-uzbekistan#3.1" for its first pair
  std::string told;  // the event that it is or comes from: "korea-uzbekistan#3"
  const Event* event = nullptr;
  EventCodes codes;
  std::vector<PartyCodes> actors;
  std::vector<PartyCodes> recipients;
  // When it was: the event's days, else those of the release; both full dates or neither.
  std::optional<Date> from;
  std::optional<Date> to;
  bool own_date = false;  // the event's own, not the release's
  bool back = false;      // a pair seen from the recipient's side: CAMEO's cameo_back holds
};

// In the order of the events; of pairs, in the order of their parties. Needs a reading that
// outlives the result.
std::vector<CodedEvent> code_events(const Release& release, const Reading& reading,
                                    const Coding& coding);

// "Seoul, KOR" → "Seoul" and "KOR"; the city is empty where only a state is told.
struct CityAndState {
  std::string city;
  std::string state;
};
CityAndState split_place(const std::string& where);

// What every table of coded events ends with, so that each row can be checked against its
// release: "Release", "Begin", "End", "Quote", "Act", "Status", "When"; with less than the full
// quotes "Quote SHA256" after the quote.
std::vector<std::string> provenance_columns(Quotes quotes);
std::vector<std::string> provenance_cells(const Release& release, const Reading& reading,
                                          const Event& event, Quotes quotes);

// The cells with tabs between them and a line break at the end. Needs cells without either.
std::string tsv_line(const std::vector<std::string>& cells);

// The items with `separator` between them; empty ones are left out, as are doubles.
std::string join_told(const std::vector<std::string>& items, std::string_view separator);

// "2.5", "-3"; empty for nothing.
std::string score_text(const std::optional<double>& score);

}  // namespace dragoman
