// A record as entities of FollowTheMoney (followthemoney.tech), the data model of Aleph and
// OpenSanctions: NDJSON, one entity a line, {"id", "schema", "properties"}, every property a list.
//
//   Article       a release: title, fileName (its id), publisher, author, publishedAt, language,
//                 sourceUrl, retrievedAt, notes (SHA-256 of its bytes)
//   Event         a happening with all its accounts; an event that is no account of one; a fact of
//                 the kind gathering: name, date or startDate and endDate, location, country (of
//                 the place), involved (the parties, of a happening its people too), organizer (the
//                 hosts), keywords (kind or act, status), summary (the content), description (the
//                 quotes), notes, recordId ("talks#3", or the happening's id), proof (the
//                 Articles), sourceUrl, publisher
//   UnknownLink   any other fact between two parties: subject, object, role (what stands),
//                 startDate (since), summary, description, recordId, sourceUrl, publisher
//   Person        somebody named: name, position (every post told), country (of the post, which is
//                 not to say the nationality), proof, sourceUrl
//   PublicBody    a state as a party: name, country
//   Organization  any other party: name
//
// `notes` of an Event and `indexText` of an UnknownLink say where the quote stands, for `verify`,
// as a QuotePlace: "talks, bytes 115 to 160, SHA-256 9f86…". Ids are UUIDs of what they stand for,
// the same in every export, so that loading anew replaces. Countries are ISO 3166-1 alpha-2 and
// languages ISO 639-3, as FollowTheMoney has them; a state without such a code has no country.
#pragma once

#include <map>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "dragoman/happening.h"
#include "dragoman/knowledge.h"
#include "dragoman/record.h"
#include "formats/geonames.h"
#include "formats/publishers.h"
#include "formats/quotes.h"

namespace dragoman {

// Writes release after release; who is named comes at the end, once. Needs tables that outlive it.
class FtmEntities {
 public:
  FtmEntities(const Knowledge& knowledge, const Publishers& publishers, const CodesByIso2& states,
              Quotes quotes);

  // What these have accounts of is then told with them and not by the releases.
  void expect(std::span<const Happening> happenings);
  // The lines of the release, its events and its facts.
  std::string entities(const StoredRelease& stored);
  // The line of a happening, one of those expected, after the releases that tell of it.
  std::string entity(const Happening& happening);
  // The lines of all people and parties named so far.
  [[nodiscard]] std::string named() const;

 private:
  struct NamedPerson {
    std::string name;
    PartyCode of;
    std::set<std::string> positions;
    std::set<std::string> proofs;
    std::set<std::string> urls;
  };
  // Where an account of a happening stands.
  struct AccountAt {
    std::string place;
    std::string url;
    std::string publisher;
  };
  // What every entity of a release has.
  struct From {
    const StoredRelease& stored;
    std::string article;
    std::string url;
    std::string publisher;
  };

  std::vector<std::string> ids_of(const std::vector<PartyCode>& parties);
  [[nodiscard]] std::string country(const PartyCode& code) const;
  std::string article(const From& from) const;
  std::string event(const From& from, std::size_t index);
  std::string fact(const From& from, std::size_t index);
  void add_person(const From& from, const Person& person);

  const Knowledge& knowledge_;
  const Publishers& publishers_;
  std::map<PartyCode, std::string> iso2_;
  Quotes quotes_;
  std::set<PartyCode> parties_;
  std::map<std::string, NamedPerson> people_;  // by id
  std::map<Citation, AccountAt> accounts_;
};

}  // namespace dragoman
