#include "reading/find_events.h"

#include <algorithm>

#include "reading/choose_setting.h"
#include "reading/complete_parties.h"
#include "reading/cut_quotes.h"
#include "reading/find_circumstances.h"
#include "reading/follow_links.h"
#include "reading/judge_draft.h"
#include "reading/resolve_roles.h"
#include "reading/tell_circumstances.h"
#include "reading/tell_status.h"

namespace dragoman {

namespace {

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
  bool take_antecedent(Draft& draft) const;
  [[nodiscard]] bool stands_for_another(const PatternMatch& match) const;
  bool take_from_content(Draft& draft);
  void make_promise(Draft& draft) const;
  [[nodiscard]] Scene scene() const { return {sources_, shown_, discourse_, setting_, now_}; }

  const EventSources& sources_;
  const Shown& shown_;
  const Syntax& syntax_;
  const Setting& setting_;
  Setting now_;  // the meeting spoken of: the setting, or a later one with its own day or place
  Discourse discourse_;
  PartiesByTrigger read_so_far_;
  std::vector<Draft> drafts_;
};

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
      if (talks && !is_told_apart(sources_, draft.match) && own_times(draft, scene()).empty())
        return false;
    }
  }
  return true;
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
    case Act::discuss: {
      // "We will exchange views": who promises it himself.
      const auto subject = follow(syntax_, draft.match.trigger, "subj");
      if (subject.empty() || !sources_.patterns.in("we", lower(syntax_.form(subject.front()))))
        return;
      break;
    }
    default:
      return;
  }
  if (follow(syntax_, draft.match.trigger, "will").empty()) return;
  // "If the shelling goes on, we will impose sanctions."
  const bool threat =
      is_hostile(event.act) && has_condition(syntax_, draft.match.trigger, sources_.patterns);
  event.act = threat ? Act::warn : event.actors.size() > 1 ? Act::agree : Act::pledge;
  // What is withdrawn from somebody, or will hit him, is not promised to him.
  if (!threat && (is_hostile(draft.match.row->act) || draft.match.row->act == Act::retreat)) {
    event.recipients.clear();
  }
  event.status = Status::occurred;
  PatternMatch clause = draft.match;
  clause.about = {draft.match.trigger};
  event.about = cut_about(syntax_, clause);
}

void EventReader::read_match(const PatternMatch& match) {
  Draft draft;
  draft.match = match;
  // "On 3 May they held talks": on a day, not on a topic. Who "spoke on 3 May" stated nothing.
  const auto dated = std::erase_if(draft.match.about, [&](TokenIndex head) {
    const auto words = syntax_.span(head);
    const auto& dates = sources_.dates;  // in the order of the text
    const auto date = std::ranges::partition_point(
        dates, [&](const DateMention& told) { return told.span.end <= words.begin; });
    return date != dates.end() && date->span.contains(words);
  });
  if (dated > 0 && draft.match.about.empty() && match.row->act == Act::state) return;
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

  event.about = cut_about(syntax_, draft.match);
  event.quote = cut_quote(syntax_, draft.match, event.about);
  const auto sign = tell_status(syntax_, match.trigger, *match.row, sources_.patterns);
  event.status = sign.status;
  draft.trace.status_sign = sign.word;
  discourse_.note_into(&draft.trace.parties);
  const auto roles =
      resolve_roles(syntax_, discourse_, sources_.patterns, match, event.about, read_so_far_);
  discourse_.note_into(nullptr);
  if (stands_for_another(match) ? !take_antecedent(draft)
                                : !complete_parties(draft, roles, scene()))
    return;
  if (is_mere_purpose(syntax_, draft, sources_.patterns) ||
      is_mere_attribute(syntax_, draft, sources_.patterns)) {
    return;
  }
  if (says_what_was_read(syntax_, draft, drafts_) || !take_from_content(draft)) return;
  make_promise(draft);

  const bool noun = match.row->trigger_class == WordClass::noun;
  draft.in_passing = draft.in_passing || (noun && !is_predicate(syntax_, match.trigger));
  // "The leaders will discuss trade" is a thing to come, and no promise.
  const bool to_come = event.act == Act::discuss && draft.trace.status_sign != no_token &&
                       sources_.patterns.in("will", lower(syntax_.form(draft.trace.status_sign)));
  if (!is_happening(event.act) && !to_come && event.status == Status::planned &&
      setting_.status != Status::planned) {
    event.status = Status::occurred;  // a promise made, an opinion held: "will support"
  }
  std::vector<OwnTime> times;
  tell_time(draft, times, scene());
  tell_place(draft, scene());

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
  // "She hosted the Minister of Mali": he came, and "she" goes on to be who is spoken of.
  const bool turned = event.act == Act::visit && roles.subject != no_token &&
                      roles.recipients == discourse_.resolve(roles.subject);
  discourse_.tell_subject(roles.subject, turned ? roles.recipients : roles.actors);
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
        one.event.where = place_in(host, match.trigger, shown_);
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
