// Who the words of a release point to: names, titles, "the two sides", "both ministers",
// "he", "our two countries", "the Central Asian side". Resolution is sequential: what was
// told before decides what a short form means, so events are read in the order of the text
// and tell the discourse what they found.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "dragoman/knowledge.h"
#include "dragoman/reading.h"
#include "dragoman/why.h"
#include "reading/find_people.h"
#include "reading/patterns.h"
#include "reading/syntax.h"

namespace dragoman {

using Parties = std::vector<PartyCode>;  // in the order told, no doubles

void add_parties(Parties& into, const Parties& more);
bool same_parties(const Parties& a, const Parties& b);
// `from` without `less`.
Parties without(const Parties& from, const Parties& less);

// What each token of a release names, as far as it can be told without the discourse.
struct Mentions {
  static constexpr std::size_t none = static_cast<std::size_t>(-1);

  std::vector<NameMatch> names;        // of parties, in order
  std::vector<std::size_t> name_at;    // token → index into names, or none
  std::vector<std::size_t> person_at;  // token → index into People::mentions, or none
  std::vector<std::size_t> title_at;   // token → index into People::titles, or none
};

Mentions find_mentions(const Syntax& syntax, const People& people, const Knowledge& knowledge,
                       std::optional<Date> day);

class Discourse {
 public:
  // All arguments must outlive the discourse.
  Discourse(const Syntax& syntax, const People& people, const Mentions& mentions,
            const Knowledge& knowledge, const Patterns::Tables& patterns);

  // The parties a noun phrase with this head means, its coordinated parts included; empty
  // if no party can be told.
  [[nodiscard]] Parties resolve(TokenIndex head) const;

  // The parties told by the words around a noun whatever it is: "Kenyan bombers", "guns of Kenya".
  [[nodiscard]] Parties named_near(TokenIndex head) const;

  // All parties a modifier before a noun names: "the Japan-India summit".
  [[nodiscard]] Parties resolve_modifier(TokenIndex modifier) const;

  // The parties named in a stretch of content, up to the end of the first coordination of
  // names: "Ukraine’s sovereignty", "Finland’s and Sweden’s applications to NATO" (two).
  [[nodiscard]] Parties first_named(Span content, const Parties& except) const;

  // All parties that names, adjectives and people there mean.
  [[nodiscard]] Parties all_named(Span content) const;

  // The party a name means here; an ambiguous one only if the release settles it.
  [[nodiscard]] std::optional<PartyName> meaning(const NameMatch& name) const;

  // The latest group told that has this party in it; empty if none.
  [[nodiscard]] Parties company_of(const PartyCode& party) const;

  // The subject told last that is one party, else the publisher.
  [[nodiscard]] Parties latest_single() const;

  // The group told last; empty if none was.
  [[nodiscard]] Parties latest_group() const;

  // To be called in the order of the text.
  void tell_subject(TokenIndex head, const Parties& parties);
  void tell_group(const Parties& parties);

  // From now on writes down which words were resolved to which parties; nullptr: no longer.
  void note_into(std::vector<PartyTrace>* notes) { notes_ = notes; }

  // Who speaks as "we", and who as "I".
  [[nodiscard]] const Parties& speakers() const { return speakers_; }
  void set_speakers(Parties speakers) { speakers_ = std::move(speakers); }

 private:
  static constexpr int max_depth = 12;  // of a noun phrase: "the heads of delegations of the …"

  [[nodiscard]] Parties resolve_one(TokenIndex head, int depth) const;
  [[nodiscard]] Parties resolve_word(TokenIndex head, int depth) const;
  Parties noted(TokenIndex head, Parties parties) const;
  [[nodiscard]] Parties resolve_all(TokenIndex head, int depth) const;
  [[nodiscard]] Parties named_in_full(TokenIndex head) const;
  [[nodiscard]] Parties named_behind(TokenIndex head, int depth) const;
  [[nodiscard]] Parties joined_people(TokenIndex head) const;
  [[nodiscard]] std::vector<TokenIndex> joined_to_name(TokenIndex head) const;
  [[nodiscard]] Parties resolve_pronoun(TokenIndex head) const;
  [[nodiscard]] Parties pair_named_before(TokenIndex head) const;
  [[nodiscard]] Parties who_is_quoted(TokenIndex pronoun) const;
  [[nodiscard]] Parties who_owns_in_the_clause(TokenIndex pronoun) const;
  [[nodiscard]] Parties who_say_of_themselves(TokenIndex pronoun) const;
  [[nodiscard]] Parties resolve_title(TokenIndex head, const TitleMention& title, int depth) const;
  [[nodiscard]] Parties resolve_name(TokenIndex head) const;
  [[nodiscard]] Parties members_told(const PartyCode& party) const;
  [[nodiscard]] bool is_paired(Span name) const;
  [[nodiscard]] Parties named_around(TokenIndex head, int depth) const;
  [[nodiscard]] bool counts_as_named(TokenIndex token, const NameMatch& match,
                                     const PartyName& party, const Parties& except) const;
  [[nodiscard]] Parties ruled_state(TokenIndex head) const;
  [[nodiscard]] Parties usual_company() const;
  [[nodiscard]] std::vector<std::pair<PartyCode, int>> count_other_states() const;
  [[nodiscard]] bool is_other_state(const PartyCode& party) const;
  [[nodiscard]] Parties group_of(std::optional<std::size_t> size) const;
  [[nodiscard]] std::optional<std::size_t> counted(TokenIndex head) const;
  [[nodiscard]] Parties publisher() const;

  const Syntax& syntax_;
  const People& people_;
  const Mentions& mentions_;
  const Knowledge& knowledge_;
  const Patterns::Tables& patterns_;
  std::vector<Parties> groups_;  // told so far, latest last
  Parties last_single_;          // the latest subject that is one party
  Parties speakers_;
  std::vector<PartyTrace>* notes_ = nullptr;  // not owned
};

}  // namespace dragoman
