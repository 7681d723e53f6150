#include "reading/discourse.h"

#include <algorithm>

#include "base/tsv.h"
#include "reading/trace.h"

namespace dragoman {

void add_parties(Parties& into, const Parties& more) {
  for (const auto& party : more) {
    if (std::ranges::find(into, party) == into.end()) into.push_back(party);
  }
}

bool same_parties(const Parties& a, const Parties& b) {
  return a.size() == b.size() && without(a, b).empty();
}

Parties without(const Parties& from, const Parties& less) {
  Parties rest;
  for (const auto& party : from) {
    if (std::ranges::find(less, party) == less.end()) rest.push_back(party);
  }
  return rest;
}

Mentions find_mentions(const Syntax& syntax, const People& people, const Knowledge& knowledge,
                       std::optional<Date> day) {
  Mentions mentions;
  const auto count = index(syntax.size());
  mentions.name_at.assign(count, Mentions::none);
  mentions.person_at.assign(count, Mentions::none);
  mentions.title_at.assign(count, Mentions::none);
  const auto mark = [&](std::vector<std::size_t>& at, Span span, std::size_t what) {
    for (auto token = syntax.token_at(span.begin);
         token < syntax.size() && syntax.span(token).begin < span.end; ++token) {
      at[index(token)] = what;
    }
  };
  for (const auto& block : syntax.release().blocks) {
    auto found = knowledge.find_parties(syntax.release().text, block.span, day);
    // "US$ 5 million" is money.
    std::erase_if(found, [&](const NameMatch& name) {
      return slice(syntax.release().text, {name.span.end, block.span.end}).starts_with('$');
    });
    std::ranges::move(found, std::back_inserter(mentions.names));
  }
  for (std::size_t i = 0; i < mentions.names.size(); ++i) {
    mark(mentions.name_at, mentions.names[i].span, i);
  }
  for (std::size_t i = 0; i < people.mentions.size(); ++i) {
    mark(mentions.person_at, people.mentions[i].span, i);
  }
  for (std::size_t i = 0; i < people.titles.size(); ++i) {
    mark(mentions.title_at, people.titles[i].span, i);
  }
  return mentions;
}

Discourse::Discourse(const Syntax& syntax, const People& people, const Mentions& mentions,
                     const Knowledge& knowledge, const Patterns::Tables& patterns)
    : syntax_(syntax),
      people_(people),
      mentions_(mentions),
      knowledge_(knowledge),
      patterns_(patterns) {}

Parties Discourse::publisher() const {
  const auto& code = syntax_.release().publisher;
  return code.empty() ? Parties{} : Parties{code};
}

Parties Discourse::resolve(TokenIndex head) const {
  return resolve_all(head, 0);
}

Parties Discourse::resolve_all(TokenIndex head, int depth) const {
  if (head == no_token || depth > max_depth) return {};
  auto parties = resolve_one(head, depth);
  for (const auto c : syntax_.children(head)) {
    const auto relation = syntax_.basic_relation(c);
    if (relation == "conj" && syntax_.upos(c) != Upos::verb) {
      add_parties(parties, resolve_all(c, depth + 1));
    }
  }
  add_parties(parties, joined_people(head));
  for (const auto c : joined_to_name(head)) add_parties(parties, resolve_all(c, depth + 1));
  return parties;
}

// "the United Republic of Tanzania and Kenya": what hangs on an inner word of a name stands
// beside the whole of it.
std::vector<TokenIndex> Discourse::joined_to_name(TokenIndex head) const {
  const auto name = mentions_.name_at[index(head)];
  if (name == Mentions::none) return {};
  const auto span = mentions_.names[name].span;
  std::vector<TokenIndex> joined;
  for (auto token = syntax_.token_at(span.begin);
       token < syntax_.size() && syntax_.span(token).begin < span.end; ++token) {
    if (token == head) continue;
    for (const auto c : syntax_.children(token)) {
      if (syntax_.basic_relation(c) == "conj" && syntax_.span(c).begin >= span.end &&
          syntax_.upos(c) != Upos::verb) {
        joined.push_back(c);
      }
    }
  }
  return joined;
}

// "President A of Norway and Prime Minister B of Peru": the second may hang on a word of the
// first one's title, or the first on the second.
Parties Discourse::joined_people(TokenIndex head) const {
  Parties parties;
  const auto here = mentions_.person_at[index(head)];
  if (here == Mentions::none) return parties;
  const auto run = syntax_.subtree(head);
  const auto phrase = syntax_.span(run);
  const auto& text = syntax_.release().text;
  const auto joined = [&](std::size_t before, std::size_t after) {
    const auto& left = people_.mentions[before];
    const auto& right = people_.mentions[after];
    if (left.span.end > right.span.begin) return false;
    if (!phrase.contains(left.name) || !phrase.contains(right.name)) return false;
    const auto between = lower(trim(slice(text, {left.span.end, right.span.begin})));
    return patterns_.in("people_joined", between);
  };
  const auto add = [&](std::size_t mention) {
    const auto& of = people_.people[people_.mentions[mention].person].of;
    if (!of.empty()) add_parties(parties, {of});
  };
  for (auto i = here; i > 0 && joined(i - 1, i); --i) add(i - 1);
  for (auto i = here; i + 1 < people_.mentions.size() && joined(i, i + 1); ++i) add(i + 1);
  return parties;
}

Parties Discourse::resolve_one(TokenIndex head, int depth) const {
  return noted(head, resolve_word(head, depth));
}

Parties Discourse::noted(TokenIndex head, Parties parties) const {
  if (notes_ != nullptr && !parties.empty()) {
    notes_->push_back(trace_word(syntax_, people_, mentions_, head, parties));
  }
  return parties;
}

Parties Discourse::resolve_word(TokenIndex head, int depth) const {
  const auto person = mentions_.person_at[index(head)];
  if (person != Mentions::none) {
    const auto& of = people_.people[people_.mentions[person].person].of;
    if (!of.empty()) return {of};
    return named_around(head, depth);
  }
  if (syntax_.upos(head) == Upos::pron || syntax_.upos(head) == Upos::det) {
    return resolve_pronoun(head);
  }
  auto name = resolve_name(head);
  const auto title = mentions_.title_at[index(head)];
  if (title != Mentions::none) {
    // "the Minister of Kenya at the palace": the party inside a longer title is none.
    const auto above = syntax_.head(head);
    const bool inside =
        above != no_token && people_.titles[title].span.contains(syntax_.span(above));
    if (inside && !name.empty()) return name;
    return resolve_title(head, people_.titles[title], depth);
  }
  if (!name.empty()) return name;

  const auto word = lower(syntax_.lemma(head));
  // "all parties", "any country" are nobody told before.
  for (const auto c : syntax_.children(head)) {
    if (syntax_.basic_relation(c) == "det" && patterns_.in("all", lower(syntax_.form(c))) &&
        !counted(head)) {
      return named_around(head, depth);
    }
  }
  const bool agent = patterns_.in("agent", word);
  const bool group = patterns_.in("group", word);
  // "The Meeting reaffirmed", in what it issues itself: those who speak.
  if (speakers_.size() > 1 && syntax_.basic_relation(head) == "nsubj" &&
      patterns_.in("assembled", word)) {
    const auto named = named_around(head, depth);
    return named.empty() ? speakers_ : named;
  }
  if (!agent && !group) {
    // "the two", "both", "the former four"; "1956" counts nobody.
    if (syntax_.upos(head) == Upos::num) {
      const auto size = counted(head);
      return size ? group_of(size) : Parties{};
    }
    // "Italy’s Eni": whoever it is, it is of that party.
    Parties owner;
    for (const auto c : syntax_.children(head)) {
      if (syntax_.upos(head) == Upos::propn && syntax_.relation(c) == "nmod:poss") {
        add_parties(owner, noted(c, resolve_name(c)));
      }
    }
    return owner;
  }
  if (auto named = named_around(head, depth); !named.empty()) return named;
  for (const auto c : syntax_.children(head)) {
    // "His Majesty the Sultan"
    const auto apposed = mentions_.title_at[index(c)];
    if (apposed != Mentions::none && c > head && !people_.titles[apposed].plural) {
      return resolve_title(c, people_.titles[apposed], depth + 1);
    }
  }
  const bool one = syntax_.has_feature(head, "Number=Sing");
  // "the junta", "the regime" are those of the state spoken of.
  if (patterns_.in("ruler", word) || patterns_.in("ruler", lower(syntax_.form(head))))
    return ruled_state(head);
  if (patterns_.in("home", word) && (one || !group)) {
    if (auto named = named_in_full(head); !named.empty()) return named;
    if (!publisher().empty()) return publisher();
  }
  // "the Commission", told by an organisation, is its own.
  if (patterns_.in("organ", word) && one && syntax_.is_capitalised(head)) {
    const auto* own = knowledge_.party(syntax_.release().publisher);
    if (own != nullptr && own->kind != PartyKind::state) return publisher();
  }
  if (!group) return {};
  const auto size = counted(head);
  if (size == 2) {
    if (auto pair = pair_named_before(head); !pair.empty()) return pair;
  }
  return group_of(size);
}

// "the Kingdom", after "the Kingdom of Bahrain": the state named last by a name that this word
// begins, unless the publisher is named so too.
Parties Discourse::named_in_full(TokenIndex head) const {
  if (!syntax_.is_capitalised(head)) return {};
  const auto& text = syntax_.release().text;
  const std::string start = std::string(syntax_.form(head)) + " of ";
  Parties named;
  for (const auto& match : mentions_.names) {
    if (match.span.begin >= syntax_.span(head).begin) break;
    const auto before = std::string_view(text).substr(0, match.span.begin).ends_with(start);
    if (!before && !slice(text, match.span).starts_with(start)) continue;
    if (const auto party = meaning(match)) named = {party->party};
    if (named == publisher()) return named;
  }
  return named;
}

Parties Discourse::resolve_title(TokenIndex head, const TitleMention& title, int depth) const {
  if (auto named = named_around(head, depth); !named.empty()) return named;
  if (title.plural) return group_of(counted(head));

  // "the President": whoever is called just so, else the post begins or ends so; among equals
  // the publisher’s own, then the latest before.
  const auto words = lower(slice(syntax_.release().text, title.span));
  Parties called;
  int best = 0;
  for (const auto& mention : people_.mentions) {
    const auto& person = people_.people[mention.person];
    if (person.of.empty()) continue;
    const auto post = lower(person.post);
    int rank = post == words ? 6 : post.starts_with(words) ? 4 : post.ends_with(words) ? 2 : 0;
    if (rank == 0) continue;
    if (Parties{person.of} == publisher()) ++rank;
    if (mention.span.begin > title.span.begin) {
      rank -= 6;  // not told yet
    }
    if (rank >= best && rank > 0) {
      best = rank;
      called = {person.of};
    }
  }
  return called.empty() ? publisher() : called;
}

std::optional<PartyName> Discourse::meaning(const NameMatch& name) const {
  if (name.candidates.empty()) return {};
  if (name.candidates.size() == 1) return name.candidates.front();
  for (const auto& candidate : name.candidates) {
    if (candidate.party == syntax_.release().publisher) return candidate;
  }
  // Settled where another, unambiguous name of one candidate stands in the release.
  std::optional<PartyName> settled;
  for (const auto& candidate : name.candidates) {
    for (const auto& other : mentions_.names) {
      if (other.candidates.size() != 1 || other.candidates.front().party != candidate.party)
        continue;
      if (settled && settled->party != candidate.party) return {};
      settled = candidate;
    }
  }
  return settled;
}

Parties Discourse::resolve_name(TokenIndex head) const {
  const auto at = mentions_.name_at[index(head)];
  if (at == Mentions::none) return {};
  const auto party = meaning(mentions_.names[at]);
  if (!party) return {};
  if (party->party.starts_with("region:")) {
    // "Central Asian countries" act; "Central Asia" is a place.
    const auto span = mentions_.names[at].span;
    const auto last = syntax_.token_at(span.end - 1);
    const bool act = party->kind != NameKind::name ||
                     patterns_.in("agent", lower(syntax_.lemma(last))) || is_paired(span);
    return act ? knowledge_.members(party->party) : Parties{};
  }
  return members_told(party->party);
}

// A group whose members the release counts out means these: "the Quad leaders – Prime Minister
// X of Australia, …".
Parties Discourse::members_told(const PartyCode& party) const {
  const auto* entry = knowledge_.party(party);
  if (entry == nullptr || entry->kind == PartyKind::state) return {party};
  auto members = knowledge_.members(party);
  if (members.size() < 3) return {party};
  for (const auto& group : groups_)
    if (group.size() <= members.size() + 1 && without(members, group).empty()) return members;
  return {party};
}

// "the Central Asia – Korea Forum", "Korea-Central Asia": a dash before or after it.
bool Discourse::is_paired(Span name) const {
  const auto& text = syntax_.release().text;
  const auto before = trim(std::string_view(text).substr(0, name.begin));
  const auto after = trim(std::string_view(text).substr(name.end));
  const auto is_dash = [](std::string_view at) {
    return at == "-" || at == "\u2013" || at == "\u2014";
  };
  return is_dash(after.substr(0, 1)) || is_dash(after.substr(0, 3)) ||
         (!before.empty() && is_dash(before.substr(before.size() - 1))) ||
         (before.size() > 2 && is_dash(before.substr(before.size() - 3)));
}

}  // namespace dragoman
