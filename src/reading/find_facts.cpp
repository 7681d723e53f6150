#include "reading/find_facts.h"

#include <algorithm>
#include <cstdlib>

#include "reading/cut_quotes.h"
#include "reading/fact_circumstances.h"

namespace dragoman {

namespace {

// What is celebrated: "the establishment of diplomatic relations", to the next comma or date.
Span anniversary_of(const FactPhrase& phrase, const std::vector<PhraseWord>& words,
                    const EventSources& sources) {
  const auto sentence = sources.syntax.sentence(phrase.head_token);
  const auto start = words[phrase.head_end - 1].span.end;
  Span of{start, start};
  for (auto at = phrase.head_end; at < words.size(); ++at) {
    const auto& word = words[at];
    if (sources.syntax.sentence(word.token) != sentence || word.date || word.parted) break;
    const auto& patterns = *sources.patterns.facts;
    if (patterns.in("clause_words", word.lower)) break;
    // "relations | established in", before a date, leads to it.
    const bool leads = patterns.in("place_links", word.lower) || patterns.in("begun", word.lower);
    if (!leads) of.end = word.span.end;
  }
  return of;
}

std::string without_start(std::string text, const FactPatterns& patterns) {
  for (bool again = true; again;) {
    again = false;
    const auto end = text.find(' ');
    if (end != std::string::npos && patterns.in("of_starts", lower(text.substr(0, end)))) {
      text.erase(0, end + 1);
      again = true;
    }
  }
  return text;
}

class FactReader {
 public:
  FactReader(const EventSources& sources, const FoundEvents& found)
      : sources_(sources), found_(found), parties_(sources, found) {}

  std::vector<Fact> read() {
    const auto& blocks = sources_.syntax.release().blocks;
    for (const auto& block : blocks) {
      if (block.kind != BlockKind::heading) read_block(block);
    }
    // Headlines tell again, and in short, what the text says better.
    for (const auto& block : blocks) {
      if (block.kind == BlockKind::heading) read_block(block);
    }
    return std::move(facts_);
  }

 private:
  void read_block(const Block& block) {
    const auto words = cut_phrase_words(sources_, block.span);
    const bool title = block.kind == BlockKind::heading && block.depth <= 1;
    for (const auto& phrase : find_fact_phrases(sources_, words)) {
      // A text's own title is no agreement: "Joint Statement on …".
      if (title && phrase.pattern->kind == FactKind::agreement) continue;
      parties_.advance(phrase.name.begin);
      read_phrase(phrase, words);
    }
  }
  void read_phrase(const FactPhrase& phrase, const std::vector<PhraseWord>& words);
  void read_anniversary(const FactPhrase& phrase, const std::vector<PhraseWord>& words, Fact fact,
                        const FactCircumstances& told);
  bool tell_parties(Fact& fact, const FactPhrase& phrase, const std::vector<PhraseWord>& words,
                    const FactCircumstances& told) const;
  bool tell_mission(Fact& fact, const FactPhrase& phrase, const std::vector<PhraseWord>& words,
                    const FactCircumstances& told) const;
  void add(Fact fact);
  bool is_state(const PartyCode& code) const {
    const auto* party = sources_.knowledge.party(code);
    return party != nullptr && party->kind == PartyKind::state;
  }

