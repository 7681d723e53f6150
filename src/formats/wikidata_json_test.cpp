#include "formats/wikidata_json.h"

#include <gtest/gtest.h>

#include "base/files.h"
#include "knowledge/test_knowledge.h"

namespace dragoman {
namespace {

// An answer with one binding, the values of which are literals.
std::string answer(std::initializer_list<std::pair<std::string_view, std::string_view>> values) {
  std::string binding;
  for (const auto& [variable, value] : values) {
    binding += binding.empty() ? "" : ", ";
    binding += "\"" + std::string(variable) + R"(": {"type": "literal", "value": ")" +
               std::string(value) + "\"}";
  }
  return R"({"head": {"vars": []}, "results": {"bindings": [{)" + binding + "}]}}";
}

// The rows without the header, then why others were left out; or the error.
std::string describe(std::string_view json, std::optional<Date> as_of = {}) {
  const auto import = holders_of_wikidata(json, test_knowledge(), as_of);
  if (!import) return "error: " + import.error().message;
  const auto tsv = holders_tsv(import->holders);
  auto out = tsv.substr(tsv.find('\n') + 1);
  for (const auto& reason : import->left_out) out += reason + "\n";
  return out;
}

TEST(HoldersOfWikidata, TakesTheTermsThatTellEnough) {
  struct Case {
    std::string json, expected;
  };
  const Case cases[] = {
      {answer({{"of", "KOR"},
               {"office", "foreign-minister"},
               {"title", "Minister of Foreign Affairs"},
               {"person", "Hong Example"},
               {"personItem", "http://www.wikidata.org/entity/Q1"},
               {"family", "Hong"},
               {"aliases", "Hong E.|Hong Example|홍"},
               {"from", "2031-02-09T00:00:00Z"},
               {"to", "2032-01-01T00:00:00Z"},
               {"toPrecision", "9"}}),
       "KOR\tforeign-minister\tMinister of Foreign Affairs\tHong Example\tHong\tHong E.|홍\t"
       "2031-02-09\t2032\t\twikidata Q1\n"},
      // Still there when asked; the month is all that is known.
      {answer({{"of", "KOR"},
               {"office", "head-of-state"},
               {"person", "Hong Example"},
               {"from", "2031-02-01T00:00:00Z"},
               {"fromPrecision", "10"},
               {"asOf", "2031-05-06T07:08:09.123Z"}}),
       "KOR\thead-of-state\t\tHong Example\t\t\t2031-02\t\t2031-05-06\twikidata\n"},
      {answer({{"of", "KOR"}, {"office", "head-of-state"}, {"person", "Q4115189"}}),
       "binding 1 left out: no English name of the person\n"},
      {answer({{"of", "XXX"}, {"office", "head-of-state"}, {"person", "A B"}}),
       "binding 1 left out: A B: unknown party 'XXX'\n"},
      {answer({{"of", "KOR"}, {"office", "gardener"}, {"person", "A B"}}),
       "binding 1 left out: A B: unknown office 'gardener'\n"},
      {answer({{"of", "KOR"}, {"office", "head-of-state"}, {"person", "A B"}}),
       "binding 1 left out: A B: neither ?to nor ?asOf; say when the query was asked with "
       "--as-of\n"},
      {answer({{"of", "KOR"},
               {"office", "head-of-state"},
               {"person", "A B"},
               {"from", "2031-02-01T00:00:00Z"},
               {"to", "2030-02-01T00:00:00Z"}}),
       "binding 1 left out: A B: the term ends before it starts\n"},
      {R"({"results": {"bindings": []}})", ""},
      {R"({"results": {"bindings": [7]}})", "binding 1 left out: no object\n"},
      {R"({"results": 7})",
       "error: no answer to a SPARQL query: results.bindings is missing; ask for JSON, not for the "
       "table"},
      {"[]",
       "error: no answer to a SPARQL query: results.bindings is missing; ask for JSON, not for the "
       "table"},
      {"{\"results\":", "error: no JSON, or cut off"},
      {"", "error: no JSON, or cut off"},
  };
  for (const auto& c : cases) EXPECT_EQ(describe(c.json), c.expected) << c.json;
}

TEST(HoldersOfWikidata, DatesOpenTermsByTheCaller) {
  EXPECT_EQ(describe(answer({{"of", "KOR"},
                             {"office", "head-of-state"},
                             {"person", "Hong\\tExample"},
                             {"asOf", "2031-05-06T07:08:09Z"}}),
                     Date{2032, 1, 0}),
            "KOR\thead-of-state\t\tHong Example\t\t\t\t\t2032-01\twikidata\n");
}

}  // namespace
}  // namespace dragoman
