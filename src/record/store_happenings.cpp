#include "record/store_happenings.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>

#include "base/sha256.h"
#include "history/merging/candidates.h"
#include "history/merging/tie.h"
#include "record/happening_text.h"
#include "record/lookups.h"

namespace dragoman {

namespace {

using store::Database;

// Under which keys a telling is kept: "*meeting|KOR" of what is open, "+meeting|KOR" of other wide
// ones, and these marks before them by how many days it may have been on, so that what lies near in
// time is found without going over all that was before.
struct Length {
  std::string_view mark;
  int days;
};
constexpr std::array<Length, 3> lengths = {{{"", 31}, {"~", 800}, {"~~", 4'000'000}}};

std::string_view mark_of(const Days& days) {
  const auto length = days_between(days.first, days.last);
  return std::ranges::find_if(lengths, [&](const Length& one) { return length <= one.days; })->mark;
}

// A day so many before it, but in no year before the first.
Date days_before(const Date& day, int days) {
  const Date first{1, 1, 1};
  return days_between(first, day) < days ? first : add_days(day, -days);
}

// Loads tellings, and finds those that may be of one happening with one.
class Neighbours {
 public:
  Neighbours(const Database& database, std::span<const Decision> decisions)
      : load_(database.prepare("SELECT data, side FROM telling WHERE id = ?")),
        with_side_(database.prepare("SELECT id FROM telling WHERE side = ?")),
        near_(database.prepare("SELECT telling FROM telling_key WHERE key = ? AND first_day >= ?"
                               " AND first_day <= ? AND last_day >= ?")),
        in_happening_(database.prepare("SELECT b.telling FROM happening_telling a JOIN"
                                       " happening_telling b ON b.happening = a.happening"
                                       " WHERE a.telling = ?")) {
    for (const auto& decision : decisions) {
      if (decision.verdict != Decision::Verdict::same) continue;
      const auto a = side_key(decision.a);
      const auto b = side_key(decision.b);
      same_as_[a].push_back(b);
      same_as_[b].push_back(a);
    }
  }

  // All that hang together with `some`, each with its row.
  std::map<std::int64_t, Telling> all_with(const Unsettled& some) {
    std::map<std::int64_t, Telling> found;
    std::vector<std::int64_t> queue(some.rows.begin(), some.rows.end());
    while (!queue.empty()) {
      const auto row = queue.back();
      queue.pop_back();
      if (found.contains(row)) continue;
      if (const auto known = some.known.find(row); known != some.known.end()) {
        add_decided(known->second.side, queue);
        add_near(known->second.telling, queue);
        found.emplace(row, known->second.telling);
      } else {
        load_.with(row);
        if (!load_.step()) continue;
        auto telling = telling_of_text(load_.text(0));
        add_decided(load_.text(1), queue);
        add_near(telling, queue);
        found.emplace(row, std::move(telling));
      }
      in_happening_.with(row);
      while (in_happening_.step()) queue.push_back(in_happening_.number(0));
    }
    return found;
  }

 private:
  // What somebody found to be the same, however far the days lie apart.
  void add_decided(const std::string& side, std::vector<std::int64_t>& queue) {
    const auto decided = same_as_.find(side);
    if (decided == same_as_.end()) return;
    for (const auto& other : decided->second) {
      with_side_.with(other);
      while (with_side_.step()) queue.push_back(with_side_.number(0));
    }
  }

  void add_near(const Telling& telling, std::vector<std::int64_t>& queue) {
    const auto days = stored_days(telling);
    const auto from = add_days(days.first, days.first.year > 1 ? -day_slack : 0);
    const auto last_from = to_edtf(from);
    const auto to = to_edtf(add_days(days.last, day_slack));
    std::array<std::string, lengths.size()> first_from;
    for (std::size_t i = 0; i < lengths.size(); ++i) {
      first_from[i] = to_edtf(days_before(from, lengths[i].days));
    }
    const auto keys = candidate_keys(telling);
    const auto look = [&](std::string_view kind, const std::string& key) {
      for (std::size_t i = 0; i < lengths.size(); ++i) {
        const auto kept = fmt::format("{}{}{}", lengths[i].mark, kind, key);
        near_.with(kept, first_from[i], to, last_from);
        while (near_.step()) queue.push_back(near_.number(0));
      }
    };
    for (const auto& key : keys.pairs) look("", key);
    for (const auto& key : keys.wide) {
      look("*", key);
      if (keys.open) look("+", key);
    }
  }

  std::map<std::string, std::vector<std::string>> same_as_;  // keys of sides
  store::Statement load_;
  store::Statement with_side_;
  store::Statement near_;
  store::Statement in_happening_;
};

// Puts the keys of tellings there.
class TellingKeys {
 public:
  explicit TellingKeys(const Database& database)
      : insert_(database.prepare(
            "INSERT INTO telling_key (key, first_day, telling, last_day) VALUES (?, ?, ?, ?)")) {}

