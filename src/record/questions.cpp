#include "dragoman/questions.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <map>
#include <set>
#include <span>
#include <tuple>

#include "base/told_ends.h"
#include "history/merging/meeting_words.h"

namespace dragoman {

namespace {

bool is_contact(const Happening& happening) {
  return happening.kind == HappeningKind::meeting || happening.kind == HappeningKind::call ||
         happening.kind == HappeningKind::visit;
}

bool in_person(const Happening& happening) {
  return happening.kind == HappeningKind::meeting || happening.kind == HappeningKind::visit;
}

bool tells(const std::string& release, const Happening& happening) {
  return std::ranges::any_of(happening.accounts, [&release](const Account& account) {
    return account.at.release == release;
  });
}

// The last day a date may mean.
Date end_of(const When& when) {
  return last_day(told_end(when));
}

// Contacts of the two that took place, newest first.
Result<std::vector<Happening>> contacts(const Record& record, std::string_view a,
                                        std::string_view b, std::optional<Date> on) {
  HappeningFilter filter;
  filter.with = {PartyCode(a), PartyCode(b)};
  filter.status = Status::occurred;
  if (on) filter.between = When{{}, *on};
  auto found = record.happenings(filter);
  if (!found) return found;
  std::erase_if(*found, [](const Happening& happening) { return !is_contact(happening); });
  return found;
}

// Somebody by the names that may be one person's.
struct PersonNamed {
  std::string name;
  std::vector<std::string> words;  // of the name, sorted
  std::vector<NamedPost> posts;
};

std::vector<std::string> words_of_name(std::string_view name) {
  auto words = folded_words(name);
  std::ranges::sort(words);
  return words;
}

// One has all the words of the other: many share a first name.
bool may_be_one(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  return std::ranges::includes(a, b) || std::ranges::includes(b, a);
}

// The same post, told under another name of the person.
void join(NamedPost& post, const NamedPost& other) {
  const auto place = [](const NamedPost::Mention& mention) {
    return std::tie(mention.published, mention.release);
  };
  post.told += other.told;
  if (!post.first || (other.first && *other.first < *post.first)) post.first = other.first;
  if (!post.last || (other.last && *other.last > *post.last)) post.last = other.last;
  post.mentions.insert(post.mentions.end(), other.mentions.begin(), other.mentions.end());
  std::ranges::stable_sort(post.mentions, {}, place);
}

PersonTold::Post post_told(const NamedPost& post, std::size_t at_most) {
  PersonTold::Post told{post.post, post.of, post.told, post.first, post.last, {}};
  const auto count = post.mentions.size();
  const auto first = at_most == 0 || count <= at_most ? 0 : count - at_most;
  for (auto i = first; i < count; ++i) told.releases.push_back(post.mentions[i].release);
  return told;
}

}  // namespace

Result<std::vector<Happening>> last_met(const Record& record, std::string_view a,
                                        std::string_view b, std::optional<Date> on) {
  const auto found = contacts(record, a, b, on);
  if (!found) return tl::unexpected(found.error());
  std::vector<Happening> last;
  std::set<std::pair<HappeningKind, Level>> told;
  for (const auto& happening : *found) {
    if (told.emplace(happening.kind, happening.level).second) last.push_back(happening);
  }
  return last;
}

Result<SinceLastMet> since_last_met(const Record& record, std::string_view a, std::string_view b,
                                    std::optional<Date> on) {
  const auto found = contacts(record, a, b, on);
  if (!found) return tl::unexpected(found.error());
  SinceLastMet since;
  const auto last = std::ranges::find_if(*found, in_person);
  if (last != found->end()) since.last = *last;
  auto between = record.pair(a, b);
  if (!between) return tl::unexpected(between.error());
  for (auto& told : between->events) {
    const auto when = told.what.when ? told.what.when : told.published;
    if (!when || (on && first_day(when->from) > *on)) continue;
    // What was said at the last meeting is not since, nor what its releases tell without a day.
    if (since.last && since.last->when && first_day(when->from) <= end_of(*since.last->when)) {
      continue;
    }
    if (since.last && !told.what.when && tells(told.at.release, *since.last)) continue;
    since.events.push_back(std::move(told));
  }
  // Those of one day stay as their release tells them.
  std::ranges::stable_sort(since.events, {}, [](const Told<Event>& told) {
    return told.what.when ? *told.what.when : *told.published;
  });
  return since;
}

Result<std::vector<PersonTold>> find_person(const Record& record, std::string_view name) {
  auto all = some_people(record, name, {});
  if (!all) return tl::unexpected(all.error());
  return std::move(all->people);
}

Result<SomePeople> some_people(const Record& record, std::string_view name,
                               const NamedFilter& filter) {
  auto named = record.people_named(name, filter);
  if (!named) return tl::unexpected(named.error());
  SomePeople some;
  if (filter.at_most != 0 && named->size() >= filter.at_most) some.next = named->back().of;
  std::vector<PersonNamed> people;
  std::size_t of_party = 0;  // where those of the party begin
  for (const auto& told : *named) {
    if (!people.empty() && people.back().posts.front().of != told.of) of_party = people.size();
    const auto those = std::span(people).subspan(of_party);
    auto words = words_of_name(told.name);
    const auto known = std::ranges::find_if(
        those, [&](const PersonNamed& other) { return may_be_one(other.words, words); });
    auto& one = known == those.end() ? people.emplace_back() : *known;
    if (told.name.size() > one.name.size()) one.name = told.name;
    if (words.size() > one.words.size()) one.words = std::move(words);
    const auto same = std::ranges::find(one.posts, told.post, &NamedPost::post);
    if (same == one.posts.end()) {
      one.posts.push_back(told);
    } else {
      join(*same, told);
    }
  }
  for (auto& [name_told, words, posts] : people) {
    std::ranges::stable_sort(posts, std::ranges::greater(),
                             [](const NamedPost& post) { return post.last.value_or(When{}); });
    auto& one = some.people.emplace_back();
    one.name = std::move(name_told);
    for (auto& post : posts) one.posts.push_back(post_told(post, filter.mentions));
  }
  return some;
}

Result<std::vector<Coverage>> coverage(const Record& record, int shortest_gap) {
  const auto days = record.publication_days();
  if (!days) return tl::unexpected(days.error());
  std::map<PartyCode, std::pair<Coverage, std::vector<Date>>> by_publisher;
  for (const auto& [publisher, published] : *days) {
    auto& [cover, dates] = by_publisher[publisher];
    cover.publisher = publisher;
    ++cover.releases;
    if (published && published->from.day != 0) {
      dates.push_back(published->from);
    } else {
      ++cover.undated;
    }
  }
  std::vector<Coverage> all;
  for (auto& [publisher, told] : by_publisher) {
    auto& [cover, dates] = told;
    std::ranges::sort(dates);
    dates.erase(std::unique(dates.begin(), dates.end()), dates.end());
    if (!dates.empty()) {
      cover.first = dates.front();
      cover.last = dates.back();
    }
    std::vector<int> pauses;
    for (std::size_t i = 1; i < dates.size(); ++i) {
      pauses.push_back(days_between(dates[i - 1], dates[i]));
    }
    auto sorted = pauses;
    std::ranges::sort(sorted);
    constexpr int far_longer = 5;
    const int usual = sorted.empty() ? 0 : sorted[sorted.size() / 2];
    for (std::size_t i = 0; i < pauses.size(); ++i) {
      if (pauses[i] <= shortest_gap || pauses[i] < far_longer * usual) continue;
      cover.gaps.push_back({add_days(dates[i], 1), add_days(dates[i + 1], -1), pauses[i] - 1});
    }
    std::ranges::stable_sort(cover.gaps, std::ranges::greater(), &Coverage::Gap::days);
    all.push_back(std::move(cover));
  }
  return all;
}

namespace {

// What a release was read to say, one line a finding, sorted: what two readings are compared by.
std::vector<std::string> lines_of(const StoredRelease& stored) {
  std::vector<std::string> lines;
  const auto words = [&stored](Span span) {
    const auto& text = stored.release.text;
    return span.end <= text.size() ? std::string(slice(text, span)) : std::string();
  };
  for (const auto& person : stored.reading.people) {
    lines.push_back(fmt::format("person {}, {}, {}", person.name, person.post, person.of));
  }
  for (const auto& event : stored.reading.events) {
    lines.push_back(fmt::format("event {} {} > {} {} {} {} “{}”", to_string(event.act),
                                fmt::join(event.actors, ","), fmt::join(event.recipients, ","),
                                event.when ? to_edtf(*event.when) : "undated", event.where,
                                to_string(event.status), words(event.quote)));
  }
  for (const auto& fact : stored.reading.facts) {
    lines.push_back(fmt::format("fact {} {} {} {} “{}”", to_string(fact.kind), fact.a, fact.b,
                                fact.name, words(fact.quote)));
  }
  std::ranges::sort(lines);
  return lines;
}

struct Content {
  std::string sha256;
  std::vector<std::string> lines;
};

Result<std::map<std::string, Content>> contents_of(const Record& record) {
  std::map<std::string, Content> contents;
  const auto visited = record.each_release([&](const StoredRelease& stored) {
    contents.emplace(stored.release.id, Content{stored.sha256, lines_of(stored)});
  });
  if (!visited) return tl::unexpected(visited.error());
  return contents;
}

}  // namespace

Result<RecordDifference> difference(const Record& first, const Record& second) {
  const auto a = contents_of(first);
  if (!a) return tl::unexpected(a.error());
  const auto b = contents_of(second);
  if (!b) return tl::unexpected(b.error());
  RecordDifference result;
  for (const auto& [id, one] : *a) {
    const auto other = b->find(id);
    if (other == b->end()) {
      result.only_first.push_back(id);
      continue;
    }
    const auto& two = other->second;
    RecordDifference::Changed changed{id, one.sha256 != two.sha256, {}, {}};
    std::ranges::set_difference(one.lines, two.lines, std::back_inserter(changed.removed));
    std::ranges::set_difference(two.lines, one.lines, std::back_inserter(changed.added));
    if (!changed.other_source && changed.removed.empty() && changed.added.empty()) {
      ++result.same;
    } else {
      result.changed.push_back(std::move(changed));
    }
  }
  for (const auto& [id, two] : *b) {
    if (!a->contains(id)) result.only_second.push_back(id);
  }
  return result;
}

}  // namespace dragoman
