#include "made_up.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdint>

namespace dragoman::bench {

namespace {

constexpr unsigned states = 200;

// The same mix of bits for the same numbers, on every machine.
std::uint64_t mixed(std::uint64_t number, std::uint64_t salt) {
  auto bits = number * 0x9e3779b97f4a7c15U + salt * 0xd1b54a32d192ed03U;
  bits = (bits ^ (bits >> 30U)) * 0xbf58476d1ce4e5b9U;
  bits = (bits ^ (bits >> 27U)) * 0x94d049bb133111ebU;
  return bits ^ (bits >> 31U);
}

// A few states meet far more than most: the first is at one happening of seven, the last at one of
// two hundred.
unsigned by_weight(unsigned happening, unsigned salt) {
  constexpr std::uint64_t scale = 1U << 16U;
  const auto at = mixed(happening, salt) % scale;
  return static_cast<unsigned>(states * at * at / (scale * scale));
}

// Adds a sentence to the release; where it stands.
Span say(Release& release, std::string_view sentence) {
  if (!release.text.empty()) release.text += ' ';
  const auto begin = release.text.size();
  release.text += sentence;
  return {begin, release.text.size()};
}

// What stands between two, as one in some releases tells it.
Fact fact_of(unsigned happening, const PartyCode& a, const PartyCode& b, const Date& day) {
  Fact fact;
  fact.a = a;
  fact.b = b;
  const auto any = [happening](std::uint64_t salt, std::uint64_t below) {
    return static_cast<unsigned>(mixed(happening, salt) % below);
  };
  const int year = 1950 + static_cast<int>(any(3, 60));
  const auto since = on({year, 1 + any(4, 12), 1 + any(5, 28)});
  switch (any(6, 6)) {
    case 0:
      fact.kind = FactKind::mission;
      fact.name = "embassy";
      fact.since = since;
      break;
    case 1:
      fact.kind = FactKind::agreement;
      fact.name = fmt::format("agreement on matter {}", happening % 97);
      fact.state = "in force";
      fact.since = since;
      break;
    case 2:
      fact.kind = FactKind::mechanism;
      fact.name = "joint committee";
      fact.nth = 1 + static_cast<int>(happening % 9);
      break;
    case 3:
      fact.kind = FactKind::anniversary;
      fact.of = "diplomatic relations";
      fact.nth = day.year - year;
      fact.year = day.year;
      break;
    case 4:
      fact.kind = FactKind::partnership;
      fact.name = "strategic partnership";
      fact.since = on({year, 0, 0});
      break;
    default:
      fact.kind = FactKind::policy;
      fact.b = {};
      fact.name = fmt::format("policy {}", happening % 40);
  }
  fact.rule = "made.up";
  return fact;
}

}  // namespace

PartyCode state(unsigned n) {
  n %= states;
  return {static_cast<char>('A' + n / 26), static_cast<char>('A' + n % 26), 'X'};
}

std::string gathering(unsigned n) {
  return fmt::format("Forum {} on bridges", n % 500);
}

Entry made_up(unsigned number, unsigned happening, bool other_side) {
  const auto first = by_weight(happening, 1);
  auto second = by_weight(happening, 2);
  if (first == second) second = (second + 1) % states;
  const auto a = state(first);
  const auto b = state(second);
  const auto day = add_days({2005, 1, 1}, static_cast<int>(happening * 7 / 50 % 7000));
  Entry entry;
  auto& release = entry.release;
  release.id = fmt::format("r{:07}", number);
  release.title = fmt::format("Talks {}", happening);
  release.publisher = other_side ? b : a;
  release.published = on(day);
  Reading& reading = entry.reading;
  reading.id = release.id;
  reading.publisher = release.publisher;
  reading.published = release.published;

  const std::array people = {fmt::format("Ann Lee{}", happening % 400),
                             fmt::format("Bo Ray{}", happening % 300)};
  const auto meet = fmt::format("Ministers {} of {} and {} of {} met about matter {}.", people[0],
                                a, people[1], b, happening);
  Event event;
  event.actors = {a, b};
  event.when = on(day);
  event.where = fmt::format("City{}, {}", happening % 300, a);
  event.quote = say(release, meet);
  event.rule = "meet.1";
  reading.events.push_back(event);
  reading.people = {{people[0], "Minister", a, {10, 10 + people[0].size()}},
                    {people[1], "Minister", b, {21, 21 + people[1].size()}}};
  constexpr std::array months = {"January",   "February", "March",    "April",
                                 "May",       "June",     "July",     "August",
                                 "September", "October",  "November", "December"};
  const std::string month = months[happening % 12];
  for (unsigned i = 0; i < 8; ++i) {
    const auto topic = fmt::format("to build bridge {} of chapter {}", (happening + i) % 977, i);
    const auto sentence =
        fmt::format("They agreed {}{}.", topic,
                    i == 0 ? fmt::format(" by {} {}", month, day.year + 1) : std::string());
    event.act = Act::agree;
    event.quote = say(release, sentence);
    const auto about = event.quote.begin + std::string_view("They agreed ").size();
    event.about = Span{about, event.quote.end - 1};
    event.rule = "agree.1";
    reading.events.push_back(event);
    if (i == 0) {
      entry.deadlines.push_back({reading.events.size(), on({day.year + 1, 1 + happening % 12, 0})});
    }
    // What a release tells besides, of which nothing is read.
    for (unsigned j = 0; j < 3; ++j) {
      say(release, fmt::format("The delegation was shown hall {} of the exhibition, where guests "
                               "of house {} spoke about trade, schools and the sea.",
                               (happening * 13 + i) % 8000, j));
    }
  }
  auto fact = fact_of(happening, a, b, day);
  fact.quote = say(release, fmt::format("The {} of {} and {} was recalled.", fact.name, a, b));
  reading.facts.push_back(fact);
  release.blocks = {{BlockKind::paragraph, {0, release.text.size()}, "", "", 0}};
  entry.source = {.bytes = release.id + release.text,
                  .media_type = "text/plain",
                  .charset = "utf-8",
                  .address = release.id};

  Telling telling;
  telling.at = {release.id, 1};
  telling.quote = meet;
  telling.publisher = release.publisher;
  telling.published = release.published;
  telling.parties = {std::min(a, b), std::max(a, b)};
  telling.levels = {Level::ministers, Level::ministers};
  telling.everybody = telling.parties;
  telling.when = on(day);
  telling.where = event.where;
  telling.people = {{people[0], "Minister", a, Level::ministers, ""},
                    {people[1], "Minister", b, Level::ministers, ""}};
  telling.words = {fmt::format("matter{}", happening)};
  if (happening % 10 == 0) telling.gathering = gathering(happening / 10);
  for (std::size_t i = 2; i <= reading.events.size(); ++i) telling.said.push_back({release.id, i});
  entry.tellings = {telling};
  return entry;
}

}  // namespace dragoman::bench
