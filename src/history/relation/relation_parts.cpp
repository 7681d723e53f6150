#include "history/relation/relation_parts.h"

#include <algorithm>
#include <tuple>

namespace dragoman {

std::vector<const Relation*> RelationQuestion::rows() const {
  auto rows = knowledge.relations(pair.a, pair.b);
  std::erase_if(rows,
                [&](const Relation* row) { return row->from && first_day(*row->from) > day; });
  return rows;
}

Voucher voucher(const Told<Event>& told) {
  return {Voucher::Kind::event, told.at, told.quote, told.publisher, told.published};
}

Voucher voucher(const Told<Fact>& told) {
  return {Voucher::Kind::fact, told.at, told.quote, told.publisher, told.published};
}

Voucher voucher(const Relation& row) {
  return {Voucher::Kind::row, {}, row.name, row.source, {}};
}

Vouchers vouchers(const Happening& happening) {
  Vouchers found;
  for (const auto& account : happening.accounts) {
    add(found,
        {Voucher::Kind::event, account.at, account.quote, account.publisher, account.published});
  }
  return found;
}

void add(Vouchers& vouchers, const Voucher& voucher) {
  const auto at = std::ranges::lower_bound(vouchers, voucher);
  if (at == vouchers.end() || *at != voucher) vouchers.insert(at, voucher);
}

void add(Vouchers& vouchers, const Vouchers& more) {
  for (const auto& voucher : more) add(vouchers, voucher);
}

Date begin_of(const When& when) {
  return when.from.year == 0 ? Date{1, 1, 1} : first_day(when.from);
}

Date end_of(const When& when) {
  return when.to.year == 0 ? Date{9999, 12, 31} : last_day(when.to);
}

namespace {

bool includes(const When& wide, const When& narrow) {
  return begin_of(wide) <= begin_of(narrow) && end_of(narrow) <= end_of(wide);
}

// By which wider dates come after narrower ones: years, months, days, in a number of days.
int length_of(const When& when) {
  const auto days = [](const Date& date) {
    return date.year * 372 + static_cast<int>(date.month * 31 + date.day);
  };
  return days(end_of(when)) - days(begin_of(when));
}

}  // namespace

bool may_be_one(const When& a, const When& b) {
  return includes(a, b) || includes(b, a);
}

void add(std::vector<Dated>& dates, const Dated& date) {
  const auto same =
      std::ranges::find_if(dates, [&](const Dated& d) { return may_be_one(d.when, date.when); });
  if (same == dates.end()) {
    dates.push_back(date);
    std::ranges::stable_sort(dates, {}, &Dated::when);
    return;
  }
  add(same->vouchers, date.vouchers);
  same->counted = same->counted && date.counted;
  if (includes(same->when, date.when)) same->when = date.when;
}

std::vector<Dated> gathered(std::vector<Dated> dates) {
  // The narrowest first: what comes later then only joins, or contradicts.
  std::ranges::sort(dates, {}, [](const Dated& date) {
    return std::tuple(length_of(date.when), date.when, date.vouchers);
  });
  std::vector<Dated> result;
  for (const auto& date : dates) add(result, date);
  return result;
}

bool has(const std::vector<PartyCode>& parties, std::string_view party) {
  return std::ranges::find(parties, party) != parties.end();
}

bool concerns(const Event& event, const Pair& pair) {
  const auto takes_part = [&](const PartyCode& party) {
    return has(event.actors, party) || has(event.recipients, party);
  };
  return takes_part(pair.a) && takes_part(pair.b);
}

bool concerns(const Fact& fact, const Pair& pair) {
  const auto is_of = [&](const PartyCode& party) {
    return fact.a == party || fact.b == party || has(fact.members, party);
  };
  return is_of(pair.a) && is_of(pair.b);
}

std::string Spellings::best() const {
  const auto best = std::ranges::min_element(counts_, {}, [](const auto& entry) {
    return std::tuple(-entry.second, entry.first.size(), entry.first);
  });
  return best == counts_.end() ? std::string() : best->first;
}

std::vector<std::string> Spellings::others() const {
  const auto name = best();
  std::vector<std::string> names;
  for (const auto& [other, count] : counts_) {
    if (other != name) names.push_back(other);
  }
  return names;
}

}  // namespace dragoman
