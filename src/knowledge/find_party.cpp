#include "knowledge/find_party.h"

#include <fmt/format.h>

#include <algorithm>

namespace dragoman {

namespace {

std::string in_capitals(std::string_view word) {
  std::string capitals(word);
  std::ranges::transform(capitals, capitals.begin(), [](char c) {
    return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  });
  return capitals;
}

}  // namespace

Result<PartyCode> find_party(const Knowledge& knowledge, std::string_view word) {
  const auto capitals = in_capitals(word);
  if (word.starts_with("org:")) return PartyCode(word);
  if (const auto* party = knowledge.party(word)) return party->code;
  if (const auto* party = knowledge.party(capitals)) return party->code;
  const auto parties = knowledge.parties_called(word);
  if (parties.size() == 1) return parties.front();
  if (parties.empty()) {
    return fail(
        ErrorCode::not_found,
        fmt::format("no party is called '{}'; give a code such as KOR or EU, or org:Name", word));
  }
  return fail(ErrorCode::bad_input,
              fmt::format("'{}' may be {}; give the code", word, fmt::join(parties, " or ")));
}

}  // namespace dragoman
