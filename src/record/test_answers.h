// For tests: answers to the questions put to a record as text, found slowly from all that its
// releases say (test_plain.h), and what they are compared by.
#pragma once

#include "../bench/made_up.h"
#include "history/relation/describe_relation.h"
#include "knowledge/test_knowledge.h"
#include "record/test_plain.h"

namespace dragoman {

template <class Words>
const Words& loaded(Result<Words> (*load)(const std::filesystem::path&)) {
  static const auto words = load(std::filesystem::path(DRAGOMAN_ROOT) / "data");
  if (!words) throw std::runtime_error(words.error().message);
  return *words;
}
inline const RelationWords& relation_words() {
  return loaded<RelationWords>(load_relation_words);
}
inline const CommitmentWords& commitment_words() {
  return loaded<CommitmentWords>(CommitmentWords::load);
}

// A question, and its answer as text.
using Answers = std::map<std::string, std::string>;

inline std::string text_of(const Between& between) {
  std::string text;
  for (const auto& told : between.facts) text += fact_to_string(told.at) + " ";
  for (const auto& told : between.events) {
    text += fmt::format("{} {} {}\n", to_string(told.at), told.quote, told.about);
  }
  return text;
}

inline std::string text_of(const std::vector<Commitment>& commitments) {
  std::string text;
  for (const auto& one : commitments) {
    text += fmt::format("{} {} {}", to_string(one.made.front().at), to_string(one.status),
                        one.deadline ? to_edtf(*one.deadline) : "");
    for (const auto& step : one.steps) {
      std::visit([&](const auto& told) { text += " " + to_string(told.at); }, step.evidence);
    }
    text += "\n";
  }
  return text;
}

inline std::string text_of(const std::vector<Happening>& happenings) {
  std::vector<std::string> ids;
  for (const auto& one : happenings) ids.push_back(one.id);
  std::ranges::sort(ids);
  return fmt::format("{}", fmt::join(ids, "\n"));
}

// Whatever their order.
inline std::string text_of(const std::vector<AnniversaryDay>& anniversaries) {
  std::vector<std::string> lines;
  for (const auto& one : anniversaries) {
    // What tables tell of pairs of which the releases tell nothing is theirs to test.
    lines.push_back(one.a + one.b + " " + describe(one));
  }
  std::ranges::sort(lines);
  return fmt::format("{}", fmt::join(lines, "\n"));
}

inline std::string text_of(const std::vector<NamedPost>& posts) {
  std::string text;
  for (const auto& post : posts) {
    text +=
        fmt::format("{}, {}, {} {} {}-{}:", post.name, post.post, post.of, post.told,
                    post.first ? to_edtf(*post.first) : "", post.last ? to_edtf(*post.last) : "");
    for (const auto& mention : post.mentions) text += " " + mention.release;
    text += "\n";
  }
  return text;
}

inline std::string text_of(const std::vector<PartyCount>& counts) {
  std::string text;
  for (const auto& [party, releases, happenings] : counts) {
    text += fmt::format("{} {} {}\n", party, releases, happenings);
  }
  return text;
}

inline std::string text_of(const std::set<Citation>& citations) {
  std::string text;
  for (const auto& one : citations) text += to_string(one) + " ";
  return text;
}

// Who is asked about. The first is in most, the last in none.
inline const std::vector<PartyCode> asked_about = {"AAX", "ABX", "ACX", "AEX", "ZZZ"};
constexpr Date day{2006, 9, 1};
constexpr int days = 400;

inline std::vector<Happening> plain_meetings(const Plain& plain,
                                             const std::vector<PartyCode>& with) {
  std::vector<Happening> some;
  std::ranges::copy_if(plain.happenings, std::back_inserter(some),
                       [&](const Happening& one) { return all_of(with)(parties_of(one)); });
  return some;
}

inline RelationOfTwo plain_relation(const Plain& plain, const PartyCode& a, const PartyCode& b) {
  auto between = plainly_told(plain, all_of({a, b}));
  for (const auto& party : {a, b}) {
    for (const auto& told : plain.facts) {
      const bool matter = told.what.kind == FactKind::policy || told.what.kind == FactKind::bid;
      const auto known = std::ranges::find(between.facts, told.at, &Told<Fact>::at);
      if (matter && all_of({party})(parties_of(told.what)) && known == between.facts.end()) {
        between.facts.push_back(told);
      }
    }
  }
  forget_later(between.facts, day);
  forget_later(between.events, day);
  return relation_of(a, b, {between.facts, between.events, plain_meetings(plain, {a, b})},
                     test_knowledge(), relation_words(), day);
}

// What happened after the evening of the last meeting or visit.
inline void add_since(Answers& answers, const Plain& plain, const PartyCode& a,
                      const PartyCode& b) {
  const Happening* last = nullptr;
  const auto meetings = plain_meetings(plain, {a, b});
  for (const auto& one : meetings) {
    const bool met = one.kind == HappeningKind::meeting || one.kind == HappeningKind::visit;
    if (!met || one.status != Status::occurred || first_day(one.when->from) > day) continue;
    const bool later = last == nullptr || one.when->from > last->when->from ||
                       (one.when->from == last->when->from && one.id < last->id);
    if (later) last = &one;
  }
  answers["last " + a + b] = last == nullptr ? "" : last->id;
  auto between = plainly_told(plain, all_of({a, b}));
  std::erase_if(between.events, [&](const Told<Event>& told) {
    const auto when = told.what.when.value_or(told.published.value_or(When{}));
    if (when.from.year == 0 || first_day(when.from) > day) return true;
    if (last == nullptr) return false;
    const bool there = std::ranges::any_of(last->accounts, [&](const Account& account) {
      return account.at.release == told.at.release;
    });
    return first_day(when.from) <= last_day(last->when->to) || (!told.what.when && there);
  });
  std::ranges::stable_sort(between.events, {}, [](const Told<Event>& told) {
    return told.what.when ? *told.what.when : *told.published;
  });
  answers["since " + a + b] = text_of(Between{{}, between.events});
}

inline std::vector<NamedPost> plain_people(const Plain& plain) {
  std::map<std::tuple<PartyCode, std::string, std::string>, NamedPost> all;
  for (const auto& stored : plain.releases) {
    for (const auto& person : stored.reading.people) {
      if (!person.name.starts_with("Ann ")) continue;
      auto& post = all[{person.of, person.name, person.post}];
      const auto& published = stored.reading.published;
      post.name = person.name;
      post.post = person.post;
      post.of = person.of;
      ++post.told;
      if (!post.first) post.first = published;
      if (published) post.last = published;
      post.mentions.push_back({published, stored.release.id});
    }
  }
  std::vector<NamedPost> posts;
  for (auto& [key, post] : all) posts.push_back(post);
  std::ranges::sort(posts, {}, [](const NamedPost& one) {
    return std::tie(one.of, one.first, one.name, one.post);
  });
  return posts;
}

inline void add_counts(Answers& answers, const Plain& plain) {
  std::map<PartyCode, std::pair<std::set<std::string>, std::size_t>> counts;
  for (const auto& told : plain.events) {
    for (const auto& one : parties_of(told.what)) counts[one].first.insert(told.at.release);
  }
  for (const auto& told : plain.facts) {
    for (const auto& one : parties_of(told.what)) counts[one].first.insert(told.at.release);
  }
  std::map<PartyCode, std::map<PartyCode, std::size_t>> together;
  for (const auto& happening : plain.happenings) {
    const auto there = parties_of(happening);
    for (const auto& one : there) {
      if (counts.contains(one)) ++counts[one].second;
      for (const auto& other : there) {
        if (other != one) ++together[one][other];
      }
    }
  }
  std::vector<PartyCount> all;
  for (const auto& [party, count] : counts) {
    all.push_back({party, count.first.size(), count.second});
  }
  answers["parties"] = text_of(all);
  for (const auto& party : asked_about) {
    std::vector<PartyCount> partners;
    for (const auto& [other, count] : together[party]) partners.push_back({other, 0, count});
    std::ranges::stable_sort(partners, std::ranges::greater(), &PartyCount::happenings);
    answers["partners of " + party] = text_of(partners);
  }
}

inline void add_releases(Answers& answers, const Plain& plain) {
  std::map<PartyCode, std::pair<std::size_t, std::string>> publishers;
  answers["oldest first"] = answers["newest first"] = "";
  for (const auto& stored : plain.releases) {
    answers["oldest first"] += stored.release.id + " ";
    auto& [count, first] = publishers[stored.reading.publisher];
    ++count;
    if (first.empty() && stored.reading.published) first = to_edtf(*stored.reading.published);
  }
  auto newest = plain.releases;
  std::ranges::stable_sort(newest, std::ranges::greater(), [](const StoredRelease& stored) {
    return stored.reading.published ? to_edtf(*stored.reading.published) : "";
  });
  for (const auto& stored : newest) answers["newest first"] += stored.release.id + " ";
  for (const auto& [publisher, told] : publishers) {
    answers["coverage"] += fmt::format("{} {} {}\n", publisher, told.first, told.second);
  }
}

// All at once where they are few.
inline std::vector<Commitment> plain_commitments_of(const Plain& plain, const PartyCode& party,
                                                    const std::vector<Commitment>& by_parties) {
  const auto told = plainly_told(plain, all_of({party}));
  const auto promises = std::ranges::count_if(told.events, [](const Told<Event>& one) {
    return commitment_kind(one.what.act) && one.what.status == Status::occurred;
  });
  if (static_cast<std::size_t>(promises) <= most_promises_at_once) {
    auto own = find_commitments(told.events, told.facts, commitment_words());
    std::ranges::sort(own, is_told_later);
    return own;
  }
  auto own = by_parties;
  std::erase_if(own, [&](const Commitment& one) {
    return !all_of({party})(parties_of(one.made.front().what));
  });
  return own;
}

inline Answers from_releases(const Plain& plain) {
  Answers answers;
  const auto commitments = plain_commitments(plain, commitment_words());
  const auto anniversaries =
      plain_anniversaries(plain, test_knowledge(), relation_words(), day, days);
  for (const auto& a : asked_about) {
    answers["told of " + a] = text_of(plainly_told(plain, all_of({a})));
    answers["told only of " + a] = text_of(plainly_told(plain, only(a)));
    answers["meetings of " + a] = text_of(plain_meetings(plain, {a}));
    answers["commitments of " + a] = text_of(plain_commitments_of(plain, a, commitments));
    auto days_of = anniversaries;
    std::erase_if(days_of, [&](const auto& one) { return one.a != a && one.b != a; });
    answers["anniversaries of " + a] = answers["the same in parts: " + a] = text_of(days_of);
    for (const auto& b : asked_about) {
      if (b <= a) continue;
      const auto between = plainly_told(plain, all_of({a, b}));
      answers["pair " + a + b] = text_of(between);
      answers["meetings of " + a + b] = text_of(plain_meetings(plain, {a, b}));
      answers["relation " + a + b] = describe(plain_relation(plain, a, b));
      answers["commitments of " + a + b] =
          text_of(find_commitments(between.events, between.facts, commitment_words()));
      add_since(answers, plain, a, b);
    }
  }
  answers["commitments"] = text_of(commitments);
  answers["anniversaries"] = text_of(anniversaries);
  answers["meetings"] = text_of(plain.happenings);
  auto at_gathering = plain.happenings;
  std::erase_if(at_gathering,
                [](const Happening& one) { return one.gathering != bench::gathering(0); });
  answers["meetings at a gathering"] = text_of(at_gathering);
  add_counts(answers, plain);
  answers["people"] = text_of(plain_people(plain));
  add_releases(answers, plain);
  std::set<Citation> overdue;
  for (const auto& one : commitments) {
    // It is found where its time is told, by two or more.
    const bool found = std::ranges::any_of(one.made, [&](const Told<Event>& told) {
      const auto known = plain.deadlines.find(told.at);
      return known != plain.deadlines.end() && one.deadline &&
             known->second == last_day(one.deadline->to) && parties_of(told.what).size() > 1;
    });
    if (found && is_overdue(one, day)) overdue.insert(one.made.front().at);
  }
  answers["overdue"] = text_of(overdue);
  std::set<Citation> due;
  for (const auto& [at, when] : plain.deadlines) due.insert(at);
  answers["due"] = text_of(due);
  return answers;
}

}  // namespace dragoman
