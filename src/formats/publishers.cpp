#include "formats/publishers.h"

#include <fmt/format.h>

#include "base/tsv.h"
#include "formats/told_title.h"

namespace dragoman {

Result<Publishers> load_publishers(const std::filesystem::path& data_folder) {
  Publishers publishers;
  Faults faults;
  const auto day_of = [](std::string_view cell, std::optional<Date>& day) {
    day = cell.empty() ? std::nullopt : parse_date(cell);
    return cell.empty() || day.has_value();
  };
  each_row(data_folder / "publishers.tsv", {"party", "name", "from", "to"}, faults,
           [&](const Cells& cells) -> std::string {
             Publisher row{std::string(cells[0]), std::string(cells[1]), {}, {}};
             if (row.party.empty() || row.name.empty()) return "lacks the party or its name";
             if (!day_of(cells[2], row.from) || !day_of(cells[3], row.to)) {
               return "a date must be YYYY, YYYY-MM or YYYY-MM-DD";
             }
             publishers.push_back(std::move(row));
             return {};
           });
  if (!faults.none()) return tl::unexpected(faults.error());
  return publishers;
}

std::string publisher_name(const PartyCode& code, const std::optional<When>& day,
                           const Publishers& publishers, const Knowledge& knowledge) {
  if (code.empty()) return {};
  const Publisher* named = nullptr;
  for (const auto& row : publishers) {
    if (row.party != code) continue;
    const bool begun = !day || !row.from || first_day(*row.from) <= last_day(day->from);
    const bool ended = day && row.to && last_day(*row.to) < first_day(day->from);
    if (begun && !ended) named = &row;
  }
  return named != nullptr ? named->name : party_name(code, knowledge);
}

}  // namespace dragoman
