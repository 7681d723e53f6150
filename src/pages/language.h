// A language in which pages speak: the texts of the interface (data/pages/CODE.tsv, a row a text)
// and the names of states in it (data/state_names_other.tsv). A language is added by its table
// alone; what a table lacks is said in English.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "dragoman/error.h"
#include "dragoman/knowledge.h"

namespace dragoman::pages {

struct Language {
  std::string code;  // BCP 47: "en", "ko"
  std::map<std::string, std::string, std::less<>> texts;
  std::map<PartyCode, std::string, std::less<>> party_names;  // empty for English

  // The text of a key; "[?]" if there is none, which a test looks for on every page.
  [[nodiscard]] std::string_view text(std::string_view key) const;
  [[nodiscard]] bool has(std::string_view key) const { return texts.contains(key); }
};

// The languages of `data_folder`/pages, English first, the others by their code. All faults of
// all tables are told at once, with file and line: a key that English does not have, or another
// set of {placeholders}.
Result<std::vector<Language>> load_languages(const std::filesystem::path& data_folder);

}  // namespace dragoman::pages
