// What a promise, or what may be evidence for it, is about: words made comparable. Each word is
// a term, known by the number of its stem; terms are weighed by how much they tell, and two
// matters are compared by the weight of what they have in common.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "history/commitments/commitment_tables.h"

namespace dragoman {

using TermNumber = std::uint32_t;

struct Stem {
  std::string stem;
  WordRoles roles = 0;
  bool number = false;      // has a digit in it: "5th", "$40"
  bool ordinal = false;     // "5th"
  bool calendar = false;    // a month, weekday, year or day: says when, not what
  std::uint32_t lines = 0;  // in which it stands
};

struct Token {
  TermNumber term = 0;
  ActSet told = 0;  // the word tells that these were done: "signing"
  bool name = false;
  std::size_t begin = 0;  // bytes of the text
  std::size_t end = 0;
};

// A term that tells something, as it stands in one text.
struct LineTerm {
  TermNumber term = 0;
  float weight = 0;

  friend bool operator<(const LineTerm& a, const LineTerm& b) { return a.term < b.term; }
};

using Topics = std::vector<LineTerm>;  // sorted, no doubles

// Gives terms their numbers, in the order in which they come.
class Terms {
 public:
  explicit Terms(const CommitmentTables& tables) : tables_(tables) {}

  [[nodiscard]] const Stem& operator[](TermNumber number) const { return terms_[number]; }
  [[nodiscard]] std::size_t size() const { return terms_.size(); }

  std::vector<Token> tokens_of(std::string_view text);

  // Those of the tokens that tell something: no small words, dates or bare numbers of days.
  [[nodiscard]] Topics topics_of(const std::vector<Token>& tokens) const;

  [[nodiscard]] bool is_telling(TermNumber number) const;

  void count_line(const Topics& topics);

  // 0..1: how much a term tells by how few of `lines` have it.
  [[nodiscard]] float rarity(TermNumber number, std::size_t lines) const;

  // The terms of a party's names, sorted.
  std::vector<TermNumber> names_of(const PartyCode& party);

 private:
  struct Known {
    TermNumber term = 0;
    ActSet told = 0;
  };
  Known know(std::string_view word);
  TermNumber number_of(const std::string& stem, std::string_view word);

  const CommitmentTables& tables_;
  std::vector<Stem> terms_;
  std::unordered_map<std::string, TermNumber> by_stem_;
  std::unordered_map<std::string, Known> by_word_;       // folded
  std::unordered_map<std::string, std::string> folded_;  // words as written
};

// What two matters have in common.
struct Likeness {
  double cover = 0;                // 0..1, of the weight of the promise
  double back = 0;                 // 0..1, of the weight of what the evidence is about
  int telling = 0;                 // how many terms in common are more than common words
  std::vector<TermNumber> shared;  // sorted
};

// How much of what is promised `evidence` has in its words; `back` is left 0.
Likeness compare(const Topics& promise, const Topics& evidence, const Terms& terms);

// How much of what the evidence is about is shared. `names`: sorted terms that say who and not
// what, left out.
double share_of(const std::vector<TermNumber>& shared, const Topics& core,
                const std::vector<TermNumber>& names);

}  // namespace dragoman
