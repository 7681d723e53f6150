#include "reading/tell_circumstances.h"

#include "reading/judge_draft.h"

namespace dragoman {
namespace {

// "signed a programme for 2024-2025": how long it holds, not when.
bool is_how_long(const Syntax& syntax, Span span, const When& when) {
  if (when.from.month != 0 || when.to.month != 0 || when.from == when.to) return false;
  for (auto token = syntax.token_at(span.begin);
       token < syntax.size() && syntax.span(token).begin < span.end; ++token) {
    if (syntax.marker(token) == "for") return true;
  }
  return false;
}

bool hangs_on(const Syntax& syntax, Span words, TokenIndex verb) {
  for (auto token = syntax.token_at(words.begin);
       token < syntax.size() && syntax.span(token).begin < words.end; ++token) {
    if (syntax.head(token) == verb) return true;
  }
  return false;
}

}  // namespace

std::vector<OwnTime> own_times(const Draft& draft, const Scene& scene) {
  std::vector<OwnTime> times;
  const auto told = scene.shown.circumstances.dates.find(draft.match.trigger);
  if (told == scene.shown.circumstances.dates.end()) return times;
  const auto& event = draft.event;
  const bool to_come = event.status == Status::planned ||
                       !follow(scene.sources.syntax, draft.match.trigger, "would").empty();
  // "visits Spain on 28 and 29 November" may be a thing to come.
  const bool present =
      draft.headline || scene.sources.syntax.has_feature(draft.match.trigger, "Tense=Pres") ||
      (is_predicate(scene.sources.syntax, draft.match.trigger) && event.status == Status::occurred);
  const auto direction = to_come                                       ? Direction::future
                         : present && event.status == Status::occurred ? Direction::either
                                                                       : Direction::past;
  // What is told of the meeting itself counts from the release, all else from the meeting.
  const bool is_setting = draft.match.trigger == scene.setting.trigger;
  const auto anchor = !is_setting && scene.setting.when && scene.setting.status == Status::occurred
                          ? scene.setting.when
                          : scene.sources.release_day;
  for (const auto index : told->second) {
    const auto& date = scene.sources.dates[index];
    // A date inside the content belongs to the content, unless the content is the happening.
    if (event.about && event.about->contains(date.span) && !is_contact(event.act)) continue;
    const bool of_writing = scene.sources.release_day && is_of_writing(date.expression);
    const auto when = resolve(date, of_writing ? scene.sources.release_day : anchor, direction);
    if (!when) continue;
    if (!is_how_long(scene.sources.syntax, date.span, *when)) times.push_back({*when, date.span});
  }
  return times;
}

void tell_time(Draft& draft, std::vector<OwnTime>& times, const Scene& scene) {
  auto& event = draft.event;
  if (is_happening(event.act)) {
    times = own_times(draft, scene);
    if (!times.empty()) {
      draft.own_when = true;
      take_time(draft, times.front().when, Basis::words);
      draft.trace.when_words = times.front().words;
      const auto& day = scene.sources.release_day;
      const bool ahead = day && first_day(times.front().when.from) > last_day(day->to);
      if (ahead && is_contact(event.act) && event.status == Status::occurred)
        event.status = Status::planned;
      return;
    }
    const bool is_setting = draft.match.trigger == scene.setting.trigger;
    const bool of_setting =
        draft.headline && same_parties(told_parties(event), scene.setting.parties);
    const bool scheduled_there = !draft.in_passing && event.status == Status::planned &&
                                 scene.setting.status == Status::planned;
    // "On the occasion of his participation in the forum, … had meetings on November 29."
    const bool beside = event.act == Act::attend && scene.setting.trigger != no_token &&
                        scene.sources.syntax.sentence(draft.match.trigger) ==
                            scene.sources.syntax.sentence(scene.setting.trigger);
    if (is_setting || of_setting || scheduled_there || beside) {
      take_time(draft, scene.setting.when, Basis::meeting);
    } else if (!draft.in_passing && event.status == Status::occurred) {
      take_time(draft, scene.now.when ? scene.now.when : scene.sources.release_day,
                scene.now.when ? Basis::meeting : Basis::release);
    }
    return;
  }
  // "Today the minister urged": a date that hangs on the very verb.
  for (const auto& own : own_times(draft, scene)) {
    const auto& day = scene.sources.release_day;
    const bool over = day && last_day(own.when.to) <= last_day(day->to);
    if (!over || !hangs_on(scene.sources.syntax, own.words, draft.match.trigger)) continue;
    take_time(draft, own.when, Basis::words);
    draft.trace.when_words = own.words;
    return;
  }
  // What a release itself promises is promised by the release.
  const bool promised_here = draft.match.row->triggers.front() == "*" && !draft.reported;
  const bool there = scene.now.trigger != no_token && !promised_here;
  take_time(draft, there ? scene.now.when : scene.sources.release_day,
            there ? Basis::meeting : Basis::release);
}

void tell_place(Draft& draft, const Scene& scene) {
  auto& event = draft.event;
  if (event.act == Act::call) return;
  if (is_happening(event.act)) {
    for (const auto* place : places_told(scene.shown, draft.match.trigger)) {
      if (event.about && event.about->contains(place->span) && !is_contact(event.act)) continue;
      const bool towards = place->preposition == "to" || place->preposition == "into";
      if (event.act != Act::visit && (towards || place->preposition.empty())) continue;
      take_place(draft, place->where, Basis::words);
      draft.trace.where_words = place->span;
      return;
    }
    if (event.act == Act::visit) {
      if (event.recipients.size() == 1) take_place(draft, event.recipients.front(), Basis::host);
      return;
    }
    const bool of_setting =
        draft.headline && same_parties(told_parties(event), scene.setting.parties);
    if (draft.match.trigger == scene.setting.trigger || of_setting) {
      take_place(draft, scene.setting.where, Basis::meeting);
      return;
    }
    if (draft.in_passing || draft.own_when) return;
  }
  const bool promised_here = draft.match.row->triggers.front() == "*" && !draft.reported;
  if (!promised_here) take_place(draft, scene.now.where, Basis::meeting);
}

std::string place_in(const PartyCode& state, TokenIndex trigger, const Shown& shown) {
  for (const auto* place : places_told(shown, trigger)) {
    if (place->where.ends_with(", " + state)) return place->where;
  }
  return state;
}

}  // namespace dragoman
