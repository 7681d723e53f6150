// The names of UD's parts of speech and of the kinds of entities.
#include <array>

#include "dragoman/analysis.h"

namespace dragoman {

std::string_view to_string(Upos upos) {
  static constexpr std::array<std::string_view, 17> names = {
      "ADJ",  "ADP",  "ADV",   "AUX",   "CCONJ", "DET", "INTJ", "NOUN", "NUM",
      "PART", "PRON", "PROPN", "PUNCT", "SCONJ", "SYM", "VERB", "X"};
  return names[static_cast<std::size_t>(upos)];
}

std::string_view to_string(EntityKind kind) {
  static constexpr std::array<std::string_view, 4> names = {"person", "organisation", "place",
                                                            "nationality"};
  return names[static_cast<std::size_t>(kind)];
}

}  // namespace dragoman
