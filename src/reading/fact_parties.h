// Who a fact is about: parties named in its phrase, those it is linked to ("between X and Y",
// "with X", "Korea’s"), and where both sides are needed, the company the release keeps there.
#pragma once

#include <vector>

#include "reading/discourse.h"
#include "reading/name_phrases.h"

namespace dragoman {

// Reads phrases in the order of the text.
class FactParties {
 public:
  // All arguments must outlive it.
  FactParties(const EventSources& sources, const FoundEvents& found);

  // To be called before the phrases that stand at or after `offset` are read.
  void advance(std::size_t offset);

  // Named in the phrase or linked to it, in the order told.
  [[nodiscard]] Parties named(const FactPhrase& phrase, const std::vector<PhraseWord>& words) const;
  // The same, completed to two or more where the release tells with whom; empty if it does not.
  [[nodiscard]] Parties pair(const FactPhrase& phrase, const std::vector<PhraseWord>& words) const;
  // Whose it is; empty if it cannot be told.
  [[nodiscard]] PartyCode owner(const FactPhrase& phrase,
                                const std::vector<PhraseWord>& words) const;
  // Who bids.
  [[nodiscard]] Parties possessors(const FactPhrase& phrase) const;
  // The parties an anniversary concerns, a set each.
  [[nodiscard]] std::vector<Parties> anniversary(const FactPhrase& phrase, Span of) const;
  // The state or organisation named in `span`.
  [[nodiscard]] Parties named_in(Span span) const;
  // The company kept where the phrase stands; all of it, or one that has `party` in it.
  [[nodiscard]] Parties company(std::size_t offset, const PartyCode& party) const;

  [[nodiscard]] const Discourse& discourse() const { return discourse_; }

 private:
  [[nodiscard]] Parties named_before(const FactPhrase& phrase,
                                     const std::vector<PhraseWord>& words) const;
  [[nodiscard]] Parties main_pair() const;
  [[nodiscard]] Parties last_named(TokenIndex token, std::size_t at_least) const;

  const EventSources& sources_;
  const FoundEvents& found_;
  Discourse discourse_;
  Parties main_pair_;     // the publisher and the state the release is mostly about, if any
  std::size_t told_ = 0;  // events that the discourse has been told
};

}  // namespace dragoman
