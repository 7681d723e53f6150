#include "dragoman/reading.h"
#include "dragoman/unread.h"
#include "dragoman/why.h"
#include "reading/date_release.h"
#include "reading/discourse.h"
#include "reading/find_dates.h"
#include "reading/find_events.h"
#include "reading/find_facts.h"
#include "reading/find_people.h"
#include "reading/mend_syntax.h"
#include "reading/patterns.h"
#include "reading/read_marked.h"
#include "reading/syntax.h"

namespace dragoman {

// Every step is a function of what stands before it; to add a step, write the function and
// give it its line here.
Explained read_marked(const Release& release, const Analysis& analysis, const Knowledge& knowledge,
                      const Patterns& patterns, std::span<const MarkedParty> marked) {
  if (unread(release)) {
    return read_marked(readable(release), analysis, knowledge, patterns, marked);
  }
  const auto& tables = patterns.tables();
  const auto people = find_people(release, analysis, knowledge, *tables.titles);
  const auto dates = find_dates(release, analysis, *tables.calendar);
  const auto day = date_release(release, people, dates, knowledge, tables);
  auto mentions = find_mentions(Syntax(release, analysis), people, knowledge,
                                day.when ? std::optional(day.when->from) : std::nullopt);
  mark_parties(analysis, marked, mentions);
  const auto mended = mend_syntax(release, analysis);
  const Syntax syntax(release, mended);
  const EventSources sources{syntax, people, mentions, dates, knowledge, tables, day.when};
  auto found = find_events(sources);
  auto facts = find_facts(sources, found);

  Reading reading;
  reading.id = release.id;
  reading.publisher = release.publisher;
  reading.published = day.when;
  if (day.when && day.basis == DateBasis::inferred)
    reading.published = not_before_what_it_tells(*day.when, found.events);
  reading.published_basis = day.basis;
  reading.people = people.people;
  reading.events = std::move(found.events);
  reading.facts = std::move(facts);
  return {std::move(reading), std::move(found.why)};
}

Explained explain(const Release& release, const Analysis& analysis, const Knowledge& knowledge,
                  const Patterns& patterns) {
  return read_marked(release, analysis, knowledge, patterns, {});
}

Reading read(const Release& release, const Analysis& analysis, const Knowledge& knowledge,
             const Patterns& patterns) {
  return explain(release, analysis, knowledge, patterns).reading;
}

}  // namespace dragoman
