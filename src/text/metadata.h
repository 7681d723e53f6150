// What a page says of itself in its markup, chosen by the rows of meta.tsv.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "dragoman/date.h"
#include "text/furniture.h"

namespace dragoman {

struct Metadata {
  std::vector<std::string> titles;  // best first
  std::optional<Date> date;
  std::string language;  // BCP 47, as declared
  std::string address;
};

// `facts`: as read_html finds them.
Metadata find_metadata(const std::vector<std::pair<std::string, std::string>>& facts,
                       const FurnitureTables& tables);

// The language of a text: as declared, unless its letters contradict; else by its frequent
// words; empty if neither tells.
std::string find_language(std::string_view text, const std::string& declared,
                          const FurnitureTables& tables);

}  // namespace dragoman
