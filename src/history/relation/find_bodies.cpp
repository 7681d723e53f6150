// Joint bodies of the two, and their sessions: those that a release numbers, dates or holds.
#include <algorithm>
#include <tuple>

#include "history/relation/relation_parts.h"

namespace dragoman {

namespace {

// A session as one release or happening tells it.
struct ToldSession {
  std::optional<int> nth;
  std::optional<When> when;
  std::string where;
  Status status = Status::occurred;
  Vouchers vouchers;
};

struct Draft {
  Spellings names;
  std::vector<Dated> since;
  std::vector<ToldSession> sessions;
  Vouchers vouchers;
};

using Drafts = std::map<WordRow, Draft>;  // by key

// The body with the longest key that `words` name; not where they tell that something was beside
// it: "ahead of the joint committee".
struct BodyAt {
  Draft* body = nullptr;
  WordRow key;
  std::size_t at = 0;
};

BodyAt body_in(const WordRow& words, Drafts& drafts, const RelationQuestion& question) {
  BodyAt found;
  for (auto& [key, draft] : drafts) {
    const auto at = find_words(words, key);
    if (at == words.size() || key.size() <= found.key.size()) continue;
    const WordRow before(words.begin(), words.begin() + static_cast<std::ptrdiff_t>(at));
    if (has_any_of(before, question.words.list("beside"))) continue;
    found = {&draft, key, at};
  }
  return found;
}

Drafts find_named(const RelationQuestion& question) {
  Drafts drafts;
  for (const auto& told : question.told.facts) {
    const auto& fact = told.what;
    if (fact.kind != FactKind::mechanism || !concerns(fact, question.pair)) continue;
    auto key = question.key(fact.name);
    if (key.empty()) continue;
    auto& draft = drafts[std::move(key)];
    draft.names.add(fact.name);
    add(draft.vouchers, voucher(told));
    if (fact.since) draft.since.push_back({*fact.since, false, {voucher(told)}});
  }
  return drafts;
}

// The number that a fact gives the session of which an event of the same release tells.
std::optional<int> number_of(const Told<Event>& told, const WordRow& key,
                             const RelationQuestion& question) {
  for (const auto& other : question.told.facts) {
    const auto& fact = other.what;
    if (fact.kind != FactKind::mechanism || other.at.release != told.at.release) continue;
    if (!fact.nth || !fact.quote.overlaps(told.what.quote)) continue;
    if (question.key(fact.name) == key) return fact.nth;
  }
  return {};
}

bool is_sitting(Act act) {
  return act == Act::meet || act == Act::call || act == Act::host || act == Act::attend;
}

void add_told_sessions(Drafts& drafts, const RelationQuestion& question) {
  for (const auto& told : question.told.events) {
    const auto& event = told.what;
    if (event.status != Status::occurred && event.status != Status::planned) continue;
    if (!concerns(event, question.pair)) continue;
    if (!is_sitting(event.act) && event.act != Act::establish) continue;
    const auto words = question.words_in(told.quote);
    const auto [draft, key, at] = body_in(words, drafts, question);
    if (draft == nullptr) continue;
    const auto by = voucher(told);
    if (event.act != Act::establish) {
      auto nth = number_before(words, at, question.words);
      if (!nth) nth = number_of(told, key, question);
      draft->sessions.push_back({nth, event.when, event.where, event.status, {by}});
    } else if (event.when && event.status == Status::occurred) {
      draft->since.push_back({*event.when, false, {by}});
    }
  }
}

void add_happenings(Drafts& drafts, const RelationQuestion& question) {
  for (const auto& happening : question.told.happenings) {
    if (happening.gathering.empty() || happening.kind == HappeningKind::establishment) continue;
    if (happening.status != Status::occurred && happening.status != Status::planned) continue;
    if (!has(happening.parties, question.pair.a) || !has(happening.parties, question.pair.b)) {
      continue;
    }
    const auto at = drafts.find(question.key(happening.gathering));
    if (at == drafts.end()) continue;
    at->second.sessions.push_back(
        {happening.nth, happening.when, happening.where, happening.status, vouchers(happening)});
  }
}

// The facts that number a session which something dates; a number alone tells of no session.
void add_numbered(Drafts& drafts, const RelationQuestion& question) {
  for (const auto& told : question.told.facts) {
    const auto& fact = told.what;
    if (fact.kind != FactKind::mechanism || !fact.nth || !concerns(fact, question.pair)) continue;
    const auto at = drafts.find(question.key(fact.name));
    if (at == drafts.end()) continue;
    auto& sessions = at->second.sessions;
    const auto same = std::ranges::find(sessions, fact.nth, &ToldSession::nth);
    if (same != sessions.end()) add(same->vouchers, voucher(told));
  }
}

bool are_one(const ToldSession& a, const ToldSession& b) {
  if (a.nth && b.nth) return a.nth == b.nth;
  return a.when && b.when && may_be_one(*a.when, *b.when);
}

// One session of all that is told of it. What took place is not planned any more, and its date
// is the one it took place on.
BodySession joined_session(const std::vector<ToldSession>& told) {
  BodySession session;
  session.status = Status::planned;
  std::vector<Dated> held;
  std::vector<Dated> planned;
  for (const auto& one : told) {
    if (one.status == Status::occurred) session.status = Status::occurred;
    if (!session.nth) session.nth = one.nth;
    if (session.where.size() < one.where.size()) session.where = one.where;
    add(session.vouchers, one.vouchers);
    if (!one.when) continue;
    (one.status == Status::occurred ? held : planned).push_back({*one.when, false, one.vouchers});
  }
  session.when =
      gathered(session.status == Status::occurred ? std::move(held) : std::move(planned));
  return session;
}

std::vector<BodySession> joined_sessions(std::vector<ToldSession> told) {
  const auto width = [](const ToldSession& session) {
    if (!session.when) return 3;
    return session.when->from.day != 0 ? 0 : session.when->from.month != 0 ? 1 : 2;
  };
  // Those that tell most come first, and the others find them.
  std::ranges::sort(told, {}, [&](const ToldSession& session) {
    return std::tuple(!session.nth, width(session), session.when, session.nth, session.status,
                      session.where, session.vouchers);
  });
  std::vector<std::vector<ToldSession>> groups;
  for (auto& session : told) {
    const auto same = std::ranges::find_if(groups, [&](const auto& group) {
      return std::ranges::any_of(group, [&](const auto& other) { return are_one(other, session); });
    });
    (same == groups.end() ? groups.emplace_back() : *same).push_back(std::move(session));
  }
  std::vector<BodySession> sessions;
  for (const auto& group : groups) sessions.push_back(joined_session(group));
  std::ranges::stable_sort(sessions, {}, [](const BodySession& session) {
    return std::tuple(session.when.empty() ? Date{} : begin_of(session.when.front().when),
                      session.nth);
  });
  return sessions;
}

void point_out_sessions(JointBody& body, const Date& day) {
  for (std::size_t i = 0; i < body.sessions.size(); ++i) {
    const auto& session = body.sessions[i];
    const bool held = session.status == Status::occurred &&
                      (session.when.empty() || begin_of(session.when.front().when) <= day);
    if (held && !body.first) body.first = i;
    if (held && !session.when.empty()) body.last = i;
    if (!body.next && session.status == Status::planned && !session.when.empty() &&
        end_of(session.when.back().when) >= day) {
      body.next = i;
    }
  }
}

}  // namespace

std::vector<JointBody> find_bodies(const RelationQuestion& question) {
  auto drafts = find_named(question);
  add_told_sessions(drafts, question);
  add_happenings(drafts, question);
  add_numbered(drafts, question);
  std::vector<JointBody> bodies;
  for (auto& [key, draft] : drafts) {
    JointBody body;
    body.name = draft.names.best();
    body.also = draft.names.others();
    body.since = gathered(std::move(draft.since));
    body.sessions = joined_sessions(std::move(draft.sessions));
    body.vouchers = std::move(draft.vouchers);
    for (const auto& session : body.sessions) add(body.vouchers, session.vouchers);
    point_out_sessions(body, question.day);
    bodies.push_back(std::move(body));
  }
  std::ranges::stable_sort(bodies, {}, &JointBody::name);
  return bodies;
}

}  // namespace dragoman
