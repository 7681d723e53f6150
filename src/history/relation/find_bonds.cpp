// Diplomatic relations, missions and partnerships: what is of the two and of one name.
#include <algorithm>
#include <tuple>

#include "history/relation/relation_parts.h"

namespace dragoman {

namespace {

// A bond as one release or row tells it.
struct Draft {
  WordRow key = {};
  std::string name = {};
  PartyCode of = {};
  PartyCode in = {};
  std::string city = {};
  Status status = Status::occurred;
  std::optional<Dated> since = {};
  std::optional<Dated> until = {};
  Vouchers vouchers = {};
};

std::optional<Dated> dated(const std::optional<When>& when, const Voucher& by) {
  return when ? std::optional(Dated{*when, false, {by}}) : std::nullopt;
}

std::optional<Dated> dated(const std::optional<Date>& date, const Voucher& by) {
  return date ? std::optional(Dated{on(*date), false, {by}}) : std::nullopt;
}

Date earliest(const Bond& bond) {
  return bond.since.empty() ? Date{9999, 12, 31} : begin_of(bond.since.front().when);
}

// One bond of all drafts with its key, parties and status.
std::vector<Bond> join(const std::vector<Draft>& drafts) {
  struct Gathering {
    Spellings names;
    std::vector<Dated> since;
    std::vector<Dated> until;
    Vouchers vouchers;
  };
  std::map<std::tuple<PartyCode, PartyCode, WordRow, std::string, Status>, Gathering> gatherings;
  for (const auto& draft : drafts) {
    auto& bond = gatherings[{draft.of, draft.in, draft.key, draft.city, draft.status}];
    bond.names.add(draft.name);
    if (draft.since) bond.since.push_back(*draft.since);
    if (draft.until) bond.until.push_back(*draft.until);
    add(bond.vouchers, draft.vouchers);
  }
  std::vector<Bond> result;
  for (auto& [key, bond] : gatherings) {
    const auto& [of, in, words, city, status] = key;
    result.push_back({bond.names.best(), of, in, city, status, gathered(std::move(bond.since)),
                      gathered(std::move(bond.until)), std::move(bond.vouchers)});
  }
  return result;
}

bool counts(Status status) {
  return status == Status::occurred || status == Status::planned;
}

// What a row is by the words of relation.tsv: "relations", "mission" …; empty if nothing of these.
std::string_view meaning_of(const Relation& row, const RelationQuestion& question) {
  const auto at = question.words.tables.find(row.kind);
  return at == question.words.tables.end() ? std::string_view() : at->second;
}

// "diplomatic-relations-restored" → "diplomatic relations restored".
std::string in_words(std::string kind) {
  std::ranges::replace(kind, '-', ' ');
  return kind;
}

// Calls `take` with each event that establishes something between the two, and the words of
// what it is.
template <class Take>
void each_establishing(const RelationQuestion& question, Take take) {
  for (const auto& told : question.told.events) {
    const auto& event = told.what;
    if (event.act != Act::establish || !counts(event.status)) continue;
    if (!concerns(event, question.pair) || told.about.empty()) continue;
    const auto words = question.words_in(told.about);
    if (!has_any_of(words, question.words.list("anniversary"))) take(told, words);
  }
}

}  // namespace

std::vector<Bond> find_relations(const RelationQuestion& question) {
  std::vector<Draft> drafts;
  const auto& names = question.words.list("diplomatic");
  const auto standard = names.empty() ? WordRow() : names.front();
  for (const auto* row : question.rows()) {
    const auto meaning = meaning_of(*row, question);
    if (meaning != "relations" && meaning != "ended") continue;
    const auto by = voucher(*row);
    drafts.push_back({.key = question.words_in(in_words(row->kind)),
                      .name = in_words(row->kind),
                      .since = dated(row->from, by),
                      .until = dated(row->to, by),
                      .vouchers = {by}});
  }
  for (const auto& told : question.told.facts) {
    const auto& fact = told.what;
    if (fact.kind != FactKind::anniversary || !concerns(fact, question.pair)) continue;
    if (question.words_in(fact.of) != standard) continue;
    Draft draft{.key = standard, .name = joined(standard), .vouchers = {voucher(told)}};
    if (fact.nth && fact.year && *fact.nth < *fact.year) {
      draft.since = Dated{on({*fact.year - *fact.nth, 0, 0}), true, {voucher(told)}};
    }
    drafts.push_back(std::move(draft));
  }
  each_establishing(question, [&](const Told<Event>& told, const WordRow& words) {
    if (!has_any_of(words, names)) return;
    drafts.push_back({.key = standard,
                      .name = joined(standard),
                      .status = told.what.status,
                      .since = dated(told.what.when, voucher(told)),
                      .vouchers = {voucher(told)}});
  });
  auto bonds = join(drafts);
  std::ranges::stable_sort(bonds, {}, earliest);
  return bonds;
}

std::vector<Bond> find_missions(const RelationQuestion& question) {
  std::vector<Draft> drafts;
  const auto put = [&](const WordRow& kind, std::string_view name, Draft draft) {
    const auto* mission = mission_in(kind, question.words);
    if (mission == nullptr) return;
    draft.key = {mission->kind};
    draft.name = mission->kind;
    if (mission->many) {
      const auto places = question.knowledge.find_places(name, {0, name.size()});
      if (!places.empty()) draft.city = places.front().place.city;
    }
    drafts.push_back(std::move(draft));
  };
  for (const auto* row : question.rows()) {
    if (meaning_of(*row, question) != "mission") continue;
    const auto by = voucher(*row);
    put(question.words_in(in_words(row->kind)), row->name,
        {.of = row->a,
         .in = row->b,
         .since = dated(row->from, by),
         .until = dated(row->to, by),
         .vouchers = {by}});
  }
  for (const auto& told : question.told.facts) {
    const auto& fact = told.what;
    if (fact.kind != FactKind::mission || !concerns(fact, question.pair)) continue;
    if (fact.a.empty() || fact.b.empty()) continue;
    put(question.words_in(fact.name), fact.name,
        {.of = fact.a,
         .in = fact.b,
         .since = dated(fact.since, voucher(told)),
         .vouchers = {voucher(told)}});
  }
  each_establishing(question, [&](const Told<Event>& told, const WordRow& words) {
    const auto& event = told.what;
    if (event.actors.size() != 1 || event.recipients.size() != 1) return;
    put(words, told.about,
        {.of = event.actors.front(),
         .in = event.recipients.front(),
         .status = event.status,
         .since = dated(event.when, voucher(told)),
         .vouchers = {voucher(told)}});
  });
  auto bonds = join(drafts);
  std::ranges::stable_sort(bonds, {}, [&](const Bond& bond) {
    return std::tuple(bond.of != question.pair.a, earliest(bond));
  });
  return bonds;
}

std::vector<Bond> find_partnerships(const RelationQuestion& question) {
  std::vector<Draft> drafts;
  for (const auto* row : question.rows()) {
    if (meaning_of(*row, question) != "partnership") continue;
    const auto by = voucher(*row);
    drafts.push_back({.key = question.key(row->name),
                      .name = row->name,
                      .since = dated(row->from, by),
                      .until = dated(row->to, by),
                      .vouchers = {by}});
  }
  for (const auto& told : question.told.facts) {
    const auto& fact = told.what;
    if (fact.kind != FactKind::partnership || !concerns(fact, question.pair)) continue;
    drafts.push_back({.key = question.key(fact.name),
                      .name = fact.name,
                      .since = dated(fact.since, voucher(told)),
                      .vouchers = {voucher(told)}});
  }
  each_establishing(question, [&](const Told<Event>& told, const WordRow& words) {
    auto level = partnership_in(words, question.words);
    if (level.empty()) return;
    auto name = joined(level);
    drafts.push_back({.key = std::move(level),
                      .name = std::move(name),
                      .status = told.what.status,
                      .since = dated(told.what.when, voucher(told)),
                      .vouchers = {voucher(told)}});
  });
  auto bonds = join(drafts);
  std::ranges::stable_sort(bonds, {}, earliest);
  return bonds;
}

}  // namespace dragoman
