#include "formats/ftm_ndjson.h"

#include <fmt/format.h>
#include <unicode/uloc.h>

#include "formats/coded_events.h"
#include "formats/finding_json.h"
#include "formats/told_title.h"

namespace dragoman {

namespace {

// Gathers the properties of an entity; empty values are left out.
class EntityLine {
 public:
  EntityLine(std::string id, std::string_view schema)
      : json_({{"id", std::move(id)}, {"schema", schema}, {"properties", Json::object()}}) {}

  EntityLine& put(const char* property, const std::string& value) {
    if (!value.empty()) json_["properties"][property].push_back(value);
    return *this;
  }
  template <class Values>
  EntityLine& put_all(const char* property, const Values& values) {
    for (const auto& value : values) put(property, value);
    return *this;
  }
  [[nodiscard]] std::string text() const { return json_line(json_) + "\n"; }

 private:
  Json json_;
};

std::string id_of(std::string_view kind, std::string_view name) {
  return "dragoman-" + stable_uuid(kind, name);
}

// "en" → "eng".
std::string iso3(const std::string& language) {
  return language.empty() ? std::string() : uloc_getISO3Language(language.c_str());
}

void put_when(const std::optional<When>& when, EntityLine& line) {
  if (!when) return;
  if (when->from == when->to) {
    line.put("date", to_edtf(when->from));
    return;
  }
  if (when->from.year != 0) line.put("startDate", to_edtf(when->from));
  if (when->to.year != 0) line.put("endDate", to_edtf(when->to));
}

std::string with_status(std::string title, Status status) {
  if (status != Status::occurred) title += fmt::format(" ({})", to_string(status));
  return title;
}

std::string location_of(const std::string& where, const Knowledge& knowledge) {
  if (where.empty()) return {};
  const auto place = split_place(where);
  const auto state = party_name(place.state, knowledge);
  return place.city.empty() ? state : place.city + ", " + state;
}

}  // namespace

FtmEntities::FtmEntities(const Knowledge& knowledge, const Publishers& publishers,
                         const CodesByIso2& states, Quotes quotes)
    : knowledge_(knowledge), publishers_(publishers), quotes_(quotes) {
  for (const auto& [two, code] : states) {
    const auto* party = knowledge.party(code);
    // States of the past have letters that were given to others since, or to nobody.
    if (two.size() != 2 || party == nullptr || party->to) continue;
    auto& letters = iso2_[code];
    letters.clear();
    for (const char c : two) letters += static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
  }
}

std::string FtmEntities::country(const PartyCode& code) const {
  const auto found = iso2_.find(code);
  return found == iso2_.end() ? std::string() : found->second;
}

std::vector<std::string> FtmEntities::ids_of(const std::vector<PartyCode>& parties) {
  std::vector<std::string> ids;
  for (const auto& code : parties) {
    parties_.insert(code);
    ids.push_back(id_of("party", code));
  }
  return ids;
}

std::string FtmEntities::article(const From& from) const {
  const auto& release = from.stored.release;
  EntityLine line(from.article, "Article");
  line.put("title", one_line(release.title)).put("fileName", release.id);
  line.put("publisher", from.publisher).put("author", from.publisher);
  const auto& published = from.stored.reading.published;
  if (published && published->from.year != 0) {
    line.put("publishedAt", to_edtf(published->from));
  }
  line.put("language", iso3(release.language)).put("sourceUrl", from.url);
  line.put("retrievedAt", from.stored.retrieved.substr(0, 10));
  line.put("notes", "SHA-256 " + from.stored.sha256);
  return line.text();
}

std::string FtmEntities::event(const From& from, std::size_t index) {
  const auto& text = from.stored.release.text;
  const auto& event = from.stored.reading.events[index];
  const auto number = fmt::format("{}#{}", from.stored.release.id, index + 1);
  EntityLine line(id_of("event", number), "Event");
  line.put("name", with_status(title_of(event, knowledge_), event.status));
  put_when(event.when, line);
  line.put("location", location_of(event.where, knowledge_));
  line.put("country", country(split_place(event.where).state));
  line.put_all("involved", ids_of(event.actors)).put_all("involved", ids_of(event.recipients));
  if (event.act == Act::host) line.put_all("organizer", ids_of(event.actors));
  line.put("keywords", std::string(to_string(event.act)));
  line.put("keywords", std::string(to_string(event.status)));
  if (event.about) line.put("summary", printed_words(slice(text, *event.about), quotes_));
  const auto words = slice(text, event.quote);
  line.put("description", printed_words(words, quotes_));
  line.put("notes", to_string(place_of_quote(from.stored.release, event.quote)));
  line.put("recordId", number).put("proof", from.article);
  line.put("sourceUrl", from.url).put("publisher", from.publisher);
  return line.text();
}

std::string FtmEntities::fact(const From& from, std::size_t index) {
  const auto& fact = from.stored.reading.facts[index];
  const bool gathering = fact.kind == FactKind::gathering;
  if (!gathering && (fact.a.empty() || fact.b.empty())) return {};
  const auto number = fmt::format("{}#f{}", from.stored.release.id, index + 1);
  const auto words = slice(from.stored.release.text, fact.quote);
  const auto place = to_string(place_of_quote(from.stored.release, fact.quote));
  EntityLine line(id_of("fact", number), gathering ? "Event" : "UnknownLink");
  if (gathering) {
    line.put("name", title_of(fact, knowledge_));
    put_when(fact.when, line);
    line.put("location", location_of(fact.where, knowledge_));
    line.put("country", country(split_place(fact.where).state));
    line.put_all("involved", ids_of(parties_of(fact)));
    line.put("keywords", std::string(to_string(fact.kind)));
  } else {
    line.put_all("subject", ids_of({fact.a})).put_all("object", ids_of({fact.b}));
    line.put("role", fact.name.empty() ? std::string(to_string(fact.kind)) : fact.name);
    if (fact.since && fact.since->from.year != 0) {
      line.put("startDate", to_edtf(fact.since->from));
    }
    line.put("summary", title_of(fact, knowledge_)).put("status", fact.state);
  }
  line.put("description", printed_words(words, quotes_));
  line.put(gathering ? "notes" : "indexText", place).put("recordId", number);
  if (gathering) line.put("proof", from.article);
  line.put("sourceUrl", from.url).put("publisher", from.publisher);
  return line.text();
}

void FtmEntities::add_person(const From& from, const Person& person) {
  auto& named = people_[id_of("person", person.of + " " + person.name)];
  named.name = person.name;
  named.of = person.of;
  if (!person.post.empty()) named.positions.insert(one_line(person.post));
  named.proofs.insert(from.article);
  if (!from.url.empty()) named.urls.insert(from.url);
}

std::string FtmEntities::entities(const StoredRelease& stored) {
  const auto& reading = stored.reading;
  const From from{stored, id_of("release", stored.release.id),
                  public_address(stored.release.url, stored.source.address),
                  publisher_name(reading.publisher, reading.published, publishers_, knowledge_)};
  auto lines = article(from);
  for (std::size_t i = 0; i < reading.events.size(); ++i) {
    const auto account = accounts_.find({stored.release.id, i + 1});
    if (account == accounts_.end()) {
      lines += event(from, i);
    } else {
      account->second = {to_string(place_of_quote(stored.release, reading.events[i].quote)),
                         from.url, from.publisher};
    }
  }
  for (std::size_t i = 0; i < reading.facts.size(); ++i) lines += fact(from, i);
  for (const auto& person : reading.people) add_person(from, person);
  return lines;
}

void FtmEntities::expect(std::span<const Happening> happenings) {
  for (const auto& happening : happenings) {
    for (const auto& account : happening.accounts) accounts_[account.at];
  }
}

std::string FtmEntities::entity(const Happening& happening) {
  EntityLine line(id_of("happening", happening.id), "Event");
  line.put("name", with_status(title_of(happening, knowledge_), happening.status));
  put_when(happening.when, line);
  line.put("location", location_of(happening.where, knowledge_));
  line.put("country", country(split_place(happening.where).state));
  line.put_all("involved", ids_of(happening.parties));
  line.put_all("involved", ids_of(happening.hosts)).put_all("organizer", ids_of(happening.hosts));
  line.put("keywords", std::string(to_string(happening.kind)));
  line.put("keywords", std::string(to_string(happening.status)));
  for (const auto& person : happening.participants) {
    line.put("involved", id_of("person", person.of + " " + person.name));
    auto& named = people_[id_of("person", person.of + " " + person.name)];
    named.name = person.name;
    named.of = person.of;
    if (!person.post.empty()) named.positions.insert(one_line(person.post));
  }
  line.put("recordId", happening.id);
  for (const auto& account : happening.accounts) {
    const auto& [place, url, publisher] = accounts_[account.at];
    line.put("proof", id_of("release", account.at.release));
    line.put("description", printed_words(account.quote, quotes_));
    line.put("notes", place).put("sourceUrl", url).put("publisher", publisher);
  }
  return line.text();
}

std::string FtmEntities::named() const {
  std::string lines;
  for (const auto& [id, person] : people_) {
    EntityLine line(id, "Person");
    line.put("name", person.name).put_all("position", person.positions);
    line.put("country", country(person.of)).put_all("proof", person.proofs);
    lines += line.put_all("sourceUrl", person.urls).text();
  }
  for (const auto& code : parties_) {
    const auto* party = knowledge_.party(code);
    const bool state = party != nullptr && party->kind == PartyKind::state;
    EntityLine line(id_of("party", code), state ? "PublicBody" : "Organization");
    lines += line.put("name", party_name(code, knowledge_)).put("country", country(code)).text();
  }
  return lines;
}

}  // namespace dragoman
