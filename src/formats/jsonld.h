// A record as JSON-LD in the vocabulary of schema.org: one document, its `@context` inline, so that
// nothing has to be fetched to read it: {"@context": …, "@graph": [nodes]}.
//
//   NewsArticle  a release: identifier, headline, datePublished, inLanguage, url, publisher,
//                publication (a PublicationEvent), mentions (its people), encoding (a MediaObject
//                with the SHA-256 of its bytes)
//   Event        a happening: name, startDate, endDate, location, attendee (parties and people),
//                organizer, superEvent (the gathering), subjectOf (a Quotation an account),
//                dragoman:kind, dragoman:status, dragoman:said (what was said and done there)
//   Event, CommunicateAction, AgreeAction …
//                an event that is no account of a happening, by its act: what takes place is an
//                Event (name, startDate, endDate, location, attendee, organizer), what is done to
//                somebody an Action (agent, recipient, startTime, object, actionStatus)
//   Event, CreativeWork, GovernmentOrganization, Intangible
//                a fact: gathering, agreement, mission, anything else
//   Person       name, jobTitle, affiliation
//   Country, Organization, GovernmentOrganization
//                a party; the last is the ministry that publishes, with its parentOrganization
//
// Every event and fact has `subjectOf`, a Quotation: its text as far as the export carries it,
// isPartOf the release, and with terms of our own (prefix "dragoman") begin, end and sha256 of the
// words in the release's text; and dragoman:act or kind, dragoman:status, dragoman:rule,
// dragoman:confidence. Status
// tells planned, hypothetical and denied events, which schema.org cannot all say of an Event.
// `@id`s are urn:uuid: of what they stand for, the same in every export.
#pragma once

#include <map>
#include <set>
#include <span>
#include <string>

#include "dragoman/happening.h"
#include "dragoman/knowledge.h"
#include "dragoman/record.h"
#include "formats/finding_json.h"
#include "formats/publishers.h"
#include "formats/quotes.h"

namespace dragoman {

// Writes release after release; parties come at the end, once. Needs tables that outlive it.
class JsonldGraph {
 public:
  JsonldGraph(const Knowledge& knowledge, const Publishers& publishers, Quotes quotes)
      : knowledge_(knowledge), publishers_(publishers), quotes_(quotes) {}

  // What stands before the nodes and after them; the nodes have ",\n" between them.
  [[nodiscard]] static std::string head();
  [[nodiscard]] static std::string tail() { return "\n]}\n"; }

  // What these have accounts of is then told with them and not by the releases.
  void expect(std::span<const Happening> happenings);
  // The nodes of a release; of a happening, one of those expected, after the releases that tell it.
  std::string nodes(const StoredRelease& stored);
  std::string node(const Happening& happening);
  // Those of all parties and publishers named so far.
  [[nodiscard]] std::string parties() const;

 private:
  Json references(const std::vector<PartyCode>& codes);
  [[nodiscard]] Json location(const std::string& where);
  Json article(const StoredRelease& stored);
  Json event(const StoredRelease& stored, std::size_t index);
  Json fact(const StoredRelease& stored, std::size_t index);
  [[nodiscard]] Json quotation(const StoredRelease& stored, Span quote) const;

  const Knowledge& knowledge_;
  const Publishers& publishers_;
  Quotes quotes_;
  std::map<Citation, Json> accounts_;  // of happenings: their quotations
  std::set<PartyCode> parties_;
  std::set<std::pair<PartyCode, std::string>> ministries_;  // party and name
};

}  // namespace dragoman
