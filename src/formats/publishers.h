// By what name a state's foreign ministry publishes: the rows of data/publishers.tsv. For
// citations, feeds and sources; a reading itself knows publishers by their party code.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "dragoman/date.h"
#include "dragoman/error.h"
#include "dragoman/knowledge.h"

namespace dragoman {

struct Publisher {
  PartyCode party;
  std::string name;  // "Ministry of Foreign Affairs, Republic of Korea"
  std::optional<Date> from;
  std::optional<Date> to;
};

using Publishers = std::vector<Publisher>;  // in the order of the table

// All faults of the table are told at once.
Result<Publishers> load_publishers(const std::filesystem::path& data_folder);

// The name at `day` (the latest without it); of a party that the table does not have, the English
// short name. Empty for an empty code.
std::string publisher_name(const PartyCode& code, const std::optional<When>& day,
                           const Publishers& publishers, const Knowledge& knowledge);

}  // namespace dragoman
