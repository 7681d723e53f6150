#include "reading/complete_parties.h"

#include <algorithm>

#include "base/tsv.h"
#include "reading/judge_draft.h"

namespace dragoman {

namespace {

PartyCode state_of(const PlaceMention& place) {
  const auto comma = place.where.rfind(", ");
  return comma == std::string::npos ? place.where : place.where.substr(comma + 2);
}

// "is visiting Abidjan", "opened a consulate in Mombasa": the state in which the place lies;
// "X, who is on an official visit": the one other party he keeps company with.
void complete_host(Draft& draft, const Scene& scene) {
  auto& event = draft.event;
  if (!event.recipients.empty() || event.actors.size() != 1) return;
  if (event.act != Act::visit && event.act != Act::establish) return;
  const auto told = scene.shown.circumstances.places.find(draft.match.trigger);
  if (told != scene.shown.circumstances.places.end()) {
    for (const auto index : told->second) {
      const auto& place = scene.shown.places[index];
      const bool stays = place.preposition == "in" || place.preposition == "at";
      if (event.act == Act::establish && place.preposition != "in") continue;
      if (stays && event.act == Act::visit &&
          !is_predicate(scene.sources.syntax, draft.match.trigger))
        continue;
      event.recipients = without({state_of(place)}, event.actors);
      if (!event.recipients.empty()) return;
    }
  }
  if (event.act != Act::visit || !is_predicate(scene.sources.syntax, draft.match.trigger)) return;
  const auto others = without(scene.discourse.company_of(event.actors.front()), event.actors);
  if (others.size() == 1) event.recipients = others;
}

// "bombed a bridge in Niger", "imposed a curfew in Hebron": whoever is hit is of the state in which
// it was done, where that is not the one that did it.
void complete_victim(Draft& draft, const Scene& scene) {
  auto& event = draft.event;
  const bool hits = event.act == Act::assault || event.act == Act::coerce;
  if (!hits || !event.recipients.empty() || event.actors.empty()) return;
  const auto told = scene.shown.circumstances.places.find(draft.match.trigger);
  if (told == scene.shown.circumstances.places.end()) return;
  for (const auto index : told->second) {
    event.recipients = without({state_of(scene.shown.places[index])}, event.actors);
    if (!event.recipients.empty()) return;
  }
}

}  // namespace

bool complete_parties(Draft& draft, const Roles& roles, const Scene& scene) {
  auto& event = draft.event;
  event.actors = roles.actors;
  event.recipients = roles.recipients;
  const bool noun = draft.match.row->trigger_class == WordClass::noun;
  const bool clause = scene.sources.syntax.relation(draft.match.trigger) != "acl" ||
                      scene.sources.syntax.child(draft.match.trigger, "nsubj") != no_token;
  const bool passive = !noun && clause && is_passive(scene.sources.syntax, draft.match.trigger);
  if (event.actors.empty() && passive && (is_mutual(event.act) || event.act == Act::state)) {
    event.actors = scene.setting.parties;  // "an agreement was signed", "it was noted that"
  }
  const auto& syntax = scene.sources.syntax;
  const auto& patterns = scene.sources.patterns;
  const auto subject = follow(syntax, draft.match.trigger, "subj");
  if (event.actors.empty() && event.act == Act::discuss && !subject.empty() &&
      patterns.in("meeting", lower(syntax.lemma(subject.front())))) {
    event.actors = scene.discourse.latest_group();  // "the talks tackled trade"
  }
  // "“We agreed to open a port,” she said": with whom she met.
  if (event.act == Act::agree && event.actors.size() == 1 && !subject.empty() &&
      patterns.in("together", lower(syntax.lemma(draft.match.trigger))) &&
      patterns.in("we", lower(syntax.form(subject.front())))) {
    const auto company = scene.discourse.company_of(event.actors.front());
    if (company.size() > 1) event.actors = company;
  }
  if (is_mutual(event.act) && event.act != Act::sign && event.act != Act::agree) {
    if (event.actors.size() == 1 && !noun && event.recipients.empty()) {
      event.actors = scene.discourse.company_of(event.actors.front()).empty()
                         ? event.actors
                         : scene.discourse.company_of(event.actors.front());
    }
  }
  const bool talks = event.act == Act::meet || event.act == Act::call;
  // "the 4th meeting of the joint committee": the body of those just spoken of.
  // "the Amazon Summit follow-up meeting" is not theirs.
  const bool of_gathering =
      noun && std::ranges::any_of(syntax.children(draft.match.trigger), [&](TokenIndex child) {
        return syntax.basic_relation(child) == "compound" &&
               patterns.in("gathering", lower(syntax.lemma(child)));
      });
  if (event.actors.empty() && noun && talks && !of_gathering) {
    event.actors = scene.discourse.latest_group();
  }
  if (event.actors.size() == 1 && talks) {
    // Two who meet are not of one state: where a post is known by its name only, it may have
    // been given to the other side. "A meeting with X was held": by whom it was told of.
    const bool with =
        (noun || passive) && !follow(scene.sources.syntax, draft.match.anchor, "with").empty();
    const bool two =
        !noun &&
        follow(scene.sources.syntax, draft.match.trigger, draft.match.row->actors).size() > 1;
    if (with) add_parties(event.actors, scene.discourse.latest_single());
    if (two && !scene.sources.syntax.release().publisher.empty())
      add_parties(event.actors, {scene.sources.syntax.release().publisher});
  }
  complete_host(draft, scene);
  complete_victim(draft, scene);
  if (event.actors.empty()) return false;
  // Two who chair their own meeting meet.
  if (event.act == Act::host && event.actors.size() > 1 && draft.match.anchor != no_token &&
      scene.sources.patterns.in("meeting", lower(scene.sources.syntax.lemma(draft.match.anchor)))) {
    event.act = Act::meet;
  }
  if (event.actors.size() == 1 && draft.match.row->single) event.act = *draft.match.row->single;
  // One state neither meets nor calls by itself; a standing group does.
  if (event.actors.size() == 1 && (event.act == Act::meet || event.act == Act::call)) {
    const auto* party = scene.sources.knowledge.party(event.actors.front());
    return party == nullptr || party->kind != PartyKind::state;
  }
  return event.act != Act::visit || !event.recipients.empty() || event.actors.size() > 1;
}

}  // namespace dragoman
