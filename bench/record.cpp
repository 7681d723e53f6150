// bench_record RECORD COUNT [fill]: how long a record of many releases takes to fill and to ask;
// with "fill" only to fill.
//
// Fills RECORD with COUNT made-up releases (made_up.h) where it is not there yet, and asks every
// question of record.h and questions.h. Prints one line a measurement; times are wall time but for
// "processor", the time this program had the processor in the median: what others do on the machine
// is not in it, nor what a server does. "Cold" is the first answer of a record just opened, of
// whose file (not of a server's) nothing is in memory.
#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdlib>
#include <ctime>
#include <functional>
#include <string>

#include "dragoman/questions.h"
#include "made_up.h"

namespace dragoman::bench {

namespace {

template <class Value>
Value checked(Result<Value> result) {
  if (result) return std::move(*result);
  fmt::print(stderr, "bench_record: {}\n", result.error().message);
  std::exit(2);
}

// Of all threads.
double processor_seconds() {
  return static_cast<double>(std::clock()) / CLOCKS_PER_SEC;
}

double seconds_of_this_thread() {
  timespec time{};
  ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
  return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) / 1e9;
}

double milliseconds(const std::function<void()>& work) {
  const auto begin = std::chrono::steady_clock::now();
  work();
  return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin)
      .count();
}

void fill(Record& record, unsigned count) {
  constexpr unsigned batch = 2000;
  std::vector<Entry> entries;
  double filling = 0;
  double processor = 0;
  double writing = 0;
  for (unsigned i = 0; i < count; ++i) {
    entries.push_back(made_up(i, i / 2, i % 2 == 1));
    if (entries.size() == batch || i + 1 == count) {
      const auto before = processor_seconds();
      const auto before_writing = seconds_of_this_thread();
      filling += milliseconds([&] { checked(record.add(entries)); });
      processor += processor_seconds() - before;
      writing += seconds_of_this_thread() - before_writing;
      entries.clear();
    }
  }
  fmt::print("{:<44} {:.1f} s, processor {:.1f} s, of it {:.1f} s of the thread that writes\n",
             fmt::format("{} releases added", count), filling / 1000, processor, writing);

  std::vector<double> times;
  for (unsigned i = 0; i < 20; ++i) {
    const std::array one = {made_up(count + i, i * 997, false)};
    times.push_back(milliseconds([&] { checked(record.add(one)); }));
  }
  std::ranges::sort(times);
  fmt::print("{:<44} median {:>9.2f}  worst {:>9.2f} ms\n", "one more", times[times.size() / 2],
             times.back());
}

// Merging alone: the same tellings, without a record.
void merge_all(unsigned count) {
  std::vector<Telling> tellings;
  for (unsigned i = 0; i < count; ++i) {
    tellings.push_back(made_up(i, i / 2, i % 2 == 1).tellings.front());
  }
  std::size_t happenings = 0;
  const auto time = milliseconds([&] { happenings = merge(tellings).size(); });
  fmt::print("{:<44} {:.1f} s, {} happenings\n", fmt::format("{} tellings merged", count),
             time / 1000, happenings);
}

struct Tables {
  Knowledge knowledge;
  RelationWords relation;
  CommitmentWords commitments;
  ComparisonWords comparison;
};

// What is asked, and how much the answer holds.
struct Question {
  std::string what;
  std::function<std::size_t(const Record& record, unsigned turn)> ask;
};

std::size_t size_of(const Between& between) {
  return between.facts.size() + between.events.size();
}

template <class Value>
std::size_t size_of(const std::vector<Value>& list) {
  return list.size();
}

std::size_t commitments_in_part(const Record& record, const Tables& tables,
                                const CommitmentFilter& filter) {
  return size_of(checked(some_commitments(record, tables.commitments, filter)).commitments);
}

std::size_t anniversaries_in_part(const Record& record, const Tables& tables,
                                  const AnniversaryFilter& filter) {
  return size_of(
      checked(some_anniversaries(record, tables.knowledge, tables.relation, filter)).anniversaries);
}

