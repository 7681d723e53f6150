// Places from GeoNames (www.geonames.org, CC BY 4.0): lines of the form of its cities500.txt, 19
// cells parted by tabs without a header, of which these are read:
//
//   2 name, 3 in ASCII, 5 latitude, 6 longitude, 7 class (P: populated), 8 feature code,
//   9 ISO 3166-1 alpha-2 of the state, 15 people
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>

#include "dragoman/error.h"
#include "dragoman/knowledge.h"

namespace dragoman {

// ISO 3166-1 alpha-2 → code.
using CodesByIso2 = std::map<std::string, PartyCode, std::less<>>;
Result<CodesByIso2> read_iso2(const std::filesystem::path& data);

struct PlacesImport {
  std::string tsv;            // as places.tsv has them, with the header; by name
  std::size_t places = 0;     // rows of it
  std::size_t small = 0;      // lines of less people than asked for, or of no living place
  std::size_t known = 0;      // names of parties, people or places that the tables have
  std::size_t ambiguous = 0;  // names of places in several states, none of them by far the largest
};

// The places of `least_people` or more, each by its name and that in ASCII. A name of places in
// several states is taken where one has ten times the people of the next. Lines that are none of
// that form are faults, all told at once with their number.
Result<PlacesImport> places_of_geonames(std::string_view lines, const CodesByIso2& states,
                                        const Knowledge& knowledge, std::uint64_t least_people);

}  // namespace dragoman
