#include "in_common.h"

#include "base/parse_number.h"
#include "formats/calendar_ics.h"

namespace dragoman::server {

std::string joined(const std::vector<std::string>& items) {
  std::string text;
  for (const auto& item : items) text += (text.empty() ? "" : "; ") + item;
  return text;
}

std::optional<Citation> citation_in(std::string_view word) {
  const auto hash = word.rfind('#');
  if (hash == std::string_view::npos) return {};
  const auto number = parse_number<std::size_t>(word.substr(hash + 1));
  if (!number || *number == 0) return {};
  return Citation{std::string(word.substr(0, hash)), *number};
}

Result<std::vector<PartyCode>> parties_with(const Asked& asked) {
  std::vector<PartyCode> parties;
  for (const auto& word : asked.query.values("with")) {
    auto party = party_called(asked, word);
    if (!party) return tl::unexpected(party.error());
    parties.push_back(std::move(*party));
  }
  return parties;
}

std::string beginning(const Asked& asked) {
  if (asked.query.value("next").empty()) return {};
  const auto query = asked.query.with("next", "").encoded();
  return asked.path + (query.empty() ? "" : "?" + query);
}

Json address_or_null(const Asked& asked, const std::string& address) {
  return address.empty() ? Json(nullptr) : Json(asked.view.address(address));
}

Result<TwoParties> two_parties(const Asked& asked) {
  auto a = party_called(asked, asked.parts[0]);
  if (!a) return tl::unexpected(a.error());
  auto b = party_called(asked, asked.parts[1]);
  if (!b) return tl::unexpected(b.error());
  if (*a == *b) {
    return wrong(asked, "error.twice", {{"party", asked.view.party(*a)}});
  }
  return TwoParties{std::move(*a), std::move(*b)};
}

std::string calendar_of(const std::vector<Happening>& happenings, const Knowledge& knowledge) {
  CalendarWriter writer(knowledge, Quotes::full);
  auto text = calendar_head(DRAGOMAN_VERSION);
  for (const auto& one : happenings) text += writer.entry(one);
  return text + calendar_tail();
}

}  // namespace dragoman::server
