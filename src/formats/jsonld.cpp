#include "formats/jsonld.h"

#include <fmt/format.h>

#include "base/sha256.h"
#include "formats/coded_events.h"
#include "formats/told_title.h"

namespace dragoman {

namespace {

std::string urn(std::string_view kind, std::string_view name) {
  return "urn:uuid:" + stable_uuid(kind, name);
}

Json reference(std::string_view kind, std::string_view name) {
  return {{"@id", urn(kind, name)}};
}

// The type of schema.org whose meaning holds the act's.
std::string_view type_of(Act act) {
  switch (act) {
    case Act::meet:
    case Act::call:
    case Act::visit:
    case Act::attend:
    case Act::host:
    case Act::sign:
    case Act::establish:
      return "Event";
    case Act::agree:
      return "AgreeAction";
    case Act::invite:
      return "InviteAction";
    case Act::discuss:
      return "DiscussAction";
    case Act::support:
    case Act::commend:
      return "EndorseAction";
    case Act::reject:
      return "RejectAction";
    case Act::condemn:
    case Act::protest:
      return "DisagreeAction";
    case Act::request:
      return "AskAction";
    case Act::propose:
    case Act::pledge:
    case Act::hope:
    case Act::interest:
    case Act::condole:
    case Act::state:
    case Act::warn:
    case Act::concern:
      return "CommunicateAction";
    case Act::aid:
      return "DonateAction";
    default:
      return "Action";
  }
}

std::string_view type_of(FactKind kind) {
  switch (kind) {
    case FactKind::gathering:
      return "Event";
    case FactKind::agreement:
      return "CreativeWork";
    case FactKind::mission:
      return "GovernmentOrganization";
    default:
      return "Intangible";
  }
}

std::string_view action_status(Status status) {
  switch (status) {
    case Status::occurred:
      return "CompletedActionStatus";
    case Status::denied:
      return "FailedActionStatus";
    case Status::planned:
    case Status::hypothetical:
      break;
  }
  return "PotentialActionStatus";
}

void put(const char* key, const std::string& value, Json& node) {
  if (!value.empty()) node[key] = value;
}

void put_list(const char* key, Json list, Json& node) {
  if (!list.empty()) node[key] = std::move(list);
}

void put_when(const char* first, const char* last, const std::optional<When>& when, Json& node) {
  if (!when) return;
  if (when->from.year != 0) node[first] = to_edtf(when->from);
  if (when->to.year != 0 && when->to != when->from) node[last] = to_edtf(when->to);
}

// Nodes as the lines of the graph.
void add_node(const Json& node, std::string& lines) {
  if (!lines.empty()) lines += ",\n";
  lines += json_line(node);
}

}  // namespace

std::string JsonldGraph::head() {
  const Json context = {
      {"@vocab", "https://schema.org/"},
      {"dragoman", "urn:x-dragoman:"},
      {"url", {{"@id", "https://schema.org/url"}, {"@type", "@id"}}},
      {"actionStatus", {{"@id", "https://schema.org/actionStatus"}, {"@type", "@vocab"}}},
      {"eventStatus", {{"@id", "https://schema.org/eventStatus"}, {"@type", "@vocab"}}}};
  return "{\"@context\":" + json_line(context) + ",\n\"@graph\":[\n";
}

Json JsonldGraph::references(const std::vector<PartyCode>& codes) {
  auto list = Json::array();
  for (const auto& code : codes) {
    parties_.insert(code);
    list.push_back(reference("party", code));
  }
  return list;
}

Json JsonldGraph::location(const std::string& where) {
  const auto place = split_place(where);
  parties_.insert(place.state);
  if (place.city.empty()) return reference("party", place.state);
  return {{"@type", "City"},
          {"name", place.city},
          {"containedInPlace", reference("party", place.state)}};
}

Json JsonldGraph::quotation(const StoredRelease& stored, Span quote) const {
  const auto words = slice(stored.release.text, quote);
  Json node = {{"@type", "Quotation"}};
  put("text", printed_words(words, quotes_), node);
  node["isPartOf"] = reference("release", stored.release.id);
  node["dragoman:begin"] = quote.begin;
  node["dragoman:end"] = quote.end;
  node["dragoman:sha256"] = sha256(words);
  return node;
}

Json JsonldGraph::article(const StoredRelease& stored) {
  const auto& release = stored.release;
  const auto& reading = stored.reading;
  Json node = {
      {"@type", "NewsArticle"}, {"@id", urn("release", release.id)}, {"identifier", release.id}};
  put("headline", one_line(release.title), node);
  put_when("datePublished", "dateModified", reading.published, node);
  put("inLanguage", release.language, node);
  put("url", public_address(release.url, stored.source.address), node);
  if (!reading.publisher.empty()) {
    const auto name = publisher_name(reading.publisher, reading.published, publishers_, knowledge_);
    parties_.insert(reading.publisher);
    ministries_.emplace(reading.publisher, name);
    node["publisher"] = reference("publisher", name);
    Json publication = {{"@type", "PublicationEvent"},
                        {"publishedBy", reference("publisher", name)}};
    put_when("startDate", "endDate", reading.published, publication);
    node["publication"] = publication;
  }
  if (stored.gone) node["dragoman:gone"] = to_edtf(*stored.gone);
  for (const auto& person : reading.people) {
    Json named = {{"@type", "Person"},
                  {"@id", urn("person", person.of + " " + person.name)},
                  {"name", person.name}};
    put("jobTitle", one_line(person.post), named);
    if (!person.of.empty()) named["affiliation"] = references({person.of}).front();
    node["mentions"].push_back(named);
  }
  Json encoding = {{"@type", "MediaObject"}, {"sha256", stored.sha256}};
  put("encodingFormat", stored.source.media_type, encoding);
  node["encoding"] = encoding;
  return node;
}

Json JsonldGraph::event(const StoredRelease& stored, std::size_t index) {
  const auto& event = stored.reading.events[index];
  const auto number = fmt::format("{}#{}", stored.release.id, index + 1);
  const auto type = type_of(event.act);
  const bool takes_place = type == "Event";
  Json node = {{"@type", type},
               {"@id", urn("event", number)},
               {"identifier", number},
               {"name", title_of(event, knowledge_)}};
  if (takes_place) {
    put_when("startDate", "endDate", event.when, node);
    auto attending = event.actors;
    attending.insert(attending.end(), event.recipients.begin(), event.recipients.end());
    put_list("attendee", references(attending), node);
    if (event.act == Act::host) put_list("organizer", references(event.actors), node);
    if (event.status == Status::planned) node["eventStatus"] = "EventScheduled";
  } else {
    put_when("startTime", "endTime", event.when, node);
    put_list("agent", references(event.actors), node);
    put_list("recipient", references(event.recipients), node);
    node["actionStatus"] = action_status(event.status);
  }
  if (!event.where.empty()) node["location"] = location(event.where);
  if (event.about) {
    put(takes_place ? "description" : "object",
        printed_words(slice(stored.release.text, *event.about), quotes_), node);
  }
  node["subjectOf"] = quotation(stored, event.quote);
  node["dragoman:act"] = to_string(event.act);
  node["dragoman:status"] = to_string(event.status);
  put("dragoman:rule", event.rule, node);
  if (event.confidence > 0) node["dragoman:confidence"] = event.confidence;
  return node;
}

Json JsonldGraph::fact(const StoredRelease& stored, std::size_t index) {
  const auto& fact = stored.reading.facts[index];
  const auto number = fmt::format("{}#f{}", stored.release.id, index + 1);
  Json node = {{"@type", type_of(fact.kind)},
               {"@id", urn("fact", number)},
               {"identifier", number},
               {"name", title_of(fact, knowledge_)}};
  const auto parties = references(parties_of(fact));
  if (fact.kind == FactKind::gathering) {
    put_when("startDate", "endDate", fact.when, node);
    if (!fact.where.empty()) node["location"] = location(fact.where);
    put_list("attendee", parties, node);
  } else {
    put_list("dragoman:party", parties, node);
    if (fact.since) node["dragoman:since"] = to_edtf(*fact.since);
  }
  node["subjectOf"] = quotation(stored, fact.quote);
  node["dragoman:kind"] = to_string(fact.kind);
  put("dragoman:state", fact.state, node);
  put("dragoman:rule", fact.rule, node);
  return node;
}

std::string JsonldGraph::nodes(const StoredRelease& stored) {
  std::string lines;
  add_node(article(stored), lines);
  for (std::size_t i = 0; i < stored.reading.events.size(); ++i) {
    const auto account = accounts_.find({stored.release.id, i + 1});
    if (account == accounts_.end()) {
      add_node(event(stored, i), lines);
    } else {
      account->second = quotation(stored, stored.reading.events[i].quote);
    }
  }
  for (std::size_t i = 0; i < stored.reading.facts.size(); ++i) add_node(fact(stored, i), lines);
  return lines;
}

void JsonldGraph::expect(std::span<const Happening> happenings) {
  for (const auto& happening : happenings) {
    for (const auto& account : happening.accounts) accounts_[account.at];
  }
}

std::string JsonldGraph::node(const Happening& happening) {
  Json node = {{"@type", "Event"},
               {"@id", urn("happening", happening.id)},
               {"identifier", happening.id},
               {"name", title_of(happening, knowledge_)}};
  put_when("startDate", "endDate", happening.when, node);
  put_list("attendee", references(happening.parties), node);
  put_list("organizer", references(happening.hosts), node);
  for (const auto& person : happening.participants) {
    Json named = {{"@type", "Person"},
                  {"@id", urn("person", person.of + " " + person.name)},
                  {"name", person.name}};
    put("jobTitle", one_line(person.post), named);
    if (!person.of.empty()) named["affiliation"] = references({person.of}).front();
    node["attendee"].push_back(named);
  }
  if (happening.status == Status::planned) node["eventStatus"] = "EventScheduled";
  if (!happening.where.empty()) node["location"] = location(happening.where);
  if (!happening.gathering.empty()) {
    node["superEvent"] = {{"@type", "Event"}, {"name", happening.gathering}};
  }
  for (const auto& account : happening.accounts) {
    auto quoted = accounts_[account.at];
    quoted["identifier"] = to_string(account.at);
    node["subjectOf"].push_back(std::move(quoted));
  }
  for (const auto& citation : happening.said) {
    if (accounts_.contains(citation)) continue;
    node["dragoman:said"].push_back(reference("event", to_string(citation)));
  }
  node["dragoman:kind"] = to_string(happening.kind);
  node["dragoman:status"] = to_string(happening.status);
  return json_line(node);
}

std::string JsonldGraph::parties() const {
  std::string lines;
  for (const auto& [code, name] : ministries_) {
    add_node({{"@type", "GovernmentOrganization"},
              {"@id", urn("publisher", name)},
              {"name", name},
              {"parentOrganization", reference("party", code)}},
             lines);
  }
  for (const auto& code : parties_) {
    const auto* party = knowledge_.party(code);
    const bool state = party != nullptr && party->kind == PartyKind::state;
    add_node({{"@type", state ? "Country" : "Organization"},
              {"@id", urn("party", code)},
              {"identifier", code},
              {"name", party_name(code, knowledge_)}},
             lines);
  }
  return lines;
}

}  // namespace dragoman
