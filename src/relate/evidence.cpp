#include "relate/evidence.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "reading/follow_links.h"
#include "reading/patterns.h"
#include "reading/read_marked.h"
#include "reading/syntax.h"
#include "relate/word_meanings.h"

namespace dragoman {

namespace {

constexpr std::string_view source_code = "org:source";
constexpr std::string_view target_code = "org:target";
constexpr int max_steps = 10;           // of a path through the syntax
constexpr std::size_t stem_length = 5;  // of the stems that stand for rare words

// FNV-1a.
std::uint32_t hash(std::string_view text) {
  std::uint32_t value = 2166136261U;
  for (const char c : text) {
    value ^= static_cast<unsigned char>(c);
    value *= 16777619U;
  }
  return value;
}

class Features {
 public:
  void add(std::string_view kind, std::string_view what) {
    hashes_.push_back(hash(std::string(kind) + ':' + std::string(what)));
  }
  std::vector<std::uint32_t> take() {
    std::ranges::sort(hashes_);
    hashes_.erase(std::unique(hashes_.begin(), hashes_.end()), hashes_.end());
    return std::move(hashes_);
  }

 private:
  std::vector<std::uint32_t> hashes_;
};

// Where the words stand, whatever their case; nothing if they do not.
std::optional<Span> find_words(std::string_view text, std::string_view words) {
  if (words.empty()) return {};
  const auto at = lower(text).find(lower(words));
  if (at == std::string::npos) return {};
  return Span{at, at + words.size()};
}

// The token of a stretch of words that hangs on something outside; no_token for none.
TokenIndex head_of(const Syntax& syntax, const std::optional<Span>& words) {
  if (!words) return no_token;
  for (auto token = syntax.token_at(words->begin);
       token < syntax.size() && syntax.span(token).begin < words->end; ++token) {
    const auto head = syntax.head(token);
    if (head == no_token || !words->overlaps(syntax.span(head))) return token;
  }
  return no_token;
}

std::vector<TokenIndex> way_up(const Syntax& syntax, TokenIndex token) {
  std::vector<TokenIndex> way;
  for (int steps = 0; token != no_token && steps < max_steps; ++steps) {
    way.push_back(token);
    token = syntax.head(token);
  }
  return way;
}

bool is_content(Upos upos) {
  return upos == Upos::noun || upos == Upos::verb || upos == Upos::adj || upos == Upos::adv ||
         upos == Upos::propn;
}

class Finder {
 public:
  Finder(const Syntax& syntax, const RelateParts& parts, std::optional<Span> source,
         std::optional<Span> target)
      : syntax_(syntax),
        parts_(parts),
        source_words_(source),
        target_words_(target),
        source_(head_of(syntax, source)),
        target_(head_of(syntax, target)) {}

  void add_words(Features& features) const;
  void add_verbs(std::string_view side, TokenIndex party, Features& features) const;
  void add_path(Features& features) const;
  [[nodiscard]] WordsByPlace words_by_place() const;
  [[nodiscard]] TokenIndex source() const { return source_; }
  [[nodiscard]] TokenIndex target() const { return target_; }

 private:
  // The words on the way from source to target through the syntax, without those of the two.
  [[nodiscard]] std::vector<TokenIndex> path() const;
  [[nodiscard]] std::string word(TokenIndex token) const { return lower(syntax_.lemma(token)); }
  [[nodiscard]] bool is_party(TokenIndex token) const {
    const auto span = syntax_.span(token);
    return (source_words_ && source_words_->overlaps(span)) ||
           (target_words_ && target_words_->overlaps(span));
  }
  // "before", "between" or "after" the two.
  [[nodiscard]] std::string_view zone(TokenIndex token) const;
  void add_frame(std::string_view side, TokenIndex verb, Features& features) const;
  // What a word may show by itself: roots it is a cue of, acts it is a trigger of.
  void add_cues(const std::string& kind, TokenIndex token, Features& features) const;

