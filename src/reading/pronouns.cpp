// Discourse: whom "we", "they", "his" and "who" mean.
#include <algorithm>
#include <iterator>

#include "base/tsv.h"
#include "reading/discourse.h"

namespace dragoman {

Parties Discourse::resolve_pronoun(TokenIndex head) const {
  const auto word = lower(syntax_.form(head));
  if (patterns_.in("we", word) || patterns_.in("i", word)) {
    if (auto quoted = who_is_quoted(head); !quoted.empty()) return quoted;
    if (patterns_.in("we", word)) return speakers_.empty() ? publisher() : speakers_;
    return speakers_.size() == 1 ? speakers_ : publisher();
  }
  if (patterns_.in("they", word)) {
    const auto tellers = who_say_of_themselves(head);
    return tellers.empty() ? group_of({}) : tellers;
  }
  if (patterns_.in("both", word)) return group_of(2);
  if (patterns_.in("one", word)) {
    const auto owner = who_owns_in_the_clause(head);
    // "On the occasion of his visit, Minister X …": before anyone is told, the publisher’s own.
    return owner.empty() ? latest_single() : owner;
  }
  if (patterns_.in("relative", word)) {
    // The antecedent of "who", "which": the noun its clause hangs on.
    auto up = syntax_.head(head);
    for (int steps = 0; up != no_token && steps < max_depth; ++steps, up = syntax_.head(up)) {
      if (syntax_.relation(up) == "acl:relcl") return resolve_all(syntax_.head(up), max_depth);
    }
  }
  return {};
}

// “We will come”, said Minister X: the person named beside a verb of speech above the pronoun or
// put in beside its clause.
Parties Discourse::who_is_quoted(TokenIndex pronoun) const {
  const auto quoter = [&](TokenIndex verb) {
    if (!patterns_.in("reporting", lower(syntax_.lemma(verb)))) return Parties{};
    const auto subject = syntax_.child(verb, "nsubj");
    const bool named = subject != no_token && subject != pronoun &&
                       !syntax_.below(pronoun, subject) &&
                       mentions_.person_at[index(subject)] != Mentions::none;
    return named ? resolve_one(subject, max_depth) : Parties{};
  };
  auto below = pronoun;
  auto up = syntax_.head(pronoun);
  for (int steps = 0; up != no_token && steps < max_depth; ++steps) {
    const auto link = syntax_.basic_relation(below);
    if (below != pronoun && (link == "ccomp" || link == "parataxis")) {
      if (auto found = quoter(up); !found.empty()) return found;
    }
    for (const auto c : syntax_.children(up)) {
      if (syntax_.basic_relation(c) != "parataxis" || c < pronoun) continue;
      if (auto found = quoter(c); !found.empty()) return found;
    }
    below = up;
    up = syntax_.head(up);
  }
  return {};
}

// "The Prime Minister of Norway cancelled his trip": his whose clause it is; "thanked Minister X
// for his visit": the object's; "Minister X’s remarks during his visit": who was told before.
Parties Discourse::who_owns_in_the_clause(TokenIndex pronoun) const {
  const bool person =
      syntax_.has_feature(pronoun, "Gender=Masc") || syntax_.has_feature(pronoun, "Gender=Fem");
  if (!person || syntax_.relation(pronoun) != "nmod:poss") return {};
  const auto one = [&](TokenIndex word) {
    const auto parties = resolve_all(word, 0);
    return parties.size() == 1 ? parties : Parties{};
  };
  const auto stands_before = [&](TokenIndex word) {
    return word != no_token && word < pronoun && !syntax_.below(pronoun, word) &&
           syntax_.upos(word) != Upos::pron;
  };
  auto below = pronoun;
  auto up = syntax_.head(pronoun);
  for (int steps = 0; up != no_token && steps < max_depth; ++steps) {
    const auto subject = syntax_.child(up, "nsubj");
    if (subject != no_token) {
      const auto object = syntax_.child(up, "obj");
      const auto marker = syntax_.marker(below);
      const bool told_object = (marker == "for" || marker == "on") && stands_before(object);
      if (told_object) return one(object);
      if (stands_before(subject)) return one(subject);
      if (!syntax_.below(pronoun, subject)) return {};
      break;
    }
    below = up;
    up = syntax_.head(up);
  }
  const auto& mentions = people_.mentions;
  const auto begin = syntax_.span(pronoun).begin;
  const auto after = std::ranges::partition_point(
      mentions, [begin](const PersonMention& mention) { return mention.span.end <= begin; });
  if (after == mentions.begin()) return {};
  const auto& nearest = *std::prev(after);
  const auto& of = people_.people[nearest.person].of;
  const auto token = syntax_.token_at(nearest.span.begin);
  const bool here = token < syntax_.size() && syntax_.sentence(token) == syntax_.sentence(pronoun);
  return here && !of.empty() ? Parties{of} : Parties{};
}

// "Kenyan leaders said they would …": several of one party who speak of themselves.
Parties Discourse::who_say_of_themselves(TokenIndex pronoun) const {
  const auto verb = syntax_.head(pronoun);
  if (verb == no_token || syntax_.basic_relation(pronoun) != "nsubj" ||
      syntax_.basic_relation(verb) != "ccomp") {
    return {};
  }
  const auto teller = syntax_.child(syntax_.head(verb), "nsubj");
  if (teller == no_token || teller > pronoun || syntax_.upos(teller) != Upos::noun ||
      !syntax_.has_feature(teller, "Number=Plur")) {
    return {};
  }
  return resolve_all(teller, 0);
}

}  // namespace dragoman
