#include "reading/find_events.h"

#include <algorithm>

#include "reading/choose_setting.h"
#include "reading/cut_quotes.h"
#include "reading/find_circumstances.h"
#include "reading/follow_links.h"
#include "reading/judge_draft.h"
#include "reading/resolve_roles.h"
#include "reading/tell_status.h"

namespace dragoman {

namespace {

// What the syntax shows by itself, whatever the release is about.
struct Shown {
  std::vector<PatternMatch> matches;
  std::vector<PlaceMention> places;
  Circumstances circumstances;
};

Shown find_shown(const EventSources& sources) {
  const Discourse discourse(sources.syntax, sources.people, sources.mentions, sources.knowledge,
                            sources.patterns);
  Shown shown;
  shown.matches = match_patterns(sources.syntax, sources.mentions, sources.patterns);
  shown.places =
      find_place_mentions(sources.syntax, sources.mentions, discourse, sources.knowledge);
  shown.circumstances = find_circumstances(sources.syntax, shown.matches, sources.dates,
                                           shown.places, sources.patterns);
  return shown;
}

// A date told for an act, and the words that tell it.
struct OwnTime {
  When when;
  Span words;
};

// Reads the matches of one release in the order of the text: what was read before decides
// what short forms mean and whether a match is an event or another's content.
class EventReader {
 public:
  // All arguments must outlive the reader.
  EventReader(const EventSources& sources, const Shown& shown, const Setting& setting)
      : sources_(sources),
        shown_(shown),
        syntax_(sources.syntax),
        setting_(setting),
        now_(setting),
        discourse_(sources.syntax, sources.people, sources.mentions, sources.knowledge,
                   sources.patterns) {
    discourse_.set_speakers(find_speakers(syntax_, sources.mentions, sources.people, discourse_,
                                          sources.knowledge, sources.patterns));
    discourse_.tell_group(discourse_.speakers());
    discourse_.tell_group(setting.parties);
  }

  std::vector<Draft> read() {
    for (const auto& match : shown_.matches) read_match(match);
    std::erase_if(drafts_, [](const Draft& draft) { return draft.dropped; });
    return std::move(drafts_);
  }

 private:
  void read_match(const PatternMatch& match);
  bool complete_parties(Draft& draft, const Roles& roles) const;
  void complete_host(Draft& draft) const;
  bool take_antecedent(Draft& draft) const;
  [[nodiscard]] bool stands_for_another(const PatternMatch& match) const;
  bool take_from_content(Draft& draft);
  void make_promise(Draft& draft) const;
  std::string place_in(const PartyCode& state, TokenIndex trigger) const;
  void tell_time(Draft& draft, std::vector<OwnTime>& times) const;
  void tell_place(Draft& draft) const;
  std::vector<OwnTime> own_times(const Draft& draft) const;