  void put(std::int64_t row, const Days& days, const CandidateKeys& keys) {
    const auto first = to_edtf(days.first);
    const auto last = to_edtf(days.last);
    const auto mark = mark_of(days);
    const auto put_under = [&](std::string_view kind, const std::string& key) {
      const auto kept = fmt::format("{}{}{}", mark, kind, key);
      insert_.with(kept, first, row, last).run();
    };
    for (const auto& key : keys.pairs) put_under("", key);
    for (const auto& key : keys.wide) put_under(keys.open ? "*" : "+", key);
  }

 private:
  store::Statement insert_;
};

void forget_happenings(const Database& database, const std::map<std::int64_t, Telling>& tellings) {
  auto find = database.prepare("SELECT happening FROM happening_telling WHERE telling = ?");
  std::set<std::int64_t> happenings;
  for (const auto& [row, telling] : tellings) {
    find.with(row);
    while (find.step()) happenings.insert(find.number(0));
  }
  auto forget_tellings_of = database.prepare("DELETE FROM happening_telling WHERE happening = ?");
  auto forget_order = database.prepare("DELETE FROM happening_order WHERE happening = ?");
  auto forget = database.prepare("DELETE FROM happening WHERE id = ?");
  for (const auto happening : happenings) {
    forget_tellings_of.with(happening).run();
    forget_order.with(happening).run();
    forget.with(happening).run();
  }
}

// Under which happenings are asked for, in the order of their days.
class Order {
 public:
  explicit Order(const Database& database)
      : insert_(database.prepare("INSERT INTO happening_order (a, b, first_day, name, happening,"
                                 " last_day, kind, status, level)"
                                 " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)")) {}

  void put(std::int64_t row, const Happening& happening, const Days& days) {
    const auto first = to_edtf(days.first);
    const auto last = to_edtf(days.last);
    const auto put_under = [&](std::string_view a, std::string_view b) {
      insert_
          .with(a, b, first, happening.id, row, last, to_string(happening.kind),
                to_string(happening.status), to_string(happening.level))
          .run();
    };
    auto parties = happening.parties;
    parties.insert(parties.end(), happening.hosts.begin(), happening.hosts.end());
    std::erase(parties, PartyCode());
    std::ranges::sort(parties);
    parties.erase(std::unique(parties.begin(), parties.end()), parties.end());
    put_under("", "");
    if (!happening.gathering.empty()) put_under("", gathering_key(happening.gathering));
    for (std::size_t i = 0; i < parties.size(); ++i) {
      put_under(parties[i], "");
      if (parties.size() > widest_in_pairs) {
        put_under("", parties[i]);
        continue;
      }
      for (std::size_t j = i + 1; j < parties.size(); ++j) put_under(parties[i], parties[j]);
    }
  }

