// Works on many things at once and hands the results over in the order the things came.
//
//   next() ──▶ one of N threads: work(thing) ──▶ done(result), in the calling thread
//
// At most 8 things a thread are under way at any time, so memory stays bounded however long
// the stream is; and what `done` sees never depends on the number of threads. Things of very
// different sizes are bounded by their sizes as well: see Load.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <exception>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>
#include <vector>

namespace dragoman {

// How much may be under way: things of at most `most` together by what `size_of` says of each,
// or one that is larger by itself.
template <class SizeOf>
struct Load {
  SizeOf size_of;
  std::size_t most;
};
template <class SizeOf>
Load(SizeOf, std::size_t) -> Load<SizeOf>;

struct NoSize {
  template <class Thing>
  std::size_t operator()(const Thing& /*thing*/) const {
    return 0;
  }
};

// `next` gives the next thing, or nothing at the end; it is called from many threads, but
// never by two at once. `work` is called by many at once. `done` is called in this thread
// only. What any of the three throws ends the run and is thrown on to the caller.
template <class Thing, class ResultType, class Next, class Work, class Done, class SizeOf = NoSize>
void in_order(unsigned threads, Next next, Work work, Done done, Load<SizeOf> load = {{}, 0}) {
  if (threads <= 1) {
    while (std::optional<Thing> thing = next()) done(work(*std::move(thing)));
    return;
  }

  struct Slot {
    std::optional<ResultType> result;
    std::exception_ptr fault;
    std::size_t size = 0;
    [[nodiscard]] bool full() const { return result.has_value() || fault != nullptr; }
  };
  const std::size_t room = 8UL * threads;
  std::vector<Slot> slots(room);  // thing number i has slots[i % room]
  std::mutex taking;              // held around next() and the number it gives
  std::mutex guard;               // of everything below, and of the slots
  std::condition_variable changed;
  std::size_t taken = 0;
  std::size_t handed_over = 0;
  std::size_t under_way = 0;  // the sizes of what is taken and not handed over
  bool ended = false;

  const auto run = [&] {
    while (true) {
      std::unique_lock turn(taking);
      std::unique_lock lock(guard);
      changed.wait(lock, [&] { return ended || taken - handed_over < room; });
      if (ended) return;
      const std::size_t number = taken;
      lock.unlock();

      Slot slot;
      std::optional<Thing> thing;
      try {
        thing = next();
      } catch (...) {
        slot.fault = std::current_exception();
      }

      lock.lock();
      if (thing) {
        slot.size = load.size_of(*thing);
        changed.wait(lock,
                     [&] { return ended || under_way == 0 || under_way + slot.size <= load.most; });
        under_way += slot.size;
      } else {
        ended = true;
      }
      if (thing || slot.fault) taken = number + 1;
      lock.unlock();
      turn.unlock();
      if (thing) {
        try {
          slot.result.emplace(work(*std::move(thing)));
        } catch (...) {
          slot.fault = std::current_exception();
        }
      }

      lock.lock();
      if (slot.full()) slots[number % room] = std::move(slot);
      changed.notify_all();
    }
  };

  std::vector<std::jthread> workers;
  // However this ends, the workers must see it before they are joined.
  struct Ender {
    std::mutex& guard;
    std::condition_variable& changed;
    bool& ended;
    ~Ender() {
      const std::scoped_lock lock(guard);
      ended = true;
      changed.notify_all();
    }
  } const ender{guard, changed, ended};
  for (unsigned i = 0; i < threads; ++i) workers.emplace_back(run);

  while (true) {
    std::unique_lock lock(guard);
    auto& slot = slots[handed_over % room];
    changed.wait(lock, [&] { return slot.full() || (ended && handed_over == taken); });
    if (!slot.full()) return;
    Slot full = std::exchange(slot, Slot{});
    ++handed_over;
    under_way -= full.size;
    changed.notify_all();
    lock.unlock();
    if (full.fault) std::rethrow_exception(full.fault);
    done(*std::move(full.result));
  }
}

}  // namespace dragoman
