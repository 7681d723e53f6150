#include "find_party.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace dragoman::cli {

namespace {

std::string in_capitals(std::string_view word) {
  std::string capitals(word);
  std::ranges::transform(capitals, capitals.begin(), [](char c) {
    return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  });
  return capitals;
}

// The parties whose name all of the word is, in the order of their codes.
std::set<PartyCode> parties_called(const Knowledge& knowledge, std::string_view word) {
  std::set<PartyCode> parties;
  const Span whole{0, word.size()};
  for (const auto& match : knowledge.find_parties(word, whole)) {
    if (match.span != whole) continue;
    for (const auto& candidate : match.candidates) parties.insert(candidate.party);
  }
  return parties;
}

}  // namespace

Result<PartyCode> find_party(const Knowledge& knowledge, std::string_view word) {
  const auto capitals = in_capitals(word);
  if (word.starts_with("org:")) return PartyCode(word);
  if (const auto* party = knowledge.party(word)) return party->code;
  if (const auto* party = knowledge.party(capitals)) return party->code;
  auto parties = parties_called(knowledge, word);
  // Names match as printed or in capitals: "uzbekistan" is found as "UZBEKISTAN".
  if (parties.empty()) parties = parties_called(knowledge, capitals);
  if (parties.size() == 1) return *parties.begin();
  if (parties.empty()) {
    return fail(
        ErrorCode::not_found,
        fmt::format("no party is called '{}'; give a code such as KOR or EU, or org:Name", word));
  }
  return fail(ErrorCode::bad_input,
              fmt::format("'{}' may be {}; give the code", word, fmt::join(parties, " or ")));
}

}  // namespace dragoman::cli
