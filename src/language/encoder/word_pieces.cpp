#include "language/encoder/word_pieces.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <utility>

namespace dragoman::language {
namespace {

// A longer run of letters is no word of any language: [UNK].
constexpr std::size_t most_characters_of_run = 100;

// No more of a word is looked at: more than the pieces that are kept can hold.
constexpr std::size_t most_bytes_of_word = 4096;

icu::UnicodeString unicode(std::string_view word) {
  return icu::UnicodeString::fromUTF8(
      icu::StringPiece(word.data(), static_cast<std::int32_t>(word.size())));
}

void append_utf8(char32_t code, std::string& text) {
  icu::UnicodeString(static_cast<UChar32>(code)).toUTF8String(text);
}

// Lower case without accents, character by character.
std::u32string simplify(std::string_view word) {
  UErrorCode status = U_ZERO_ERROR;
  const auto* decompose = icu::Normalizer2::getNFDInstance(status);
  const auto text = unicode(word);
  const auto plain = U_SUCCESS(status) ? decompose->normalize(text, status) : text;
  std::u32string simple;
  for (std::int32_t at = 0; at < plain.length(); at = plain.moveIndex32(at, 1)) {
    const UChar32 code = plain.char32At(at);
    if (u_charType(code) != U_NON_SPACING_MARK) simple += static_cast<char32_t>(u_tolower(code));
  }
  return simple;
}

bool is_mark(char32_t code) {
  const auto c = static_cast<UChar32>(code);
  if (code < 0x80) return 0x20 < code && code < 0x7F && u_isalnum(c) == 0;
  return u_ispunct(c) != 0;
}

bool is_ascii(std::string_view word) {
  return std::ranges::all_of(word, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

// The same for the many words that need no tables of characters.
std::u32string simplify_ascii(std::string_view word) {
  std::u32string simple;
  for (const char c : word)
    simple += static_cast<char32_t>('A' <= c && c <= 'Z' ? c - 'A' + 'a' : c);
  return simple;
}

}  // namespace

WordPieces::WordPieces(std::vector<std::string> pieces) : pieces_(std::move(pieces)) {
  for (std::size_t i = 0; i < pieces_.size(); ++i)
    index_.try_emplace(pieces_[i], static_cast<PieceIndex>(i));
  if (!sound()) return;
  begin_ = index_.at("[CLS]");
  end_ = index_.at("[SEP]");
  unknown_ = index_.at("[UNK]");
}

bool WordPieces::sound() const {
  return index_.contains("[CLS]") && index_.contains("[SEP]") && index_.contains("[UNK]");
}

void WordPieces::cut(std::string_view word, std::vector<PieceIndex>& found) const {
  const std::size_t first = found.size();
  word = word.substr(0, most_bytes_of_word);
  const std::u32string simple = is_ascii(word) ? simplify_ascii(word) : simplify(word);
  const std::u32string_view text = simple;
  std::size_t begin = 0;
  for (std::size_t i = 0; i <= text.size() && found.size() < first + most_pieces_of_word; ++i) {
    if (i < text.size() && !is_mark(text[i])) continue;
    if (begin < i) cut_run(text.substr(begin, i - begin), found);
    if (i < text.size()) cut_run(text.substr(i, 1), found);
    begin = i + 1;
  }
  if (found.size() == first) found.push_back(unknown_);
  found.resize(std::min(found.size(), first + most_pieces_of_word));
}

void WordPieces::cut_run(std::u32string_view run, std::vector<PieceIndex>& found) const {
  const std::size_t first = found.size();
  const auto unknown = [&] {
    found.resize(first);
    found.push_back(unknown_);
  };
  if (run.size() > most_characters_of_run) return unknown();
  std::string text;
  std::vector<std::size_t> ends;  // in bytes, after each character
  for (const char32_t code : run) {
    append_utf8(code, text);
    ends.push_back(text.size());
  }
  std::size_t at = 0;        // in bytes
  std::size_t shortest = 0;  // index in `ends` of the shortest piece that begins at `at`
  std::string piece;
  while (at < text.size()) {
    std::size_t last = ends.size();
    while (last > shortest) {
      piece = at == 0 ? "" : "##";
      piece.append(text, at, ends[last - 1] - at);
      const auto known = index_.find(piece);
      if (known != index_.end()) {
        found.push_back(known->second);
        break;
      }
      --last;
    }
    if (last == shortest) return unknown();
    at = ends[last - 1];
    shortest = last;
  }
}

Casing casing(std::string_view word) {
  std::size_t uppers = 0;
  std::size_t lowers = 0;
  bool first_upper = false;
  const auto see = [&](bool upper, bool lower) {
    if (uppers + lowers == 0) first_upper = upper;
    uppers += upper;
    lowers += lower;
  };
  if (is_ascii(word)) {
    for (const char c : word) see('A' <= c && c <= 'Z', 'a' <= c && c <= 'z');
  } else {
    const auto text = unicode(word.substr(0, most_bytes_of_word));
    for (std::int32_t at = 0; at < text.length(); at = text.moveIndex32(at, 1))
      see(u_isUUppercase(text.char32At(at)) != 0, u_isULowercase(text.char32At(at)) != 0);
  }
  if (uppers + lowers == 0) return Casing::none;
  if (uppers == 0) return Casing::lower;
  if (lowers == 0) return uppers == 1 ? Casing::letter : Casing::upper;
  return first_upper && uppers == 1 ? Casing::title : Casing::mixed;
}

}  // namespace dragoman::language
