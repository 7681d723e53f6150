#include "reading/trace.h"

#include <algorithm>
#include <array>
#include <cassert>

#include "reading/choose_setting.h"
#include "reading/find_events.h"
#include "reading/follow_links.h"

namespace dragoman {

namespace {

Reference reference_of(NameKind kind) {
  switch (kind) {
    case NameKind::name:
      return Reference::name;
    case NameKind::adjective:
      return Reference::adjective;
    case NameKind::demonym:
      return Reference::demonym;
    case NameKind::capital:
      return Reference::capital;
    case NameKind::metonym:
      return Reference::metonym;
    case NameKind::agency:
      return Reference::agency;
  }
  return Reference::name;
}

// "the two sides": the head with what stands before it and belongs to it.
Span noun_phrase(const Syntax& syntax, TokenIndex head) {
  auto first = head;
  for (const auto c : syntax.children(head)) {
    const auto relation = syntax.basic_relation(c);
    if (c < first && (relation == "det" || relation == "nummod" || relation == "amod")) first = c;
  }
  return syntax.span(TokenRange{first, head + 1});
}

NameKind kind_for(const NameMatch& name, const std::vector<PartyCode>& parties) {
  const auto meant = std::ranges::find_if(name.candidates, [&](const PartyName& candidate) {
    return std::ranges::find(parties, candidate.party) != parties.end();
  });
  return meant != name.candidates.end() ? meant->kind : name.candidates.front().kind;
}

bool share_any(const std::vector<PartyCode>& a, const std::vector<PartyCode>& b) {
  return std::ranges::any_of(
      a, [&b](const PartyCode& party) { return std::ranges::find(b, party) != b.end(); });
}

// The words that bear on the event's parties, each once; what no word told is company.
std::vector<PartyTrace> party_traces(const Event& event, const std::vector<PartyTrace>& tried) {
  const auto told = told_parties(event);
  std::vector<PartyTrace> traces;
  auto missing = told;
  for (const auto& trace : tried) {
    const bool there = std::ranges::any_of(traces, [&](const PartyTrace& other) {
      return other.words == trace.words && other.parties == trace.parties;
    });
    if (there || !share_any(trace.parties, told)) continue;
    missing = without(missing, trace.parties);
    traces.push_back(trace);
  }
  if (!missing.empty()) traces.push_back({{}, Reference::company, missing});
  return traces;
}

// The trigger and the words that the row's frame asks for.
std::vector<Span> matched_words(const Syntax& syntax, const PatternMatch& match) {
  std::vector<Span> words = {syntax.span(match.trigger), syntax.span(match.anchor)};
  for (const auto& item : match.row->items) {
    if (item.absent || item.lemmas.empty()) continue;
    for (const auto token : follow(syntax, match.trigger, item.links)) {
      const auto named = [&](const std::string& lemma) {
        return lemma == lower(syntax.lemma(token)) || lemma == lower(syntax.form(token));
      };
      if (std::ranges::any_of(item.lemmas, named)) words.push_back(syntax.span(token));
    }
  }
  std::ranges::sort(words);
  words.erase(std::unique(words.begin(), words.end()), words.end());
  return words;
}

bool same_telling(const Event& a, const Event& b) {
  return a.rule == b.rule && a.act == b.act && a.quote == b.quote && a.actors == b.actors &&
         a.recipients == b.recipients;
}

// The draft an event comes from. Merging may have given it the time or place of another.
const Draft& draft_of(const Event& event, const std::vector<Draft>& drafts) {
  const Draft* best = nullptr;
  for (const auto& draft : drafts) {
    if (!same_telling(event, draft.event)) continue;
    if (draft.event.when == event.when && draft.event.where == event.where) return draft;
    if (best == nullptr) best = &draft;
  }
  assert(best != nullptr);
  return *best;
}

}  // namespace

std::string_view to_string(Reference reference) {
  constexpr std::array<std::string_view, 11> words = {"name",    "adjective", "demonym", "capital",
                                                      "metonym", "agency",    "person",  "title",
                                                      "pronoun", "noun",      "company"};
  static_assert(static_cast<std::size_t>(Reference::company) + 1 == words.size());
  return words[static_cast<std::size_t>(reference)];
}

std::string_view to_string(Basis basis) {
  constexpr std::array<std::string_view, 6> words = {"none",    "words", "meeting",
                                                     "release", "host",  "twin"};
  static_assert(static_cast<std::size_t>(Basis::twin) + 1 == words.size());
  return words[static_cast<std::size_t>(basis)];
}

PartyTrace trace_word(const Syntax& syntax, const People& people, const Mentions& mentions,
                      TokenIndex head, const std::vector<PartyCode>& parties) {
  const auto at = static_cast<std::size_t>(head);
  if (const auto person = mentions.person_at[at]; person != Mentions::none) {
    return {people.mentions[person].span, Reference::person, parties};
  }
  if (syntax.upos(head) == Upos::pron || syntax.upos(head) == Upos::det) {
    return {syntax.span(head), Reference::pronoun, parties};
  }
  if (const auto title = mentions.title_at[at]; title != Mentions::none) {
    const auto phrase = noun_phrase(syntax, head);
    const auto post = people.titles[title].span;
    return {{std::min(phrase.begin, post.begin), std::max(phrase.end, post.end)},
            Reference::title,
            parties};
  }
  if (const auto name = mentions.name_at[at]; name != Mentions::none) {
    const auto& match = mentions.names[name];
    return {match.span, reference_of(kind_for(match, parties)), parties};
  }
  return {noun_phrase(syntax, head), Reference::noun, parties};
}

void take_time(Draft& draft, const std::optional<When>& when, Basis basis) {
  draft.event.when = when;
  draft.trace.when = when ? basis : Basis::none;
}

void take_place(Draft& draft, const std::string& where, Basis basis) {
  draft.event.where = where;
  draft.trace.where = where.empty() ? Basis::none : basis;
}

std::vector<Why> why_read(const EventSources& sources, const std::vector<Event>& events,
                          const std::vector<Draft>& drafts) {
  std::vector<Why> all;
  for (const auto& event : events) {
    const auto& draft = draft_of(event, drafts);
    const auto& row = *draft.match.row;
    Why why;
    why.table = "patterns/acts.tsv";
    why.line = row.line;
    why.example = row.example;
    why.reads = row.reads;
    why.words = matched_words(sources.syntax, draft.match);
    why.parties = party_traces(event, draft.trace.parties);
    if (draft.trace.status_sign != no_token) {
      why.status_sign = sources.syntax.span(draft.trace.status_sign);
    }
    why.when = draft.trace.when;
    why.when_words = draft.trace.when_words;
    why.where = draft.trace.where;
    why.where_words = draft.trace.where_words;
    if (event.when != draft.event.when) {
      why.when = Basis::twin;
      why.when_words.reset();
    }
    if (event.where != draft.event.where) {
      why.where = Basis::twin;
      why.where_words.reset();
    }
    why.evidence = weigh(signs_of(sources.syntax, event, draft, why), *sources.patterns.confidence);
    all.push_back(std::move(why));
  }
  return all;
}

}  // namespace dragoman
