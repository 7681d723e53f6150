// What several answers have in common: parts of lists, cells of tables, calendars, and the words of
// an address and its query.
#pragma once

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "asked.h"

namespace dragoman::server {

// Leaves what is in `part`; true if more comes after it. `key_of` tells one item of the list from
// all others: where what was shown last stands elsewhere now, the part begins there.
template <class Item, class KeyOf>
bool cut(std::vector<Item>& items, Part& part, KeyOf key_of) {
  if (!part.after.empty()) {
    const auto was_last = [&](const Item& item) { return mark_of(key_of(item)) == part.after; };
    const bool there =
        part.begin > 0 && part.begin <= items.size() && was_last(items[part.begin - 1]);
    const auto found = there ? items.end() : std::ranges::find_if(items, was_last);
    if (found != items.end()) part.begin = static_cast<std::size_t>(found - items.begin()) + 1;
  }
  const auto begin = std::min(part.begin, items.size());
  const auto end = std::min(part.begin + part.count, items.size());
  const bool more = end < items.size();
  items.erase(items.begin() + static_cast<std::ptrdiff_t>(end), items.end());
  items.erase(items.begin(), items.begin() + static_cast<std::ptrdiff_t>(begin));
  if (!items.empty()) part.last = mark_of(key_of(items.back()));
  return more;
}

// "KOR; UZB", as a cell of a table has a list.
std::string joined(const std::vector<std::string>& items);

// The value that `parse` makes of a word of the query; nothing if it is not asked for. `choices`
// are those the error names.
template <class Value, class Parse>
Result<std::optional<Value>> choice(const Asked& asked, std::string_view name, Parse parse,
                                    std::string_view choices) {
  const auto word = asked.query.value(name);
  if (word.empty()) return std::optional<Value>();
  if (const auto value = parse(word)) return std::optional<Value>(*value);
  return wrong(asked, "error.choice",
               {{"name", std::string(name)},
                {"word", std::string(word)},
                {"choices", std::string(choices)}});
}

// Known by the evening of the day: published by then, as far as is told.
template <class What>
bool is_known(const Told<What>& told, const Date& day) {
  return !told.published || first_day(told.published->from) <= day;
}

// "latvia-korea-talks#3", as to_string(Citation) writes it; nothing where it is none.
std::optional<Citation> citation_in(std::string_view word);

// The parties named by all "with" of the query.
Result<std::vector<PartyCode>> parties_with(const Asked& asked);

// The address of the beginning of the list that a part of is asked for; empty where that is the
// beginning.
std::string beginning(const Asked& asked);
// An address within the site, with its language, as JSON has it.
Json address_or_null(const Asked& asked, const std::string& address);

// The parties of an address that begins with two, "/pair/{a}/{b}". Errors: one of them is nobody,
// or both are the same.
struct TwoParties {
  PartyCode a;
  PartyCode b;
};
Result<TwoParties> two_parties(const Asked& asked);

// Happenings as an iCalendar file.
std::string calendar_of(const std::vector<Happening>& happenings, const Knowledge& knowledge);

}  // namespace dragoman::server
