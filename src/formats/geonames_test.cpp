#include "formats/geonames.h"

#include <gtest/gtest.h>

#include <stdexcept>

#include "knowledge/test_knowledge.h"

namespace dragoman {
namespace {

// A line of our own making in the form of cities500.txt.
std::string line(const std::string& name, const std::string& ascii, const std::string& iso2,
                 const std::string& people, const std::string& code = "PPL") {
  return "1\t" + name + "\t" + ascii + "\t\t42.57688\t-1.66769\tP\t" + code + "\t" + iso2 +
         "\t\t02\t\t\t\t" + people + "\t\t1832\tEurope/Nowhere\t2020-01-01\n";
}

Result<PlacesImport> import_of(const std::string& lines) {
  const auto states = read_iso2(DRAGOMAN_ROOT "/data");
  if (!states) throw std::runtime_error(states.error().message);
  return places_of_geonames(lines, *states, test_knowledge(), 1000);
}

TEST(GeoNames, TakesPlacesAsRows) {
  struct Case {
    std::string lines, expected;
  };
  const std::string row = "Examplovo\tExamplovo\tCZE\tcity\t42.577\t-1.668\tgeonames\n";
  const Case cases[] = {
      {line("Examplovo", "Examplovo", "CZ", "5000"), row},
      {line("Exämplovo", "Examplovo", "CZ", "5000"),
       row + "Exämplovo\tExamplovo\tCZE\tcity\t42.577\t-1.668\tgeonames\n"},
      {line("Examplovo", "Examplovo", "CZ", "999"), ""},           // small
      {line("Examplovo", "Examplovo", "CZ", ""), ""},              // nobody knows
      {line("Examplovo", "Examplovo", "CZ", "5000", "PPLX"), ""},  // a quarter
      {line("Examplovo", "Examplovo", "??", "5000"), ""},          // of no state we know
      {line("Georgia", "Georgia", "US", "5000"), ""},              // a party
      {line("Seoul", "Seoul", "US", "5000"), ""},                  // a place of our tables
      {line("Lavrov", "Lavrov", "RU", "5000"), ""},                // a person
      // By far the largest, and not.
      {line("Examplovo", "Examplovo", "SK", "5000") + line("Examplovo", "Examplovo", "CZ", "50000"),
       row},
      {line("Examplovo", "Examplovo", "SK", "5001") + line("Examplovo", "Examplovo", "CZ", "50000"),
       ""},
      {line("Examplovo", "Examplovo", "CZ", "5001") + line("Examplovo", "Examplovo", "CZ", "5000"),
       row},
  };
  for (const auto& c : cases) {
    SCOPED_TRACE(c.lines);
    const auto import = import_of(c.lines);
    ASSERT_TRUE(import) << import.error().message;
    EXPECT_EQ(import->tsv, "name\tcity\tstate\tkind\tlatitude\tlongitude\tsource\n" + c.expected);
  }
}

TEST(GeoNames, TellsAllFaults) {
  const auto import = import_of(line("Examplovo", "Examplovo", "CZ", "many") + "not a line\n");
  ASSERT_FALSE(import);
  EXPECT_EQ(import.error().message,
            "line 1: latitude, longitude or people is no number\nline 2: 1 cells, not 19");
}

}  // namespace
}  // namespace dragoman