  const EventSources& sources_;
  const Shown& shown_;
  const Syntax& syntax_;
  const Setting& setting_;
  Setting now_;  // the meeting spoken of: the setting, or a later one with its own day or place
  Discourse discourse_;
  PartiesByTrigger read_so_far_;
  std::vector<Draft> drafts_;
};

// Mutual acts take their counterpart from the company the release keeps; false if the event
// has no one who does it.
bool EventReader::complete_parties(Draft& draft, const Roles& roles) const {
  auto& event = draft.event;
  event.actors = roles.actors;
  event.recipients = roles.recipients;
  const bool noun = draft.match.row->trigger_class == WordClass::noun;
  const bool clause = syntax_.relation(draft.match.trigger) != "acl" ||
                      syntax_.child(draft.match.trigger, "nsubj") != no_token;
  const bool passive = !noun && clause && is_passive(syntax_, draft.match.trigger);
  if (event.actors.empty() && passive && (is_mutual(event.act) || event.act == Act::state)) {
    event.actors = setting_.parties;  // "an agreement was signed", "it was noted that"
  }
  if (is_mutual(event.act) && event.act != Act::sign && event.act != Act::agree) {
    if (event.actors.size() == 1 && !noun && event.recipients.empty()) {
      event.actors = discourse_.company_of(event.actors.front()).empty()
                         ? event.actors
                         : discourse_.company_of(event.actors.front());
    }
  }
  const bool talks = event.act == Act::meet || event.act == Act::call;
  // "the 4th meeting of the joint committee": the body of those just spoken of.
  if (event.actors.empty() && noun && talks) event.actors = discourse_.latest_group();
  if (event.actors.size() == 1 && talks) {
    // Two who meet are not of one state: where a post is known by its name only, it may have
    // been given to the other side. "A meeting with X was held": by whom it was told of.
    const bool with = (noun || passive) && !follow(syntax_, draft.match.anchor, "with").empty();
    const bool two =
        !noun && follow(syntax_, draft.match.trigger, draft.match.row->actors).size() > 1;
    if (with) add_parties(event.actors, discourse_.latest_single());
    if (two && !syntax_.release().publisher.empty())
      add_parties(event.actors, {syntax_.release().publisher});
  }
  complete_host(draft);
  if (event.actors.empty()) return false;
  // Two who chair their own meeting meet.
  if (event.act == Act::host && event.actors.size() > 1 && draft.match.anchor != no_token &&
      sources_.patterns.in("meeting", lower(syntax_.lemma(draft.match.anchor)))) {
    event.act = Act::meet;
  }
  if (event.actors.size() == 1 && draft.match.row->single) event.act = *draft.match.row->single;
  // One state neither meets nor calls by itself; a standing group does.
  if (event.actors.size() == 1 && talks) {
    const auto* party = sources_.knowledge.party(event.actors.front());
    return party == nullptr || party->kind != PartyKind::state;
  }
  return event.act != Act::visit || !event.recipients.empty() || event.actors.size() > 1;
}

// "is visiting Abidjan", "opened a consulate in Mombasa": the state in which the place lies;
// "X, who is on an official visit": the one other party he keeps company with.
void EventReader::complete_host(Draft& draft) const {
  auto& event = draft.event;
  if (!event.recipients.empty() || event.actors.size() != 1) return;
  if (event.act != Act::visit && event.act != Act::establish) return;
  const auto told = shown_.circumstances.places.find(draft.match.trigger);
  if (told != shown_.circumstances.places.end()) {
    for (const auto index : told->second) {
      const auto& place = shown_.places[index];
      const bool stays = place.preposition == "in" || place.preposition == "at";
      if (event.act == Act::establish && place.preposition != "in") continue;
      if (stays && event.act == Act::visit && !is_predicate(syntax_, draft.match.trigger)) continue;
      const auto comma = place.where.rfind(", ");
      const auto state = comma == std::string::npos ? place.where : place.where.substr(comma + 2);
      event.recipients = without({state}, event.actors);
      if (!event.recipients.empty()) return;
    }
  }
  if (event.act != Act::visit || !is_predicate(syntax_, draft.match.trigger)) return;
  const auto others = without(discourse_.company_of(event.actors.front()), event.actors);
  if (others.size() == 1) event.recipients = others;
}

// "It will be held in Oslo on 3 May": the happening told last.
bool EventReader::take_antecedent(Draft& draft) const {
  const auto told = std::find_if(drafts_.rbegin(), drafts_.rend(), [](const Draft& before) {
    return !before.dropped && is_contact(before.event.act);
  });
  if (told == drafts_.rend()) return false;
  draft.event.act = told->event.act;
  draft.event.actors = told->event.actors;
  draft.event.recipients = told->event.recipients;
  return true;
}

bool EventReader::stands_for_another(const PatternMatch& match) const {
  if (!match.row->actors.empty() || match.row->act != Act::meet) return false;
  const auto subject = follow(syntax_, match.trigger, "subj");
  return syntax_.upos(match.anchor) == Upos::pron ||
         (!subject.empty() && syntax_.upos(subject.front()) == Upos::pron);
}

// Inside another event's content a match is an event only if it is a happening that something
// tells apart, or if the outer act merely says it ("said that Korea will provide …").
bool EventReader::take_from_content(Draft& draft) {
  const auto at = syntax_.span(draft.match.trigger).begin;
  for (auto& outer : drafts_) {
    if (outer.dropped || !outer.event.about) continue;
    const auto about = *outer.event.about;
    if (at < about.begin || at >= about.end) continue;
    // Content that was taken from around the words has no head of its own.
    const bool root_of_content =
        !outer.match.about.empty() &&
        is_main_in(syntax_, draft.match.trigger, outer.match.about.front());
    const bool said = outer.event.act == Act::state && root_of_content &&
                      draft.event.act != Act::state &&
                      draft.match.row->trigger_class != WordClass::noun &&
                      !is_infinitive(syntax_, draft.match.trigger);
    if (said) {
      outer.dropped = true;
      draft.event.quote.begin = std::min(draft.event.quote.begin, outer.event.quote.begin);
      draft.reported = true;
      continue;
    }
    draft.in_passing = true;
    if (!is_contact(draft.event.act) && draft.event.act != Act::establish &&
        draft.event.act != Act::sign) {
      return false;
    }
    // What is agreed, hoped or asked for is still to come.
    const bool to_come = outer.event.act == Act::agree || outer.event.act == Act::pledge ||
                         outer.event.act == Act::hope || outer.event.act == Act::invite ||
                         outer.event.act == Act::propose || outer.event.act == Act::request;
    if (to_come && draft.match.row->trigger_class != WordClass::noun) {
      if (draft.event.status == Status::occurred) draft.event.status = Status::planned;
      // "agreed to meet again": nothing but what was agreed.
      const bool talks = draft.event.act == Act::meet || draft.event.act == Act::call;
      if (talks && !is_told_apart(sources_, draft.match) && own_times(draft).empty()) return false;
    }
  }
  return true;
}

std::vector<OwnTime> EventReader::own_times(const Draft& draft) const {
  std::vector<OwnTime> times;
  const auto told = shown_.circumstances.dates.find(draft.match.trigger);
  if (told == shown_.circumstances.dates.end()) return times;
  const auto& event = draft.event;
  const bool to_come =
      event.status == Status::planned || !follow(syntax_, draft.match.trigger, "would").empty();
  // "visits Spain on 28 and 29 November" may be a thing to come.
  const bool present =
      draft.headline || syntax_.has_feature(draft.match.trigger, "Tense=Pres") ||
      (is_predicate(syntax_, draft.match.trigger) && event.status == Status::occurred);
  const auto direction = to_come                                       ? Direction::future
                         : present && event.status == Status::occurred ? Direction::either
                                                                       : Direction::past;
  // What is told of the meeting itself counts from the release, all else from the meeting.
  const bool is_setting = draft.match.trigger == setting_.trigger;
  const auto anchor = !is_setting && setting_.when && setting_.status == Status::occurred
                          ? setting_.when
                          : sources_.release_day;
  for (const auto index : told->second) {
    const auto& date = sources_.dates[index];
    // A date inside the content belongs to the content, unless the content is the happening.
    if (event.about && event.about->contains(date.span) && !is_contact(event.act)) continue;
    const bool of_writing = sources_.release_day && is_of_writing(date.expression);
    const auto when = resolve(date, of_writing ? sources_.release_day : anchor, direction);
    if (when) times.push_back({*when, date.span});
  }
  return times;
}

void EventReader::tell_time(Draft& draft, std::vector<OwnTime>& times) const {
  auto& event = draft.event;
  if (is_happening(event.act)) {
    times = own_times(draft);
    if (!times.empty()) {
      draft.own_when = true;
      take_time(draft, times.front().when, Basis::words);
      draft.trace.when_words = times.front().words;
      const auto& day = sources_.release_day;
      const bool ahead = day && first_day(times.front().when.from) > last_day(day->to);
      if (ahead && is_contact(event.act) && event.status == Status::occurred)
        event.status = Status::planned;
      return;
    }
    const bool is_setting = draft.match.trigger == setting_.trigger;
    const bool of_setting = draft.headline && same_parties(told_parties(event), setting_.parties);
    const bool scheduled_there =
        !draft.in_passing && event.status == Status::planned && setting_.status == Status::planned;
    // "On the occasion of his participation in the forum, … had meetings on November 29."
    const bool beside = event.act == Act::attend && setting_.trigger != no_token &&
                        syntax_.sentence(draft.match.trigger) == syntax_.sentence(setting_.trigger);
    if (is_setting || of_setting || scheduled_there || beside) {
      take_time(draft, setting_.when, Basis::meeting);
    } else if (!draft.in_passing && event.status == Status::occurred) {
      take_time(draft, now_.when ? now_.when : sources_.release_day,
                now_.when ? Basis::meeting : Basis::release);
    }
    return;
  }
  // What a release itself promises is promised by the release.
  const bool promised_here = draft.match.row->triggers.front() == "*" && !draft.reported;
  const bool there = now_.trigger != no_token && !promised_here;
  take_time(draft, there ? now_.when : sources_.release_day,
            there ? Basis::meeting : Basis::release);
}

void EventReader::tell_place(Draft& draft) const {
  auto& event = draft.event;
  if (event.act == Act::call) return;
  if (is_happening(event.act)) {
    const auto told = shown_.circumstances.places.find(draft.match.trigger);
    if (told != shown_.circumstances.places.end()) {
      for (const auto index : told->second) {
        const auto& place = shown_.places[index];
        if (event.about && event.about->contains(place.span) && !is_contact(event.act)) continue;
        const bool towards = place.preposition == "to" || place.preposition == "into";
        if (event.act != Act::visit && (towards || place.preposition.empty())) continue;
        take_place(draft, place.where, Basis::words);
        draft.trace.where_words = place.span;
        return;
      }
    }
    if (event.act == Act::visit) {
      if (event.recipients.size() == 1) take_place(draft, event.recipients.front(), Basis::host);
      return;
    }
    const bool of_setting = draft.headline && same_parties(told_parties(event), setting_.parties);
    if (draft.match.trigger == setting_.trigger || of_setting) {
      take_place(draft, setting_.where, Basis::meeting);
      return;
    }
    if (draft.in_passing || draft.own_when) return;
  }
  const bool promised_here = draft.match.row->triggers.front() == "*" && !draft.reported;
  if (!promised_here) take_place(draft, now_.where, Basis::meeting);
}

// The place told for a trigger that lies in this state, else the state.
std::string EventReader::place_in(const PartyCode& state, TokenIndex trigger) const {
  const auto told = shown_.circumstances.places.find(trigger);
  if (told != shown_.circumstances.places.end()) {
    for (const auto index : told->second) {
      if (shown_.places[index].where.ends_with(", " + state)) return shown_.places[index].where;
    }
  }
  return state;
}

// "Korea will open an embassy" is a promise made; only a contact is scheduled.
void EventReader::make_promise(Draft& draft) const {
  auto& event = draft.event;
  const auto& row = *draft.match.row;
  if (row.triggers.front() == "*") event.status = Status::occurred;
  if (row.trigger_class != WordClass::verb || event.status != Status::planned ||
      setting_.status == Status::planned || draft.in_passing) {
    return;
  }
  switch (event.act) {
    case Act::assault:
    case Act::coerce:
    case Act::mobilize:
    case Act::sanction:
      break;
    case Act::establish:
    case Act::aid:
    case Act::cooperate:
    case Act::concede:
    case Act::retreat:
    case Act::appoint:
      break;
    default:
      return;
  }
  if (follow(syntax_, draft.match.trigger, "will").empty()) return;
  // "If the shelling goes on, we will impose sanctions."
  const bool threat =
      is_hostile(event.act) && has_condition(syntax_, draft.match.trigger, sources_.patterns);
  event.act = threat ? Act::warn : event.actors.size() > 1 ? Act::agree : Act::pledge;
  event.status = Status::occurred;
  PatternMatch clause = draft.match;
  clause.about = {draft.match.trigger};
  event.about = cut_about(syntax_, clause);
}

void EventReader::read_match(const PatternMatch& match) {
  Draft draft;
  draft.match = match;
  auto& event = draft.event;
  event.act = match.row->act;
  event.rule = match.row->id;
  const auto* block = block_at(syntax_.release(), syntax_.span(match.trigger).begin);
  draft.headline = block == nullptr || block->kind == BlockKind::heading;
  // Headlines tell the meeting; what else they say the text says better.
  if (draft.headline && !is_contact(event.act)) return;

  // "the bid to host X" is a wish, no visit.
  if ((event.act == Act::visit || event.act == Act::host) &&
      syntax_.basic_relation(match.trigger) == "acl" && is_infinitive(syntax_, match.trigger)) {
    return;
  }

  event.about = cut_about(syntax_, match);
  event.quote = cut_quote(syntax_, match, event.about);
  const auto sign = tell_status(syntax_, match.trigger, *match.row, sources_.patterns);
  event.status = sign.status;
  draft.trace.status_sign = sign.word;
  discourse_.note_into(&draft.trace.parties);
  const auto roles =
      resolve_roles(syntax_, discourse_, sources_.patterns, match, event.about, read_so_far_);
  discourse_.note_into(nullptr);
  if (stands_for_another(match) ? !take_antecedent(draft) : !complete_parties(draft, roles)) return;
  if (is_mere_purpose(syntax_, draft, sources_.patterns) ||
      is_mere_attribute(syntax_, draft, sources_.patterns)) {
    return;
  }
  if (says_what_was_read(syntax_, draft, drafts_) || !take_from_content(draft)) return;
  make_promise(draft);

  const bool noun = match.row->trigger_class == WordClass::noun;
  draft.in_passing = draft.in_passing || (noun && !is_predicate(syntax_, match.trigger));
  if (!is_happening(event.act) && event.status == Status::planned &&
      setting_.status != Status::planned) {
    event.status = Status::occurred;  // a promise made, an opinion held: "will support"
  }
  std::vector<OwnTime> times;
  tell_time(draft, times);
  tell_place(draft);

  // A happening named in passing is an event only where something tells it apart.
  const bool parties_told = roles.actors.size() + roles.recipients.size() > 1;
  if (draft.in_passing && !draft.headline && is_contact(event.act) && !draft.own_when &&
      event.where.empty() && !parties_told) {
    return;
  }
  // So is an embassy opened, or a treaty signed, where the day is told or the sides are.
  const bool signed_by_sides = event.act == Act::sign && noun && parties_told;
  const bool founded = event.act == Act::establish || event.act == Act::sign;
  if (draft.in_passing && founded && !draft.own_when && !signed_by_sides) return;
  // "On 16 August he called on President X": what follows was said there.
  const bool talks = event.act == Act::meet || event.act == Act::call;
  if (talks && !draft.in_passing && !draft.headline && event.status == Status::occurred &&
      setting_.status == Status::occurred && (draft.own_when || !event.where.empty())) {
    now_ = {event.actors, event.when ? event.when : now_.when, event.where, event.status,
            match.trigger};
  }
  read_so_far_[match.trigger] = event.actors;
  if (event.act == Act::visit) add_parties(read_so_far_[match.trigger], event.recipients);
  discourse_.tell_subject(roles.subject, roles.actors);
  if (is_mutual(event.act) || is_contact(event.act)) {
    if (!draft.in_passing || draft.headline) discourse_.tell_group(read_so_far_[match.trigger]);
  }
  if (event.actors.size() > 2 && is_pairwise(syntax_, sources_.patterns, draft.match)) {
    // "a series of bilateral meetings with A, B and C": one meeting a pair.
    const auto host = event.actors.front();
    for (const auto& other : without(event.actors, {host})) {
      auto pair = draft;
      pair.event.actors = {host, other};
      drafts_.push_back(std::move(pair));
    }
    return;
  }
  const bool one_each = event.act == Act::visit || event.act == Act::appoint;
  if (one_each && event.recipients.size() > 1) {
    // Visits to several hosts, and envoys of several states, are one event each.
    for (const auto& host : event.recipients) {
      auto one = draft;
      one.event.recipients = {host};
      if (event.act == Act::visit && !one.event.where.ends_with(host)) {
        one.event.where = place_in(host, match.trigger);
        one.trace.where = Basis::host;
      }
      drafts_.push_back(std::move(one));
    }
    return;
  }
  drafts_.push_back(draft);
  // "visits in March and October" are two.
  for (std::size_t i = 1; i < times.size() && is_contact(event.act); ++i) {
    auto again = drafts_.back();
    again.event.when = times[i].when;
    again.trace.when_words = times[i].words;
    drafts_.push_back(std::move(again));
  }
}

}  // namespace

FoundEvents find_events(const EventSources& sources) {
  FoundEvents found;
  // First without a setting, to find it; then again, to read all events in it.
  const auto shown = find_shown(sources);
  const Setting none;
  const auto first = EventReader(sources, shown, none).read();
  found.setting = choose_setting(first, sources);

  std::vector<Event> events;
  std::vector<bool> headline;
  std::vector<NamedPeople> people;
  const auto drafts = EventReader(sources, shown, found.setting).read();
  for (const auto& draft : drafts) {
    events.push_back(draft.event);
    headline.push_back(draft.headline);
    people.push_back(find_named_people(sources, draft.match));
  }
  found.events =
      merge_told_twice(sources.syntax.release().text, std::move(events), headline, people);
  found.why = why_read(sources, found.events, drafts);
  for (std::size_t i = 0; i < found.events.size(); ++i) {
    found.events[i].confidence = confidence_of(found.why[i].evidence);
  }
  return found;
}

}  // namespace dragoman