  const Syntax& syntax_;
  const RelateParts& parts_;
  std::optional<Span> source_words_;
  std::optional<Span> target_words_;
  TokenIndex source_;
  TokenIndex target_;
};

std::string_view Finder::zone(TokenIndex token) const {
  if (!source_words_ || !target_words_) return "somewhere";
  const auto at = syntax_.span(token).begin;
  const auto first = std::min(source_words_->begin, target_words_->begin);
  const auto last = std::max(source_words_->begin, target_words_->begin);
  return at < first ? "before" : at < last ? "between" : "after";
}

void Finder::add_cues(const std::string& kind, TokenIndex token, Features& features) const {
  const auto lemma = word(token);
  for (const auto& root : parts_.codes.cued_by(lemma)) features.add(kind + " cue", root);
  const auto& tables = parts_.patterns.tables();
  const auto rows = tables.by_trigger.find(lemma);
  if (rows == tables.by_trigger.end()) return;
  for (const auto row : rows->second) {
    features.add(kind + " trigger", to_string(tables.rows[row].act));
  }
}

void Finder::add_words(Features& features) const {
  std::string previous, before;  // the last word, and the one before it
  for (TokenIndex token = 0; token < syntax_.size(); ++token) {
    if (is_party(token)) {
      const std::string side =
          source_words_ && source_words_->overlaps(syntax_.span(token)) ? "S" : "T";
      if (previous != side) before = std::exchange(previous, side);
      continue;
    }
    const auto lemma = word(token);
    const auto upos = syntax_.upos(token);
    if (upos == Upos::punct) continue;
    features.add("pair", previous + " " + lemma);
    features.add("skip", before + " " + lemma);
    before = std::exchange(previous, lemma);
    if (!is_content(upos)) continue;
    features.add("word", lemma);
    add_cues("any", token, features);
    add_cues(std::string(zone(token)), token, features);
    features.add("stem", lemma.substr(0, stem_length));
    features.add(zone(token), lemma);
    features.add(std::string("stem ") + std::string(zone(token)), lemma.substr(0, stem_length));
  }
}

// A verb with what tells its sense: its objects, particles, prepositions and content.
void Finder::add_frame(std::string_view side, TokenIndex verb, Features& features) const {
  const auto lemma = word(verb);
  const auto kind = std::string(side);
  for (const auto c : syntax_.children(verb)) {
    const auto relation = syntax_.basic_relation(c);
    if (relation == "obj" || relation == "xcomp" || relation == "ccomp" || relation == "compound" ||
        relation == "advcl") {
      const auto below = is_party(c) ? std::string("party") : word(c);
      features.add(kind + " frame", lemma + " " + std::string(relation) + " " + below);
      features.add(kind + " " + std::string(relation), below);
      if (!is_party(c)) {
        add_cues(kind + " " + std::string(relation), c, features);
        for (const auto& root : parts_.codes.cued_by(lemma)) {
          for (const auto& other : parts_.codes.cued_by(below)) {
            features.add(kind + " cues", root + " " + other);
          }
        }
      }
    } else if (relation == "obl") {
      features.add(kind + " frame", lemma + " " + syntax_.marker(c));
      features.add(kind + " obl", is_party(c) ? std::string("party") : word(c));
    } else if (relation == "aux" || relation == "advmod") {
      features.add(kind + " with", word(c));
    }
  }
  if (is_passive(syntax_, verb)) features.add(kind + " passive", lemma);
}

void Finder::add_verbs(std::string_view side, TokenIndex party, Features& features) const {
  if (party == no_token) return;
  const auto kind = std::string(side);
  features.add(kind + " is", word(party));
  features.add(kind + " relation", syntax_.relation(party));
  int verbs = 0;
  for (const auto token : way_up(syntax_, syntax_.head(party))) {
    if (is_party(token)) continue;
    features.add(kind + " up", word(token));
    if (!is_verb(syntax_, token)) continue;
    features.add(kind + " verb" + std::to_string(verbs), word(token));
    add_cues(kind + " verb" + std::to_string(verbs), token, features);
    if (verbs < 2) add_frame(kind + std::to_string(verbs), token, features);
    if (++verbs == 3) break;
  }
}

void Finder::add_path(Features& features) const {
  if (source_ == no_token || target_ == no_token) return;
  const auto up = way_up(syntax_, source_);
  const auto other = way_up(syntax_, target_);
  const auto meeting = std::ranges::find_first_of(up, other);
  if (meeting == up.end()) {
    features.add("path", "none");
    return;
  }
  const auto turn = std::ranges::find(other, *meeting);
  features.add("top", word(*meeting));
  std::string relations, lemmas;
  const auto step = [&](TokenIndex token, char direction) {
    relations += std::string(1, direction) + std::string(syntax_.basic_relation(token));
    if (is_party(token)) return;
    features.add("on path", word(token));
    add_cues("on path", token, features);
    features.add("path stem", word(token).substr(0, stem_length));
    lemmas += " " + word(token);
  };
  for (auto token = up.begin(); token != meeting; ++token) step(*token, '<');
  if (!is_party(*meeting)) {
    features.add("on path", word(*meeting));
    add_cues("top", *meeting, features);
    lemmas += " " + word(*meeting);
  }
  for (auto token = other.begin(); token != turn; ++token) step(*token, '>');
  features.add("path", relations);
  features.add("path words", lemmas);
  features.add("top and path", word(*meeting) + relations);
}

std::vector<TokenIndex> Finder::path() const {
  const auto up = way_up(syntax_, source_);
  const auto other = way_up(syntax_, target_);
  const auto meeting = std::ranges::find_first_of(up, other);
  if (meeting == up.end()) return {};
  std::vector<TokenIndex> path(up.begin(), meeting + 1);
  path.insert(path.end(), other.begin(), std::ranges::find(other, *meeting));
  std::erase_if(path, [&](TokenIndex token) { return is_party(token); });
  return path;
}

WordsByPlace Finder::words_by_place() const {
  WordsByPlace words;
  const auto at = [&](WordPlace place) -> auto& {
    return words[static_cast<std::size_t>(place)];
  };
  const auto counts = [&](TokenIndex token) {
    return is_content(syntax_.upos(token)) && !is_party(token);
  };
  for (TokenIndex token = 0; token < syntax_.size(); ++token) {
    at(WordPlace::text).push_back(token);
    if (!counts(token)) continue;
    at(WordPlace::content).push_back(token);
    if (zone(token) == "between") at(WordPlace::between).push_back(token);
  }
  at(WordPlace::path) = path();
  if (source_ == no_token) return words;
  for (const auto verb : way_up(syntax_, syntax_.head(source_))) {
    if (is_party(verb) || !is_verb(syntax_, verb)) continue;
    at(WordPlace::verb).push_back(verb);
    for (const auto c : syntax_.children(verb)) {
      const auto relation = syntax_.basic_relation(c);
      if (!counts(c)) continue;
      if (relation == "obj") at(WordPlace::object).push_back(c);
      if (relation == "xcomp" || relation == "ccomp" || relation == "advcl") {
        at(WordPlace::clause).push_back(c);
      }
    }
    break;
  }
  return words;
}

bool has(const std::vector<PartyCode>& parties, std::string_view code) {
  return std::ranges::find(parties, code) != parties.end();
}

// How well an event answers what the source does to the target; 0: not at all.
int fit(const Event& event, const std::optional<Span>& target) {
  const bool source_acts = has(event.actors, source_code);
  if (source_acts && has(event.recipients, target_code)) return 4;
  if (source_acts && has(event.actors, target_code)) return 3;
  if (source_acts && target && event.quote.contains(*target)) return 2;
  return source_acts ? 1 : 0;
}

void add_events(const Reading& reading, const std::optional<Span>& target, const Codes& codes,
                const Knowledge& knowledge, std::string_view text, Features& features) {
  for (const auto& event : reading.events) {
    const auto act = std::string(to_string(event.act));
    const auto type = codes.event(event, text, {}, knowledge).type;
    features.add("act", act);
    features.add("act " + std::to_string(fit(event, target)), act);
    features.add("type " + std::to_string(fit(event, target)), type);
    features.add("act of target", has(event.actors, target_code) ? act : "none");
  }
}

// The lists of words.tsv that the text has words of; and of those, which between source and
// target and which after both.
void add_lists(std::string_view text, const std::optional<Span>& source,
               const std::optional<Span>& target, const Codes& codes, Features& features) {
  for (const auto& list : codes.lists_in(text)) features.add("list", list);
  if (!source || !target) return;
  const auto first = std::min(source->end, target->end);
  const auto last = std::max(source->begin, target->begin);
  if (first >= last) return;
  for (const auto& list : codes.lists_in(text.substr(first, last - first))) {
    features.add("list between", list);
  }
  for (const auto& list : codes.lists_in(text.substr(last))) features.add("list after", list);
}

}  // namespace

Evidence find_evidence(const Question& question, const RelateParts& parts) {
  const auto release = release_of_text(question.text, {}, parts.furniture);
  const auto analysis = analyse(release, parts.model);
  const Syntax syntax(release, analysis);
  const auto source = find_words(release.text, question.source);
  const auto target = find_words(release.text, question.target);
  std::vector<MarkedParty> marked;
  if (source) marked.push_back({*source, PartyCode(source_code)});
  if (target) marked.push_back({*target, PartyCode(target_code)});
  const auto reading =
      read_marked(release, analysis, parts.knowledge, parts.patterns, marked).reading;

  Features features;
  const Finder finder(syntax, parts, source, target);
  finder.add_words(features);
  finder.add_verbs("source", finder.source(), features);
  finder.add_verbs("target", finder.target(), features);
  finder.add_path(features);
  add_events(reading, target, parts.codes, parts.knowledge, release.text, features);
  add_lists(release.text, source, target, parts.codes, features);

  Evidence evidence;
  evidence.features = features.take();
  evidence.meanings = word_meanings(finder.words_by_place(), release.text, analysis, parts.model);
  int best = 1;
  for (const auto& event : reading.events) {
    if (event.act == Act::state || fit(event, target) <= best) continue;
    best = fit(event, target);
    evidence.event = event;
  }
  return evidence;
}

}  // namespace dragoman