std::vector<Question> questions(const Tables& tables) {
  const auto busy = [](unsigned turn) { return state(turn % 7); };
  const auto other = [](unsigned turn) { return state(7 + turn); };
  const auto plain = [](unsigned turn) { return state(100 + turn); };
  const Date day{2020, 6, 1};
  return {
      {"pair of the two busiest",
       [=](const auto& r, unsigned) { return size_of(checked(r.pair(state(0), state(1)))); }},
      {"pair of a busy state",
       [=](const auto& r, unsigned i) { return size_of(checked(r.pair(busy(i), other(i)))); }},
      {"pair of two others",
       [=](const auto& r, unsigned i) { return size_of(checked(r.pair(plain(i), other(i)))); }},
      {"meetings of a pair",
       [=](const auto& r, unsigned i) {
         return size_of(checked(r.happenings({.with = {busy(i), other(i)}})));
       }},
      {"the last meeting of a pair",
       [=](const auto& r, unsigned i) {
         return size_of(checked(r.happenings({.with = {busy(i), other(i)}, .at_most = 1})));
       }},
      {"the fifty newest meetings of a busy state",
       [=](const auto& r, unsigned i) {
         return size_of(checked(r.happenings({.with = {busy(i)}, .at_most = 50})));
       }},
      {"the fifty newest meetings",
       [=](const auto& r, unsigned) { return size_of(checked(r.happenings({.at_most = 50}))); }},
      {"the fifty newest visits of officials",
       [=](const auto& r, unsigned) {
         return size_of(checked(r.happenings(
             {.kind = HappeningKind::visit, .level = Level::officials, .at_most = 50})));
       }},
      {"meetings of a month",
       [=](const auto& r, unsigned i) {
         return size_of(checked(r.happenings({.between = on({2008, 1 + i % 12, 0})})));
       }},
      {"last",
       [=](const auto& r, unsigned i) { return size_of(checked(last_met(r, busy(i), other(i)))); }},
      {"since",
       [=](const auto& r, unsigned i) {
         return size_of(checked(since_last_met(r, busy(i), other(i))).events);
       }},
      {"relation",
       [&tables, busy, other, day](const auto& r, unsigned i) {
         return size_of(
             checked(relation_between(r, busy(i), other(i), tables.knowledge, tables.relation, day))
                 .missions);
       }},
      {"commitments of the two busiest",
       [&tables](const auto& r, unsigned) {
         return size_of(checked(commitments_of(r, {state(0), state(1)}, tables.commitments)));
       }},
      {"commitments of a pair",
       [&tables, busy, other](const auto& r, unsigned i) {
         return size_of(checked(commitments_of(r, {busy(i), other(i)}, tables.commitments)));
       }},
      {"a person",
       [=](const auto& r, unsigned i) {
         return size_of(checked(find_person(r, fmt::format("lee{}", i * 7))));
       }},
      {"fifty people of a first name that all releases have",
       [=](const auto& r, unsigned) {
         return size_of(checked(some_people(r, "ann", {.at_most = 50, .mentions = 5})).people);
       }},
      {"coverage", [=](const auto& r, unsigned) { return size_of(checked(coverage(r))); }},
      {"search for a word in all texts",
       [=](const auto& r, unsigned) { return size_of(checked(r.search("agreed"))); }},
      {"search for a rare word",
       [=](const auto& r, unsigned i) {
         return size_of(checked(r.search(fmt::format("{}", 20000 + i * 97))));
       }},
      {"search for a phrase of common words",
       [=](const auto& r, unsigned) { return size_of(checked(r.search("\"schools and the\""))); }},
      {"search for a word, by a party",
       [=](const auto& r, unsigned i) {
         return size_of(checked(r.search("bridge", {.party = busy(i)})));
       }},
      {"one release",
       [=](const auto& r, unsigned i) {
         return checked(r.release(fmt::format("r{:07}", i * 3001))) ? 1U : 0U;
       }},
      {"comparison of two readouts",
       [&tables](const auto& r, unsigned i) {
         const auto meetings = checked(r.happenings({.with = {state(i)}, .at_most = 1}));
         return checked(comparison_of(r, meetings.front().id, tables.knowledge, tables.comparison))
                    ? 1U
                    : 0U;
       }},
      {"twenty anniversaries of a busy state in 90 days",
       [=, &tables](const auto& r, unsigned i) {
         return anniversaries_in_part(r, tables, {.party = busy(i), .from = day, .at_most = 20});
       }},
      {"twenty anniversaries of everybody in 90 days",
       [=, &tables](const auto& r, unsigned) {
         return anniversaries_in_part(r, tables, {.from = day, .at_most = 20});
       }},
      {"the same, from the middle on",
       [=, &tables](const auto& r, unsigned) {
         return anniversaries_in_part(r, tables,
                                      {.from = day,
                                       .after = AnniversaryFilter::Place{{{2020, 7, 15}}, "", ""},
                                       .at_most = 20});
       }},
      {"twenty commitments of everybody",
       [&tables](const auto& r, unsigned) {
         return commitments_in_part(r, tables, {.at_most = 20});
       }},
      {"twenty commitments of a busy state",
       [=, &tables](const auto& r, unsigned i) {
         return commitments_in_part(r, tables, {.with = {busy(i)}, .at_most = 20});
       }},
      {"the same, from the middle on",
       [=, &tables](const auto& r, unsigned i) {
         const auto meetings = checked(
             r.happenings({.with = {busy(i)}, .between = When{{}, {2015, 1, 1}}, .at_most = 1}));
         return commitments_in_part(
             r, tables,
             {.with = {busy(i)}, .after = meetings.front().accounts.front().at, .at_most = 20});
       }},
      {"the next ten anniversaries, in 30 days",
       [&tables, day](const auto& r, unsigned) {
         return size_of(
             checked(next_anniversaries(r, tables.knowledge, tables.relation, day, 30, 10)));
       }},
      {"the ten commitments last overdue",
       [&tables, day](const auto& r, unsigned) {
         return size_of(checked(overdue_commitments(r, tables.commitments, day, 10)));
       }},
      {"ten commitments due in 30 days",
       [&tables](const auto& r, unsigned) {
         return size_of(checked(commitments_due(r, tables.commitments, {2020, 12, 15}, 30, 10)));
       }},
      {"all parties with their counts",
       [](const auto& r, unsigned) { return size_of(checked(r.parties())); }},
      {"with whom a busy state met",
       [=](const auto& r, unsigned i) { return size_of(checked(r.partners_of(busy(i)))); }},
      {"releases by publisher",
       [](const auto& r, unsigned) { return size_of(checked(r.publishers())); }},
      {"the fifty newest releases",
       [](const auto& r, unsigned) {
         return size_of(checked(r.releases({.newest_first = true, .at_most = 50})));
       }},
      {"the fifty newest releases of a publisher",
       [=](const auto& r, unsigned i) {
         return size_of(
             checked(r.releases({.publisher = busy(i), .newest_first = true, .at_most = 50})));
       }},
      {"a release by a part of its id",
       [](const auto& r, unsigned i) {
         return size_of(checked(r.ids_like(fmt::format("{:05}", i * 301))));
       }},
      {"pairs with bonds",
       [=](const auto& r, unsigned) { return size_of(checked(r.pairs_with_bonds())); }},
      {"fifty releases from the middle on",
       [=](const auto& r, unsigned i) {
         return size_of(checked(
             r.releases({.after = fmt::format("r{:07}", 50000 + i * 1001), .at_most = 50})));
       }},
      {"a gathering",
       [=](const auto& r, unsigned i) {
         return size_of(checked(r.happenings({.gathering = gathering(i * 7), .at_most = 50})));
       }},
      {"all releases", [=](const auto& r, unsigned) { return size_of(checked(r.releases())); }},
  };
}

