// Begin here. A reading is what one release says: people, events, facts, each with the
// words it was read from. The codebook (docs/codebook.md) says what each field means.
//
//   const auto knowledge = Knowledge::load("data");
//   const auto patterns  = Patterns::load("data");
//   const auto model     = Model::load("model/english.model", "model/english.safetensors");
//   const Release release = load_release(source, hints);
//   const Reading reading = read(release, analyse(release, *model), *knowledge, *patterns);
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "dragoman/analysis.h"
#include "dragoman/date.h"
#include "dragoman/error.h"
#include "dragoman/knowledge.h"
#include "dragoman/release.h"
#include "dragoman/span.h"

namespace dragoman {

// clang-format off
enum class Act : std::uint8_t {
  meet, call, visit, attend, host, discuss, agree, pledge, propose, invite, hope, interest,
  sign, establish, support, commend, condole, appoint, state, request, warn, concern, condemn,
  reject, concede, cooperate, aid, sanction, retreat, protest, mobilize, coerce, assault
};
// clang-format on

std::string_view to_string(Act act);
std::optional<Act> parse_act(std::string_view word);

enum class Status : std::uint8_t { occurred, planned, hypothetical, denied };

std::string_view to_string(Status status);
std::optional<Status> parse_status(std::string_view word);

struct Person {
  std::string name;  // at its fullest, without title
  std::string post;  // as the text gives it, without the state's name; may be empty
  PartyCode of;      // empty if not known
  Span span;         // of the name at its fullest
};

struct Event {
  Act act = Act::meet;
  std::vector<PartyCode> actors;  // in the order told, no doubles
  std::vector<PartyCode> recipients;
  std::optional<When> when;
  std::string where;  // "Dushanbe, TJK", "TJK", or empty
  Status status = Status::occurred;
  std::optional<Span> about;  // the words that give the content
  Span quote;                 // the clause that says so
  std::string rule;           // the pattern row behind it: "discuss.3"
  // How many of a hundred such events two careful readers would find right in act, parties and
  // status, as a share: above 0 and below 1, in hundredths; 0 where it is not known.
  double confidence = 0;
};

enum class FactKind : std::uint8_t {
  mission,
  partnership,
  mechanism,
  anniversary,
  agreement,
  policy,
  bid,
  gathering
};

std::string_view to_string(FactKind kind);
std::optional<FactKind> parse_fact_kind(std::string_view word);

// What stands, rather than happens. Fields that a kind does not have stay empty.
struct Fact {
  FactKind kind = FactKind::mission;
  PartyCode a;
  PartyCode b;
  std::vector<PartyCode> members;
  std::string name;
  std::optional<int> nth;
  std::string of;           // anniversary: of what
  std::optional<int> year;  // anniversary: the year it falls in
  std::optional<When> since;
  std::string state;         // agreement: "in force", "signed", "under negotiation"
  std::optional<When> when;  // gathering
  std::string where;         // gathering
  Span quote;
  std::string rule;
};

struct Reading {
  std::string id;
  std::string publisher;
  std::optional<When> published;
  DateBasis published_basis = DateBasis::unknown;
  std::vector<Person> people;
  std::vector<Event> events;  // in the order of their quotes
  std::vector<Fact> facts;
};

// How verbs and nouns show acts: the rows of data/patterns/ (see its README).
class Patterns {
 public:
  static Result<Patterns> load(const std::filesystem::path& folder);

  Patterns(Patterns&&) noexcept;
  Patterns& operator=(Patterns&&) noexcept;
  ~Patterns();

  struct Tables;
  [[nodiscard]] const Tables& tables() const { return *tables_; }

 private:
  explicit Patterns(std::unique_ptr<Tables> tables);
  std::unique_ptr<Tables> tables_;
};

// Reads one release. A pure function: same arguments, same reading.
Reading read(const Release& release, const Analysis& analysis, const Knowledge& knowledge,
             const Patterns& patterns);

}  // namespace dragoman
