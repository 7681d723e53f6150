#include "reading/choose_setting.h"

#include <algorithm>

#include "reading/find_circumstances.h"

namespace dragoman {

namespace {

// The happening a release is about: the first one a sentence tells, else its headline's.
Setting choose_happening(const std::vector<Draft>& drafts, const EventSources& sources) {
  const auto& syntax = sources.syntax;
  const Draft* best = nullptr;
  int best_rank = 0;
  std::size_t sentences = 0;
  std::size_t last_sentence = static_cast<std::size_t>(-1);
  for (const auto& draft : drafts) {
    const auto act = draft.event.act;
    const auto sentence = syntax.sentence(draft.match.trigger);
    if (!draft.headline && sentence != last_sentence) {
      last_sentence = sentence;
      ++sentences;
    }
    if (!is_contact(act) || sentences > 3) continue;
    const bool talks = act == Act::meet || act == Act::call;
    const bool verb = draft.match.row->trigger_class != WordClass::noun;
    const int rank = draft.headline                                   ? (talks ? 2 : 1)
                     : draft.in_passing && !(sentences == 1 && talks) ? 0
                     : talks                                          ? (verb ? 6 : 4)
                     : verb                                           ? 3
                                                                      : 0;
    // "He also met with X": not what the release is about.
    const bool beside =
        best != nullptr &&
        std::ranges::any_of(syntax.children(draft.match.trigger), [&](TokenIndex c) {
          return sources.patterns.in("beside", lower(syntax.form(c)));
        });
    if (rank > best_rank && !beside) {
      best = &draft;
      best_rank = rank;
    }
  }
  Setting setting;
  if (best == nullptr) {
    // What is said in a statement is said where it was issued.
    setting.where = find_dateline_place(syntax, sources.dates, sources.knowledge);
    return setting;
  }
  setting.parties = best->event.actors;
  add_parties(setting.parties, best->event.recipients);
  setting.status = best->event.status;
  setting.when =
      best->own_when || setting.status == Status::planned ? best->event.when : sources.release_day;
  setting.where = best->event.act == Act::call ? "" : best->event.where;
  if (setting.where.empty() && best->event.act != Act::call && setting.status == Status::occurred) {
    setting.where = find_dateline_place(syntax, sources.dates, sources.knowledge);
  }
  setting.trigger = best->match.trigger;
  return setting;
}

// Where the main sentence tells a place only through the gathering it names ("participation
// in the forum held in Dushanbe, … had meetings"), the meeting was there.
void complete_setting(Setting& setting, const std::vector<Draft>& drafts, const Syntax& syntax,
                      const std::optional<When>& release_day) {
  if (setting.trigger == no_token) return;
  for (const auto& draft : drafts) {
    if (syntax.sentence(draft.match.trigger) != syntax.sentence(setting.trigger)) continue;
    if (draft.match.trigger == setting.trigger || draft.event.act == Act::call) continue;
    if (!is_contact(draft.event.act)) continue;
    if (setting.where.empty()) setting.where = draft.event.where;
  }
  // "made a working visit to Dili on 3 May. He called on the President": the visit places the
  // meeting, and dates it.
  const bool occurred = setting.status == Status::occurred;
  const bool placed = !setting.where.empty();
  const bool dated = std::ranges::any_of(drafts, [&](const Draft& draft) {
    return draft.match.trigger == setting.trigger && draft.own_when;
  });
  for (const auto& draft : drafts) {
    const auto& visit = draft.event;
    const bool before = draft.match.trigger < setting.trigger && !draft.in_passing;
    if (!occurred || !before || visit.act != Act::visit || visit.status != Status::occurred ||
        !same_parties(told_parties(visit), setting.parties)) {
      continue;
    }
    if (!placed) setting.where = visit.where;
    const bool over =
        visit.when && release_day && last_day(visit.when->to) <= last_day(release_day->to);
    if (!dated && draft.own_when && over) setting.when = visit.when;
  }
  if (setting.status != Status::planned || setting.when) return;
  // "will travel to Ottawa on March 23. There he will meet …": the visit dates the meeting.
  for (const auto& draft : drafts) {
    // "On 22 January he is taking part in the summit": of the day itself.
    const bool now = draft.event.when && release_day &&
                     draft.event.when->from <= release_day->from &&
                     release_day->to <= draft.event.when->to;
    if (!draft.own_when || draft.in_passing || (draft.event.status != Status::planned && !now))
      continue;
    if (draft.event.act != Act::visit && draft.event.act != Act::attend) continue;
    setting.when = draft.event.when;
    if (setting.where.empty()) setting.where = draft.event.where;
    return;
  }
}

}  // namespace

Parties told_parties(const Event& event) {
  auto parties = event.actors;
  add_parties(parties, event.recipients);
  return parties;
}

Setting choose_setting(const std::vector<Draft>& drafts, const EventSources& sources) {
  auto setting = choose_happening(drafts, sources);
  complete_setting(setting, drafts, sources.syntax, sources.release_day);
  return setting;
}

}  // namespace dragoman
