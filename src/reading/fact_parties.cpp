#include "reading/fact_parties.h"

#include <algorithm>
#include <map>
#include <utility>

#include "base/tsv.h"
#include "reading/resolve_roles.h"

namespace dragoman {

namespace {

constexpr std::size_t largest_company = 5;  // more are a conference, not a company

Parties all_parties(const Event& event) {
  Parties parties = event.actors;
  add_parties(parties, event.recipients);
  return parties;
}

bool is_company(const Parties& parties, const PartyCode& with) {
  return parties.size() >= 2 && parties.size() <= largest_company &&
         (with.empty() || std::ranges::find(parties, with) != parties.end());
}

}  // namespace

FactParties::FactParties(const EventSources& sources, const FoundEvents& found)
    : sources_(sources),
      found_(found),
      discourse_(sources.syntax, sources.people, sources.mentions, sources.knowledge,
                 sources.patterns) {
  discourse_.set_speakers(find_speakers(sources.syntax, sources.mentions, sources.people,
                                        discourse_, sources.knowledge, sources.patterns));
  discourse_.tell_group(discourse_.speakers());
  discourse_.tell_group(found.setting.parties);
  main_pair_ = main_pair();
}

void FactParties::advance(std::size_t offset) {
  for (; told_ < found_.events.size() && found_.events[told_].quote.begin <= offset; ++told_) {
    discourse_.tell_group(all_parties(found_.events[told_]));
  }
}

Parties FactParties::named_in(Span span) const {
  Parties parties;
  for (const auto& name : sources_.mentions.names) {
    if (!span.contains(name.span)) continue;
    const auto meant = discourse_.meaning(name);
    if (!meant || meant->kind == NameKind::capital || meant->party.starts_with("region:")) continue;
    add_parties(parties, {meant->party});
  }
  return parties;
}

// Names before the head; the head itself may be one ("the Negev Forum").
Parties FactParties::named_before(const FactPhrase& phrase,
                                  const std::vector<PhraseWord>& words) const {
  return named_in({words[phrase.begin].span.begin, words[phrase.head].span.begin});
}

Parties FactParties::named(const FactPhrase& phrase, const std::vector<PhraseWord>& words) const {
  const auto& syntax = sources_.syntax;
  const auto& patterns = *sources_.patterns.facts;
  // What stands after the head of a name is its topic ("Dialogue on Iran").
  Parties parties = named_before(phrase, words);
  if (phrase.possessor != no_token) add_parties(parties, discourse_.resolve(phrase.possessor));
  for (const auto child : syntax.children(phrase.head_token)) {
    if (child < phrase.head_token) continue;
    if (!patterns.in("party_links", syntax.marker(child))) continue;
    add_parties(parties, discourse_.resolve(child));
  }
  // Where the parser hung "between X and Y" on another word, it still stands beside the name.
  const auto next = std::ranges::find_if(
      words, [&](const PhraseWord& word) { return word.span.begin >= phrase.name.end; });
  if (parties.size() < 2 && next != words.end() && !next->parted &&
      patterns.in("between", next->lower)) {
    const auto sentence = syntax.sentence(next->token);
    const auto tokens = syntax.analysis().sentences[sentence].tokens;
    add_parties(parties, discourse_.first_named({next->span.end, syntax.span(tokens).end}, {}));
  }
  return parties;
}

Parties FactParties::company(std::size_t offset, const PartyCode& party) const {
  // The closest event around it, else before it, else the meeting reported.
  const Event* around = nullptr;
  const Event* before = nullptr;
  for (const auto& event : found_.events) {
    if (event.quote.begin > offset) break;
    if (!is_company(all_parties(event), party)) continue;
    before = &event;
    if (offset < event.quote.end &&
        (around == nullptr || event.quote.size() < around->quote.size())) {
      around = &event;
    }
  }
  if (around != nullptr) return all_parties(*around);
  if (is_company(found_.setting.parties, party) && found_.setting.parties.size() > 2) {
    if (before != nullptr && all_parties(*before).size() == 2) return all_parties(*before);
  }
  if (is_company(found_.setting.parties, party)) return found_.setting.parties;
  if (before != nullptr) return all_parties(*before);
  if (is_company(discourse_.speakers(), party)) return discourse_.speakers();
  return main_pair_.empty() ||
                 !(party.empty() || party == main_pair_.back() || party == main_pair_.front())
             ? Parties{}
             : main_pair_;
}

// Where no event tells: the publisher and the one other state the release is about, named
// three times or more, and twice as often as any other.
Parties FactParties::main_pair() const {
  const auto& publisher = sources_.syntax.release().publisher;
  if (publisher.empty()) return {};
  std::map<PartyCode, int> count;
  for (const auto& name : sources_.mentions.names) {
    const auto meant = discourse_.meaning(name);
    const auto* party = meant ? sources_.knowledge.party(meant->party) : nullptr;
    if (party != nullptr && party->kind == PartyKind::state && party->code != publisher) {
      ++count[party->code];
    }
  }
  PartyCode most;
  int best = 0;
  int second = 0;
  for (const auto& [code, times] : count) {
    if (times > best) {
      second = std::exchange(best, times);
      most = code;
    } else {
      second = std::max(second, times);
    }
  }
  return best >= 3 && best >= 2 * second ? Parties{publisher, most} : Parties{};
}

Parties FactParties::pair(const FactPhrase& phrase, const std::vector<PhraseWord>& words) const {
  auto parties = named(phrase, words);
  if (parties.size() >= 2) return parties;
  const auto kept = company(phrase.name.begin, parties.empty() ? PartyCode{} : parties.front());
  return kept.empty() ? last_named(phrase.head_token, 2) : kept;
}

PartyCode FactParties::owner(const FactPhrase& phrase, const std::vector<PhraseWord>& words) const {
  if (phrase.possessor != no_token) {
    const auto whose = discourse_.resolve(phrase.possessor);
    if (whose.size() == 1) return whose.front();
    if (!whose.empty()) return {};
  }
  const auto inside = named_before(phrase, words);
  if (inside.size() == 1) return inside.front();
  const auto linked = named(phrase, words);
  if (linked.size() == 1) return linked.front();
  return sources_.syntax.release().publisher;
}

Parties FactParties::possessors(const FactPhrase& phrase) const {
  Parties parties;
  if (phrase.possessor != no_token) {
    if (sources_.patterns.in("they", lower(sources_.syntax.form(phrase.possessor)))) {
      parties = last_named(phrase.possessor, 2);
    }
    if (parties.empty()) parties = discourse_.resolve(phrase.possessor);
  }
  for (const auto child : sources_.syntax.children(phrase.head_token)) {
    if (!parties.empty() || child < phrase.head_token) continue;
    const auto marker = sources_.syntax.marker(child);
    if (marker == "of" || marker == "by") add_parties(parties, discourse_.resolve(child));
  }
  return parties;
}

// The last coordination of that many names or more before a token, in its sentence.
Parties FactParties::last_named(TokenIndex token, std::size_t at_least) const {
  const auto& syntax = sources_.syntax;
  const auto sentence = syntax.analysis().sentences[syntax.sentence(token)].tokens;
  const Span before{syntax.span(sentence.begin).begin, syntax.span(token).begin};
  Parties best;
  Parties run;
  std::size_t last_end = before.begin;
  for (const auto& name : sources_.mentions.names) {
    if (!before.contains(name.span)) continue;
    const auto meant = discourse_.meaning(name);
    if (!meant) continue;
    const auto between =
        lower(trim(slice(syntax.release().text, {last_end, std::max(last_end, name.span.begin)})));
    if (!sources_.patterns.in("between_names", between)) run.clear();
    add_parties(run, {meant->party});
    last_end = name.span.end;
    if (run.size() >= at_least) best = run;
  }
  return best;
}

std::vector<Parties> FactParties::anniversary(const FactPhrase& phrase, Span of) const {
  auto parties = named_in(of);
  if (parties.empty() && phrase.possessor != no_token) {
    parties = discourse_.resolve(phrase.possessor);
  }
  const auto& patterns = *sources_.patterns.facts;
  const auto words = lower(slice(sources_.syntax.release().text, of));
  const auto& mutual = patterns.words.find("mutual");
  const bool between_two = mutual != patterns.words.end() &&
                           std::ranges::any_of(mutual->second, [&](const std::string& word) {
                             return words.find(word) != std::string::npos;
                           });
  if (!between_two) return {parties.empty() ? last_named(phrase.head_token, 1) : parties};
  if (parties.size() == 2) return {parties};

  // Of one party with each of its company.
  const auto hub = !parties.empty() ? parties.front() : sources_.syntax.release().publisher;
  const auto others = company(phrase.name.begin, hub);
  if (others.size() == 2) return {others};
  if (others.empty()) return {last_named(phrase.head_token, 2)};
  std::vector<Parties> pairs;
  for (const auto& other : without(others, {hub})) pairs.push_back({hub, other});
  return pairs;
}

}  // namespace dragoman
