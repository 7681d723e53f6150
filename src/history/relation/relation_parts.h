// The steps of relation_of, and what they share: vouchers, and dates that are gathered until they
// contradict each other.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "dragoman/relation.h"
#include "history/relation/relation_words.h"

namespace dragoman {

// What every step looks at. Lives as long as one call of relation_of.
struct RelationQuestion {
  Pair pair;
  ToldOfTwo told;
  const Knowledge& knowledge;
  const RelationWordTables& words;
  Date day;

  // The rows of what had begun by the day.
  [[nodiscard]] std::vector<const Relation*> rows() const;

  [[nodiscard]] WordRow words_in(std::string_view text) const {
    return words_between(text, pair, knowledge, words);
  }
  [[nodiscard]] WordRow key(std::string_view name) const {
    return name_key(name, pair, knowledge, words);
  }
};

Voucher voucher(const Told<Event>& told);
Voucher voucher(const Told<Fact>& told);
Voucher voucher(const Relation& row);
Vouchers vouchers(const Happening& happening);  // of all its accounts

void add(Vouchers& vouchers, const Voucher& voucher);
void add(Vouchers& vouchers, const Vouchers& more);

// Joins a date that is told to those that include it or that it includes, else puts it beside
// them. The order of `dates` is kept by date.
void add(std::vector<Dated>& dates, const Dated& date);
// The same of many, the narrowest first, so that the order they come in does not matter.
std::vector<Dated> gathered(std::vector<Dated> dates);

// First and last day that a date may mean; years 1 and 9999 stand for an open end.
Date begin_of(const When& when);
Date end_of(const When& when);
bool may_be_one(const When& a, const When& b);  // one includes the other

// Whose acts and facts concern both.
bool concerns(const Event& event, const Pair& pair);
bool concerns(const Fact& fact, const Pair& pair);
bool has(const std::vector<PartyCode>& parties, std::string_view party);

// A name under its key, with the ways in which it is written, by how many say so.
class Spellings {
 public:
  void add(std::string_view name) { ++counts_[std::string(name)]; }
  [[nodiscard]] std::string best() const;  // told most often, then the shortest
  [[nodiscard]] std::vector<std::string> others() const;

 private:
  std::map<std::string, int> counts_;
};

std::vector<Bond> find_relations(const RelationQuestion& question);
std::vector<Bond> find_missions(const RelationQuestion& question);
std::vector<Bond> find_partnerships(const RelationQuestion& question);
std::vector<JointBody> find_bodies(const RelationQuestion& question);
std::vector<Agreement> find_agreements(const RelationQuestion& question);
std::vector<Matter> find_matters(const RelationQuestion& question);
std::vector<ToldAnniversary> find_told_anniversaries(const RelationQuestion& question);

struct Encounters {
  std::vector<VisitCell> visits;
  std::vector<Encounter> last;
  std::vector<Announced> announced;
};
Encounters find_encounters(const RelationQuestion& question);

}  // namespace dragoman
