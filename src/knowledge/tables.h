// What Knowledge holds: the tables as sorted arrays and the indices over them. Filled by
// load.cpp, asked by knowledge.cpp; nothing changes after loading.
#pragma once

#include <algorithm>
#include <cstdint>
#include <limits>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "dragoman/knowledge.h"
#include "knowledge/offices.h"
#include "knowledge/people_index.h"
#include "knowledge/phrase_index.h"

namespace dragoman {

// The value of a phrase that names nothing, but must not be taken for what it contains:
// "Korean Peninsula", "South China Sea".
inline constexpr auto names_nothing = std::numeric_limits<std::uint32_t>::max();

struct PartyNameRow {
  std::uint32_t party = 0;  // in Tables::parties
  NameKind kind = NameKind::name;
  std::optional<Date> from;
  std::optional<Date> to;
  // Also a common word ("US", "WHO"): as printed only, and not in a line of capitals.
  bool exact = false;
};

struct Membership {
  std::uint32_t group = 0;   // in Tables::parties
  std::uint32_t member = 0;  // likewise
  std::optional<Date> from;
  std::optional<Date> to;
};

// What a state is called in another language, as its table prints it.
struct OtherName {
  std::uint32_t party = 0;  // in Tables::parties
  std::string name;
};

// The rows of a table sorted by `of` whose `of` is `key`. (A subrange would say the same, but
// Clang 14 cannot walk libstdc++'s.)
template <class Row, class Key, class Of>
std::span<const Row> rows_with(std::span<const Row> rows, const Key& key, Of of) {
  const auto begin = std::ranges::lower_bound(rows, key, {}, of);
  const auto end = std::ranges::upper_bound(begin, rows.end(), key, {}, of);
  return {begin, end};
}

struct Knowledge::Tables {
  std::vector<Party> parties;  // by code
  std::vector<PartyNameRow> party_names;
  PhraseIndex party_phrases;  // value: in party_names
  std::vector<Place> places;
  PhraseIndex place_phrases;        // value: in places
  std::vector<Membership> members;  // by group, then member
  OfficeTitles offices;
  std::vector<Holder> holders;  // by party, office, from, person
  PeopleIndex people;           // number: in holders
  std::vector<OtherName> other_names;
  std::vector<Relation> relations;  // by the two parties (the lesser code first), from, name
  std::vector<Gathering> gatherings;
  PhraseIndex gathering_phrases;  // value: in gatherings

  // In `parties`; names_nothing if there is no such party.
  [[nodiscard]] std::uint32_t party_index(std::string_view code) const;
};

}  // namespace dragoman
