#include "language.h"

#include <algorithm>
#include <set>

#include "base/tsv.h"

namespace dragoman::pages {

namespace fs = std::filesystem;

namespace {

// The names between braces: "{a} and {b}" → a, b.
std::set<std::string_view> placeholders(std::string_view words) {
  std::set<std::string_view> names;
  for (std::size_t at = words.find('{'); at != std::string_view::npos;
       at = words.find('{', at + 1)) {
    const auto end = words.find('}', at);
    if (end == std::string_view::npos) break;
    names.insert(words.substr(at + 1, end - at - 1));
  }
  return names;
}

Language load_language(const fs::path& file, const Language* english, Faults& faults) {
  Language language;
  language.code = file.stem().string();
  each_row(file, {"key", "text"}, faults, [&](Cells cells) -> std::string {
    const std::string key(cells[0]);
    if (english != nullptr) {
      const auto there = english->texts.find(key);
      if (there == english->texts.end()) return "'" + key + "' is no key of en.tsv";
      if (placeholders(there->second) != placeholders(cells[1])) {
        return "'" + key + "' has not the {placeholders} that it has in en.tsv";
      }
    }
    if (!language.texts.emplace(key, cells[1]).second) return "'" + key + "' stands there twice";
    return {};
  });
  return language;
}

void load_party_names(const fs::path& file, std::vector<Language>& languages, Faults& faults) {
  each_row(file, {"party", "language", "name"}, faults, [&](Cells cells) -> std::string {
    for (auto& language : languages) {
      if (language.code == cells[1]) language.party_names.emplace(cells[0], cells[2]);
    }
    return {};
  });
}

}  // namespace

std::string_view Language::text(std::string_view key) const {
  const auto found = texts.find(key);
  // Lives as long as the language: a key that is missing is a fault of ours.
  return found == texts.end() ? std::string_view("[?]") : std::string_view(found->second);
}

Result<std::vector<Language>> load_languages(const fs::path& data_folder) {
  const auto folder = data_folder / "pages";
  Faults faults;
  std::vector<Language> languages;
  languages.push_back(load_language(folder / "en.tsv", nullptr, faults));
  std::vector<fs::path> files;
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(folder, error)) {
    if (entry.path().extension() == ".tsv" && entry.path().stem() != "en") {
      files.push_back(entry.path());
    }
  }
  std::ranges::sort(files);
  for (const auto& file : files) {
    auto language = load_language(file, &languages.front(), faults);
    language.texts.insert(languages.front().texts.begin(), languages.front().texts.end());
    languages.push_back(std::move(language));
  }
  load_party_names(data_folder / "state_names_other.tsv", languages, faults);
  if (!faults.none()) return tl::unexpected(faults.error());
  return languages;
}

}  // namespace dragoman::pages
