#include "history/commitments/commitment_tables.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "base/tsv.h"
#include "knowledge/fold.h"

namespace dragoman {

namespace {

constexpr std::size_t shortest_stem = 3;  // bytes

constexpr std::array<std::pair<std::string_view, WordRole>, 10> plain_roles{{
    {"stop", WordRole::stop},
    {"common", WordRole::common},
    {"office", WordRole::office},
    {"deputy", WordRole::deputy},
    {"pronoun", WordRole::pronoun},
    {"progress", WordRole::progress},
    {"begun", WordRole::begun},
    {"ahead", WordRole::ahead},
    {"called_off", WordRole::called_off},
    {"lasting", WordRole::lasting},
}};

constexpr std::array<std::pair<std::string_view, WordRole>, 2> roles_of_a_kind{{
    {"promise", WordRole::promise},
    {"named", WordRole::named},
}};

template <class Table>
std::optional<WordRole> role_named(const Table& table, std::string_view word) {
  const auto at = std::ranges::find(table, word, [](const auto& entry) { return entry.first; });
  return at == table.end() ? std::nullopt : std::optional(at->second);
}

std::string without_suffix(std::string_view word, const CommitmentTables& tables) {
  for (const auto& [ending, left] : tables.suffixes) {
    if (word.size() < ending.size() + shortest_stem - left.size()) continue;
    if (!word.ends_with(ending)) continue;
    return std::string(word.substr(0, word.size() - ending.size())) + left;
  }
  return std::string(word);
}

Stems stems_of(std::string_view words, const CommitmentTables& tables) {
  Stems stems;
  const auto folded = fold(words);
  for (const auto word : split(folded, ' ')) stems.push_back(stem(word, tables));
  return stems;
}

// Nothing, if one of them is no act.
std::optional<ActSet> parse_acts(std::string_view words) {
  ActSet acts = 0;
  for (const auto word : split(words, '|')) {
    const auto act = parse_act(word);
    if (!act) return {};
    acts |= act_bit(*act);
  }
  return acts;
}

std::string fault_of_acts(std::string_view acts) {
  return fmt::format("'{}' are not acts: write them as the codebook does, '|' between", acts);
}

void add_suffixes(Cells cells, CommitmentTables& tables) {
  for (const auto ending : split(cells[0], '|')) {
    tables.suffixes.push_back({std::string(ending), cells[2] == "-" ? "" : std::string(cells[2])});
  }
}

void add_alike(Cells cells, CommitmentTables& tables) {
  const auto words = split(cells[0], '|');
  for (const auto word : words) {
    tables.alike.emplace(without_suffix(word, tables), without_suffix(words.front(), tables));
  }
}

std::string add_deed(Cells cells, CommitmentTables& tables) {
  const auto acts = parse_acts(cells[2]);
  if (!acts) return fault_of_acts(cells[2]);
  for (const auto words : split(cells[0], '|')) {
    const auto stems = stems_of(words, tables);
    tables.roles[stems.front()] |= role_bit(WordRole::deed);
    // A word of several rows ("launch flights", "launch talks") may mean either.
    auto& known = tables.deeds[stems.front()];
    const auto same = std::ranges::find(known, stems, &DeedWords::stems);
    if (same == known.end()) {
      known.push_back({stems, *acts});
    } else {
      same->acts |= *acts;
    }
  }
  return {};
}

std::string add_told(Cells cells, CommitmentTables& tables) {
  const auto acts = parse_acts(cells[2]);
  if (!acts) return fault_of_acts(cells[2]);
  for (const auto word : split(cells[0], '|')) tables.told[std::string(word)] |= *acts;
  return {};
}

std::string add_otherwise(Cells cells, CommitmentTables& tables) {
  const auto acts = parse_acts(cells[2]);
  if (!acts) return fault_of_acts(cells[2]);
  for (const auto word : split(cells[0], '|')) {
    const auto act = parse_act(word);
    if (!act) return fault_of_acts(cells[0]);
    tables.otherwise[*act] |= *acts;
  }
  return {};
}

std::string add_answer(Cells cells, CommitmentTables& tables) {
  const auto status = parse_commitment_status(cells[2]);
  if (!status) return fmt::format("'{}' is no status of a commitment", cells[2]);
  for (const auto word : split(cells[0], '|')) {
    const auto act = parse_act(word);
    if (!act) return fault_of_acts(cells[0]);
    tables.answers[*act] = *status;
    if (cells[1] == "answer_named") tables.answers_if_named |= act_bit(*act);
  }
  return {};
}

std::string add_words(Cells cells, CommitmentTables& tables) {
  WordRoles roles = 0;
  if (const auto role = role_named(plain_roles, cells[1])) {
    roles = role_bit(*role);
  } else if (const auto of_kind = role_named(roles_of_a_kind, cells[1])) {
    const auto kind = parse_commitment_kind(cells[2]);
    if (!kind) return fmt::format("'{}' is no kind of commitment", cells[2]);
    roles = role_bit(*of_kind, *kind);
  } else {
    return fmt::format("unknown kind '{}'", cells[1]);
  }
  for (const auto word : split(cells[0], '|')) tables.roles[stem(word, tables)] |= roles;
  return {};
}

std::string add_row(Cells cells, CommitmentTables& tables) {
  if (cells[1] == "suffix" || cells[1] == "alike") return {};  // read before the others
  if (cells[1] == "deed") return add_deed(cells, tables);
  if (cells[1] == "told") return add_told(cells, tables);
  if (cells[1] == "otherwise") return add_otherwise(cells, tables);
  if (cells[1] == "answer" || cells[1] == "answer_named") return add_answer(cells, tables);
  if (cells[1] == "weak") {
    for (const auto words : split(cells[0], '|')) {
      auto stems = stems_of(words, tables);
      if (stems.size() == 1) tables.roles[stems.front()] |= role_bit(WordRole::weak);
      tables.weak[stems.front()].push_back(std::move(stems));
    }
    return {};
  }
  return add_words(cells, tables);
}

// Stems are made by the rows of suffixes and of words alike, so these are read first.
void load_words(const std::filesystem::path& path, CommitmentTables& tables, Faults& faults) {
  const auto table = read_tsv(path, {"words", "kind", "value"});
  if (!table) return faults.add(table.error());
  for (const auto& row : table->rows) {
    if (split(row.cells[0], '|').empty()) faults.add(path, row.line, "a row without words");
    if (row.cells[1] == "suffix") add_suffixes(row.cells, tables);
  }
  if (!faults.none()) return;
  std::ranges::stable_sort(tables.suffixes, std::ranges::greater(),
                           [](const auto& suffix) { return suffix.ending.size(); });
  for (const auto& row : table->rows) {
    if (row.cells[1] == "alike") add_alike(row.cells, tables);
  }
  for (const auto& row : table->rows) {
    const auto fault = add_row(row.cells, tables);
    if (!fault.empty()) faults.add(path, row.line, fault);
  }
}

// A capital says whose guest one is, as "in Iceland" does.
bool says_who(std::string_view kind) {
  return kind == "name" || kind == "adjective" || kind == "demonym" || kind == "capital";
}

void load_names(const std::filesystem::path& path, CommitmentTables& tables, Faults& faults) {
  each_row(path, {"party", "name", "kind"}, faults, [&](Cells cells) {
    if (!says_who(cells[2])) return std::string();
    auto& names = tables.names[PartyCode(cells[0])];
    for (auto& word : stems_of(cells[1], tables)) names.push_back(std::move(word));
    return std::string();
  });
}

}  // namespace

std::string stem(std::string_view word, const CommitmentTables& tables) {
  auto stem = without_suffix(word, tables);
  const auto other = tables.alike.find(stem);
  return other == tables.alike.end() ? stem : other->second;
}

Result<CommitmentTables> load_commitment_tables(const std::filesystem::path& data_folder) {
  CommitmentTables tables;
  Faults faults;
  load_words(data_folder / "vocabulary" / "commitments.tsv", tables, faults);
  load_names(data_folder / "names.tsv", tables, faults);
  load_names(data_folder / "hand" / "names.tsv", tables, faults);
  for (auto& [party, names] : tables.names) {
    std::ranges::sort(names);
    names.erase(std::unique(names.begin(), names.end()), names.end());
  }
  auto calendar = load_calendar(data_folder);
  if (calendar) {
    tables.calendar = std::move(*calendar);
  } else {
    faults.add(calendar.error());
  }
  if (!faults.none()) return tl::unexpected(faults.error());
  return tables;
}

}  // namespace dragoman
