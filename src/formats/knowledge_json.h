// Answers of the knowledge as JSON, indented, for programs that ask it.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "dragoman/knowledge.h"
#include "formats/finding_json.h"
#include "knowledge/meaning.h"

namespace dragoman {

// [{"of", "office", "title", "person", "family", "aliases", "from", "to", "as_of", "source"}]
Json holders_json(const std::vector<const Holder*>& holders);

// {"party", "office", "on", "holders": [{"of", "office", "title", "person", "family",
//  "aliases", "from", "to", "as_of", "source"}]}
std::string to_json(std::string_view party, std::string_view office, std::optional<Date> on,
                    const std::vector<const Holder*>& holders);

// {"phrase", "on", "sense", "office", "parties": [{"party", "kind"}], "holders"}: sense is
// clear, ambiguous or unknown; holders as above.
std::string to_json(std::string_view phrase, std::optional<Date> on, const Meaning& meaning);

}  // namespace dragoman
