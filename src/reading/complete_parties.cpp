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

bool is_talk(Act act) {
  return act == Act::meet || act == Act::call;
}

bool is_told_by_passive(const Syntax& syntax, const PatternMatch& match) {
  if (match.row->trigger_class == WordClass::noun) return false;
  const bool clause =
      syntax.relation(match.trigger) != "acl" || syntax.child(match.trigger, "nsubj") != no_token;
  return clause && is_passive(syntax, match.trigger);
}

// What several do, told of one or of nobody: with or by those who keep company.
void complete_company(Draft& draft, const Scene& scene) {
  auto& event = draft.event;
  const auto& syntax = scene.sources.syntax;
  const auto& patterns = scene.sources.patterns;
  const auto& match = draft.match;
  if (event.actors.empty() && is_told_by_passive(syntax, match) &&
      (is_mutual(event.act) || event.act == Act::state)) {
    event.actors = scene.setting.parties;  // "an agreement was signed", "it was noted that"
  }
  const auto subject = follow(syntax, match.trigger, "subj");
  if (event.actors.empty() && event.act == Act::discuss && !subject.empty() &&
      patterns.in("meeting", lower(syntax.lemma(subject.front())))) {
    event.actors = scene.discourse.latest_group();  // "the talks tackled trade"
  }
  if (event.actors.size() != 1) return;
  // "“We agreed to open a port,” she said": with whom she met.
  const bool we_together = event.act == Act::agree && !subject.empty() &&
                           patterns.in("together", lower(syntax.lemma(match.trigger))) &&
                           patterns.in("we", lower(syntax.form(subject.front())));
  const bool alone = is_mutual(event.act) && event.act != Act::sign && event.act != Act::agree &&
                     match.row->trigger_class != WordClass::noun && event.recipients.empty();
  if (!we_together && !alone) return;
  const auto company = scene.discourse.company_of(event.actors.front());
  if (!company.empty()) event.actors = company;
}

// Of talks it is told by a noun who held them, or of one side only.
void complete_talks(Draft& draft, const Scene& scene) {
  auto& event = draft.event;
  if (!is_talk(event.act)) return;
  const auto& syntax = scene.sources.syntax;
  const auto& match = draft.match;
  const bool noun = match.row->trigger_class == WordClass::noun;
  if (event.actors.empty() && noun) {
    // "the Amazon Summit follow-up meeting" is not theirs.
    const bool of_gathering =
        std::ranges::any_of(syntax.children(match.trigger), [&](TokenIndex child) {
          return syntax.basic_relation(child) == "compound" &&
                 scene.sources.patterns.in("gathering", lower(syntax.lemma(child)));
        });
    // "the 4th meeting of the joint committee": the body of those just spoken of.
    if (!of_gathering) event.actors = scene.discourse.latest_group();
  }
  if (event.actors.size() != 1) return;
  // Two who meet are not of one state: where a post is known by its name only, it may have
  // been given to the other side. "A meeting with X was held": by whom it was told of.
  const bool with =
      (noun || is_told_by_passive(syntax, match)) && !follow(syntax, match.anchor, "with").empty();
  const bool two = !noun && follow(syntax, match.trigger, match.row->actors).size() > 1;
  const auto& publisher = syntax.release().publisher;
  if (with) add_parties(event.actors, scene.discourse.latest_single());
  if (two && !publisher.empty()) add_parties(event.actors, {publisher});
}

// "is visiting Abidjan", "opened a consulate in Mombasa": the state in which the place lies;
// "X, who is on an official visit": the one other party he keeps company with.
void complete_host(Draft& draft, const Scene& scene) {
  auto& event = draft.event;
  if (!event.recipients.empty() || event.actors.size() != 1) return;
  if (event.act != Act::visit && event.act != Act::establish) return;
  const bool predicate = is_predicate(scene.sources.syntax, draft.match.trigger);
  for (const auto* place : places_told(scene.shown, draft.match.trigger)) {
    const bool stays = place->preposition == "in" || place->preposition == "at";
    if (event.act == Act::establish && place->preposition != "in") continue;
    if (stays && event.act == Act::visit && !predicate) continue;
    event.recipients = without({state_of(*place)}, event.actors);
    if (!event.recipients.empty()) return;
  }
  if (event.act != Act::visit || !predicate) return;
  const auto others = without(scene.discourse.company_of(event.actors.front()), event.actors);
  if (others.size() == 1) event.recipients = others;
}

// "bombed a bridge in Niger", "imposed a curfew in Hebron": whoever is hit is of the state in which
// it was done, where that is not the one that did it.
void complete_victim(Draft& draft, const Scene& scene) {
  auto& event = draft.event;
  const bool hits = event.act == Act::assault || event.act == Act::coerce;
  if (!hits || !event.recipients.empty() || event.actors.empty()) return;
  for (const auto* place : places_told(scene.shown, draft.match.trigger)) {
    event.recipients = without({state_of(*place)}, event.actors);
    if (!event.recipients.empty()) return;
  }
}

// The act by how many do it: two who chair their own meeting meet, one who "agreed" pledged.
Act act_of(const Draft& draft, const Scene& scene) {
  const auto& event = draft.event;
  const auto& match = draft.match;
  if (event.actors.size() == 1) return match.row->single.value_or(event.act);
  const bool own_meeting =
      event.act == Act::host && match.anchor != no_token &&
      scene.sources.patterns.in("meeting", lower(scene.sources.syntax.lemma(match.anchor)));
  return own_meeting ? Act::meet : event.act;
}

}  // namespace

bool complete_parties(Draft& draft, const Roles& roles, const Scene& scene) {
  auto& event = draft.event;
  event.actors = roles.actors;
  event.recipients = roles.recipients;
  complete_company(draft, scene);
  complete_talks(draft, scene);
  complete_host(draft, scene);
  complete_victim(draft, scene);
  if (event.actors.empty()) return false;
  event.act = act_of(draft, scene);
  if (event.actors.size() > 1) return true;
  // One state neither meets nor calls by itself; a standing group does.
  if (is_talk(event.act)) {
    const auto* party = scene.sources.knowledge.party(event.actors.front());
    return party == nullptr || party->kind != PartyKind::state;
  }
  return event.act != Act::visit || !event.recipients.empty();
}

}  // namespace dragoman
