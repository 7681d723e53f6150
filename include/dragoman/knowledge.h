// What the reading must know about the world: states, organisations and groups, offices
// and who held them, places. Loaded from the tables under data/ (see data/README.md);
// immutable once loaded, to be shared between threads freely.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "dragoman/date.h"
#include "dragoman/error.h"
#include "dragoman/span.h"

namespace dragoman {

// ISO 3166-1 alpha-3 for a state ("KOR"; Kosovo "XKX"), the usual acronym for an
// organisation or standing group ("UN", "NATO"), "org:Name" for others ("org:Hamas").
using PartyCode = std::string;

enum class PartyKind : std::uint8_t { state, organisation, group };

std::string_view to_string(PartyKind kind);

// How a name names its party.
enum class NameKind : std::uint8_t {
  name,       // "Korea", "Republic of Korea", "NATO"
  adjective,  // "Korean"
  demonym,    // "Koreans"
  capital,    // "Seoul": a place, or the state by metonymy
  metonym,    // "the Kremlin", "the Blue House"
  agency,     // "KOICA", "the State Department": an agency counts as its state
};

// "name", "adjective" ...
std::string_view to_string(NameKind kind);

struct Party {
  PartyCode code;
  PartyKind kind = PartyKind::state;
  std::string name;     // English short name
  std::string capital;  // states: English name of the capital, may be empty
  std::optional<Date> from;
  std::optional<Date> to;
};

// One thing a name may mean.
struct PartyName {
  PartyCode party;
  NameKind kind = NameKind::name;
};

// A name found in a text. More than one candidate: ambiguous ("Georgia", "Congolese").
struct NameMatch {
  Span span;
  std::vector<PartyName> candidates;
};

// A person in an office, as a table row says. An empty `to` means "not known to have ended
// by as_of", never "still in office".
struct Holder {
  PartyCode of;
  std::string office;  // "foreign-minister", "head-of-state"; "other" for the rest
  std::string title;   // "Minister of Foreign Affairs"
  std::string person;  // full name
  std::string family;  // family name where known, else empty
  std::vector<std::string> aliases;
  std::optional<Date> from;
  std::optional<Date> to;
  std::optional<Date> as_of;
  std::string source;
};

struct Place {
  std::string city;    // English name as it stands in `where`: "Washington"; empty: a region
  PartyCode state;     // "USA"
  bool venue = false;  // a seat or venue ("the White House") rather than the city itself
};

struct PlaceMatch {
  Span span;
  Place place;
};

// What stands between two parties, as a table row says. `from` is when it was opened,
// established or signed.
struct Relation {
  PartyCode a;  // the embassy of a in b; else in no order
  PartyCode b;
  std::string kind;  // "embassy", "diplomatic-relations", "trade-agreement" ...
  std::string name;
  std::optional<Date> from;
  std::optional<Date> to;
  std::string source;
};

// A sitting of a gathering, as far as known.
struct Session {
  std::string number;  // "14"; "winter", "ministerial-1" where they are not simply counted
  std::optional<Date> from;
  std::string place;
};

// A gathering of many that meets again and again.
struct Gathering {
  std::string code;
  std::string name;
  std::vector<Session> sessions;
};

struct GatheringMatch {
  Span span;
  const Gathering* gathering = nullptr;  // lives as long as the Knowledge
};

class Knowledge {
 public:
  // Reads the tables of a data folder. All faults of all files are told at once, with
  // file and line.
  static Result<Knowledge> load(const std::filesystem::path& folder);

  // The same with tables of one's own over them: folders that have some of the files of
  // `folder`, as data/README.md describes. Later rows win; `!delete` takes one away.
  static Result<Knowledge> load(const std::filesystem::path& folder,
                                std::span<const std::filesystem::path> overlays);

  // The same from a file that `dragoman knowledge build` made of just these tables, in a fraction
  // of the time. `incompatible` if they have changed since, or another version made the file;
  // `bad_input` if it is damaged.
  static Result<Knowledge> load_compiled(const std::filesystem::path& file,
                                         const std::filesystem::path& folder,
                                         std::span<const std::filesystem::path> overlays = {});

  Knowledge(Knowledge&&) noexcept;
  Knowledge& operator=(Knowledge&&) noexcept;
  ~Knowledge();

  // nullptr if there is no such party.
  [[nodiscard]] const Party* party(std::string_view code) const;

  // The names of parties in text[within], longest first at each place, at word boundaries,
  // left to right, not overlapping. Names match as printed or in capitals ("KOREA").
  // Names that were not in use at `day` are left out where it is given.
  [[nodiscard]] std::vector<NameMatch> find_parties(std::string_view text, Span within,
                                                    std::optional<Date> day = {}) const;

  // The cities and venues in text[within], likewise.
  [[nodiscard]] std::vector<PlaceMatch> find_places(std::string_view text, Span within) const;

  // Full members of a group or organisation at `day` (today's, as far as known, without it);
  // sorted by code. Empty if not a membership body or not known.
  [[nodiscard]] std::vector<PartyCode> members(std::string_view code,
                                               std::optional<Date> day = {}) const;

  // The office a title means: "Minister of Foreign Affairs", "FM" → "foreign-minister",
  // "President" → "head-of-state", "Minister of Health" → "other"; empty if none. Case does
  // not matter. `of`, where given, is the party whose office it is: "Foreign Secretary" is
  // the minister in GBR, the deputy in IND. The view lives as long as the Knowledge.
  [[nodiscard]] std::string_view office(std::string_view title, std::string_view of = {}) const;

  // "H.E. Ban Ki-moon", "Sheikh Abdullah bin Zayed" without what only honours; a view of `name`.
  [[nodiscard]] std::string_view without_honorifics(std::string_view name) const;

  // A title told as past without the word that says so: "former President" → "President", a
  // view of `title`; nothing if it is not told as past.
  [[nodiscard]] std::optional<std::string_view> past_title(std::string_view title) const;

  // Who held `office` of `party` at `day` (any time without it), earliest first.
  [[nodiscard]] std::vector<const Holder*> holders(std::string_view party, std::string_view office,
                                                   std::optional<Date> day = {}) const;

  // All terms of everyone called so: a full name, or a family or last name ("Kamilov",
  // "KAMILOV"); accents, case and spelling variants that the tables list do not matter.
  [[nodiscard]] std::vector<const Holder*> people_named(std::string_view name) const;

  // All parties that have just this name, in English or in a language of state_names_other.tsv
  // ("대한민국", "Corée du Sud"), whatever its case and accents; sorted by code. For what a
  // user types, not for texts.
  [[nodiscard]] std::vector<PartyCode> parties_called(std::string_view name) const;

  // What stands or stood between the two, told either way round, earliest first.
  [[nodiscard]] std::vector<const Relation*> relations(std::string_view a,
                                                       std::string_view b) const;
  // All there are, by their parties.
  [[nodiscard]] const std::vector<Relation>& relations() const;

  // The gatherings named in text[within], as find_parties finds parties.
  [[nodiscard]] std::vector<GatheringMatch> find_gatherings(std::string_view text,
                                                            Span within) const;

  struct Tables;

 private:
  explicit Knowledge(std::unique_ptr<Tables> tables);
  std::unique_ptr<Tables> tables_;
};

}  // namespace dragoman
