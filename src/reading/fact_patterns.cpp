#include "reading/fact_patterns.h"

#include <algorithm>
#include <optional>

#include "base/tsv.h"
#include "reading/syntax.h"

namespace dragoman {

namespace {

struct ScopeWord {
  std::string_view word;
  PartyScope scope;
};

constexpr ScopeWord scope_words[] = {
    {"none", PartyScope::none},
    {"named", PartyScope::named},
    {"pair", PartyScope::pair},
    {"owner", PartyScope::owner},
    {"mission", PartyScope::mission},
    {"bid", PartyScope::bid},
    {"anniversary", PartyScope::anniversary},
};

bool parse_scope(std::string_view text, FactPattern& row) {
  for (const auto& [word, scope] : scope_words) {
    if (text != word) continue;
    row.scope = scope;
    return true;
  }
  // Codes of parties, "AUS GBR USA".
  row.scope = PartyScope::fixed;
  for (const auto code : split(text, ' ')) {
    const bool capital = !code.empty() && code.front() >= 'A' && code.front() <= 'Z';
    if (!capital) return false;
    row.codes.emplace_back(code);
  }
  return !row.codes.empty();
}

std::vector<std::string> lower_items(std::string_view text) {
  std::vector<std::string> items;
  if (text == "-") return items;
  for (const auto item : split(text, '|')) items.push_back(lower(item));
  return items;
}

void load_words(const std::filesystem::path& path, FactPatterns& patterns, Faults& faults) {
  const auto table = read_tsv(path, {"list", "words"});
  if (!table) return faults.add(table.error());
  for (const auto& row : table->rows) {
    auto& list = patterns.words[std::string(row.cells[0])];
    for (const auto word : split(row.cells[1], '|')) list.emplace_back(word);
  }
}

void load_rows(const std::filesystem::path& path, FactPatterns& patterns, Faults& faults) {
  const auto table = read_tsv(
      path, {"kind", "head", "before", "after", "except", "parties", "state", "example", "reads"});
  if (!table) return faults.add(table.error());
  std::map<FactKind, int> count;
  for (const auto& [line, cells] : table->rows) {
    FactPattern row;
    row.line = line;
    const auto kind = parse_fact_kind(cells[0]);
    if (!kind) {
      faults.add(path, line,
                 "unknown kind '" + std::string(cells[0]) + "'; the codebook lists them");
      continue;
    }
    row.kind = *kind;
    for (const auto head : split(cells[1], '|')) {
      std::vector<std::string> words;
      for (const auto word : split(head, ' ')) {
        if (!word.empty()) words.emplace_back(word);
      }
      if (words.empty())
        faults.add(path, line, "an empty head");
      else
        row.heads.push_back(std::move(words));
    }
    row.before = lower_items(cells[2]);
    row.after = lower_items(cells[3]);
    row.except = lower_items(cells[4]);
    if (!parse_scope(cells[5], row)) {
      faults.add(path, line,
                 "unknown parties '" + std::string(cells[5]) +
                     "'; none, named, pair, owner, mission, bid, anniversary or codes");
    }
    if (cells[6] != "-") row.state = cells[6];
    row.example = cells[7];
    row.reads = cells[8];
    if (row.example.empty()) faults.add(path, line, "a row needs an example that shows it");
    row.id = std::string(cells[0]) + "." + std::to_string(++count[row.kind]);
    for (std::size_t head = 0; head < row.heads.size(); ++head) {
      patterns.by_last_word[lower(row.heads[head].back())].push_back({patterns.rows.size(), head});
    }
    patterns.rows.push_back(std::move(row));
  }
}

}  // namespace

bool FactPatterns::in(std::string_view list, std::string_view word) const {
  return place_in(list, word) != 0;
}

int FactPatterns::place_in(std::string_view list, std::string_view word) const {
  const auto found = words.find(list);
  if (found == words.end()) return 0;
  const auto at = std::ranges::find(found->second, word);
  return at == found->second.end() ? 0 : static_cast<int>(at - found->second.begin()) + 1;
}

Result<FactPatterns> load_fact_patterns(const std::filesystem::path& data_folder) {
  FactPatterns patterns;
  Faults faults;
  load_words(data_folder / "patterns" / "fact_words.tsv", patterns, faults);
  load_rows(data_folder / "patterns" / "facts.tsv", patterns, faults);
  if (!faults.none()) return tl::unexpected(faults.error());
  return patterns;
}

}  // namespace dragoman
