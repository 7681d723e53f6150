#include "language/parse.h"

#include <algorithm>
#include <array>

namespace dragoman::language {
namespace {

// Values of words and tags beyond the sentence or not there.
constexpr std::uint32_t nothing = 0xFFFF1;

// How far punctuation between two words is looked for.
constexpr WordIndex comma_reach = 12;

// The root is the first verb without a head, else the first word without one; all others
// left loose hang from it.
void tie_loose_words(const TaggedWords& sentence, std::span<WordIndex> heads) {
  WordIndex root = no_word;
  for (std::size_t i = 0; i < heads.size(); ++i) {
    if (heads[i] != headless) continue;
    if (root == no_word) root = static_cast<WordIndex>(i);
    if (sentence.kinds[i] == WordKind::verb) {
      root = static_cast<WordIndex>(i);
      break;
    }
  }
  for (std::size_t i = 0; i < heads.size(); ++i) {
    if (heads[i] != headless) continue;
    heads[i] = static_cast<WordIndex>(i) == root ? root_head : root;
  }
}

}  // namespace

void parse_features(const TaggedWords& sentence, const ArcEager& state, FeatureList& features) {
  const WordIndex size = state.size();
  const auto there = [size](WordIndex i) { return 0 <= i && i < size; };
  const auto lower = [&](WordIndex i) {
    return there(i) ? sentence.words[static_cast<std::size_t>(i)].lower : nothing;
  };
  const auto tag = [&](WordIndex i) -> std::uint32_t {
    return there(i) ? sentence.tags[static_cast<std::size_t>(i)] : nothing;
  };
  const auto head = [&](WordIndex i) { return there(i) ? state.head(i) : no_word; };
  static constexpr ArcEager::Dependents none;
  const auto dependents = [&](WordIndex i) -> const ArcEager::Dependents& {
    return there(i) ? state.dependents(i) : none;
  };

  const auto stack = state.stack();
  const WordIndex s = state.top();
  const WordIndex s1 = stack.size() > 1 ? stack[stack.size() - 2] : no_word;
  const WordIndex b = state.next();
  const WordIndex s_head = head(s);
  const WordIndex s_head2 = head(s_head);
  const auto& s_deps = dependents(s);
  const auto& b_deps = dependents(b);

  const std::uint32_t sw = lower(s), st = tag(s), bw = lower(b), bt = tag(b);
  const std::uint32_t b1w = lower(b + 1), b1t = tag(b + 1), b2w = lower(b + 2), b2t = tag(b + 2);
  const std::uint32_t distance =
      there(s) ? static_cast<std::uint32_t>(std::min<WordIndex>(10, b - s)) : 0;
  const std::uint32_t s_has_head = there(s) && state.has_head(s) ? 1 : 0;
  bool comma = false;
  if (there(s)) {
    for (WordIndex i = s + 1; i < std::min<WordIndex>(b, s + comma_reach); ++i)
      comma = comma || sentence.words[static_cast<std::size_t>(i)].comma;
  }

  features.start(parse_templates);
  features.add(0);
  // Top of the stack, next words.
  features.add(sw, st);
  features.add(sw);
  features.add(st);
  features.add(bw, bt);
  features.add(bw);
  features.add(bt);
  features.add(b1w, b1t);
  features.add(b1w);
  features.add(b1t);
  features.add(b2w, b2t);
  features.add(b2t);
  // Pairs and triples of them.
  features.add(sw, st, bw, bt);
  features.add(sw, st, bw);
  features.add(sw, bw, bt);
  features.add(sw, st, bt);
  features.add(st, bw, bt);
  features.add(sw, bw);
  features.add(st, bt);
  features.add(bt, b1t);
  features.add(bt, b1t, b2t);
  features.add(st, bt, b1t);
  features.add(tag(s_head), st, bt);
  features.add(st, tag(s_deps.left), bt);
  features.add(st, tag(s_deps.right), bt);
  features.add(st, bt, tag(b_deps.left));
  // Distance and number of dependents.
  features.add(sw, distance);
  features.add(st, distance);
  features.add(bw, distance);
  features.add(bt, distance);
  features.add(st, bt, distance);
  features.add(sw, bw, distance);
  features.add(sw, s_deps.right_count);
  features.add(st, s_deps.right_count);
  features.add(sw, s_deps.left_count);
  features.add(st, s_deps.left_count);
  features.add(bw, b_deps.left_count);
  features.add(bt, b_deps.left_count);
  // What is tied already.
  features.add(lower(s_head), tag(s_head));
  features.add(lower(s_deps.left), tag(s_deps.left));
  features.add(lower(s_deps.right), tag(s_deps.right));
  features.add(lower(b_deps.left), tag(b_deps.left));
  features.add(tag(s_head2), tag(s_head), st);
  features.add(tag(s_deps.left2), tag(s_deps.left), st);
  features.add(tag(s_deps.right2), tag(s_deps.right), st);
  features.add(tag(b_deps.left2), tag(b_deps.left), bt);
  features.add(s_has_head, st, bt);
  features.add(s_has_head, sw);
  features.add(tag(s1), st, bt);
  features.add(lower(s1), tag(s1));
  features.add(st, bt, comma ? 1 : 0);
  features.add(sw, lower(s_deps.right), bw);
  features.add(lower(s_head), sw, bw);
}

WordKind word_kind(Upos upos) {
  if (upos == Upos::verb) return WordKind::verb;
  return upos == Upos::punct ? WordKind::mark : WordKind::other;
}

Transition best_transition(const TaggedWords& sentence, const ArcEager& state,
                           const DenseWeights::Scores& scores) {
  const auto is_mark = [&](WordIndex word) {
    return sentence.kinds[static_cast<std::size_t>(word)] == WordKind::mark;
  };
  auto best = Transition::shift;
  for (std::size_t i = 1; i < transition_count; ++i) {
    const auto transition = static_cast<Transition>(i);
    if (!state.allows(transition) || scores[i] <= scores[static_cast<std::size_t>(best)]) continue;
    if (transition == Transition::left_arc && is_mark(state.next())) continue;
    if (transition == Transition::right_arc && is_mark(state.top())) continue;
    best = transition;
  }
  return best;
}

void parse(const TaggedWords& sentence, const DenseWeights& parser, ArcEager& state,
           std::span<WordIndex> heads) {
  FeatureList features;
  state.start(sentence.size());
  while (!state.done()) {
    parse_features(sentence, state, features);
    state.apply(best_transition(sentence, state, parser.score(features.keys())));
  }
  std::ranges::copy(state.heads(), heads.begin());
  tie_loose_words(sentence, heads);
}

}  // namespace dragoman::language
