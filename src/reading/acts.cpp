// The words of the codebook for acts, statuses and kinds of facts.
#include <algorithm>
#include <array>

#include "dragoman/reading.h"

namespace dragoman {

namespace {

constexpr std::array<std::string_view, 33> act_words = {
    "meet",    "call",    "visit",    "attend",  "host",      "discuss", "agree",
    "pledge",  "propose", "invite",   "hope",    "interest",  "sign",    "establish",
    "support", "commend", "condole",  "appoint", "state",     "request", "warn",
    "concern", "condemn", "reject",   "concede", "cooperate", "aid",     "sanction",
    "retreat", "protest", "mobilize", "coerce",  "assault"};

constexpr std::array<std::string_view, 4> status_words = {"occurred", "planned", "hypothetical",
                                                          "denied"};

constexpr std::array<std::string_view, 8> fact_words = {"mission",     "partnership", "mechanism",
                                                        "anniversary", "agreement",   "policy",
                                                        "bid",         "gathering"};

static_assert(static_cast<std::size_t>(Act::assault) + 1 == act_words.size());
static_assert(static_cast<std::size_t>(Status::denied) + 1 == status_words.size());
static_assert(static_cast<std::size_t>(FactKind::gathering) + 1 == fact_words.size());

template <class Enum, std::size_t count>
std::optional<Enum> parse(const std::array<std::string_view, count>& words, std::string_view word) {
  const auto found = std::ranges::find(words, word);
  if (found == words.end()) return {};
  return static_cast<Enum>(found - words.begin());
}

}  // namespace

std::string_view to_string(Act act) {
  return act_words[static_cast<std::size_t>(act)];
}
std::optional<Act> parse_act(std::string_view word) {
  return parse<Act>(act_words, word);
}

std::string_view to_string(Status status) {
  return status_words[static_cast<std::size_t>(status)];
}
std::optional<Status> parse_status(std::string_view word) {
  return parse<Status>(status_words, word);
}

std::string_view to_string(FactKind kind) {
  return fact_words[static_cast<std::size_t>(kind)];
}
std::optional<FactKind> parse_fact_kind(std::string_view word) {
  return parse<FactKind>(fact_words, word);
}

}  // namespace dragoman
