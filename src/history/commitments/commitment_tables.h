// The rows of data/vocabulary/commitments.tsv, ready to be looked up, and the stems by which words
// are compared. Immutable once loaded.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "dragoman/commitment.h"
#include "reading/calendar.h"

namespace dragoman {

// One bit an act.
using ActSet = std::uint64_t;

constexpr ActSet act_bit(Act act) {
  return ActSet{1} << static_cast<unsigned>(act);
}
constexpr bool has(ActSet acts, Act act) {
  return (acts & act_bit(act)) != 0;
}

// What a word may be, one bit each.
enum class WordRole : std::uint32_t {
  stop = 1U << 0U,
  common = 1U << 1U,
  office = 1U << 2U,
  deputy = 1U << 3U,
  pronoun = 1U << 4U,
  progress = 1U << 5U,
  begun = 1U << 6U,
  ahead = 1U << 7U,
  called_off = 1U << 8U,
  deed = 1U << 9U,
  weak = 1U << 10U,
  lasting = 1U << 11U,
  promise = 1U << 16U,  // this and the four after it: of CommitmentKind 0 to 4
  named = 1U << 24U,    // likewise
};

using WordRoles = std::uint32_t;

constexpr WordRoles role_bit(WordRole role) {
  return static_cast<WordRoles>(role);
}
// Of the roles that a word has for one kind of commitment.
constexpr WordRoles role_bit(WordRole role, CommitmentKind kind) {
  return static_cast<WordRoles>(role) << static_cast<unsigned>(kind);
}

constexpr WordRoles role_bits_of_all_kinds(WordRole role) {
  return static_cast<WordRoles>(role) * 0x1FU;
}

using Stems = std::vector<std::string>;

struct DeedWords {
  Stems stems;
  ActSet acts = 0;  // that do what the words promise
};

struct CommitmentTables {
  struct Suffix {
    std::string ending;
    std::string left;
  };

  Calendar calendar;
  std::vector<Suffix> suffixes;                        // longest first
  std::unordered_map<std::string, std::string> alike;  // stem → the stem that stands for it
  std::unordered_map<std::string, WordRoles> roles;    // by stem
  std::unordered_map<std::string, ActSet> told;  // "signing": by word, as the stem is the verb's
  std::unordered_map<std::string, std::vector<DeedWords>> deeds;  // by their first stem
  std::unordered_map<std::string, std::vector<Stems>> weak;       // by their first stem
  std::unordered_map<Act, ActSet> otherwise;          // deeds of a promise that names none
  std::unordered_map<Act, CommitmentStatus> answers;  // what an act says to who asked
  ActSet answers_if_named = 0;  // of these, what is an answer only where it names the request
  std::unordered_map<PartyCode, Stems> names;  // words of the names of a party
};

// The stem of a word that is folded already; of two that mean the same, one.
std::string stem(std::string_view word, const CommitmentTables& tables);

Result<CommitmentTables> load_commitment_tables(const std::filesystem::path& data_folder);

}  // namespace dragoman
