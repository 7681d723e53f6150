#include "knowledge/people_index.h"

#include <algorithm>

#include "knowledge/fold.h"

namespace dragoman {

void PeopleIndex::add_key(std::string_view key, std::uint32_t number) {
  const auto begin = arena_.size();
  std::ranges::copy_if(key, std::back_inserter(arena_), [](char c) { return c != ' '; });
  if (arena_.size() == begin) return;
  entries_.push_back({static_cast<std::uint32_t>(begin),
                      static_cast<std::uint32_t>(arena_.size() - begin), number});
}

// "Abdulaziz Kh. Kamilov" → "abdulazizkhkamilov", "abdulazizkamilov", "kamilov" and, as "Moussa
// Faki Mahamat" is Moussa Faki to most, "abdulazizkh".
std::string PeopleIndex::add_name(std::string_view name, std::uint32_t number) {
  auto folded = fold(name);
  const std::string_view whole = folded;
  add_key(whole, number);
  // "Abdullah II of Jordan" is not called Jordan.
  if (whole.find(" of ") != std::string_view::npos) return folded;
  // "Abdullah bin Zayed Al Nahyan" mostly goes without his house.
  const auto father = std::min(whole.find(" bin "), whole.find(" ibn "));
  const auto house = whole.find(" al ", father);
  if (house != std::string_view::npos) add_key(whole.substr(0, house), number);
  const auto first = whole.find(' ');
  if (first == std::string_view::npos) return folded;
  const auto last = whole.rfind(' ');
  add_key(whole.substr(last + 1), number);
  if (first != last) {
    add_key(std::string(whole.substr(0, first)).append(whole.substr(last)), number);
    add_key(whole.substr(0, last), number);
  }
  return folded;
}

void PeopleIndex::add(const Holder& holder, std::uint32_t number) {
  auto whole = add_name(holder.person, number);
  for (const auto& alias : holder.aliases) add_name(alias, number);

  if (holder.family.empty()) return;
  const auto family = fold_name(holder.family);
  add_key(family, number);
  // With the family first, the whole the other way round too.
  std::erase(whole, ' ');
  if (whole.starts_with(family)) add_key(whole.substr(family.size()) + family, number);
}

void PeopleIndex::seal() {
  std::ranges::sort(entries_, [this](const Entry& a, const Entry& b) {
    const int order = key(a).compare(key(b));
    return order != 0 ? order < 0 : a.holder < b.holder;
  });
  const auto end = std::unique(
      entries_.begin(), entries_.end(),
      [this](const Entry& a, const Entry& b) { return a.holder == b.holder && key(a) == key(b); });
  entries_.erase(end, entries_.end());
}

std::span<const PeopleIndex::Entry> PeopleIndex::find(std::string_view wanted) const {
  const auto key_of = [this](const Entry& entry) { return key(entry); };
  const auto begin = std::ranges::lower_bound(entries_, wanted, {}, key_of);
  const auto end = std::ranges::upper_bound(begin, entries_.end(), wanted, {}, key_of);
  return {begin, end};
}

}  // namespace dragoman
