#include <algorithm>
#include <tuple>

#include "knowledge/layers.h"
#include "knowledge/load.h"

namespace dragoman {

void load_offices(Folders folders, Knowledge::Tables& tables, Faults& faults) {
  const auto table =
      read_layers(folders, "offices.tsv", {"title", "of", "office", "source"}, 2, faults);
  for (const auto& row : table.rows) {
    const auto& c = row.cells;
    const bool built = c[2] == "=" || c[2] == "deputy-" || c[2] == "former" || c[2] == "honorific";
    if (c[0].empty() || c[2].empty()) faults.add(*row.path, row.line, "no title or no office");
    if (built && !c[0].ends_with(" *")) {
      faults.add(*row.path, row.line, in_quotes(c[2]) + " needs a title that ends in ' *'");
    }
    if (!c[1].empty() && tables.party_index(c[1]) == names_nothing) {
      faults.add(*row.path, row.line, "unknown party " + in_quotes(c[1]));
    }
    tables.offices.add(c[0], c[2], c[1]);
  }
}

void load_holders(Folders folders, Knowledge::Tables& tables, Faults& faults) {
  auto table = read_layers(
      folders, "holders.tsv",
      {"of", "office", "person", "from", "title", "family", "aliases", "to", "as_of", "source"}, 4,
      faults);
  // Dates as cells sort like dates: "" < "2021" < "2021-01" < "2021-01-20".
  const auto order = [](const LayerRow& row) {
    const auto& c = row.cells;
    return std::tie(c[0], c[1], c[3], c[7], c[2]);
  };
  std::ranges::sort(table.rows, {}, order);
  tables.holders.reserve(table.rows.size());
  for (const auto& row : table.rows) {
    const auto& c = row.cells;
    if (tables.party_index(c[0]) == names_nothing) {
      faults.add(*row.path, row.line, "unknown party " + in_quotes(c[0]));
    }
    if (!tables.offices.knows(c[1])) {
      faults.add(*row.path, row.line,
                 "unknown office " + in_quotes(c[1]) + "; no row of offices.tsv has it");
    }
    if (c[2].empty()) faults.add(*row.path, row.line, "no person");
    const auto term = read_term(row, c[3], c[7], faults);
    const auto as_of = read_date(row, c[8], faults);
    if (!term.to && !as_of) {
      faults.add(*row.path, row.line, "neither `to` nor `as_of`: until when is this known?");
    }
    Holder holder{PartyCode(c[0]),   std::string(c[1]), std::string(c[4]),
                  std::string(c[2]), std::string(c[5]), {},
                  term.from,         term.to,           as_of,
                  std::string(c[9])};
    for (const auto alias : split(c[6], '|')) holder.aliases.emplace_back(alias);
    tables.holders.push_back(std::move(holder));
  }
  for (std::uint32_t i = 0; i < tables.holders.size(); ++i) {
    tables.people.add(tables.holders[i], i);
  }
  tables.people.seal();
}

}  // namespace dragoman
