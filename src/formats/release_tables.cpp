#include "formats/release_tables.h"

#include <fmt/format.h>

#include <cmath>

#include "base/sha256.h"
#include "formats/told_title.h"

namespace dragoman {

namespace {

using enum ColumnType;

// The last columns of events and facts.
constexpr Column quote_columns[] = {
    {"quote", text, "The words it was read from, on one line; as many as the export carries."},
    {"quote_begin", number, "Where the quote begins in the release's text, in bytes of UTF-8.",
     true},
    {"quote_end", number, "Where it ends, not included.", true},
    {"quote_sha256", text, "SHA-256 of the bytes of the text from begin to end.", true},
    {"rule", text, "The row of the pattern tables behind it."}};

std::vector<Column> with_quote(std::vector<Column> columns) {
  columns.insert(columns.end(), std::begin(quote_columns), std::end(quote_columns));
  return columns;
}

std::vector<TableShape> shapes() {
  return {{"releases",
           "A release: the newest version of each.",
           {{"id", text, "By which the record knows it.", true},
            {"version", number, "Of the release, from 1.", true},
            {"title", text, "As published."},
            {"publisher", text, "Party code of who published it."},
            {"published", text, "Its date as far as it is known (EDTF)."},
            {"published_basis", text,
             "How the date is known: unknown, given, page, dateline, inferred.", true},
            {"published_from", day, "First day the date may mean."},
            {"published_to", day, "Last day the date may mean."},
            {"language", text, "BCP 47."},
            {"url", text, "Where it can be had."},
            {"retrieved", text, "When it was fetched (ISO 8601)."},
            {"sha256", text, "SHA-256 of the bytes as published.", true},
            {"gone", text, "The day since when it is no longer online."}},
           {"id"},
           {{"publisher", "parties", "code"}}},
          {"parties",
           "A state, organisation or group that another row names.",
           {{"code", text,
             "ISO 3166-1 alpha-3 of a state, the acronym of an organisation, org:Name for others.",
             true},
            {"name", text, "English short name.", true},
            {"kind", text, "state, organisation or group; empty if the tables do not know it."}},
           {"code"},
           {}},
          {"people",
           "Somebody named in a release.",
           {{"release", text, "Id of the release.", true},
            {"number", number, "In the release, from 1.", true},
            {"name", text, "At its fullest there, without title.", true},
            {"post", text, "As the text gives it."},
            {"party", text, "Whom the post is of."},
            {"name_begin", number, "Where the name begins in the release's text.", true},
            {"name_end", number, "Where it ends, not included.", true}},
           {"release", "number"},
           {{"release", "releases", "id"}, {"party", "parties", "code"}}},
          {"events",
           "What happened, is planned, hypothetical or denied, as one release tells it.",
           with_quote({{"id", text, "Id of the release, '#' and the number.", true},
                       {"release", text, "Id of the release.", true},
                       {"number", number, "In the release, from 1.", true},
                       {"act", text, "A word of the codebook: meet, visit, request …", true},
                       {"status", text, "occurred, planned, hypothetical or denied.", true},
                       {"date", text, "When it was (EDTF)."},
                       {"date_from", day, "First day the date may mean."},
                       {"date_to", day, "Last day the date may mean."},
                       {"place", text, "City, ISO 3166-1 alpha-3; or the state alone."},
                       {"about", text, "The words that give the content."},
                       {"confidence_percent", number,
                        "Of a hundred such events, how many careful readers would find right."}}),
           {"id"},
           {{"release", "releases", "id"}}},
          {"event_parties",
           "Who took part in an event.",
           {{"event", text, "Id of the event.", true},
            {"role", text, "actor or recipient.", true},
            {"position", number, "Among the event's parties of that role, from 1.", true},
            {"party", text, "Party code.", true}},
           {"event", "role", "position"},
           {{"event", "events", "id"}, {"party", "parties", "code"}}},
          {"facts",
           "What stands, as one release tells it.",
           with_quote(
               {{"id", text, "Id of the release, '#f' and the number.", true},
                {"release", text, "Id of the release.", true},
                {"number", number, "In the release, from 1.", true},
                {"kind", text, "mission, partnership, mechanism, anniversary, agreement …", true},
                {"name", text, "Of what stands."},
                {"nth", number, "Of an anniversary, a gathering or a session."},
                {"of_what", text, "Of an anniversary: of what."},
                {"year", number, "Of an anniversary: the year it falls in."},
                {"state", text, "Of an agreement: in force, signed, under negotiation."},
                {"since", text, "EDTF."},
                {"date", text, "Of a gathering (EDTF)."},
                {"place", text, "Of a gathering: City, ISO 3166-1 alpha-3."}}),
           {"id"},
           {{"release", "releases", "id"}}},
          {"fact_parties",
           "Between whom a fact stands.",
           {{"fact", text, "Id of the fact.", true},
            {"role", text, "a, b (an embassy of a in b) or member.", true},
            {"position", number, "Among the fact's parties of that role, from 1.", true},
            {"party", text, "Party code.", true}},
           {"fact", "role", "position"},
           {{"fact", "facts", "id"}, {"party", "parties", "code"}}}};
}

Cell cell(std::string words) {
  return words.empty() ? Cell() : Cell(std::move(words));
}

Cell cell(std::size_t number) {
  return static_cast<std::int64_t>(number);
}

Cell cell(const std::optional<int>& number) {
  return number ? Cell(std::int64_t{*number}) : Cell();
}

Cell edtf(const std::optional<When>& when) {
  return when ? Cell(to_edtf(*when)) : Cell();
}

// The first and the last day a date may mean; an open end is empty.
void add_days_of(const std::optional<When>& when, std::vector<Cell>& cells) {
  const bool from = when && when->from.year != 0;
  const bool to = when && when->to.year != 0;
  cells.push_back(from ? Cell(to_edtf(first_day(when->from))) : Cell());
  cells.push_back(to ? Cell(to_edtf(last_day(when->to))) : Cell());
}

// Writes the rows of one release.
class Writer {
 public:
  Writer(const StoredRelease& stored, Quotes quotes, std::set<PartyCode>& parties)
      : stored_(stored), quotes_(quotes), parties_(parties) {}

