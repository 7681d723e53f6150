#include "formats/geonames.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <vector>

#include "base/parse_number.h"
#include "base/tsv.h"

namespace dragoman {
namespace {

constexpr std::size_t cell_count = 19;

struct City {
  std::string_view name;
  std::string ascii;
  PartyCode state;
  double latitude = 0;
  double longitude = 0;
  std::uint64_t people = 0;
};

// Quarters of a city, and places where nobody lives any more.
bool is_living_place(std::string_view kind, std::string_view code) {
  constexpr std::array<std::string_view, 4> others = {"PPLX", "PPLH", "PPLQ", "PPLW"};
  return kind == "P" && std::ranges::find(others, code) == others.end();
}

bool is_known(const Knowledge& knowledge, std::string_view name) {
  const Span all{0, name.size()};
  const auto is_whole = [&](const auto& match) { return match.span == all; };
  return std::ranges::any_of(knowledge.find_parties(name, all), is_whole) ||
         std::ranges::any_of(knowledge.find_places(name, all), is_whole) ||
         !knowledge.people_named(name).empty();
}

// The one that the name means, if it is clear.
const City* largest(const std::vector<City>& cities) {
  constexpr std::uint64_t by_far = 10;
  const auto first = std::ranges::max_element(cities, {}, &City::people);
  const bool clear = std::ranges::all_of(cities, [&](const City& city) {
    return city.state == first->state || city.people <= first->people / by_far;
  });
  return clear ? &*first : nullptr;
}

}  // namespace

Result<CodesByIso2> read_iso2(const std::filesystem::path& data) {
  const auto table = read_tsv(data / "states.tsv", {"iso2", "code"});
  if (!table) return tl::unexpected(table.error());
  CodesByIso2 codes;
  for (const auto& row : table->rows) {
    if (!row.cells[0].empty()) codes.try_emplace(std::string(row.cells[0]), row.cells[1]);
  }
  return codes;
}

Result<PlacesImport> places_of_geonames(std::string_view lines, const CodesByIso2& states,
                                        const Knowledge& knowledge, std::uint64_t least_people) {
  PlacesImport import;
  std::map<std::string, std::vector<City>> called;
  std::vector<std::string> faults;
  std::size_t number_of_line = 0;
  for (std::size_t begin = 0; begin < lines.size();) {
    const auto end = std::min(lines.find('\n', begin), lines.size());
    auto line = lines.substr(begin, end - begin);
    begin = end + 1;
    ++number_of_line;
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (line.empty()) continue;
    const auto cells = split(line, '\t');
    if (cells.size() != cell_count) {
      faults.push_back(
          fmt::format("line {}: {} cells, not {}", number_of_line, cells.size(), cell_count));
      continue;
    }
    const auto latitude = parse_number<double>(cells[4]);
    const auto longitude = parse_number<double>(cells[5]);
    const auto people = cells[14].empty() ? 0 : parse_number<std::uint64_t>(cells[14]);
    if (!latitude || !longitude || !people) {
      faults.push_back(
          fmt::format("line {}: latitude, longitude or people is no number", number_of_line));
      continue;
    }
    const auto state = states.find(cells[8]);
    if (state == states.end() || *people < least_people || !is_living_place(cells[6], cells[7])) {
      ++import.small;
      continue;
    }
    City city{cells[1], std::string(cells[2]), state->second, *latitude, *longitude, *people};
    std::ranges::replace(city.ascii, '`', '\'');
    if (city.name != city.ascii) called[std::string(city.name)].push_back(city);
    called[city.ascii].push_back(std::move(city));
  }
  if (!faults.empty()) {
    return fail(ErrorCode::bad_input, fmt::format("{}", fmt::join(faults, "\n")));
  }
  import.tsv = "name\tcity\tstate\tkind\tlatitude\tlongitude\tsource\n";
  for (const auto& [name, cities] : called) {
    if (name.empty() || is_known(knowledge, name)) {
      ++import.known;
      continue;
    }
    const auto* city = largest(cities);
    if (city == nullptr) {
      ++import.ambiguous;
      continue;
    }
    import.tsv += fmt::format("{}\t{}\t{}\tcity\t{:.3f}\t{:.3f}\tgeonames\n", name, city->ascii,
                              city->state, city->latitude, city->longitude);
    ++import.places;
  }
  return import;
}

}  // namespace dragoman
