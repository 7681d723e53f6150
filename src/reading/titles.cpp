#include "reading/titles.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>
#include <utility>

#include "base/tsv.h"

namespace dragoman {

namespace {

constexpr std::array<std::pair<std::string_view, NameRole>, 12> roles{{
    {"modifier", NameRole::modifier},
    {"honorific", NameRole::honorific},
    {"particle", NameRole::particle},
    {"suffix", NameRole::suffix},
    {"field", NameRole::field},
    {"plain", NameRole::plain},
    {"joiner", NameRole::joiner},
    {"article", NameRole::article},
    {"link_of", NameRole::link_of},
    {"link_at", NameRole::link_at},
    {"link_to", NameRole::link_to},
    {"mutual", NameRole::mutual},
}};

constexpr std::array<std::pair<std::string_view, TitleKind>, 5> head_kinds{{
    {"office", TitleKind::office},
    {"head", TitleKind::head},
    {"head_of", TitleKind::head_of},
    {"short_form", TitleKind::short_form},
    {"stand_in", TitleKind::stand_in},
}};

template <class Table>
auto named(const Table& table, std::string_view word) {
  const auto at = std::ranges::find(table, word, [](const auto& entry) { return entry.first; });
  return at == table.end() ? std::nullopt : std::optional(at->second);
}

std::string lower(std::string_view text) {
  std::string out(text);
  std::ranges::transform(out, out.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  });
  return out;
}

void add_head(std::string_view phrase, TitleHead head, Titles& titles) {
  const auto key = lower(phrase);
  const auto words = static_cast<std::size_t>(std::ranges::count(key, ' ')) + 1;
  titles.longest_head = std::max(titles.longest_head, words);
  titles.roles[key.substr(0, key.find(' '))] |= static_cast<std::uint16_t>(NameRole::head);
  titles.heads.emplace(key, std::move(head));
}

}  // namespace

std::uint16_t Titles::roles_of(const std::string& word) const {
  const auto at = roles.find(word);
  return at == roles.end() ? std::uint16_t{0} : at->second;
}

Result<Titles> load_titles(const std::filesystem::path& data_folder) {
  const auto table =
      read_tsv(data_folder / "vocabulary" / "titles.tsv", {"words", "kind", "plural"});
  if (!table) return tl::unexpected(table.error());
  Titles titles;
  Faults faults;
  for (const auto& row : table->rows) {
    const auto words = row.cells[0];
    const auto kind = row.cells[1];
    if (const auto head = named(head_kinds, kind)) {
      add_head(words, {*head, false, std::string(words)}, titles);
      if (!row.cells[2].empty()) add_head(row.cells[2], {*head, true, std::string(words)}, titles);
    } else if (const auto role = named(roles, kind)) {
      titles.roles[lower(words)] |= static_cast<std::uint16_t>(*role);
    } else {
      faults.add(table->path, row.line, "unknown kind '" + std::string(kind) + "'");
    }
  }
  if (!faults.none()) return tl::unexpected(faults.error());
  return titles;
}

}  // namespace dragoman
