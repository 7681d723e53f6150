#include "formats/coded_events.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/sha256.h"
#include "base/told_ends.h"
#include "formats/finding_json.h"

namespace dragoman {

namespace {

void date_event(const std::optional<When>& published, CodedEvent& coded) {
  coded.own_date = coded.event->when.has_value();
  const auto when = coded.own_date ? coded.event->when : published;
  if (!when) return;
  // An interval with an open end is dated by the end it has.
  const auto& from = told_begin(*when);
  const auto& to = told_end(*when);
  if (from.year == 0) return;
  coded.from = first_day(from);
  coded.to = last_day(to);
}

std::vector<PartyCodes> party_codes(const std::vector<PartyCode>& parties, const Coding& coding) {
  std::vector<PartyCodes> codes;
  for (const auto& party : parties) codes.push_back(coding.codes.party(party, coding.knowledge));
  return codes;
}

// Source and target of every pair of an event, and whether it is seen from the other side.
struct Pair {
  std::vector<PartyCodes> source;
  std::vector<PartyCodes> target;
  bool back = false;
};

std::vector<Pair> pairs_of(const CodedEvent& coded) {
  std::vector<Pair> pairs;
  if (coded.recipients.empty() && coded.actors.size() < 2) return {{coded.actors, {}, false}};
  if (coded.recipients.empty()) {
    for (std::size_t i = 0; i < coded.actors.size(); ++i) {
      for (std::size_t j = 0; j < coded.actors.size(); ++j) {
        if (i != j) pairs.push_back({{coded.actors[i]}, {coded.actors[j]}, false});
      }
    }
    return pairs;
  }
  const bool seen_back = !coded.codes.cameo_back.empty();
  for (const auto& actor : coded.actors) {
    for (const auto& recipient : coded.recipients) {
      pairs.push_back({{actor}, {recipient}, false});
      if (seen_back) pairs.push_back({{recipient}, {actor}, true});
    }
  }
  return pairs;
}

}  // namespace

std::vector<CodedEvent> code_events(const Release& release, const Reading& reading,
                                    const Coding& coding) {
  std::vector<CodedEvent> all;
  for (std::size_t i = 0; i < reading.events.size(); ++i) {
    const auto& event = reading.events[i];
    CodedEvent coded;
    coded.told = fmt::format("{}#{}", reading.id, i + 1);
    coded.id = coded.told;
    coded.event = &event;
    coded.codes = coding.codes.event(event, release.text, reading.published, coding.knowledge);
    coded.actors = party_codes(event.actors, coding);
    coded.recipients = party_codes(event.recipients, coding);
    date_event(reading.published, coded);
    if (coding.sides == Sides::lists) {
      all.push_back(std::move(coded));
      continue;
    }
    std::size_t number = 0;
    for (auto& pair : pairs_of(coded)) {
      auto one = coded;
      one.id = fmt::format("{}.{}", coded.told, ++number);
      one.actors = std::move(pair.source);
      one.recipients = std::move(pair.target);
      one.back = pair.back;
      all.push_back(std::move(one));
    }
  }
  return all;
}

CityAndState split_place(const std::string& where) {
  const auto comma = where.rfind(", ");
  if (comma == std::string::npos) return {{}, where};
  return {where.substr(0, comma), where.substr(comma + 2)};
}

std::vector<std::string> provenance_columns(Quotes quotes) {
  std::vector<std::string> columns = {"Release", "Begin", "End", "Quote"};
  if (quotes != Quotes::full) columns.emplace_back("Quote SHA256");
  columns.insert(columns.end(), {"Act", "Status", "When"});
  return columns;
}

std::vector<std::string> provenance_cells(const Release& release, const Reading& reading,
                                          const Event& event, Quotes quotes) {
  const auto quote = slice(release.text, event.quote);
  std::vector<std::string> cells = {one_line(reading.id), std::to_string(event.quote.begin),
                                    std::to_string(event.quote.end), printed_words(quote, quotes)};
  if (quotes != Quotes::full) cells.push_back(sha256(quote));
  cells.insert(cells.end(),
               {std::string(to_string(event.act)), std::string(to_string(event.status)),
                event.when ? to_edtf(*event.when) : ""});
  return cells;
}

std::string tsv_line(const std::vector<std::string>& cells) {
  return fmt::format("{}\n", fmt::join(cells, "\t"));
}

std::string join_told(const std::vector<std::string>& items, std::string_view separator) {
  std::vector<std::string> told;
  for (const auto& item : items) {
    if (!item.empty() && std::ranges::find(told, item) == told.end()) told.push_back(item);
  }
  return fmt::format("{}", fmt::join(told, separator));
}

std::string score_text(const std::optional<double>& score) {
  return score ? fmt::format("{:g}", *score) : std::string();
}

}  // namespace dragoman