  const EventSources& sources_;
  const FoundEvents& found_;
  FactParties parties_;
  std::vector<Fact> facts_;
};

void set_parties(Fact& fact, const Parties& parties) {
  fact.a.clear();
  fact.b.clear();
  fact.members.clear();
  if (parties.size() > 2) {
    fact.members = parties;
    return;
  }
  if (!parties.empty()) fact.a = parties.front();
  if (parties.size() > 1) fact.b = parties.back();
}

Parties parties_of(const Fact& fact) {
  Parties parties = fact.members;
  for (const auto& party : {fact.a, fact.b}) {
    if (!party.empty()) add_parties(parties, {party});
  }
  return parties;
}

// False where the parties that this kind needs cannot be told.
bool FactReader::tell_parties(Fact& fact, const FactPhrase& phrase,
                              const std::vector<PhraseWord>& words,
                              const FactCircumstances& told) const {
  const auto& row = *phrase.pattern;
  const bool proper =
      row.heads.front().back().front() >= 'A' && row.heads.front().back().front() <= 'Z';
  switch (row.scope) {
    case PartyScope::none:
      return true;
    case PartyScope::named:
      set_parties(fact, parties_.named(phrase, words));
      return true;
    case PartyScope::fixed:
      set_parties(fact, row.codes);
      return true;
    case PartyScope::pair: {
      const auto parties = parties_.pair(phrase, words);
      set_parties(fact, parties);
      return (proper && phrase.end - phrase.begin > 1) || parties.size() > 1;
    }
    case PartyScope::owner:
      fact.a = parties_.owner(phrase, words);
      return !fact.a.empty();
    case PartyScope::bid: {
      const auto parties = parties_.possessors(phrase);
      set_parties(fact, parties);
      return !parties.empty();
    }
    case PartyScope::mission:
      return tell_mission(fact, phrase, words, told);
    case PartyScope::anniversary:
      return false;
  }
  return false;
}

// Whose mission it is, and where.
bool FactReader::tell_mission(Fact& fact, const FactPhrase& phrase,
                              const std::vector<PhraseWord>& words,
                              const FactCircumstances& told) const {
  const auto at = phrase.name.begin;
  auto parties = parties_.named(phrase, words);
  if (!told.host.empty()) {
    parties = without(parties, {told.host});
    if (parties.empty()) parties = without(parties_.company(at, told.host), {told.host});
    if (parties.empty()) return false;
    fact.a = parties.front();
    fact.b = told.host;
    return true;
  }
  if (parties.size() == 1) {
    // The host is the other party of the company kept there, else whoever speaks of it.
    const auto& publisher = sources_.syntax.release().publisher;
    const auto company = parties_.company(at, parties.front());
    if (!is_state(parties.front())) {
      // A field mission of an organisation: with whomever the release is about.
      add_parties(parties, without(found_.setting.parties, {publisher}));
    } else if (company.size() == 2) {
      add_parties(parties, company);
    } else if (is_state(publisher)) {
      add_parties(parties, {publisher});
    }
  }
  if (parties.size() < 2) return false;
  fact.a = parties[0];
  fact.b = parties[1];
  return true;
}

void FactReader::read_anniversary(const FactPhrase& phrase, const std::vector<PhraseWord>& words,
                                  Fact fact, const FactCircumstances& told) {
  const auto& patterns = *sources_.patterns.facts;
  const auto& text = sources_.syntax.release().text;
  const auto of = anniversary_of(phrase, words, sources_);
  fact.of = without_start(std::string(slice(text, trim_span(text, of))), patterns);
  fact.quote.end = std::max(fact.quote.end, trim_span(text, of).end);
  fact.name.clear();
  fact.nth = told.nth;
  // The date may follow what is celebrated.
  auto when = told.when;
  for (const auto& date : sources_.dates) {
    if (when || date.span.begin < of.end) continue;
    if (date.span.begin > of.end + 12) break;
    when = resolve(date, sources_.release_day, Direction::future);
    fact.quote.end = std::max(fact.quote.end, date.span.end);
  }
  const auto& year = when ? when : sources_.release_day;
  if (year) fact.year = year->from.year;
  // "the 48th anniversary of the relations established in 1975": the date is of the beginning.
  const bool of_beginning =
      when && fact.nth && sources_.release_day &&
      std::abs(when->from.year + *fact.nth - sources_.release_day->from.year) <= 1;
  if (of_beginning) fact.year = when->from.year + *fact.nth;
  for (const auto& parties : parties_.anniversary(phrase, of)) {
    if (parties.empty()) continue;
    auto each = fact;
    set_parties(each, parties);
    add(std::move(each));
  }
}

void FactReader::read_phrase(const FactPhrase& phrase, const std::vector<PhraseWord>& words) {
  const auto told = find_fact_circumstances(sources_, found_, parties_.discourse(), phrase, words);
  const auto& row = *phrase.pattern;
  const std::string_view text = sources_.syntax.release().text;
  Fact fact;
  fact.kind = row.kind;
  fact.rule = row.id;
  fact.name = slice(text, phrase.name);
  fact.quote = told.quote;
  const bool common = row.heads.front().front().front() >= 'a';
  if (fact.kind == FactKind::mission && common) {
    // One embassy, however it is called: "the Embassy of Kenya", "its embassy".
    fact.name.clear();
    for (auto at = phrase.head; at < phrase.head_end; ++at) {
      fact.name += (fact.name.empty() ? "" : " ") + words[at].lower;
    }
  }
  if (row.scope == PartyScope::anniversary) return read_anniversary(phrase, words, fact, told);
  if (!tell_parties(fact, phrase, words, told)) return;
  switch (fact.kind) {
    case FactKind::gathering:
      fact.nth = told.nth;
      fact.when = told.when ? told.when : told.since;
      fact.where = told.where;
      break;
    case FactKind::agreement:
      fact.state = !told.state.empty() ? told.state : row.state;
      fact.since = told.since;
      break;
    default:
      fact.since = told.since ? told.since : std::nullopt;
  }
  add(std::move(fact));
}

std::vector<std::string> name_words(const Fact& fact) {
  std::vector<std::string> words;
  std::string word;
  for (const char c : lower(fact.name + " ")) {
    const bool letter =
        (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80;
    if (letter)
      word += c;
    else if (!word.empty())
      words.push_back(std::exchange(word, {}));
  }
  std::ranges::sort(words);
  words.erase(std::unique(words.begin(), words.end()), words.end());
  return words;
}

// The same thing told again, maybe shorter: "the U.S.-EU Energy Council", "the Energy Council".
bool is_same(const Fact& a, const Fact& b) {
  if (a.kind != b.kind) return false;
  const auto of_a = parties_of(a);
  const auto of_b = parties_of(b);
  if (!of_a.empty() && !of_b.empty() && !same_parties(of_a, of_b)) return false;
  if (a.kind == FactKind::mission && a.a != b.a) return false;
  if (a.kind == FactKind::anniversary) return a.nth == b.nth && !of_a.empty() && !of_b.empty();
  if (a.kind == FactKind::gathering && a.nth && b.nth && a.nth != b.nth) return false;
  if (a.kind == FactKind::gathering && a.when && b.when && a.when != b.when) return false;
  const auto words_a = name_words(a);
  const auto words_b = name_words(b);
  return std::ranges::includes(words_a, words_b) || std::ranges::includes(words_b, words_a);
}

// Each fact once, with all that is told of it anywhere.
void FactReader::add(Fact fact) {
  const auto known =
      std::ranges::find_if(facts_, [&](const Fact& each) { return is_same(each, fact); });
  if (known == facts_.end()) {
    facts_.push_back(std::move(fact));
    return;
  }
  if (parties_of(*known).empty()) set_parties(*known, parties_of(fact));
  if (known->name.size() < fact.name.size()) known->name = fact.name;
  if (!known->nth) known->nth = fact.nth;
  if (!known->since) known->since = fact.since;
  if (!known->when) known->when = fact.when;
  if (known->where.empty()) known->where = fact.where;
}

}  // namespace

std::vector<Fact> find_facts(const EventSources& sources, const FoundEvents& found) {
  if (!sources.patterns.facts) return {};
  auto facts = FactReader(sources, found).read();
  std::ranges::stable_sort(facts, {}, [](const Fact& fact) { return fact.quote; });
  return facts;
}

}  // namespace dragoman
