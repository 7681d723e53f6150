#include "reading/find_circumstances.h"

#include <algorithm>

#include "knowledge/fold.h"

namespace dragoman {

namespace {

bool is_one_of(Act act, std::initializer_list<Act> acts) {
  return std::ranges::find(acts, act) != acts.end();
}

// The token of a span that hangs on something outside it.
TokenIndex head_of(const Syntax& syntax, Span span) {
  const auto first = syntax.token_at(span.begin);
  for (auto token = first; token < syntax.size() && syntax.span(token).begin < span.end; ++token) {
    const auto head = syntax.head(token);
    if (head == no_token || !span.contains(syntax.span(head))) return token;
  }
  return first;
}

// A word that shows an act: the trigger of its match, and the act.
struct ActWord {
  TokenIndex trigger = no_token;
  Act act = Act::meet;
};
using ActWords = std::map<TokenIndex, ActWord>;

// "The meeting was held in Oslo": where and when the verb tells, its subject was.
TokenIndex happening_subject(const Syntax& syntax, TokenIndex verb, const ActWords& triggers,
                             const Patterns::Tables& patterns) {
  if (!patterns.in("held", lower(syntax.lemma(verb)))) return no_token;
  for (const auto c : syntax.children(verb)) {
    if (syntax.basic_relation(c) == "nsubj" && triggers.contains(c)) return c;
  }
  return no_token;
}

// "the forum held in Riga": tells place and time of its noun, and no act of its own.
bool is_held_participle(const Syntax& syntax, TokenIndex verb, const Patterns::Tables& patterns) {
  return syntax.basic_relation(verb) == "acl" && patterns.in("held", lower(syntax.lemma(verb)));
}

// Of a happening and those told below it, the one last told before a circumstance:
// "established following the opening of the embassy in 2015".
TokenIndex nearest_below(const Syntax& syntax, TokenIndex top, TokenIndex token,
                         const ActWords& triggers, const Patterns::Tables& patterns) {
  auto nearest = top;
  for (auto word = triggers.upper_bound(top); word != triggers.end() && word->first < token;
       ++word) {
    if (is_held_participle(syntax, word->second.trigger, patterns)) continue;
    if (is_happening(word->second.act) && syntax.below(word->first, top)) nearest = word->first;
  }
  return nearest;
}

// "the forum, which will take place in May": a happening to come, told of a noun.
bool is_coming_clause(const Syntax& syntax, TokenIndex verb, const Patterns::Tables& patterns) {
  const auto will = syntax.child(verb, "aux");
  return syntax.relation(verb) == "acl:relcl" && will != no_token &&
         patterns.in("will", lower(syntax.form(will))) &&
         (patterns.in("held", lower(syntax.lemma(verb))) || syntax.child(verb, "cop") != no_token);
}

// The act word of a sentence that a circumstance at `token` belongs to, or no_token.
TokenIndex owner(const Syntax& syntax, TokenIndex token, const ActWords& triggers,
                 const Patterns::Tables& patterns) {
  const auto sentence = syntax.sentence(token);
  auto up = token;
  for (int steps = 0; up != no_token && steps < 40; ++steps, up = syntax.head(up)) {
    if (const auto subject = happening_subject(syntax, up, triggers, patterns);
        subject != no_token) {
      return subject;
    }
    const auto found = triggers.find(up);
    // What is to come says nothing of what has been done.
    if (is_coming_clause(syntax, up, patterns) && !triggers.contains(syntax.head(up)))
      return no_token;
    if (found == triggers.end()) continue;
    // "his participation in the forum held in Riga": the forum’s place is that of taking part.
    if (is_held_participle(syntax, found->second.trigger, patterns)) continue;
    if (is_happening(found->second.act))
      return nearest_below(syntax, up, token, triggers, patterns);
    break;
  }
  const auto in_sentence = [&](TokenIndex t) { return syntax.sentence(t) == sentence; };
  // The nearest happening before it that the act above it governs, else that stands before it.
  TokenIndex nearest = no_token;
  for (const auto& [trigger, word] : triggers) {
    if (trigger >= token) break;
    if (!is_happening(word.act) || !in_sentence(trigger)) continue;
    if (up == no_token || trigger > up) nearest = trigger;
  }
  if (nearest != no_token) return nearest;
  // Deep below everything, the climb may have ended at no act.
  if (up != no_token && triggers.contains(up)) return up;
  const auto after = triggers.upper_bound(token);
  return after != triggers.end() && in_sentence(after->first) ? after->first : no_token;
}

}  // namespace

bool is_contact(Act act) {
  return is_one_of(act, {Act::meet, Act::call, Act::visit, Act::attend, Act::host});
}

bool is_happening(Act act) {
  return is_contact(act) ||
         is_one_of(act, {Act::sign, Act::establish, Act::aid, Act::sanction, Act::appoint,
                         Act::retreat, Act::assault, Act::coerce, Act::mobilize, Act::protest});
}

bool is_mutual(Act act) {
  return is_one_of(act,
                   {Act::meet, Act::call, Act::discuss, Act::agree, Act::sign, Act::cooperate});
}

std::string find_dateline_place(const Syntax& syntax, const std::vector<DateMention>& dates,
                                const Knowledge& knowledge) {
  constexpr std::size_t between = 16;  // bytes from the place to its date: ", Cambodia, "
  const auto& release = syntax.release();
  for (std::size_t b = 0; b < release.blocks.size() && b < 4; ++b) {
    const auto block = release.blocks[b].span;
    const Span start{block.begin, std::min(block.end, block.begin + 40)};
    for (const auto& match : knowledge.find_places(release.text, start)) {
      if (match.span.begin != block.begin || match.place.city.empty()) continue;
      for (const auto& date : dates) {
        if (date.span.begin >= match.span.end && date.span.begin <= match.span.end + between) {
          return match.place.city + ", " + match.place.state;
        }
      }
    }
  }
  return {};
}

std::vector<PlaceMention> find_place_mentions(const Syntax& syntax, const Mentions& mentions,
                                              const Discourse& discourse,
                                              const Knowledge& knowledge) {
  std::vector<PlaceMention> places;
  const auto add = [&](Span span, const std::string& where) {
    const auto token = head_of(syntax, span);
    if (token >= syntax.size()) return;
    const auto preposition = syntax.marker(token);
    const auto relation = syntax.basic_relation(token);
    if (preposition == "in" || preposition == "at" || preposition == "to" ||
        preposition == "into" || preposition == "on" ||
        (preposition.empty() && (relation == "obj" || relation == "conj"))) {
      places.push_back({span, where, preposition});
    }
  };
  for (const auto& block : syntax.release().blocks) {
    for (const auto& match : knowledge.find_places(syntax.release().text, block.span)) {
      // The text's own accents: "Asunción" where the table has "Asuncion".
      const std::string printed(slice(syntax.release().text, match.span));
      const bool same = !match.place.venue && fold(printed) == fold(match.place.city);
      const auto& city = same ? printed : match.place.city;
      add(match.span, city.empty() ? match.place.state : city + ", " + match.place.state);
    }
  }
  const auto cities = places.size();
  for (const auto& name : mentions.names) {
    const auto party = discourse.meaning(name);
    if (!party || party->kind != NameKind::name) continue;
    const auto* entry = knowledge.party(party->party);
    if (entry == nullptr || entry->kind != PartyKind::state) continue;
    // "the Korea-India summit", "Korea’s" are no places.
    const auto after =
        slice(syntax.release().text,
              {name.span.end, std::min(name.span.end + 3, syntax.release().text.size())});
    const auto before = name.span.begin == 0 ? ' ' : syntax.release().text[name.span.begin - 1];
    if (after.starts_with("-") || after.starts_with("–") || before == '-') continue;
    // The city places stand in the order of the text and do not overlap.
    const auto end_of_cities = places.begin() + static_cast<std::ptrdiff_t>(cities);
    const auto city = std::partition_point(
        places.begin(), end_of_cities,
        [&](const PlaceMention& place) { return place.span.end <= name.span.begin; });
    const bool covered = city != end_of_cities && city->span.overlaps(name.span);
    // "sanctions on Chad", "talks on Cyprus" tell whom or what, not where.
    const auto token = head_of(syntax, name.span);
    const bool topic = token < syntax.size() && syntax.marker(token) == "on";
    if (!covered && !topic) add(name.span, party->party);
  }
  std::ranges::sort(places, {}, &PlaceMention::span);
  return places;
}

namespace {

// "hosted her in Riga on 3 May for talks": what is told of the reception holds for the talks.
void share_with_purpose(const Syntax& syntax, const std::vector<PatternMatch>& matches,
                        std::map<TokenIndex, std::vector<std::size_t>>& told) {
  for (const auto& match : matches) {
    const auto reception = told.find(syntax.head(match.trigger));
    if (!is_contact(match.row->act) || reception == told.end() ||
        syntax.basic_relation(match.trigger) != "obl" || syntax.marker(match.trigger) != "for") {
      continue;
    }
    const auto shared = reception->second;
    told.try_emplace(match.trigger, shared);
  }
}

}  // namespace

Circumstances find_circumstances(const Syntax& syntax, const std::vector<PatternMatch>& matches,
                                 const std::vector<DateMention>& dates,
                                 const std::vector<PlaceMention>& places,
                                 const Patterns::Tables& patterns) {
  ActWords triggers;
  for (const auto& match : matches) {
    triggers.emplace(match.trigger, ActWord{match.trigger, match.row->act});
    triggers.emplace(match.anchor, ActWord{match.trigger, match.row->act});
  }

  Circumstances found;
  for (std::size_t i = 0; i < dates.size(); ++i) {
    const auto token = head_of(syntax, dates[i].span);
    if (token >= syntax.size()) continue;
    const auto word = owner(syntax, token, triggers, patterns);
    if (word != no_token) found.dates[triggers.at(word).trigger].push_back(i);
  }
  for (std::size_t i = 0; i < places.size(); ++i) {
    const auto token = head_of(syntax, places[i].span);
    const auto word = owner(syntax, token, triggers, patterns);
    if (word != no_token) found.places[triggers.at(word).trigger].push_back(i);
  }
  share_with_purpose(syntax, matches, found.dates);
  share_with_purpose(syntax, matches, found.places);
  return found;
}

}  // namespace dragoman
