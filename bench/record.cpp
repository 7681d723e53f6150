// bench_record RECORD COUNT: how long a record of many releases takes to fill and to ask.
//
// The releases are made up by counting: COUNT of them, each of two hundred states' ministries
// telling of a meeting that another tells of too, with eight things said there. Prints one line
// a measurement; times are wall time.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdlib>
#include <functional>
#include <string>

#include "dragoman/record.h"

namespace dragoman {

namespace {

constexpr unsigned states = 200;

PartyCode state(unsigned n) {
  n %= states;
  return {static_cast<char>('A' + n / 26), static_cast<char>('A' + n % 26), 'X'};
}

// The meeting `happening` as one of its two sides tells it.
Entry entry(unsigned number, unsigned happening, bool other_side) {
  // A few states meet far more than most.
  const unsigned busy = happening % 4 == 0 ? happening % 7 : happening * 31;
  auto a = state(busy);
  auto b = state(happening * 17 + 11);
  if (a == b) b = state(happening * 17 + 12);
  const auto day = add_days({2005, 1, 1}, static_cast<int>(happening * 7 / 50 % 7000));
  Entry entry;
  auto& release = entry.release;
  release.id = fmt::format("r{:07}", number);
  release.title = fmt::format("Talks {}", happening);
  release.publisher = other_side ? b : a;
  release.published = on(day);
  const auto meet = fmt::format("The ministers of {} and {} met about matter {}.", a, b, happening);
  release.text = meet;
  Reading& reading = entry.reading;
  reading.id = release.id;
  reading.publisher = release.publisher;
  reading.published = release.published;
  Event event;
  event.actors = {a, b};
  event.when = on(day);
  event.where = fmt::format("City{}, {}", happening % 300, a);
  event.quote = {0, meet.size()};
  event.rule = "meet.1";
  reading.events.push_back(event);
  for (unsigned i = 0; i < 8; ++i) {
    const auto begin = release.text.size() + 1;
    release.text +=
        fmt::format(" They agreed on topic {} of chapter {}.", (happening + i) % 977, i);
    event.act = Act::agree;
    event.quote = {begin, release.text.size()};
    event.rule = "agree.1";
    reading.events.push_back(event);
  }
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
  telling.when = event.when;
  telling.where = event.where;
  telling.words = {fmt::format("matter{}", happening)};
  for (std::size_t i = 2; i <= reading.events.size(); ++i) telling.said.push_back({release.id, i});
  entry.tellings = {telling};
  return entry;
}

template <class Value>
Value checked(Result<Value> result) {
  if (result) return std::move(*result);
  fmt::print(stderr, "bench_record: {}\n", result.error().message);
  std::exit(2);
}

double milliseconds(const std::function<void()>& work) {
  const auto begin = std::chrono::steady_clock::now();
  work();
  return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin)
      .count();
}

void report(std::string_view what, std::vector<double> times) {
  std::ranges::sort(times);
  fmt::print("{:<40} median {:>9.2f} ms  worst {:>9.2f} ms  of {}\n", what, times[times.size() / 2],
             times.back(), times.size());
}

void measure(const std::string& name, unsigned count) {
  auto record = checked(Record::open(name, Record::Access::write));
  constexpr unsigned batch = 2000;
  std::vector<Entry> entries;
  double filling = 0;
  for (unsigned i = 0; i < count; ++i) {
    entries.push_back(entry(i, i / 2, i % 2 == 1));
    if (entries.size() == batch || i + 1 == count) {
      filling += milliseconds([&] { checked(record.add(entries)); });
      entries.clear();
    }
  }
  fmt::print("{:<40} {:.1f} s\n", fmt::format("{} releases added", count), filling / 1000);

  std::vector<double> times;
  for (unsigned i = 0; i < 20; ++i) {
    const std::array one = {entry(count + i, i * 997, false)};
    times.push_back(milliseconds([&] { checked(record.add(one)); }));
  }
  report("one more", times);

  const auto ask = [&](std::string_view what, const std::function<void(unsigned)>& question) {
    std::vector<double> of_one;
    for (unsigned i = 0; i < 30; ++i) of_one.push_back(milliseconds([&] { question(i); }));
    report(what, of_one);
  };
  ask("pair", [&](unsigned i) { checked(record.pair(state(i % 7), state(i * 17 + 11))); });
  ask("meetings of a pair", [&](unsigned i) {
    checked(record.happenings({.with = {state(i % 7), state(i * 17 + 11)}}));
  });
  ask("the last meeting of a pair", [&](unsigned i) {
    checked(record.happenings({.with = {state(i % 7), state(i * 17 + 11)}, .at_most = 1}));
  });
  ask("the fifty newest of a busy state",
      [&](unsigned i) { checked(record.happenings({.with = {state(i % 7)}, .at_most = 50})); });
}

}  // namespace

}  // namespace dragoman

int main(int argc, char** argv) {
  if (argc != 3) {
    fmt::print(stderr, "bench_record RECORD COUNT\n");
    return 2;
  }
  dragoman::measure(argv[1], static_cast<unsigned>(std::strtoul(argv[2], nullptr, 10)));
}
