#include "formats/quotes.h"

#include <fmt/format.h>

#include "base/parse_number.h"
#include "base/sha256.h"
#include "formats/finding_json.h"

namespace dragoman {

namespace {

bool goes_on(char c) {
  return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
}

}  // namespace

std::optional<Quotes> parse_quotes(std::string_view word) {
  if (word == "full") return Quotes::full;
  if (word == "short") return Quotes::brief;
  if (word == "none") return Quotes::none;
  return {};
}

std::string printed_words(std::string_view words, Quotes quotes) {
  if (quotes == Quotes::none) return {};
  auto line = one_line(words);
  if (quotes == Quotes::full || line.size() <= brief_quote) return line;
  constexpr auto room = brief_quote - ellipsis.size();
  // The last blank after which a word would be cut; a single long word is cut at a letter.
  auto end = line.rfind(' ', room);
  if (end == std::string::npos) {
    end = room;
    while (end > 0 && goes_on(line[end])) --end;
  }
  line.resize(end);
  return line + std::string(ellipsis);
}

QuotePlace place_of_quote(const Release& release, Span quote) {
  return {release.id, quote, sha256(slice(release.text, quote))};
}

std::string to_string(const QuotePlace& place) {
  return fmt::format("{}, bytes {} to {}, SHA-256 {}", place.release, place.span.begin,
                     place.span.end, place.sha256);
}

std::optional<QuotePlace> parse_quote_place(std::string_view text) {
  constexpr std::string_view bytes = ", bytes ";
  constexpr std::string_view to = " to ";
  constexpr std::string_view digest = ", SHA-256 ";
  // From behind: an id may have anything in it.
  const auto third = text.rfind(digest);
  if (third == std::string_view::npos) return {};
  const auto second = text.rfind(to, third);
  const auto first = text.rfind(bytes, third);
  if (second == std::string_view::npos || first == std::string_view::npos || second < first) {
    return {};
  }
  const auto begin = first + bytes.size();
  const auto end = second + to.size();
  if (second < begin || third < end) return {};
  const auto from = parse_number<std::size_t>(text.substr(begin, second - begin));
  const auto upto = parse_number<std::size_t>(text.substr(end, third - end));
  if (!from || !upto || *upto < *from) return {};
  return QuotePlace{std::string(text.substr(0, first)), Span{*from, *upto},
                    std::string(text.substr(third + digest.size()))};
}

}  // namespace dragoman
