// Lemmas by edit scripts: take so many bytes off the end of the form, put others on; learnt
// from the treebanks for whole forms and for endings, each with its Penn tag. The longest
// that is known decides.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace dragoman::language {

struct LemmaScript {
  enum class Case : std::uint8_t { keep, lower, title };
  Case letters = Case::lower;  // what is done to the form first, to its ASCII letters
  std::uint8_t strip = 0;      // bytes taken off the end
  std::string append;
  friend auto operator<=>(const LemmaScript&, const LemmaScript&) = default;
};

// Sorted by key; script 0 is "lower-case only", the choice where nothing is known.
struct LemmaTable {
  std::vector<LemmaScript> scripts;
  std::vector<std::uint32_t> keys;
  std::vector<std::uint16_t> script_of;  // beside keys
  friend bool operator==(const LemmaTable&, const LemmaTable&) = default;
};

inline constexpr std::size_t longest_lemma_ending = 5;

// The keys under which a form with a Penn tag is looked for: [0] the whole form, then its
// endings from the longest to the empty one; 0 where the form is too short for an ending.
using LemmaKeys = std::array<std::uint32_t, longest_lemma_ending + 2>;
LemmaKeys lemma_keys(std::string_view form, std::string_view xpos);

// The script that makes `lemma` of `form` and keeps most of the form; of equals lower case
// before title case before the form as it stands.
LemmaScript make_script(std::string_view form, std::string_view lemma);
// The form itself if it is too short for the script.
std::string apply_script(const LemmaScript& script, std::string_view form);

std::string lemmatise(std::string_view form, std::string_view xpos, const LemmaTable& table);

}  // namespace dragoman::language
