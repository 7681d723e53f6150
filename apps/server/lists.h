// What answers with lists have in common: parts of them, cells of a table, and words of the query
// that are one of a few.
#pragma once

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "asked.h"

namespace dragoman::server {

// Leaves what is in `part`; true if more comes after it.
template <class Item>
bool cut(std::vector<Item>& items, const Part& part) {
  const auto begin = std::min(part.begin, items.size());
  const auto end = std::min(part.begin + part.count, items.size());
  const bool more = end < items.size();
  items.erase(items.begin() + static_cast<std::ptrdiff_t>(end), items.end());
  items.erase(items.begin(), items.begin() + static_cast<std::ptrdiff_t>(begin));
  return more;
}

// "KOR; UZB", as a cell of a table has a list.
inline std::string joined(const std::vector<std::string>& items) {
  std::string text;
  for (const auto& item : items) text += (text.empty() ? "" : "; ") + item;
  return text;
}

// The value that `parse` makes of a word of the query; nothing if it is not asked for. `choices`
// are those the error names.
template <class Value, class Parse>
Result<std::optional<Value>> choice(const Asked& asked, std::string_view name, Parse parse,
                                    std::string_view choices) {
  const auto word = asked.query.value(name);
  if (word.empty()) return std::optional<Value>();
  if (const auto value = parse(word)) return std::optional<Value>(*value);
  return fail(ErrorCode::bad_input, fmt::format("{}: '{}' is none of {}", name, word, choices));
}

// Known by the evening of the day: published by then, as far as is told.
template <class What>
bool is_known(const Told<What>& told, const Date& day) {
  return !told.published || first_day(told.published->from) <= day;
}

// The parties named by all "with" of the query.
inline Result<std::vector<PartyCode>> parties_with(const Asked& asked) {
  std::vector<PartyCode> parties;
  for (const auto& word : asked.query.values("with")) {
    auto party = party_called(asked, word);
    if (!party) return tl::unexpected(party.error());
    parties.push_back(std::move(*party));
  }
  return parties;
}

// The address of the beginning of a list that `part` is of; empty where it is the beginning.
inline std::string beginning(const Asked& asked, const Part& part) {
  if (part.begin == 0) return {};
  const auto query = asked.query.with("next", "").encoded();
  return asked.path + (query.empty() ? "" : "?" + query);
}

}  // namespace dragoman::server