 private:
  store::Statement insert_;
};

Days stored_days(const Happening& happening) {
  Telling dated;
  dated.when = happening.when;
  dated.published =
      happening.accounts.empty() ? std::nullopt : happening.accounts.front().published;
  return stored_days(dated);
}

void store_happenings(const Database& database, const std::vector<Happening>& happenings,
                      const std::map<Citation, std::int64_t>& rows) {
  auto insert = database.prepare(
      "INSERT INTO happening (name, kind, status, level, first_day, last_day, data)"
      " VALUES (?, ?, ?, ?, ?, ?, ?) RETURNING id");
  Order order(database);
  auto insert_telling =
      database.prepare("INSERT INTO happening_telling (happening, telling) VALUES (?, ?)");
  for (const auto& happening : happenings) {
    const auto days = stored_days(happening);
    const auto first = to_edtf(days.first);
    const auto last = to_edtf(days.last);
    const auto text = happening_text(happening);
    insert
        .with(happening.id, to_string(happening.kind), to_string(happening.status),
              to_string(happening.level), first, last, text)
        .step();
    const auto id = insert.number(0);
    insert.reset();
    order.put(id, happening, days);
    for (const auto& account : happening.accounts) {
      insert_telling.with(id, rows.at(account.at)).run();
    }
  }
}

// Either way round.
bool delete_decision(const Database& database, const Decision::Side& a, const Decision::Side& b) {
  const auto one = side_text(a);
  const auto two = side_text(b);
  auto find =
      database.prepare("SELECT id FROM decision WHERE (a = ?1 AND b = ?2) OR (a = ?2 AND b = ?1)");
  if (!find.with(one, two).step()) return false;
  const auto id = find.number(0);
  find.reset();
  database.prepare("DELETE FROM decision WHERE id = ?").with(id).run();
  return true;
}

Unsettled tellings_of(const Database& database, const Decision::Side& a, const Decision::Side& b) {
  Unsettled rows;
  auto find = database.prepare("SELECT id FROM telling WHERE side = ?");
  for (const auto* side : {&a, &b}) {
    const auto key = side_key(*side);
    find.with(key);
    while (find.step()) rows.rows.insert(find.number(0));
    find.reset();
  }
  return rows;
}

}  // namespace

Days stored_days(const Telling& telling) {
  return days_of(telling).value_or(Days{{1, 1, 1}, {1, 1, 1}, false});
}

void store_tellings(const Database& database, std::int64_t release,
                    const std::vector<ReadyTelling>& tellings, Unsettled& unsettled) {
  auto insert = database.prepare(
      "INSERT INTO telling (release, number, side, data) VALUES (?, ?, ?, ?) RETURNING id");
  TellingKeys keys(database);
  for (const auto& ready : tellings) {
    insert.with(release, ready.telling.at.number, ready.side, ready.text).step();
    const auto row = insert.number(0);
    insert.reset();
    keys.put(row, ready.days, ready.keys);
    unsettled.rows.insert(row);
    unsettled.known.emplace(row, ready);
  }
}

void forget_tellings(const Database& database, std::int64_t release, Unsettled& unsettled) {
  auto find = database.prepare("SELECT id FROM telling WHERE release = ?");
  auto merged = database.prepare(
      "SELECT b.telling FROM happening_telling a JOIN happening_telling b"
      " ON b.happening = a.happening WHERE a.telling = ?");
  std::vector<std::int64_t> rows;
  find.with(release);
  while (find.step()) rows.push_back(find.number(0));
  std::map<std::int64_t, Telling> forgotten;
  for (const auto row : rows) {
    merged.with(row);
    while (merged.step()) unsettled.rows.insert(merged.number(0));
    forgotten.emplace(row, Telling());
  }
  forget_happenings(database, forgotten);
  auto forget_keys = database.prepare("DELETE FROM telling_key WHERE telling = ?");
  auto forget = database.prepare("DELETE FROM telling WHERE id = ?");
  for (const auto row : rows) {
    forget_keys.with(row).run();
    forget.with(row).run();
    unsettled.rows.erase(row);
    unsettled.known.erase(row);
  }
}

void settle(const Database& database, const Unsettled& unsettled) {
  if (unsettled.rows.empty()) return;
  const auto decisions = load_decisions(database);
  const auto found = Neighbours(database, decisions).all_with(unsettled);
  forget_happenings(database, found);
  std::vector<Telling> tellings;
  std::map<Citation, std::int64_t> rows;
  for (const auto& [row, telling] : found) {
    tellings.push_back(telling);
    rows.emplace(telling.at, row);
  }
  store_happenings(database, merge(tellings, decisions), rows);
}

void make_telling_keys(const Database& database) {
  TellingKeys keys(database);
  auto rows = database.prepare("SELECT id, data FROM telling ORDER BY id");
  while (rows.step()) {
    const auto telling = telling_of_text(rows.text(1));
    keys.put(rows.number(0), stored_days(telling), candidate_keys(telling));
  }
}

void make_happening_order(const Database& database) {
  Order order(database);
  auto rows = database.prepare("SELECT id, data FROM happening ORDER BY id");
  while (rows.step()) {
    const auto happening = happening_of_text(rows.text(1));
    order.put(rows.number(0), happening, stored_days(happening));
  }
}

std::string gathering_key(std::string_view name) {
  return "@" + sha256(name);
}

std::vector<Decision> load_decisions(const Database& database) {
  std::vector<Decision> decisions;
  auto rows = database.prepare("SELECT verdict, a, b FROM decision ORDER BY id");
  while (rows.step()) {
    const auto verdict =
        rows.text(0) == "same" ? Decision::Verdict::same : Decision::Verdict::apart;
    decisions.push_back({verdict, side_of_text(rows.text(1)), side_of_text(rows.text(2))});
  }
  return decisions;
}

void store_decision(const Database& database, const Decision& decision) {
  delete_decision(database, decision.a, decision.b);
  const auto a = side_text(decision.a);
  const auto b = side_text(decision.b);
  const auto a_key = side_key(decision.a);
  const auto b_key = side_key(decision.b);
  database.prepare("INSERT INTO decision (verdict, a, b, a_key, b_key) VALUES (?, ?, ?, ?, ?)")
      .with(decision.verdict == Decision::Verdict::same ? "same" : "apart", a, b, a_key, b_key)
      .run();
  settle(database, tellings_of(database, decision.a, decision.b));
}

bool forget_decision(const Database& database, const Decision::Side& a, const Decision::Side& b) {
  if (!delete_decision(database, a, b)) return false;
  settle(database, tellings_of(database, a, b));
  return true;
}

}  // namespace dragoman
