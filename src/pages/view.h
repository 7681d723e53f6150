// How a page is seen: in which language, on which day, at which address. With it come the words
// that all pages have in common: parties as links, dates, counts, citations.
//
// Addresses within the site are written without the language ("/pair/KOR/UZB"); View::address
// puts it before them ("/ko/pair/KOR/UZB").
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "dragoman/date.h"
#include "dragoman/happening.h"
#include "dragoman/knowledge.h"
#include "dragoman/reading.h"
#include "dragoman/told.h"
#include "markup.h"
#include "pages/language.h"

namespace dragoman::pages {

// All must outlive it.
struct View {
  const std::vector<Language>& languages;
  const Language& language;
  const Knowledge& knowledge;
  Date day;          // today, as far as the page is concerned
  std::string here;  // the page's own address within the site, with its query

  [[nodiscard]] std::string address(std::string_view path) const;

  [[nodiscard]] std::string_view text(std::string_view key) const { return language.text(key); }
  // The text with its {placeholders} filled in.
  [[nodiscard]] Html fill(std::string_view key,
                          const std::map<std::string_view, Html>& values) const;
  // The same as plain words.
  [[nodiscard]] std::string say(std::string_view key,
                                const std::map<std::string_view, std::string>& values) const;
  // The text of "key.one" or "key.many" with {n}: "1 release", "2 releases".
  [[nodiscard]] Html count(std::string_view key, std::size_t n) const;

  // The name in the page's language; the code itself where no table has it ("org:Hamas" → "Hamas").
  [[nodiscard]] std::string party(std::string_view code) const;
  [[nodiscard]] Html party_link(std::string_view code) const;
  [[nodiscard]] Html party_links(const std::vector<PartyCode>& codes) const;

  // <time> with the EDTF as its value; "undated" in words where it is not told.
  [[nodiscard]] Html when(const std::optional<When>& when) const;
  [[nodiscard]] Html date(const Date& date) const;
  [[nodiscard]] std::string date_words(const Date& date) const;
  [[nodiscard]] std::string when_words(const When& when) const;
  // "Tashkent, UZB" with the state's name.
  [[nodiscard]] std::string place(const std::string& where) const;

  // The word of an enumeration's value: word("act", "meet") is the text of "act.meet".
  [[nodiscard]] std::string_view word(std::string_view of, std::string_view value) const;
};

// Addresses within the site.
std::string release_address(std::string_view id);
std::string pair_address(std::string_view a, std::string_view b);
std::string meeting_address(std::string_view id);
// "/release/ID#e3"; `kind` is 'e' for an event, 'f' for a fact.
std::string finding_address(const Citation& citation, char kind);

// "[KOR 2021-12-01 #3]" as a link to the words, with the quote as what it is called.
Html cite(const View& view, const Citation& citation, std::string_view publisher,
          const std::optional<When>& published);
Html cite_fact(const View& view, const Citation& citation, std::string_view publisher,
               const std::optional<When>& published);

// The words themselves, cut after about `longest` bytes at a blank; 0 is never.
Html quote(std::string_view words, std::size_t longest = 0);

// What one did, on one line: act, parties, recipients, place, status.
Html event_line(const View& view, const Event& event);
Html fact_line(const View& view, const Fact& fact);

// A line of a <dl>: what the text of `key` names, and its value; nothing where the value is empty.
Html fact_row(const View& view, std::string_view key, const Html& value);

// A happening as an item of a list, with its link and who tells it.
Html happening_line(const View& view, const Happening& happening);

}  // namespace dragoman::pages
