#include "text/metadata.h"

#include <unicode/uchar.h>
#include <unicode/uscript.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <cstdint>
#include <map>
#include <nlohmann/json.hpp>

#include "text/find_dateline.h"

namespace dragoman {
namespace {

using Facts = std::vector<std::pair<std::string, std::string>>;

// Adds the strings of a JSON-LD script as "jsonld:name" facts, in the order of the script.
void add_json_ld(const std::string& script, Facts& facts) {
  constexpr std::size_t largest = 1 << 20;
  if (script.size() > largest) return;
  // Read by events rather than into a tree, so that depth costs nothing.
  struct Strings : nlohmann::json_sax<nlohmann::json> {
    Facts found;
    std::string last_key;
    bool null() override { return true; }
    bool boolean(bool) override { return true; }
    bool number_integer(std::int64_t) override { return true; }
    bool number_unsigned(std::uint64_t) override { return true; }
    bool number_float(double, const std::string&) override { return true; }
    bool string(std::string& value) override {
      found.emplace_back("jsonld:" + last_key, value);
      return true;
    }
    bool binary(nlohmann::json::binary_t&) override { return true; }
    bool start_object(std::size_t) override { return true; }
    bool key(std::string& name) override {
      last_key = fold_case(name);
      return true;
    }
    bool end_object() override { return true; }
    bool start_array(std::size_t) override { return true; }
    bool end_array() override { return true; }
    bool parse_error(std::size_t, const std::string&, const nlohmann::detail::exception&) override {
      return false;  // keep what came before
    }
  } strings;
  nlohmann::json::sax_parse(script, &strings);
  facts.insert(facts.end(), strings.found.begin(), strings.found.end());
}

// "en_GB" → "en-GB"; empty for what is no language tag.
std::string language_tag(std::string tag) {
  std::ranges::replace(tag, '_', '-');
  const auto main = tag.substr(0, tag.find('-'));
  const bool letters = std::ranges::all_of(
      main, [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); });
  return letters && (main.size() == 2 || main.size() == 3) && tag.size() <= 12 ? tag
                                                                               : std::string();
}

// The writing a language is written in, where that tells.
UScriptCode script_of_language(std::string_view language) {
  const auto main = language.substr(0, language.find('-'));
  constexpr std::pair<std::string_view, UScriptCode> scripts[] = {
      {"ko", USCRIPT_HANGUL},   {"ja", USCRIPT_HAN},      {"zh", USCRIPT_HAN},
      {"ru", USCRIPT_CYRILLIC}, {"uk", USCRIPT_CYRILLIC}, {"bg", USCRIPT_CYRILLIC},
      {"ar", USCRIPT_ARABIC},   {"fa", USCRIPT_ARABIC},   {"ur", USCRIPT_ARABIC},
      {"he", USCRIPT_HEBREW},   {"el", USCRIPT_GREEK},    {"hi", USCRIPT_DEVANAGARI},
      {"th", USCRIPT_THAI},     {"ka", USCRIPT_GEORGIAN}, {"hy", USCRIPT_ARMENIAN}};
  for (const auto& [code, script] : scripts) {
    if (main == code) return script;
  }
  return USCRIPT_LATIN;
}

// The writing that most letters of a text are in; kana counts as Han.
UScriptCode main_script(std::string_view text) {
  std::map<UScriptCode, std::size_t> counts;
  const auto* data = reinterpret_cast<const std::uint8_t*>(text.data());
  for (std::size_t at = 0; at < text.size();) {
    UChar32 c = 0;
    U8_NEXT(data, at, text.size(), c);
    if (c < 0 || !u_isalpha(c)) continue;
    UErrorCode status = U_ZERO_ERROR;
    auto script = c < 0x80 ? USCRIPT_LATIN : uscript_getScript(c, &status);
    if (script == USCRIPT_HIRAGANA || script == USCRIPT_KATAKANA) script = USCRIPT_HAN;
    ++counts[script];
  }
  const auto most =
      std::ranges::max_element(counts, {}, [](const auto& entry) { return entry.second; });
  return most == counts.end() ? USCRIPT_UNKNOWN : most->first;
}

bool has_kana(std::string_view text) {
  // Hiragana and katakana are E3 81 80 to E3 83 BF in UTF-8.
  for (std::size_t i = 0; i + 2 < text.size(); ++i) {
    if (static_cast<unsigned char>(text[i]) == 0xE3 &&
        static_cast<unsigned char>(text[i + 1]) >= 0x81 &&
        static_cast<unsigned char>(text[i + 1]) <= 0x83) {
      return true;
    }
  }
  return false;
}

std::string language_by_words(std::string_view text, const FurnitureTables& tables) {
  std::map<std::string, std::size_t> counts;
  std::size_t words = 0;
  for (std::size_t begin = 0; begin < text.size();) {
    const auto end = std::min(text.find_first_of(" \n", begin), text.size());
    const auto word = text.substr(begin, end - begin);
    begin = end + 1;
    if (word.empty()) continue;
    ++words;
    constexpr std::size_t longest = 8;
    if (word.size() > longest) continue;
    const auto found = tables.frequent_words.find(fold_case(word));
    if (found == tables.frequent_words.end()) continue;
    for (const auto& language : found->second) ++counts[language];
  }
  const auto most =
      std::ranges::max_element(counts, {}, [](const auto& entry) { return entry.second; });
  constexpr std::size_t fewest_words = 8;
  // A fifth of any running text are such words.
  return most != counts.end() && words >= fewest_words && most->second * 8 >= words ? most->first
                                                                                    : std::string();
}

}  // namespace

Metadata find_metadata(const Facts& facts, const FurnitureTables& tables) {
  Facts all;
  for (const auto& [key, value] : facts) {
    if (key == "jsonld") {
      add_json_ld(value, all);
    } else {
      all.emplace_back(key, value);
    }
  }
  Metadata metadata;
  for (const auto& rule : tables.meta) {
    for (const auto& [key, value] : all) {
      if (key != rule.key || value.empty()) continue;
      switch (rule.field) {
        case MetaField::title:
          metadata.titles.push_back(value);
          break;
        case MetaField::date:
          if (!metadata.date) metadata.date = date_of_value(value, tables);
          break;
        case MetaField::language:
          if (metadata.language.empty()) metadata.language = language_tag(value);
          break;
        case MetaField::address:
          if (metadata.address.empty()) metadata.address = value;
          break;
      }
    }
  }
  return metadata;
}

std::string find_language(std::string_view text, const std::string& declared,
                          const FurnitureTables& tables) {
  constexpr std::size_t window = 1 << 13;  // enough to tell by
  const auto sample = text.substr(0, window);
  const auto script = main_script(sample);
  if (script == USCRIPT_UNKNOWN) return declared;
  auto by_words = language_by_words(sample, tables);
  // Sites keep the language of their home page on translations.
  if (!declared.empty() && script_of_language(declared) == script &&
      (by_words.empty() || declared.starts_with(by_words))) {
    return declared;
  }
  if (!by_words.empty()) return by_words;
  switch (script) {
    case USCRIPT_HANGUL:
      return "ko";
    case USCRIPT_HAN:
      return has_kana(sample) ? "ja" : "zh";
    default:
      return script_of_language(declared) == script ? declared : std::string();
  }
}

}  // namespace dragoman
