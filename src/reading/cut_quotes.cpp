#include "reading/cut_quotes.h"

#include <algorithm>

#include "reading/find_circumstances.h"

namespace dragoman {

namespace {

bool one_of(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::ranges::find(words, word) != words.end();
}

// A dependent that begins something of its own rather than completing its head.
bool stands_apart(const Syntax& syntax, TokenIndex token) {
  const auto relation = syntax.basic_relation(token);
  if (one_of(relation, {"cc", "punct", "parataxis", "discourse", "list"})) return true;
  return relation == "conj" && is_verb(syntax, token) && syntax.child(token, "nsubj") != no_token;
}

// The run of `head` and what completes it: stops before a part that stands apart.
TokenRange complement_run(const Syntax& syntax, TokenIndex head) {
  TokenRange run = {head, head + 1};
  for (const auto c : syntax.children(head)) {
    const auto below = syntax.subtree(c);
    if (c < head) {
      if (syntax.basic_relation(c) != "punct") run.begin = std::min(run.begin, below.begin);
      continue;
    }
    if (one_of(syntax.basic_relation(c), {"cc", "punct"})) continue;
    if (stands_apart(syntax, c)) break;
    run.end = std::max(run.end, below.end);
  }
  return run;
}

// Where a noun was coordinated with a finite verb by mistake or by ellipsis ("welcomed X and
// hoped …"), the content ends before it.
TokenIndex end_before_verbs(const Syntax& syntax, TokenIndex head, TokenRange run) {
  if (is_verb(syntax, head)) return run.end;
  for (const auto c : syntax.children(head)) {
    if (c > head && syntax.basic_relation(c) == "conj" && syntax.upos(c) == Upos::verb &&
        syntax.has_feature(c, "VerbForm=Fin")) {
      auto end = syntax.subtree(c).begin;
      while (end > head + 1 && one_of(syntax.basic_relation(end - 1), {"cc", "punct", "advmod"}))
        --end;
      return end;
    }
  }
  return run.end;
}

// What happens is told with its place and time beside it, not in it: "the forum | in Riga".
TokenIndex end_before_circumstances(const Syntax& syntax, TokenIndex head, TokenRange run) {
  for (const auto c : syntax.children(head)) {
    if (c < head || !one_of(syntax.basic_relation(c), {"nmod", "obl"})) continue;
    const auto words = syntax.marker(c);
    const bool circumstance = one_of(words, {"in", "on", "at"}) &&
                              (syntax.upos(c) == Upos::propn || syntax.upos(c) == Upos::num);
    if (circumstance) return std::min(run.end, syntax.subtree(c).begin);
  }
  return run.end;
}

bool is_content_link(const Syntax& syntax, TokenIndex token) {
  return one_of(syntax.basic_relation(token),
                {"obl", "advmod", "nmod", "acl", "xcomp", "ccomp", "advcl"});
}

// Later dependents of the trigger that go on where the content stopped: parsers attach "on
// the range of issues" now to the verb, now to the noun; to a reader it is one complement.
TokenIndex extend_over(const Syntax& syntax, TokenIndex trigger, TokenIndex end) {
  for (const auto c : syntax.children(trigger)) {
    const auto below = syntax.subtree(c);
    if (below.begin == end && c > trigger && is_content_link(syntax, c)) end = below.end;
  }
  return end;
}

TokenIndex begin_of(const Syntax& syntax, TokenIndex head, TokenIndex begin) {
  if (is_infinitive(syntax, head)) return begin;
  for (const auto c : syntax.children(head)) {
    if (c > head) break;
    const auto relation = syntax.basic_relation(c);
    const bool preposition =
        relation == "case" || (relation == "mark" && lower(syntax.form(c)) != "that");
    if (!preposition || syntax.subtree(c).begin != begin) continue;
    begin = syntax.subtree(c).end;
  }
  return begin;
}

}  // namespace

Span trim_span(std::string_view text, Span span) {
  constexpr std::string_view ends = " \t\r\n.,;:!?-*";
  while (!span.empty() && ends.find(text[span.begin]) != std::string_view::npos) ++span.begin;
  while (!span.empty() && ends.find(text[span.end - 1]) != std::string_view::npos) {
    // The dot of an abbreviation stays: "the U.S."
    const bool abbreviation = text[span.end - 1] == '.' && span.size() > 3 &&
                              text[span.end - 3] == '.' && text[span.end - 2] >= 'A' &&
                              text[span.end - 2] <= 'Z';
    if (abbreviation) break;
    --span.end;
  }
  return span;
}

std::optional<Span> cut_about(const Syntax& syntax, const PatternMatch& match) {
  if (match.about.empty()) return {};
  const auto& text = syntax.release().text;
  const auto head = match.about.front();
  if (head == match.trigger) {
    // The clause after its auxiliary.
    auto run = complement_run(syntax, head);
    return trim_span(text, syntax.span(TokenRange{head, std::max(run.end, head + 1)}));
  }
  const bool noun = !is_verb(syntax, head);
  auto run = noun ? syntax.subtree(head) : complement_run(syntax, head);
  if (!noun) {
    for (const auto c : syntax.children(head)) {
      // Coordinated verbs without a subject of their own belong to one content.
      if (c > head && syntax.basic_relation(c) == "conj" && !stands_apart(syntax, c)) {
        run.end = std::max(run.end, syntax.subtree(c).end);
      }
    }
  }
  run.end = end_before_verbs(syntax, head, run);
  run.begin = begin_of(syntax, head, run.begin);
  if (run.begin >= run.end || run.begin > head) run.begin = std::min(head, run.begin);
  if (is_happening(match.row->act)) {
    run.end = end_before_circumstances(syntax, head, run);
  } else {
    run.end = extend_over(syntax, match.anchor, run.end);
    run.end = extend_over(syntax, match.trigger, run.end);
  }
  const auto span = trim_span(text, syntax.span(run));
  return span.empty() ? std::nullopt : std::optional(span);
}

Span cut_phrase(const Syntax& syntax, TokenIndex noun) {
  TokenRange run = {noun, noun + 1};
  for (const auto c : syntax.children(noun)) {
    const auto relation = syntax.basic_relation(c);
    if (one_of(relation,
               {"case", "mark", "cc", "conj", "punct", "parataxis", "cop", "nsubj", "aux"}))
      continue;
    // A comment set off by a comma is not part of the phrase: "the summit, which …".
    if (c > noun && relation == "acl" && syntax.relation(c) == "acl:relcl" && c > noun + 1 &&
        syntax.upos(syntax.subtree(c).begin - 1) == Upos::punct) {
      continue;
    }
    run.begin = std::min(run.begin, syntax.subtree(c).begin);
    run.end = std::max(run.end, syntax.subtree(c).end);
  }
  return trim_span(syntax.release().text, syntax.span(run));
}

Span cut_quote(const Syntax& syntax, const PatternMatch& match, std::optional<Span> about) {
  const auto& text = syntax.release().text;
  const auto trigger = match.trigger;
  Span quote = syntax.span(trigger);
  if (match.row->trigger_class == WordClass::noun) {
    quote = cut_phrase(syntax, trigger);
  } else {
    // From the auxiliary or copula beside the verb, and the subject beside those.
    auto begin = trigger;
    for (const auto c : syntax.children(trigger)) {
      if (c > trigger) break;
      if (one_of(syntax.basic_relation(c), {"aux", "cop"})) begin = std::min(begin, c);
    }
    for (const auto c : syntax.children(trigger)) {
      if (c > trigger || syntax.basic_relation(c) != "nsubj") continue;
      begin = std::min(begin, syntax.subtree(c).begin);
    }
    auto end = trigger + 1;
    for (const auto c : syntax.children(trigger)) {
      if (c < trigger || stands_apart(syntax, c)) continue;
      const auto relation = syntax.basic_relation(c);
      if (relation == "advcl" || relation == "conj") continue;
      // A purpose is a quote of its own ("met to discuss …").
      if (relation == "xcomp" && !about && is_infinitive(syntax, c)) continue;
      end = std::max(end, syntax.subtree(c).end);
    }
    quote = syntax.span(TokenRange{begin, end});
  }
  if (about) {
    quote.begin = std::min(quote.begin, about->begin);
    quote.end = std::max(quote.end, about->end);
  }
  return trim_span(text, quote);
}

}  // namespace dragoman
