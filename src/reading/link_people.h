// Which mentions name the same person, and whose official that person is.
#pragma once

#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "dragoman/knowledge.h"
#include "reading/find_names.h"
#include "reading/find_people.h"

namespace dragoman {

struct LinkContext {
  std::string_view text;
  const Knowledge& knowledge;
  std::string_view publisher;    // party code, may be empty
  std::optional<Date> day;       // the release's, where known
  std::vector<PartyCode> named;  // parties that the release names, sorted
  std::vector<std::pair<std::size_t, PartyCode>> named_at;  // and where, in the order of the text
};

// `mentions` in order. People without an official capacity are left out with all their
// mentions; `titles` of the result stays empty.
People link_people(const std::vector<NamedMention>& mentions, const LinkContext& context);

}  // namespace dragoman
