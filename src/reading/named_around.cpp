// Discourse: parties told by what stands around a noun.
#include <algorithm>

#include "base/tsv.h"
#include "reading/discourse.h"

namespace dragoman {

// Parties told by modifiers of a noun: "the Korean side", "the governments of A and B",
// "Israel’s cabinet", "the heads of delegations of the five Central Asian countries".
Parties Discourse::named_around(TokenIndex head, int depth) const {
  Parties parties;
  Parties owners;  // told by a possessive pronoun
  for (const auto c : syntax_.children(head)) {
    const auto relation = syntax_.basic_relation(c);
    if (relation == "appos") {
      // "the Minister of Foreign Affairs of the Republic, Park Jin"
      const auto person = mentions_.person_at[index(c)];
      if (person == Mentions::none || people_.people[people_.mentions[person].person].of.empty()) {
        continue;
      }
      // "her French and Polish colleagues, A and B"
      Parties apposed = {people_.people[people_.mentions[person].person].of};
      for (const auto next : syntax_.children(c)) {
        const auto other = mentions_.person_at[index(next)];
        if (syntax_.basic_relation(next) != "conj" || other == Mentions::none) continue;
        const auto& of = people_.people[people_.mentions[other].person].of;
        if (!of.empty()) add_parties(apposed, {of});
      }
      return apposed;
    }
    const auto marker = relation == "nmod" ? syntax_.marker(c) : std::string();
    const bool of = marker == "of" ||
                    (marker == "from" && patterns_.in("agent", lower(syntax_.lemma(head)))) ||
                    ((marker == "in" || marker == "throughout") &&
                     patterns_.in("local", lower(syntax_.lemma(head))));
    const bool before = c < head && (relation == "amod" || relation == "compound" ||
                                     relation == "nmod" || relation == "flat");
    if (!of && !before) continue;
    if (of) {
      auto named = resolve_all(c, depth + 1);
      // "the Minister of Foreign Affairs of Korea": the state is one step further.
      if (named.empty() && depth < max_depth) named = named_around(c, depth + 1);
      add_parties(parties, named);
    } else if (syntax_.relation(c) == "nmod:poss") {
      if (syntax_.upos(c) != Upos::pron) {
        add_parties(parties, resolve_all(c, depth + 1));
      } else if (patterns_.in("group", lower(syntax_.lemma(head))) ||
                 !patterns_.in("they", lower(syntax_.form(c)))) {
        add_parties(owners, resolve_pronoun(c));
      }
    } else {
      add_parties(parties, resolve_modifier(c));
    }
  }
  if (patterns_.in("opposite", lower(syntax_.lemma(head)))) {
    add_parties(parties, named_behind(head, depth));
    if (!parties.empty()) return parties;  // "her Kenyan counterpart" is not hers
  }
  add_parties(owners, parties);
  return owners;
}

// "hosted her counterpart | from Kenya"
Parties Discourse::named_behind(TokenIndex head, int depth) const {
  Parties parties;
  const auto verb = syntax_.head(head);
  if (verb == no_token) return parties;
  for (const auto c : syntax_.children(verb)) {
    if (syntax_.marker(c) == "from" && syntax_.subtree(c).begin == syntax_.subtree(head).end)
      add_parties(parties, resolve_all(c, depth + 1));
  }
  return parties;
}

Parties Discourse::resolve_modifier(TokenIndex modifier) const {
  Parties parties;
  const auto run = syntax_.subtree(modifier);
  for (auto token = run.begin; token < run.end; ++token) {
    add_parties(parties, noted(token, resolve_name(token)));
  }
  return parties;
}

Parties Discourse::named_near(TokenIndex head) const {
  auto parties = named_around(head, 0);
  if (!parties.empty()) return parties;
  // "Salah Idris, Sudan’s leading activist"
  for (const auto c : syntax_.children(head)) {
    if (syntax_.basic_relation(c) == "appos") add_parties(parties, named_around(c, 0));
  }
  if (!parties.empty()) return parties;
  for (const auto& match :
       knowledge_.find_places(syntax_.release().text, syntax_.span(syntax_.subtree(head)))) {
    if (!match.place.state.empty()) return {match.place.state};
  }
  return {};
}

}  // namespace dragoman