  void add_release();
  void add_people();
  void add_events();
  void add_facts();
  std::vector<TableRow> take() { return std::move(rows_); }

 private:
  Cell party(const PartyCode& code) {
    if (!code.empty()) parties_.insert(code);
    return cell(code);
  }

  void add_quote(Span quote, const std::string& rule, std::vector<Cell>& cells) const {
    const auto words = slice(stored_.release.text, quote);
    cells.insert(cells.end(), {cell(printed_words(words, quotes_)), cell(quote.begin),
                               cell(quote.end), cell(sha256(words)), cell(rule)});
  }

  void add_parties(TableOf table, const std::string& id, const char* role,
                   const std::vector<PartyCode>& codes) {
    for (std::size_t i = 0; i < codes.size(); ++i) {
      rows_.push_back({table, {id, std::string(role), cell(i + 1), party(codes[i])}});
    }
  }

  const StoredRelease& stored_;
  Quotes quotes_;
  std::set<PartyCode>& parties_;
  std::vector<TableRow> rows_;
};

void Writer::add_release() {
  const auto& [release, reading] = std::tie(stored_.release, stored_.reading);
  std::vector<Cell> cells = {release.id,
                             cell(std::size_t{stored_.version}),
                             cell(release.title),
                             party(reading.publisher),
                             edtf(reading.published),
                             std::string(to_string(reading.published_basis))};
  add_days_of(reading.published, cells);
  cells.insert(cells.end(),
               {cell(release.language), cell(public_address(release.url, stored_.source.address)),
                cell(stored_.retrieved), cell(stored_.sha256),
                stored_.gone ? Cell(to_edtf(*stored_.gone)) : Cell()});
  rows_.push_back({TableOf::releases, std::move(cells)});
}

void Writer::add_people() {
  const auto& people = stored_.reading.people;
  for (std::size_t i = 0; i < people.size(); ++i) {
    const auto& person = people[i];
    rows_.push_back({TableOf::people,
                     {stored_.release.id, cell(i + 1), person.name, cell(person.post),
                      party(person.of), cell(person.span.begin), cell(person.span.end)}});
  }
}

void Writer::add_events() {
  const auto& release = stored_.release;
  const auto& events = stored_.reading.events;
  for (std::size_t i = 0; i < events.size(); ++i) {
    const auto& event = events[i];
    const auto id = fmt::format("{}#{}", release.id, i + 1);
    std::vector<Cell> cells = {id,
                               release.id,
                               cell(i + 1),
                               std::string(to_string(event.act)),
                               std::string(to_string(event.status)),
                               edtf(event.when)};
    add_days_of(event.when, cells);
    cells.push_back(cell(event.where));
    const auto about = event.about ? slice(release.text, *event.about) : "";
    cells.push_back(cell(printed_words(about, quotes_)));
    const auto percent = static_cast<int>(std::lround(event.confidence * 100));
    cells.push_back(cell(percent > 0 ? std::optional(percent) : std::nullopt));
    add_quote(event.quote, event.rule, cells);
    rows_.push_back({TableOf::events, std::move(cells)});
    add_parties(TableOf::event_parties, id, "actor", event.actors);
    add_parties(TableOf::event_parties, id, "recipient", event.recipients);
  }
}

void Writer::add_facts() {
  const auto& release = stored_.release;
  const auto& facts = stored_.reading.facts;
  for (std::size_t i = 0; i < facts.size(); ++i) {
    const auto& fact = facts[i];
    const auto id = fmt::format("{}#f{}", release.id, i + 1);
    std::vector<Cell> cells = {id,
                               release.id,
                               cell(i + 1),
                               std::string(to_string(fact.kind)),
                               cell(fact.name),
                               cell(fact.nth),
                               cell(fact.of),
                               cell(fact.year),
                               cell(fact.state),
                               edtf(fact.since),
                               edtf(fact.when),
                               cell(fact.where)};
    add_quote(fact.quote, fact.rule, cells);
    rows_.push_back({TableOf::facts, std::move(cells)});
    if (!fact.a.empty()) add_parties(TableOf::fact_parties, id, "a", {fact.a});
    if (!fact.b.empty()) add_parties(TableOf::fact_parties, id, "b", {fact.b});
    add_parties(TableOf::fact_parties, id, "member", fact.members);
  }
}

}  // namespace

std::span<const TableShape> table_shapes() {
  static const auto all = shapes();
  return all;
}

std::vector<TableRow> rows_of(const StoredRelease& stored, Quotes quotes,
                              std::set<PartyCode>& parties) {
  Writer writer(stored, quotes, parties);
  writer.add_release();
  writer.add_people();
  writer.add_events();
  writer.add_facts();
  return writer.take();
}

std::vector<TableRow> rows_of(const std::set<PartyCode>& parties, const Knowledge& knowledge) {
  std::vector<TableRow> rows;
  for (const auto& code : parties) {
    const auto* party = knowledge.party(code);
    rows.push_back({TableOf::parties,
                    {code, party_name(code, knowledge),
                     party == nullptr ? Cell() : Cell(std::string(to_string(party->kind)))}});
  }
  return rows;
}

}  // namespace dragoman
