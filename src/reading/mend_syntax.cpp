#include "reading/mend_syntax.h"

#include <algorithm>
#include <optional>

#include "reading/syntax.h"

namespace dragoman {

namespace {

std::size_t index(TokenIndex token) { return static_cast<std::size_t>(token); }

bool one_of(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::ranges::find(words, word) != words.end();
}

// A name or title as a run of tokens.
struct Phrase {
  TokenRange run;
  bool person = false;
};

class Mender {
 public:
  Mender(const Release& release, Analysis analysis, const Patterns::Tables& patterns)
      : release_(release), analysis_(std::move(analysis)), patterns_(patterns) {}

  void mend(const People& people, const Mentions& mentions, const std::vector<DateMention>& dates);
  Analysis result() && { return std::move(analysis_); }

 private:
  std::string word(TokenIndex token) const { return lower(slice(release_.text, analysis_.span[index(token)])); }
  TokenIndex& head(TokenIndex token) { return analysis_.head[index(token)]; }
  std::string& relation(TokenIndex token) { return analysis_.relation[index(token)]; }
  Upos& upos(TokenIndex token) { return analysis_.upos[index(token)]; }
  bool finite(TokenIndex token) const {
    return analysis_.features[index(token)].find("VerbForm=Fin") != std::string::npos;
  }
  bool below(TokenIndex token, TokenIndex ancestor) {
    auto steps = analysis_.size();
    for (auto up = token; up != no_token && steps >= 0; up = head(up), --steps) {
      if (up == ancestor) return true;
    }
    return false;
  }
  bool has_child(TokenIndex token, std::string_view wanted) {
    for (TokenIndex t = sentence_.begin; t < sentence_.end; ++t) {
      if (head(t) == token && std::string_view(relation(t)).starts_with(wanted)) return true;
    }
    return false;
  }
  void attach(TokenIndex token, TokenIndex to, std::string_view as) {
    if (token == to) return;
    // Never below itself: what stood above takes the token's old place.
    if (to != no_token && below(to, token)) {
      auto up = to;
      while (head(up) != token) up = head(up);
      head(up) = head(token);
      relation(up) = relation(token);
    }
    head(token) = to;
    relation(token) = as;
  }
  TokenIndex phrase_head(TokenRange run);

  void hang_on_verb(const Phrase& phrase, TokenIndex top);
  void join_people(const std::vector<Phrase>& phrases);
  bool list_goes_on(const std::vector<Phrase>& phrases, std::size_t i);
  void join_coordinations(const std::vector<Phrase>& phrases);
  void mend_dates(const std::vector<TokenRange>& dates);
  void make_verbs(const std::vector<Phrase>& phrases);
  void give_subjects(const std::vector<Phrase>& phrases);
  void demote_participles();
  void mend_possessors();
  void mend_objects();
  void free_objects();
  void widen_subjects(const std::vector<Phrase>& phrases);
  void promote_verbs(const std::vector<Phrase>& phrases);
  void make_root(TokenIndex verb, TokenIndex subject);
  bool has_finite_verb();
  bool has_comma_within_or_before(TokenRange run);

