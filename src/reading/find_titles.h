// Titles in the words of a block: a head ("Minister"), what stands before it ("Deputy
// Prime"), what it is of ("of Foreign Affairs"), and the party beside it ("of Spain",
// "Japan’s", "NATO"). Found by words alone, so that it does not hang on the parser.
#pragma once

#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "reading/name_words.h"

namespace dragoman {

struct Title {
  static constexpr std::size_t no_word = static_cast<std::size_t>(-1);

  std::size_t full_begin = 0;  // with the party before it: "Japan’s Prime Minister"
  std::size_t begin = 0;       // words [begin, end) are the post
  std::size_t end = 0;
  std::size_t full_end = 0;       // with the party after it: "Prime Minister of Spain"
  std::size_t name_at = no_word;  // where a name begins right after it
  bool plural = false;
  bool article = false;   // "the" stands before it
  bool stand_in = false;  // "counterpart": its words are no post
  bool office = false;    // "Minister", unlike "Prince" or "Ambassador"
  std::string singular;   // its head in the singular: "Prime Minister"
  PartyCode of;           // as the words beside it tell; else empty
};

// What tells names from other words with a capital.
struct NameClues {
  std::string_view text;
  const Knowledge& knowledge;
  std::unordered_set<std::string> called;  // lower-case words seen right after "Mr.", "Minister"
};

// Adds the words that stand right after a title or an honorific.
void note_called(const NameText& text, std::unordered_set<std::string>& called);

// In order, not overlapping.
std::vector<Title> find_titles(const NameText& text, const Titles& titles, const NameClues& clues);

// The end of the name that begins here ("Joseph R. Biden, Jr."); `at` if none does.
std::size_t end_of_name(const NameText& text, std::size_t at);

// The start of the name that ends before `end`; `end` if none does.
std::size_t begin_of_name(const NameText& text, std::size_t end);

}  // namespace dragoman
