#include "language/split_sentences.h"

#include <algorithm>
#include <string>

#include "language/word.h"

namespace dragoman::language {
namespace {

constexpr std::size_t longest_title = 12;

bool is_final(std::string_view token) {
  return token.ends_with('.') || token.ends_with('!') || token.ends_with('?') || token == ":" ||
         token == ";" || token == "\u2026";
}

bool closes(std::string_view token) {
  return token == ")" || token == "]" || token == "\"" || token == "'" || token == "''" ||
         token == "\u201D" || token == "\u2019" || token == "\u00BB";
}

bool is_capital(std::string_view token) {
  return !token.empty() && token.front() >= 'A' && token.front() <= 'Z';
}

// Words that a dateline may hold: names, figures, "14th" and marks.
bool fits_dateline(std::string_view token) {
  constexpr std::string_view marks = ",.()/:";
  return is_capital(token) || static_cast<unsigned char>(token.front()) >= 0xC0 ||
         (token.front() >= '0' && token.front() <= '9') ||
         (token.size() == 1 && marks.find(token.front()) != std::string_view::npos);
}

}  // namespace

bool is_short_title(std::string_view token, const Lexicon& lexicon) {
  return token.ends_with('.') && token.size() <= longest_title &&
         lexicon.titles.contains(lower_case(token));
}

bool is_initial_in_name(std::string_view text, std::span<const Span> tokens, std::size_t at,
                        const Lexicon& lexicon) {
  const auto token = slice(text, tokens[at]);
  if (!token.ends_with('.') || !is_capital(token) || at + 1 >= tokens.size()) return false;
  const auto next = slice(text, tokens[at + 1]);
  if (!is_capital(next)) return false;
  if (token.size() == 2) return at > 0 && is_capital(slice(text, tokens[at - 1]));
  return token.size() <= longest_title && lexicon.abbreviations.contains(lower_case(token)) &&
         !lexicon.common_words.contains(lower_case(next));
}

std::size_t dateline_size(std::string_view text, std::span<const Span> tokens) {
  constexpr std::size_t longest = 14;
  constexpr std::size_t longest_bare = 3;  // words of a place that neither date nor bracket follows
  constexpr std::size_t shortest_rest = 4;
  if (tokens.empty() || !is_capital(slice(text, tokens.front()))) return 0;
  bool dated = false;
  for (std::size_t i = 0; i < longest && i + shortest_rest < tokens.size(); ++i) {
    const auto token = slice(text, tokens[i]);
    const bool dash = token == "-" || token == "--" || token == "\u2013" || token == "\u2014";
    if (dash) {
      const bool apart =
          i > 0 && tokens[i - 1].end < tokens[i].begin && tokens[i].end < tokens[i + 1].begin;
      const bool begins = is_capital(slice(text, tokens[i + 1]));
      return apart && begins && (dated || i <= longest_bare) ? i + 1 : 0;
    }
    if (!fits_dateline(token)) return 0;
    dated = dated || token == "(" || (token.front() >= '0' && token.front() <= '9');
  }
  return 0;
}

bool may_end_after(std::string_view text, std::span<const Span> tokens, std::size_t at,
                   const Lexicon& lexicon) {
  std::size_t mark = at;
  while (mark > 0 && at - mark < 2 && closes(slice(text, tokens[mark]))) --mark;
  const auto token = slice(text, tokens[mark]);
  if (!is_final(token)) return false;
  // What closes belongs to the sentence before it.
  if (tokens[at].end == tokens[at + 1].begin && closes(slice(text, tokens[at + 1]))) return false;
  return !is_short_title(token, lexicon);
}

void break_features(std::string_view text, std::span<const Span> tokens, std::size_t at,
                    FeatureList& features) {
  const auto word = [&](std::ptrdiff_t offset) {
    const auto i = static_cast<std::ptrdiff_t>(at) + offset;
    if (i < 0 || i >= static_cast<std::ptrdiff_t>(tokens.size())) return Word{};
    return describe_word(slice(text, tokens[static_cast<std::size_t>(i)]));
  };
  const Word left2 = word(-2), left = word(-1), mark = word(0), right = word(1), right2 = word(2);
  const std::uint32_t glued = tokens[at].end == tokens[at + 1].begin ? 1 : 0;
  // A quotation or bracket opened but not closed since the block's last two dozen tokens.
  std::uint32_t open = 0;
  for (std::size_t i = at - std::min<std::size_t>(at, 24); i <= at; ++i) {
    const auto token = slice(text, tokens[i]);
    if (token == "(" || token == "[" || token == "\u201C") ++open;
    if ((token == ")" || token == "]" || token == "\u201D") && open > 0) --open;
  }
  open = std::min<std::uint32_t>(open, 2);

  features.start(break_templates);
  features.add(0);
  features.add(mark.form);
  features.add(mark.form, right.shape);
  features.add(mark.form, right.lower);
  features.add(mark.form, left.lower);
  features.add(mark.form, left.shape);
  features.add(mark.shape, right.shape, left.shape);
  features.add(mark.form, right.shape, right2.shape);
  features.add(mark.shape, left.lower, right.lower);
  features.add(mark.form, glued);
  features.add(mark.form, glued, right.shape);
  features.add(mark.form, open);
  features.add(mark.form, open, right.shape);
  features.add(right.form);
  features.add(right.shape, left2.shape, left.shape);
  features.add(mark.shape, right.capital ? 1 : 0, at < 3 ? static_cast<std::uint32_t>(at) : 3U);
}

std::vector<std::size_t> split_sentences(std::string_view text, std::span<const Span> tokens,
                                         const Lexicon& lexicon, const DenseWeights& breaks) {
  std::vector<std::size_t> ends;
  FeatureList features;
  std::size_t begin = 0;
  const auto dateline = dateline_size(text, tokens);
  for (std::size_t i = 0; i + 1 < tokens.size(); ++i) {
    bool ends_here = i + 1 - begin >= longest_sentence || i + 1 == dateline;
    const bool abbreviated = tokens[i].size() > 2 && is_initial_in_name(text, tokens, i, lexicon);
    if (!ends_here && !abbreviated && may_end_after(text, tokens, i, lexicon)) {
      break_features(text, tokens, i, features);
      const auto scores = breaks.score(features.keys());
      ends_here = scores[1] > scores[0];
    }
    if (!ends_here) continue;
    begin = i + 1;
    ends.push_back(begin);
  }
  if (!tokens.empty()) ends.push_back(tokens.size());
  return ends;
}

}  // namespace dragoman::language
