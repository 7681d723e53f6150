#include "reading/mend_syntax.h"

#include <algorithm>

#include "reading/edit_syntax.h"
#include "reading/mend_clauses.h"
#include "reading/mend_phrases.h"
#include "reading/syntax.h"

namespace dragoman {

namespace {

constexpr std::size_t longest_post = 160;  // bytes from the name to the end of a post after it

// The tokens that begin in a span.
TokenRange tokens_in(const Analysis& analysis, Span span) {
  const auto first =
      std::ranges::partition_point(analysis.span, [&](Span s) { return s.end <= span.begin; });
  const auto last =
      std::partition_point(first, analysis.span.end(), [&](Span s) { return s.begin < span.end; });
  return {static_cast<TokenIndex>(first - analysis.span.begin()),
          static_cast<TokenIndex>(last - analysis.span.begin())};
}

// A name with the post that a comma sets off: "A B, Minister of X of Y,".
Span with_apposed_post(std::string_view text, Span name, std::string_view post) {
  if (post.empty() || !text.substr(name.end).starts_with(", ")) return name;
  if (!text.substr(name.end + 2).starts_with(post)) return name;
  const auto end = text.find_first_of(",;.\n", name.end + 2 + post.size());
  if (end != std::string_view::npos && end - name.end < longest_post) name.end = end;
  return name;
}

// All names and titles of a release, by place; a party named in a person's title is no
// phrase of its own.
std::vector<Phrase> find_phrases(std::string_view text, const Analysis& analysis,
                                 const People& people, const Mentions& mentions) {
  std::vector<Phrase> phrases;
  std::vector<bool> in_person(static_cast<std::size_t>(analysis.size()), false);
  for (const auto& mention : people.mentions) {
    const auto& post = people.people[mention.person].post;
    const auto run = tokens_in(analysis, with_apposed_post(text, mention.span, post));
    if (run.size() < 1) continue;
    phrases.push_back({run, true});
    std::fill(in_person.begin() + run.begin, in_person.begin() + run.end, true);
  }
  for (const auto& name : mentions.names) {
    const auto run = tokens_in(analysis, name.span);
    if (run.size() < 1 || in_person[static_cast<std::size_t>(run.begin)]) continue;
    phrases.push_back({run, false});
  }
  std::ranges::sort(phrases, {}, &Phrase::run);
  return phrases;
}

std::vector<TokenRange> find_runs(const Analysis& analysis, const std::vector<DateMention>& dates) {
  std::vector<TokenRange> runs;
  for (const auto& date : dates) {
    const auto run = tokens_in(analysis, date.span);
    if (run.size() > 0) runs.push_back(run);
  }
  std::ranges::sort(runs);
  return runs;
}

// Those of a sorted list that lie in a sentence.
template <class Item, class Run>
std::vector<Item> inside(const std::vector<Item>& all, TokenRange sentence, Run run) {
  std::vector<Item> found;
  auto item = std::ranges::lower_bound(all, sentence.begin, {},
                                       [&](const Item& i) { return run(i).begin; });
  for (; item != all.end() && run(*item).begin < sentence.end; ++item) {
    if (run(*item).end <= sentence.end) found.push_back(*item);
  }
  return found;
}

}  // namespace

// Later steps build on earlier ones: names are whole before verbs look for their subjects.
Analysis mend_syntax(const Release& release, Analysis analysis, const People& people,
                     const Mentions& mentions, const std::vector<DateMention>& dates,
                     const Patterns::Tables& patterns) {
  const auto phrases = find_phrases(release.text, analysis, people, mentions);
  const auto date_runs = find_runs(analysis, dates);
  auto edit = begin_edit(release, std::move(analysis), patterns);
  for (const auto& sentence : edit.analysis.sentences) {
    edit.sentence = sentence.tokens;
    edit.phrases = inside(phrases, edit.sentence, [](const Phrase& p) { return p.run; });
    edit.dates = inside(date_runs, edit.sentence, [](TokenRange run) { return run; });
    mend_dates(edit);
    mend_possessors(edit);
    join_people(edit);
    join_compounds(edit);
    make_verbs(edit);
    give_subjects(edit);
    widen_subjects(edit);
    join_coordinations(edit);
    promote_verbs(edit);
    mend_objects(edit);
    free_objects(edit);
    demote_participles(edit);
  }
  return std::move(edit.analysis);
}

}  // namespace dragoman
