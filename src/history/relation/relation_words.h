// The words of data/vocabulary/relation.tsv, and names under the key by which they are compared:
// "the Korea-Uzbekistan Joint Economic Committee" and "their 4th bilateral joint economic
// committee meeting" are one body between these two.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "dragoman/knowledge.h"
#include "dragoman/relation.h"

namespace dragoman {

using WordRow = std::vector<std::string>;  // words one after the other, folded

struct MissionWord {
  std::string kind;
  bool many = false;  // there may be several of one state in another: a consulate
};

struct RelationWordTables {
  // What a row of relations.tsv is, by its kind: "relations", "ended", "mission" …
  std::map<std::string, std::string, std::less<>> tables;
  std::map<std::string, std::vector<WordRow>, std::less<>> lists;  // by kind; longest first
  std::vector<std::pair<WordRow, WordRow>> same;                   // longest first
  std::map<std::string, int, std::less<>> ordinals;                // "first" → 1
  std::map<WordRow, MissionWord> missions;                         // "embassies" → "embassy"

  [[nodiscard]] const std::vector<WordRow>& list(std::string_view kind) const;
};

// The parties whose names are left out of keys: the two that are asked about.
struct Pair {
  PartyCode a;
  PartyCode b;
};

// The words of `text` as names are compared: folded, without articles and the names of the
// pair, with the words of `same` replaced.
WordRow words_between(std::string_view text, const Pair& pair, const Knowledge& knowledge,
                      const RelationWordTables& words);

// The key of a name: the same without sittings and their numbers at either end; empty for a
// name of nothing else.
WordRow name_key(std::string_view name, const Pair& pair, const Knowledge& knowledge,
                 const RelationWordTables& words);

// Where `phrase` stands in `words` from `from` on; words.size() if nowhere.
std::size_t find_words(const WordRow& words, const WordRow& phrase, std::size_t from = 0);
bool has_any_of(const WordRow& words, const std::vector<WordRow>& phrases);

// The number that stands before the name at `at`, with nothing but sittings and links between:
// "the 4th meeting of the joint committee".
std::optional<int> number_before(const WordRow& words, std::size_t at,
                                 const RelationWordTables& tables);

// The mission that `words` name; nullptr if none. The longest one counts.
const MissionWord* mission_in(const WordRow& words, const RelationWordTables& tables);

// "special strategic partnership": a partnership with all the words of grade before it; empty
// if there is none.
WordRow partnership_in(const WordRow& words, const RelationWordTables& tables);

std::string joined(const WordRow& words);

}  // namespace dragoman
