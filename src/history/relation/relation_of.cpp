#include <algorithm>

#include "dragoman/relation.h"
#include "history/relation/relation_parts.h"

namespace dragoman {

std::string_view to_string(Voucher::Kind kind) {
  switch (kind) {
    case Voucher::Kind::event:
      return "event";
    case Voucher::Kind::fact:
      return "fact";
    case Voucher::Kind::row:
      return "row";
  }
  return "";
}

// Every step is a function of the question; to add one, write it and give it its line here.
RelationOfTwo relation_of(std::string_view a, std::string_view b, const ToldOfTwo& told,
                          const Knowledge& knowledge, const RelationWords& words, const Date& day) {
  const RelationQuestion question{.pair = {PartyCode(a), PartyCode(b)},
                                  .told = told,
                                  .knowledge = knowledge,
                                  .words = *words.tables,
                                  .day = day};

  RelationOfTwo relation;
  relation.a = question.pair.a;
  relation.b = question.pair.b;
  relation.day = day;
  relation.relations = find_relations(question);
  relation.missions = find_missions(question);
  relation.partnerships = find_partnerships(question);
  relation.bodies = find_bodies(question);
  relation.agreements = find_agreements(question);
  relation.matters = find_matters(question);
  relation.told_anniversaries = find_told_anniversaries(question);
  auto encounters = find_encounters(question);
  relation.visits = std::move(encounters.visits);
  relation.last = std::move(encounters.last);
  relation.announced = std::move(encounters.announced);
  relation.anniversaries = anniversaries(relation, day, anniversary_days);
  return relation;
}

}  // namespace dragoman
