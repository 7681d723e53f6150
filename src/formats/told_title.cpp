#include "formats/told_title.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/sha256.h"
#include "formats/ordinal.h"

namespace dragoman {

namespace {

std::string capitalised(std::string text) {
  if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') {
    text[0] = static_cast<char>(text[0] - 'a' + 'A');
  }
  return text;
}

std::string sides(const std::vector<PartyCode>& from, const std::vector<PartyCode>& to,
                  const Knowledge& knowledge) {
  auto text = party_names(from, knowledge);
  if (!to.empty()) text += " → " + party_names(to, knowledge);
  return text;
}

std::string with_parties(std::string head, const std::string& parties) {
  if (!parties.empty()) head += ": " + parties;
  return head;
}

std::string kind_word(HappeningKind kind) {
  switch (kind) {
    case HappeningKind::meeting:
      return "Meeting";
    case HappeningKind::call:
      return "Call";
    case HappeningKind::visit:
      return "Visit";
    case HappeningKind::gathering:
      return "Gathering";
    case HappeningKind::signing:
      return "Signing";
    case HappeningKind::establishment:
      return "Establishment";
  }
  return {};
}

}  // namespace

std::string party_name(const PartyCode& code, const Knowledge& knowledge) {
  const auto* party = knowledge.party(code);
  if (party != nullptr) return party->name;
  const auto colon = code.find(':');
  return colon == std::string::npos ? code : code.substr(colon + 1);
}

std::string party_names(const std::vector<PartyCode>& codes, const Knowledge& knowledge) {
  constexpr std::size_t most = 6;
  const auto named = codes.size() > most ? most - 1 : codes.size();
  std::string names;
  for (std::size_t i = 0; i < named; ++i) {
    if (i != 0) names += ", ";
    names += party_name(codes[i], knowledge);
  }
  if (named < codes.size()) names += fmt::format(" and {} others", codes.size() - named);
  return names;
}

std::string title_of(const Event& event, const Knowledge& knowledge) {
  return with_parties(capitalised(std::string(to_string(event.act))),
                      sides(event.actors, event.recipients, knowledge));
}

std::string title_of(const Fact& fact, const Knowledge& knowledge) {
  auto head = fact.name.empty() ? std::string(to_string(fact.kind)) : fact.name;
  if (!fact.of.empty()) head += " of " + fact.of;
  if (fact.nth) head = ordinal(*fact.nth) + " " + head;
  return with_parties(capitalised(head), party_names(parties_of(fact), knowledge));
}

std::string title_of(const Happening& happening, const Knowledge& knowledge) {
  auto head = kind_word(happening.kind);
  if (!happening.gathering.empty()) head += " (" + happening.gathering + ")";
  return with_parties(head, sides(happening.parties, happening.hosts, knowledge));
}

std::vector<PartyCode> parties_of(const Fact& fact) {
  std::vector<PartyCode> parties;
  const auto add = [&parties](const PartyCode& code) {
    if (!code.empty() && std::ranges::find(parties, code) == parties.end()) parties.push_back(code);
  };
  add(fact.a);
  add(fact.b);
  for (const auto& member : fact.members) add(member);
  return parties;
}

std::string stable_uuid(std::string_view kind, std::string_view name) {
  auto digits = sha256(fmt::format("dragoman {} {}", kind, name)).substr(0, 32);
  digits[12] = '8';  // the version
  // The variant, binary 10: two bits of this digit.
  constexpr std::string_view variants = "89ab";
  const auto digit = digits[16] <= '9' ? digits[16] - '0' : digits[16] - 'a' + 10;
  digits[16] = variants[static_cast<std::size_t>(digit & 3)];
  for (const std::size_t at : {20U, 16U, 12U, 8U}) digits.insert(at, "-");
  return digits;
}

std::string public_address(const std::string& url, const std::string& address) {
  for (const auto& one : {url, address}) {
    if (one.starts_with("https://") || one.starts_with("http://")) return one;
  }
  return {};
}

}  // namespace dragoman