  const Release& release_;
  Analysis analysis_;
  const Patterns::Tables& patterns_;
  TokenRange sentence_;
};

// The token by which a run hangs on the rest; of several, the one in the best place.
TokenIndex Mender::phrase_head(TokenRange run) {
  TokenIndex best = no_token;
  int best_rank = -1;
  for (auto t = run.begin; t < run.end; ++t) {
    if (head(t) != no_token && run.contains(head(t))) continue;
    const std::string_view r = relation(t);
    const int rank = r.starts_with("nsubj") ? 5
                     : r.starts_with("obj") || r.starts_with("obl") ? 4
                     : r.starts_with("nmod") || r.starts_with("conj") || r == "root" ? 3
                     : r.starts_with("appos") ? 2
                     : r.starts_with("compound") ? 0 : 1;
    if (rank >= best_rank) {
      best = t;
      best_rank = rank;
    }
  }
  return best == no_token ? run.end - 1 : best;
}

// "met today in Washington with X": whom one meets hangs on the verb, not on the place.
void Mender::hang_on_verb(const Phrase& phrase, TokenIndex top) {
  const auto before = phrase.run.begin - 1;
  if (before < sentence_.begin || !one_of(word(before), {"with", "by"})) return;
  auto up = head(top);
  for (int steps = 0; up != no_token && steps < 5; ++steps, up = head(up)) {
    const bool action = upos(up) == Upos::verb || (upos(up) == Upos::noun && up < top &&
                                                   !std::string_view(relation(up)).starts_with("obl"));
    if (action) break;
  }
  if (up == no_token || up > top) {
    // Hung wrongly: the nearest verb before it.
    for (up = before; up >= sentence_.begin && upos(up) != Upos::verb; --up) {}
    if (up < sentence_.begin) return;
  }
  if (up == head(top) || phrase.run.contains(up)) return;
  attach(top, up, upos(up) == Upos::verb ? "obl" : "nmod");
}

void Mender::join_people(const std::vector<Phrase>& phrases) {
  for (const auto& phrase : phrases) {
    if (!phrase.person) continue;
    const auto top = phrase_head(phrase.run);
    const auto before = phrase.run.begin - 1;
    if (before >= sentence_.begin && upos(before) == Upos::adp) {
      head(before) = top;
      relation(before) = "case";
    }
    for (auto t = phrase.run.begin; t < phrase.run.end; ++t) {
      if (t == top || (head(t) != no_token && phrase.run.contains(head(t)))) continue;
      attach(t, top, t < top ? "compound" : "flat");
    }
    // Its preposition and what follows it belong to the whole phrase.
    for (auto t = sentence_.begin; t < sentence_.end; ++t) {
      if (phrase.run.contains(t) || head(t) == no_token || head(t) == top) continue;
      if (phrase.run.contains(head(t))) head(t) = top;
    }
    hang_on_verb(phrase, top);
  }
}

// Whether phrase i is followed by another of its kind and, in the end, by "and" one.
bool Mender::list_goes_on(const std::vector<Phrase>& phrases, std::size_t i) {
  for (; i + 1 < phrases.size(); ++i) {
    if (phrases[i + 1].person != phrases[i].person) return false;
    bool conjunction = false;
    for (auto t = phrases[i].run.end; t < phrases[i + 1].run.begin; ++t) {
      const auto w = word(t);
      if (w == "and") conjunction = true;
      else if (w != "," && w != ";" && w != "the") return false;
    }
    if (conjunction) return true;
  }
  return false;
}

void Mender::join_coordinations(const std::vector<Phrase>& phrases) {
  for (std::size_t i = 1; i < phrases.size(); ++i) {
    const auto& first = phrases[i - 1];
    const auto& next = phrases[i];
    if (first.person != next.person || next.run.begin <= first.run.end) continue;
    bool comma = false;
    bool conjunction = false;
    bool other = false;
    for (auto t = first.run.end; t < next.run.begin; ++t) {
      const auto w = word(t);
      if (w == "," || w == ";") comma = true;
      else if (w == "and" || w == "&") conjunction = true;
      else if (w != "the") other = true;
    }
    if (other || (!comma && !conjunction)) continue;
    const auto from = phrase_head(next.run);
    auto to = phrase_head(first.run);
    if (std::string_view(relation(from)).starts_with("nsubj") || upos(from) == Upos::adj ||
        upos(to) == Upos::adj) {
      continue;
    }
    // A comma alone joins only within a list that an "and" closes: not "Dushanbe, Tajikistan",
    // not "At the invitation of A, B visited …".
    if (!conjunction && !list_goes_on(phrases, i)) continue;
    if (relation(to) == "conj" && head(to) != no_token) {
      // All conjuncts hang on the first.
      const auto chain = head(to);
      if (i > 1 && phrases[i - 2].run.contains(chain)) to = chain;
    }
    if (below(from, to)) continue;
    attach(from, to, "conj");
  }
}

void Mender::mend_dates(const std::vector<TokenRange>& dates) {
  for (const auto& run : dates) {
    const auto top = phrase_head(run);
    for (auto t = run.begin; t < run.end; ++t) {
      if (upos(t) != Upos::aux && upos(t) != Upos::verb) continue;
      upos(t) = Upos::propn;
      analysis_.features[index(t)].clear();
      if (t != top) attach(t, top, "nmod");
    }
  }
}

void Mender::make_verbs(const std::vector<Phrase>& phrases) {
  for (const auto& phrase : phrases) {
    const auto verb = phrase.run.end;
    if (verb >= sentence_.end || verb + 1 >= sentence_.end) continue;
    if (upos(verb) != Upos::noun && upos(verb) != Upos::propn) continue;
    const auto form = word(verb);
    if (!form.ends_with('s')) continue;
    // "condemns" → "condemn", "expresses" → "express": a lemma that rows know as a verb.
    std::string lemma;
    for (const auto cut : {std::size_t{1}, std::size_t{2}}) {
      const auto stem = form.substr(0, form.size() - cut);
      const auto rows = patterns_.by_trigger.find(stem);
      if (rows == patterns_.by_trigger.end()) continue;
      const auto is_verb_row = [&](std::size_t row) {
        return patterns_.rows[row].trigger_class == WordClass::verb;
      };
      // "calls" may be a noun: only where the sentence has no other verb to stand on.
      const bool as_verb = std::ranges::all_of(rows->second, is_verb_row) ||
                           (head(verb) == no_token && std::ranges::any_of(rows->second, is_verb_row));
      if (as_verb) lemma = stem;
      if (!lemma.empty()) break;
    }
    const auto after = upos(verb + 1);
    const bool complement = after == Upos::det || after == Upos::adp || after == Upos::adj ||
                            after == Upos::pron || after == Upos::propn || after == Upos::sconj ||
                            after == Upos::part || after == Upos::noun || after == Upos::adv;
    if (lemma.empty() || !complement || has_child(verb, "nsubj")) continue;
    const auto subject = phrase_head(phrase.run);
    upos(verb) = Upos::verb;
    analysis_.lemma[index(verb)] = lemma;
    analysis_.features[index(verb)] = "Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin";
    attach(subject, verb, "nsubj");
    // What followed as a modifier of the noun completes the verb.
    for (auto t = verb + 1; t < sentence_.end; ++t) {
      if (head(t) == verb && relation(t) == "nmod") relation(t) = "obl";
    }
  }
}

void Mender::give_subjects(const std::vector<Phrase>& phrases) {
  for (const auto& phrase : phrases) {
    auto verb = phrase.run.end;
    // After a title or post set off by commas: "Mr. A B, Minister of X, held …".
    const bool set_off = phrase.person && verb + 1 < sentence_.end && word(verb) == "," &&
                         has_comma_within_or_before(phrase.run);
    if (set_off) ++verb;
    while (verb < sentence_.end && upos(verb) == Upos::adv) ++verb;
    if (verb < sentence_.end && upos(verb) == Upos::aux && head(verb) != no_token && head(verb) > verb) {
      verb = head(verb);
    }
    if (verb >= sentence_.end || upos(verb) != Upos::verb) continue;
    const bool auxiliary = verb > phrase.run.end && upos(phrase.run.end) == Upos::aux;
    if (has_child(verb, "nsubj")) continue;
    const bool only_verb = phrase.person && set_off && !has_finite_verb();
    if (!finite(verb) && !auxiliary && !only_verb) continue;
    const auto top = phrase_head(phrase.run);
    if (std::string_view(relation(top)).starts_with("nsubj")) continue;
    const auto before = phrase.run.begin - 1;
    if (before >= sentence_.begin && upos(before) == Upos::adp) continue;  // "in Seoul agreed"
    bool behind_preposition = false;
    for (auto t = sentence_.begin; t < phrase.run.begin; ++t) {
      behind_preposition = behind_preposition || (head(t) == top && relation(t) == "case");
    }
    if (behind_preposition) continue;
    if (!phrase.person && relation(top) == "conj" && !one_of(word(before), {"and", ","})) continue;
    if (relation(top) == "conj" && head(top) != no_token && word(before) == "and") continue;
    attach(top, verb, "nsubj");
    if (only_verb) analysis_.features[index(verb)] = "Mood=Ind|Tense=Past|VerbForm=Fin";
  }
}

bool Mender::has_finite_verb() {
  for (auto t = sentence_.begin; t < sentence_.end; ++t) {
    if ((upos(t) == Upos::verb || upos(t) == Upos::aux) && finite(t)) return true;
  }
  return false;
}

bool Mender::has_comma_within_or_before(TokenRange run) {
  if (run.begin > sentence_.begin && word(run.begin - 1) == ",") return true;
  for (auto t = run.begin; t < run.end; ++t) {
    if (word(t) == ",") return true;
  }
  return false;
}

void Mender::make_root(TokenIndex verb, TokenIndex subject) {
  head(verb) = no_token;
  relation(verb) = "root";
  if (subject == no_token) return;
  head(subject) = verb;
  relation(subject) = "nsubj";
}

// "The Foreign Ministers of A | and B agreed …": the last of the names coordinated in a
// phrase is no subject of its own.
void Mender::widen_subjects(const std::vector<Phrase>& phrases) {
  for (std::size_t i = 1; i < phrases.size(); ++i) {
    const auto& last = phrases[i];
    const auto& previous = phrases[i - 1];
    const auto own = phrase_head(last.run);
    if (!std::string_view(relation(own)).starts_with("nsubj") || last.person || previous.person) continue;
    const auto verb = head(own);
    if (verb == no_token || verb < own || previous.run.end + 1 != last.run.begin ||
        word(previous.run.end) != "and") {
      continue;
    }
    auto first = i - 1;
    while (first > 0 && !phrases[first - 1].person &&
           one_of(word(phrases[first].run.begin - 1), {",", "and"}) &&
           phrases[first - 1].run.end + 1 == phrases[first].run.begin) {
      --first;
    }
    const auto lead = phrases[first].run.begin;
    auto of = lead - 1;
    if (of >= sentence_.begin && word(of) == "the") --of;
    if (of <= sentence_.begin || word(of) != "of") continue;
    const auto noun = of - 1;
    // Only where nothing before it could have it for an object.
    bool verb_before = false;
    for (auto t = sentence_.begin; t < noun; ++t) verb_before = verb_before || upos(t) == Upos::verb;
    if (verb_before || (upos(noun) != Upos::noun && upos(noun) != Upos::propn)) continue;
    const auto chief = phrase_head(phrases[first].run);
    head(own) = chief;
    relation(own) = "conj";
    if (!below(chief, noun)) attach(chief, noun, "nmod");
    attach(noun, verb, "nsubj");
  }
}

// A noun phrase taken for a whole sentence whose verb then hangs somewhere below it: "The
// Foreign Ministers of A | and B agreed …".
void Mender::promote_verbs(const std::vector<Phrase>& phrases) {
  for (auto root = sentence_.begin; root < sentence_.end; ++root) {
    if (head(root) != no_token || has_child(root, "cop")) continue;
    if (upos(root) != Upos::noun && upos(root) != Upos::propn) continue;
    for (auto verb = root + 1; verb < sentence_.end; ++verb) {
      if (upos(verb) != Upos::verb || !finite(verb) || head(verb) != root) continue;
      if (!one_of(relation(verb), {"conj", "parataxis", "acl", "dep", "appos"})) continue;
      TokenIndex own = no_token;
      for (auto t = root + 1; t < verb; ++t) {
        if (head(t) == verb && std::string_view(relation(t)).starts_with("nsubj")) own = t;
      }
      if (own != no_token) {
        // Its supposed subject is the last of the names coordinated in the phrase.
        const auto at = std::ranges::find_if(phrases, [&](const Phrase& p) { return p.run.contains(own); });
        if (at == phrases.end() || at == phrases.begin()) break;
        const auto joint = word(at->run.begin - 1);
        if (joint != "and" && joint != ",") break;
        head(own) = phrase_head(std::prev(at)->run);
        relation(own) = "conj";
      }
      make_root(verb, root);
      return;
    }
  }
}

// "attended the forum held in Riga": a participle taken for a clause with the object as its
// subject.
void Mender::free_objects() {
  for (auto verb = sentence_.begin + 2; verb + 1 < sentence_.end; ++verb) {
    if (upos(verb) != Upos::verb || relation(verb) != "ccomp" || has_child(verb, "aux") ||
        has_child(verb, "mark") || has_child(verb, "obj")) {
      continue;
    }
    const auto above = head(verb);
    if (above == no_token || above > verb || patterns_.in("bare_clause", lower(analysis_.lemma[index(above)]))) continue;
    const auto next = upos(verb + 1);
    if (next != Upos::adp && next != Upos::adv && next != Upos::noun) continue;
    TokenIndex noun = no_token;
    for (auto t = above + 1; t < verb; ++t) {
      if (head(t) == verb && std::string_view(relation(t)).starts_with("nsubj")) noun = t;
    }
    if (noun != verb - 1 || (upos(noun) != Upos::noun && upos(noun) != Upos::propn)) continue;
    head(noun) = above;
    relation(noun) = "obj";
    head(verb) = noun;
    relation(verb) = "acl";
    analysis_.features[index(verb)] = "Tense=Past|VerbForm=Part|Voice=Pass";
  }
}

void Mender::demote_participles() {
  for (auto verb = sentence_.begin + 1; verb < sentence_.end; ++verb) {
    if (upos(verb) != Upos::verb || head(verb) != no_token || has_child(verb, "nsubj") ||
        has_child(verb, "aux")) {
      continue;
    }
    const auto noun = verb - 1;
    if (upos(noun) != Upos::noun && upos(noun) != Upos::propn) continue;
    if (verb + 1 >= sentence_.end || upos(verb + 1) != Upos::adp) continue;
    for (auto later = verb + 1; later < sentence_.end; ++later) {
      if (upos(later) != Upos::verb || !finite(later) || !has_child(later, "nsubj")) continue;
      if (!below(later, verb) || relation(later) == "acl:relcl") continue;
      head(later) = no_token;
      relation(later) = "root";
      // The phrase before the participle belongs to the new root.
      for (auto t = sentence_.begin; t < noun; ++t) {
        if (head(t) == verb) head(t) = later;
      }
      head(verb) = no_token;
      if (head(noun) == verb) head(noun) = later;
      head(verb) = noun;
      relation(verb) = "acl";
      analysis_.features[index(verb)] = "Tense=Past|VerbForm=Part|Voice=Pass";
      return;
    }
  }
}

// What bears a possessive mark is a possessor, whatever it was taken for; "-ing" between it and
// a noun is an adjective: "the States’ unwavering commitment".
void Mender::mend_possessors() {
  for (auto mark = sentence_.begin; mark + 1 < sentence_.end; ++mark) {
    if (upos(mark) != Upos::part || relation(mark) != "case") continue;
    const auto owner = head(mark);
    if (owner == no_token || owner > mark) continue;
    const auto next = mark + 1;
    if (upos(next) == Upos::verb && word(next).ends_with("ing") && next + 1 < sentence_.end &&
        upos(next + 1) == Upos::noun && head(next + 1) == next) {
      const auto noun = next + 1;
      head(noun) = head(next);
      relation(noun) = relation(next) == "advcl" ? "obj" : relation(next);
      for (auto t = sentence_.begin; t < sentence_.end; ++t) {
        if (head(t) == next) head(t) = noun;
      }
      head(next) = noun;
      relation(next) = "amod";
      upos(next) = Upos::adj;
      if (head(owner) != noun && !below(noun, owner)) head(owner) = noun;
    }
    if (std::string_view(relation(owner)).starts_with("nsubj") && head(owner) != no_token &&
        (upos(head(owner)) == Upos::noun || upos(head(owner)) == Upos::propn)) {
      relation(owner) = "nmod:poss";
    }
  }
}

// A bare noun phrase right of a verb that has no object is its object, also behind a phrase:
// "condemns in the strongest terms this attack".
void Mender::mend_objects() {
  for (auto noun = sentence_.begin + 1; noun < sentence_.end; ++noun) {
    if (upos(noun) != Upos::noun && upos(noun) != Upos::propn) continue;
    auto verb = head(noun);
    if (verb == no_token || verb > noun) continue;
    const std::string_view link = relation(noun);
    if (link == "conj" && std::string_view(relation(verb)).starts_with("obl") && !has_child(noun, "cc")) {
      bool comma = false;
      for (auto t = verb + 1; t < noun; ++t) comma = comma || word(t) == ",";
      if (comma) continue;
      verb = head(verb);
    } else if (link != "obl" && link != "ccomp" && link != "xcomp" && link != "advcl") {
      continue;
    }
    if (verb == no_token || upos(verb) != Upos::verb || has_child(noun, "case") ||
        has_child(noun, "mark") || has_child(noun, "cop") || has_child(noun, "nsubj") ||
        has_child(verb, "obj") || has_child(verb, "aux:pass")) {
      continue;
    }
    head(noun) = verb;
    relation(noun) = "obj";
  }
}

void Mender::mend(const People& people, const Mentions& mentions,
                  const std::vector<DateMention>& dates) {
  const Syntax before(release_, analysis_);  // for places of tokens only
  const auto run_of = [&](Span span) {
    TokenRange run{before.token_at(span.begin), before.token_at(span.begin)};
    while (run.end < analysis_.size() && analysis_.span[index(run.end)].begin < span.end) ++run.end;
    return run;
  };
  std::vector<Phrase> phrases;
  for (const auto& mention : people.mentions) {
    // A post set off by a comma is part of the phrase: "A B, Minister of X of Y,".
    auto span = mention.span;
    const std::string_view text = release_.text;
    const std::string_view post = people.people[mention.person].post;
    if (!post.empty() && text.substr(span.end).starts_with(", " + std::string(post))) {
      const auto end = text.find_first_of(",;.\n", span.end + 2 + post.size());
      if (end != std::string_view::npos && end - span.end < 160) span.end = end;
    }
    phrases.push_back({run_of(span), true});
  }
  for (const auto& name : mentions.names) {
    const bool in_person = std::ranges::any_of(
        phrases, [&](const Phrase& p) { return p.person && p.run.contains(before.token_at(name.span.begin)); });
    if (!in_person) phrases.push_back({run_of(name.span), false});
  }
  std::erase_if(phrases, [](const Phrase& phrase) { return phrase.run.size() < 1; });
  std::ranges::sort(phrases, {}, &Phrase::run);
  std::vector<TokenRange> date_runs;
  for (const auto& date : dates) date_runs.push_back(run_of(date.span));

  for (const auto& sentence : analysis_.sentences) {
    sentence_ = sentence.tokens;
    const auto inside = [&](TokenRange run) {
      return run.size() > 0 && sentence_.begin <= run.begin && run.end <= sentence_.end;
    };
    std::vector<Phrase> here;
    for (const auto& phrase : phrases) {
      if (inside(phrase.run)) here.push_back(phrase);
    }
    std::vector<TokenRange> dates_here;
    for (const auto& run : date_runs) {
      if (inside(run)) dates_here.push_back(run);
    }
    mend_dates(dates_here);
    mend_possessors();
    join_people(here);
    make_verbs(here);
    give_subjects(here);
    widen_subjects(here);
    join_coordinations(here);
    promote_verbs(here);
    mend_objects();
    free_objects();
    demote_participles();
  }
}

}  // namespace

Analysis mend_syntax(const Release& release, Analysis analysis, const People& people,
                     const Mentions& mentions, const std::vector<DateMention>& dates,
                     const Patterns::Tables& patterns) {
  Mender mender(release, std::move(analysis), patterns);
  mender.mend(people, mentions, dates);
  return std::move(mender).result();
}

}  // namespace dragoman
