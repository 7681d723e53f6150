#include "dragoman/happening.h"

#include <array>
#include <utility>

namespace dragoman {

namespace {

template <class Value, std::size_t size>
using Words = std::array<std::pair<Value, std::string_view>, size>;

constexpr Words<HappeningKind, 6> kinds = {{
    {HappeningKind::meeting, "meeting"},
    {HappeningKind::call, "call"},
    {HappeningKind::visit, "visit"},
    {HappeningKind::gathering, "gathering"},
    {HappeningKind::signing, "signing"},
    {HappeningKind::establishment, "establishment"},
}};

constexpr Words<Level, 5> levels = {{
    {Level::leaders, "leaders"},
    {Level::ministers, "ministers"},
    {Level::deputies, "deputies"},
    {Level::officials, "officials"},
    {Level::unknown, "unknown"},
}};

template <class Value, std::size_t size>
std::optional<Value> parse(const Words<Value, size>& words, std::string_view word) {
  for (const auto& [value, name] : words) {
    if (name == word) return value;
  }
  return {};
}

}  // namespace

std::string_view to_string(HappeningKind kind) {
  return kinds.at(static_cast<std::size_t>(kind)).second;
}
std::optional<HappeningKind> parse_happening_kind(std::string_view word) {
  return parse(kinds, word);
}

std::optional<HappeningKind> happening_kind(Act act) {
  switch (act) {
    case Act::meet:
      return HappeningKind::meeting;
    case Act::call:
      return HappeningKind::call;
    case Act::visit:
      return HappeningKind::visit;
    case Act::attend:
    case Act::host:
      return HappeningKind::gathering;
    case Act::sign:
      return HappeningKind::signing;
    case Act::establish:
      return HappeningKind::establishment;
    default:
      return {};
  }
}

Decision::Side side_of(const Telling& telling) {
  return {telling.at.release, telling.quote, telling.kind, telling.parties};
}

std::string_view to_string(Level level) {
  return levels.at(static_cast<std::size_t>(level)).second;
}
std::optional<Level> parse_level(std::string_view word) {
  return parse(levels, word);
}

}  // namespace dragoman