// Takes the file, if it is one, out of the memory of the system.
void forget_file(const std::string& name) {
  for (const auto* part : {"", "-wal", "-shm"}) {
    const int file = ::open((name + part).c_str(), O_RDONLY | O_CLOEXEC);
    if (file < 0) continue;
    ::fdatasync(file);
    ::posix_fadvise(file, 0, 0, POSIX_FADV_DONTNEED);
    ::close(file);
  }
}

void ask(const std::string& name, const Question& question, unsigned turns) {
  forget_file(name);
  const auto record = checked(Record::open(name, Record::Access::read));
  std::size_t most = 0;
  std::vector<double> times;
  std::vector<double> processor;
  for (unsigned i = 0; i < turns; ++i) {
    const auto before = processor_seconds();
    times.push_back(milliseconds([&] { most = std::max(most, question.ask(record, i)); }));
    processor.push_back((processor_seconds() - before) * 1000);
  }
  const auto cold = times.front();
  std::ranges::sort(times);
  std::ranges::sort(processor);
  fmt::print(
      "{:<44} median {:>8.2f}  processor {:>8.2f}  worst {:>8.2f}  cold {:>8.2f} ms  {} found\n",
      question.what, times[turns / 2], processor[turns / 2], times.back(), cold, most);
}

void fill_if_empty(const std::string& name, unsigned count) {
  auto record = checked(Record::open(name, Record::Access::write));
  if (checked(record.release("r0000000"))) return;
  merge_all(count);
  fill(record, count);
}

void measure(const std::string& name) {
  const std::filesystem::path data = DRAGOMAN_ROOT "/data";
  const Tables tables{checked(Knowledge::load(data)), checked(load_relation_words(data)),
                      checked(CommitmentWords::load(data)), checked(load_comparison_words(data))};
  for (const auto& question : questions(tables)) ask(name, question, 20);
}

}  // namespace

}  // namespace dragoman::bench

int main(int argc, char** argv) {
  const bool only_fill = argc == 4 && std::string_view(argv[3]) == "fill";
  if (argc != 3 && !only_fill) {
    fmt::print(stderr, "bench_record RECORD COUNT [fill]\n");
    return 2;
  }
  using namespace dragoman::bench;
  fill_if_empty(argv[1], static_cast<unsigned>(std::strtoul(argv[2], nullptr, 10)));
  if (!only_fill) measure(argv[1]);
}
