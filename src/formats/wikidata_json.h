// Terms of office from Wikidata: the SPARQL 1.1 JSON that query.wikidata.org answers the query
// of docs/knowledge.md with. A binding has the variables
//
//   ?of          ISO 3166-1 alpha-3 of the state, or its code in our tables
//   ?office      an office id: "foreign-minister"
//   ?title ?person ?personItem ?family ?aliases    labels; the person's IRI; "a|b"
//   ?from ?to    xsd:dateTime, with ?fromPrecision ?toPrecision 9 year, 10 month, 11 day
//   ?asOf        when the query was asked
//
// of which ?title ?family ?aliases ?from ?to, the precisions (day) and ?asOf may be missing.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "dragoman/error.h"
#include "dragoman/knowledge.h"

namespace dragoman {

struct WikidataImport {
  std::vector<Holder> holders;        // by party, office, start and person; no doubles
  std::vector<std::string> left_out;  // why a binding was not taken, a line each, by binding
};

// `as_of` wins over ?asOf. Errors: no JSON, no answer of that form.
Result<WikidataImport> holders_of_wikidata(std::string_view json, const Knowledge& knowledge,
                                           std::optional<Date> as_of);

// The rows as holders.tsv has them, with the header.
std::string holders_tsv(const std::vector<Holder>& holders);

}  // namespace dragoman
