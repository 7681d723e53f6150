#include "language/encoder/read_sentences.h"

#include <algorithm>
#include <utility>

#include "language/split_sentences.h"

namespace dragoman::language {
namespace {

// Pieces of a window, [CLS] and [SEP] not counted. Most blocks fit; attention grows with the
// square of it.
constexpr std::size_t pieces_of_window = 160;

// For a sentence that does not end in such a window.
constexpr std::size_t pieces_of_long_window = 320;
static_assert(pieces_of_long_window + 2 <= most_positions);

// Pieces that go through the network together: bounds memory.
constexpr std::size_t pieces_together = 1024;

// How sure the network must be (logarithm of the odds) that a sentence ends where no mark says
// so. Web pages, which it learnt from, often do without marks; within a block of a release
// it is rare.
constexpr float least_odds_without_mark = 2.0F;

// The same behind an initial or abbreviation, which more often stands within a name than at the
// end.
constexpr float least_odds_after_initial = 4.0F;

// A block with its words as pieces.
struct CutBlock {
  std::vector<PieceIndex> pieces;
  std::vector<std::uint8_t> casings;       // one a token
  std::vector<std::uint32_t> first_piece;  // of each token, and one past the last
};

CutBlock cut_block(const WordPieces& pieces, std::string_view text,
                   const std::vector<Span>& tokens) {
  CutBlock block;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const auto word = slice(text, tokens[i]);
    const bool glued = i > 0 && tokens[i - 1].end == tokens[i].begin;
    block.first_piece.push_back(static_cast<std::uint32_t>(block.pieces.size()));
    block.casings.push_back(
        static_cast<std::uint8_t>(2 * static_cast<unsigned>(casing(word)) + (glued ? 1 : 0)));
    pieces.cut(word, block.pieces);
  }
  block.first_piece.push_back(static_cast<std::uint32_t>(block.pieces.size()));
  return block;
}

// What is still to be read of a block, and the window that it is read through next.
struct Rest {
  std::size_t block = 0;
  std::size_t begin = 0;
  std::size_t end = 0;
  bool long_window = false;
};

// The end of the window that begins at `begin`: as many tokens as have room, at least one.
std::size_t window_end(const CutBlock& block, std::size_t begin, bool long_window) {
  const std::size_t most = long_window ? pieces_of_long_window : pieces_of_window;
  const auto limit = static_cast<std::uint32_t>(block.first_piece[begin] + most);
  const auto past =
      std::upper_bound(block.first_piece.begin() + static_cast<std::ptrdiff_t>(begin) + 1,
                       block.first_piece.end(), limit);
  return static_cast<std::size_t>(past - block.first_piece.begin()) - 1;
}

PieceWindow window_of(const WordPieces& pieces, const CutBlock& block, std::size_t begin,
                      std::size_t end) {
  PieceWindow window;
  window.pieces.push_back(pieces.begin());
  window.casings.push_back(0);
  for (std::size_t token = begin; token < end; ++token) {
    window.first_piece.push_back(static_cast<std::uint32_t>(window.pieces.size()));
    for (auto i = block.first_piece[token]; i < block.first_piece[token + 1]; ++i) {
      window.pieces.push_back(block.pieces[i]);
      window.casings.push_back(block.casings[token]);
    }
  }
  window.first_piece.push_back(static_cast<std::uint32_t>(window.pieces.size()));
  window.pieces.push_back(pieces.end());
  window.casings.push_back(0);
  return window;
}

// Where sentences end within the window: tokens of the block, ascending. The end of the window
// is one only at the end of the block, or where nothing else can be done.
std::vector<std::size_t> ends_in(const Rest& rest, const TokenBlock& block, std::string_view text,
                                 const Lexicon& lexicon, const WordAnswers& words) {
  std::vector<std::size_t> ends;
  if (!block.ends.empty()) {
    for (const std::size_t end : block.ends)
      if (rest.begin < end && end <= rest.end) ends.push_back(end);
  } else {
    const auto dateline = dateline_size(text, block.tokens);
    for (std::size_t token = rest.begin + 1; token < rest.end; ++token) {
      const bool marked = may_end_after(text, block.tokens, token - 1, lexicon);
      const bool initial = is_initial_in_name(text, block.tokens, token - 1, lexicon);
      const float least = initial  ? least_odds_after_initial
                          : marked ? 0.0F
                                   : least_odds_without_mark;
      if (token == dateline) {
        ends.push_back(token);
        continue;
      }
      if (token < dateline || is_short_title(slice(text, block.tokens[token - 1]), lexicon))
        continue;
      if (words.begins_sentence(token - rest.begin) > least) ends.push_back(token);
    }
  }
  const bool last = rest.end == block.tokens.size();
  if ((ends.empty() && rest.long_window) || (last && (ends.empty() || ends.back() != rest.end)))
    ends.push_back(rest.end);
  return ends;
}

}  // namespace

std::vector<std::vector<ReadSentence>> read_sentences(const Encoder& encoder,
                                                      const Lexicon& lexicon, std::string_view text,
                                                      const std::vector<TokenBlock>& blocks) {
  std::vector<std::vector<ReadSentence>> read(blocks.size());
  std::vector<CutBlock> cut;
  std::vector<Rest> waiting;  // the last is read next
  for (const TokenBlock& block : blocks)
    cut.push_back(cut_block(encoder.pieces, text, block.tokens));
  for (std::size_t i = blocks.size(); i-- > 0;)
    if (!blocks[i].tokens.empty()) waiting.push_back({i, 0, window_end(cut[i], 0, false), false});

  NetworkRoom room;
  while (!waiting.empty()) {
    std::vector<Rest> now;
    std::vector<PieceWindow> windows;
    for (std::size_t pieces = 0; !waiting.empty() && pieces < pieces_together;) {
      const Rest& next = waiting.back();
      windows.push_back(window_of(encoder.pieces, cut[next.block], next.begin, next.end));
      pieces += windows.back().pieces.size();
      now.push_back(next);
      waiting.pop_back();
    }
    const auto answers = encoder.network.run(windows, room);
    for (std::size_t i = 0; i < now.size(); ++i) {
      Rest rest = now[i];
      const TokenBlock& block = blocks[rest.block];
      const std::size_t first = rest.begin;
      for (const std::size_t end : ends_in(rest, block, text, lexicon, answers[i])) {
        auto decoded = decode(encoder, answers[i], rest.begin - first, end - first, room);
        read[rest.block].push_back({rest.begin, end, std::move(decoded)});
        rest.begin = end;
      }
      if (rest.begin == block.tokens.size()) continue;
      rest.long_window = rest.begin == first;
      rest.end = window_end(cut[rest.block], rest.begin, rest.long_window);
      waiting.push_back(rest);
    }
  }
  return read;
}

}  // namespace dragoman::language
