// The names of UD's parts of speech and of the kinds of entities.
#include <algorithm>
#include <array>

#include "dragoman/analysis.h"

namespace dragoman {

namespace {

constexpr std::array<std::string_view, 17> upos_names = {
    "ADJ",  "ADP",  "ADV",   "AUX",   "CCONJ", "DET", "INTJ", "NOUN", "NUM",
    "PART", "PRON", "PROPN", "PUNCT", "SCONJ", "SYM", "VERB", "X"};

}  // namespace

std::string_view to_string(Upos upos) {
  return upos_names[static_cast<std::size_t>(upos)];
}

std::optional<Upos> parse_upos(std::string_view word) {
  const auto found = std::ranges::find(upos_names, word);
  if (found == upos_names.end()) return {};
  return static_cast<Upos>(found - upos_names.begin());
}

std::string_view to_string(EntityKind kind) {
  static constexpr std::array<std::string_view, 4> names = {"person", "organisation", "place",
                                                            "nationality"};
  return names[static_cast<std::size_t>(kind)];
}

}  // namespace dragoman
