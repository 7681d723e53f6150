#include "reading/phrase_words.h"

#include <algorithm>

#include "language/characters.h"

namespace dragoman {

namespace {

using language::CharacterKind;
using language::read_character;

// Spans of text between blanks; a long dash parts words as blanks do.
std::vector<Span> cut_runs(std::string_view text, Span within) {
  std::vector<Span> runs;
  auto begin = within.begin;
  const auto end_run = [&](std::size_t end) {
    if (begin < end) runs.push_back({begin, end});
  };
  for (auto at = within.begin; at < within.end;) {
    const auto [character, bytes] = read_character(text, at);
    const auto next = at + bytes;
    if (character.code == U'—') {
      end_run(at);
      runs.push_back({at, next});
      begin = next;
    } else if (character.kind == CharacterKind::blank) {
      end_run(at);
      begin = next;
    }
    at = next;
  }
  end_run(within.end);
  return runs;
}

bool is_mark(std::string_view text, std::size_t at) {
  const auto character = read_character(text, at).character;
  return character.kind == CharacterKind::mark && character.code != U'#';
}

// The last character's offset.
std::size_t last_of(std::string_view text, Span span) {
  auto at = span.end - 1;
  while (at > span.begin && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U) --at;
  return at;
}

// "U.S.", "Jr." keep their dot; so does a plural possessor its apostrophe.
bool keeps_last(std::string_view text, Span span, std::size_t last) {
  const auto code = read_character(text, last).character.code;
  if (code == U'.') {
    const auto word = text.substr(span.begin, last - span.begin);
    return word.find('.') != std::string_view::npos || word.size() == 1;
  }
  return code == U'\'' && last > span.begin && (text[last - 1] == 's' || text[last - 1] == 'S');
}

bool has_upper_start(std::string_view text, Span span) {
  const auto first = read_character(text, span.begin).character;
  if (first.upper) return true;
  // "2+2"
  return first.kind == CharacterKind::digit &&
         slice(text, span).find('+') != std::string_view::npos;
}

}  // namespace

std::vector<PhraseWord> cut_phrase_words(const EventSources& sources, Span within) {
  const auto& syntax = sources.syntax;
  const std::string_view text = syntax.release().text;
  std::vector<PhraseWord> words;
  bool parted = true;
  std::size_t date = 0;
  for (const auto run : cut_runs(text, within)) {
    auto span = run;
    while (!span.empty() && is_mark(text, span.begin)) {
      span.begin += read_character(text, span.begin).bytes;
      span.begin = std::min(span.begin, span.end);
    }
    parted = parted || span.begin != run.begin;
    while (!span.empty()) {
      const auto last = last_of(text, span);
      if (!is_mark(text, last) || keeps_last(text, span, last)) break;
      span.end = last;
    }
    if (!span.empty()) {
      PhraseWord word;
      word.span = span;
      word.bare = span;
      word.parted = parted;
      word.lower = lower(slice(text, span));
      for (const std::string_view mark : {"'s", "’s"}) {
        if (!word.lower.ends_with(mark)) continue;
        word.possessive = true;
        word.lower.resize(word.lower.size() - mark.size());
        word.bare.end -= mark.size();
      }
      word.capital = has_upper_start(text, span);
      word.token = syntax.token_at(span.begin);
      if (word.token >= syntax.size()) break;
      while (date < sources.dates.size() && sources.dates[date].span.end <= span.begin) ++date;
      if (date < sources.dates.size() && sources.dates[date].span.overlaps(span)) word.date = date;
      words.push_back(std::move(word));
      parted = false;
    }
    parted = parted || span.end != run.end;
  }
  return words;
}

}  // namespace dragoman
