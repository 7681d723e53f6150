#include "history/relation/relation_words.h"

#include <algorithm>
#include <array>

#include "base/parse_number.h"
#include "base/tsv.h"
#include "knowledge/fold.h"

namespace dragoman {

namespace {

constexpr std::array<std::string_view, 10> list_kinds = {
    "dropped", "sitting", "ordinal",     "link",        "diplomatic",
    "grade",   "beside",  "anniversary", "partnership", "body"};
constexpr std::array<std::string_view, 5> table_kinds = {"relations", "ended", "mission",
                                                         "partnership", "agreement"};

WordRow folded_words(std::string_view text) {
  WordRow words;
  const auto folded = fold(text);
  for (const auto word : split(folded, ' ')) {
    if (!word.empty()) words.emplace_back(word);
  }
  return words;
}

bool stands_at(const WordRow& words, std::size_t at, const WordRow& phrase) {
  return words.size() - at >= phrase.size() &&
         std::equal(phrase.begin(), phrase.end(), words.begin() + static_cast<std::ptrdiff_t>(at));
}

// How many words at `at` one of `phrases` takes; they come longest first. 0 if none does.
std::size_t phrase_at(const WordRow& words, std::size_t at, const std::vector<WordRow>& phrases) {
  for (const auto& phrase : phrases) {
    if (stands_at(words, at, phrase)) return phrase.size();
  }
  return 0;
}

// "4th", "21st".
bool is_number(std::string_view word) {
  return !word.empty() && word.front() >= '0' && word.front() <= '9';
}

std::string without_pair(std::string_view text, const Pair& pair, const Knowledge& knowledge) {
  std::string rest(text);
  for (const auto& match : knowledge.find_parties(text, {0, text.size()})) {
    const bool theirs = std::ranges::any_of(match.candidates, [&](const PartyName& name) {
      return name.party == pair.a || name.party == pair.b;
    });
    if (!theirs) continue;
    std::fill(rest.begin() + static_cast<std::ptrdiff_t>(match.span.begin),
              rest.begin() + static_cast<std::ptrdiff_t>(match.span.end), ' ');
  }
  return rest;
}

WordRow replaced(const WordRow& words, const RelationWordTables& tables) {
  WordRow result;
  for (std::size_t at = 0; at < words.size();) {
    const auto fitting = std::ranges::find_if(
        tables.same, [&](const auto& row) { return stands_at(words, at, row.first); });
    if (fitting == tables.same.end()) {
      result.push_back(words[at++]);
      continue;
    }
    result.insert(result.end(), fitting->second.begin(), fitting->second.end());
    at += fitting->first.size();
  }
  return result;
}

WordRow dropped(const WordRow& words, const RelationWordTables& tables) {
  WordRow result;
  for (std::size_t at = 0; at < words.size();) {
    if (const auto size = phrase_at(words, at, tables.list("dropped")); size != 0) {
      at += size;
    } else {
      result.push_back(words[at++]);
    }
  }
  return result;
}

std::string take_row(Cells cells, RelationWordTables& tables) {
  const auto words = folded_words(cells[0]);
  const auto kind = cells[1];
  if (words.empty()) return "no words";
  if (kind == "same") {
    auto value = folded_words(cells[2]);
    if (value.empty()) return "'same' needs a value";
    tables.same.emplace_back(words, std::move(value));
  } else if (kind == "mission" || kind == "post") {
    if (cells[2].empty()) return "'" + std::string(kind) + "' needs a value";
    tables.missions.emplace(words, MissionWord{std::string(cells[2]), kind == "post"});
  } else if (kind == "table") {
    if (std::ranges::find(table_kinds, cells[2]) == table_kinds.end()) {
      return "'" + std::string(cells[2]) + "' is nothing that a row of relations.tsv can be";
    }
    tables.tables.emplace(std::string(cells[0]), std::string(cells[2]));
  } else if (kind == "ordinal" && !cells[2].empty()) {
    const auto number = parse_number<int>(cells[2]);
    if (!number || *number < 1) return "'" + std::string(cells[2]) + "' is no number from 1 on";
    tables.ordinals.emplace(joined(words), *number);
    tables.lists[std::string(kind)].push_back(words);
  } else if (std::ranges::find(list_kinds, kind) != list_kinds.end()) {
    tables.lists[std::string(kind)].push_back(words);
  } else {
    return "unknown kind '" + std::string(kind) + "'";
  }
  return {};
}

}  // namespace

const std::vector<WordRow>& RelationWordTables::list(std::string_view kind) const {
  static const std::vector<WordRow> none;
  const auto at = lists.find(kind);
  return at == lists.end() ? none : at->second;
}

Result<RelationWords> load_relation_words(const std::filesystem::path& data_folder) {
  auto tables = std::make_shared<RelationWordTables>();
  Faults faults;
  each_row(data_folder / "vocabulary" / "relation.tsv", {"words", "kind", "value"}, faults,
           [&](Cells cells) { return take_row(cells, *tables); });
  if (!faults.none()) return tl::unexpected(faults.error());
  for (auto& [kind, phrases] : tables->lists) {
    std::ranges::stable_sort(phrases, std::ranges::greater(), &WordRow::size);
  }
  std::ranges::stable_sort(tables->same, std::ranges::greater(),
                           [](const auto& row) { return row.first.size(); });
  return RelationWords{std::move(tables)};
}

WordRow words_between(std::string_view text, const Pair& pair, const Knowledge& knowledge,
                      const RelationWordTables& words) {
  return dropped(replaced(folded_words(without_pair(text, pair, knowledge)), words), words);
}

WordRow name_key(std::string_view name, const Pair& pair, const Knowledge& knowledge,
                 const RelationWordTables& words) {
  const auto all = words_between(name, pair, knowledge, words);
  const auto at_an_end = [&](const std::string& word) {
    return is_number(word) || phrase_at({word}, 0, words.list("sitting")) != 0 ||
           phrase_at({word}, 0, words.list("ordinal")) != 0 ||
           phrase_at({word}, 0, words.list("link")) != 0;
  };
  const auto begin = std::ranges::find_if_not(all, at_an_end);
  auto end = all.end();
  // A number may end a name: "Horizon 2030".
  while (end != begin && at_an_end(*(end - 1)) && !is_number(*(end - 1))) --end;
  return {begin, end};
}

std::size_t find_words(const WordRow& words, const WordRow& phrase, std::size_t from) {
  if (phrase.empty()) return words.size();
  for (std::size_t at = from; at + phrase.size() <= words.size(); ++at) {
    if (stands_at(words, at, phrase)) return at;
  }
  return words.size();
}

bool has_any_of(const WordRow& words, const std::vector<WordRow>& phrases) {
  return std::ranges::any_of(
      phrases, [&](const WordRow& phrase) { return find_words(words, phrase) < words.size(); });
}

std::optional<int> number_before(const WordRow& words, std::size_t at,
                                 const RelationWordTables& tables) {
  while (at > 0) {
    const auto& word = words[--at];
    if (const auto ordinal = tables.ordinals.find(word); ordinal != tables.ordinals.end()) {
      return ordinal->second;
    }
    // "4th", but not "2021".
    if (is_number(word) && word.size() > 2 && word.back() > '9') {
      return parse_number<int>(std::string_view(word).substr(0, word.size() - 2));
    }
    if (phrase_at({word}, 0, tables.list("sitting")) == 0 &&
        phrase_at({word}, 0, tables.list("link")) == 0) {
      return {};
    }
  }
  return {};
}

const MissionWord* mission_in(const WordRow& words, const RelationWordTables& tables) {
  std::size_t longest = 0;
  const MissionWord* found = nullptr;
  for (const auto& [phrase, mission] : tables.missions) {
    if (phrase.size() <= longest || find_words(words, phrase) == words.size()) continue;
    longest = phrase.size();
    found = &mission;
  }
  return found;
}

WordRow partnership_in(const WordRow& words, const RelationWordTables& tables) {
  for (const auto& head : tables.list("partnership")) {
    const auto at = find_words(words, head);
    if (at == words.size()) continue;
    auto begin = at;
    const auto& grades = tables.list("grade");
    while (begin > 0) {
      const auto grade = std::ranges::find_if(grades, [&](const WordRow& phrase) {
        return phrase.size() <= begin && stands_at(words, begin - phrase.size(), phrase);
      });
      if (grade == grades.end()) break;
      begin -= grade->size();
    }
    if (begin == at) return {};
    return {words.begin() + static_cast<std::ptrdiff_t>(begin),
            words.begin() + static_cast<std::ptrdiff_t>(at + head.size())};
  }
  return {};
}

std::string joined(const WordRow& words) {
  std::string text;
  for (const auto& word : words) text += (text.empty() ? "" : " ") + word;
  return text;
}

}  // namespace dragoman
