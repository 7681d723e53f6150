// Between the sockets and the answers: keeps what was answered, has what many ask for made once,
// gives who makes it a record, and bounds how long that may take.
#pragma once

#include <atomic>
#include <chrono>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>

#include "dragoman/date.h"
#include "http.h"
#include "makings.h"
#include "page_cache.h"
#include "records.h"
#include "site.h"
#include "write.h"

namespace dragoman::server {

inline constexpr std::chrono::seconds longest_answer{30};

// Every thread may call it; all it is given must outlive it.
class Answering {
 public:
  // `today` tells the day. At most `posts` requests that read or write releases are answered at a
  // time: each takes long, and pages shall not wait for them.
  Answering(const Site& site, std::string record, std::function<Date()> today, unsigned posts = 1);

  // Errors: the record cannot be opened.
  Result<void> begin();

  // Gives the asker the answer: at once if it is kept or refused, and then nothing is returned;
  // else what is to be run for it, once, on any thread; nothing too if another's run will do, whose
  // answer this asker then gets. Once all who wait for it have gone, or after `longest_answer`, it
  // is given up. Whoever sends or writes something has all the time it takes.
  [[nodiscard]] std::function<void()> ask(Request request, Asker asker);
  // Gives up whatever is being answered, from now on.
  void give_up() { given_up_ = true; }

 private:
  // Does what is to be done with the record opened for writing, which it is when first needed.
  Result<void> write(const Writing& writing);
  std::shared_ptr<const Response> answer(const Request& request, const Date& day,
                                         const std::function<bool()>& all_gone);
  std::function<void()> ask_for_page(Request request, Asker asker);
  std::function<void()> post(Request request, Asker asker);
  // The record's, as of now; empty where it cannot be told, and nothing may be kept.
  std::string stamp();

  const Site& site_;
  std::string record_;
  RecordPool records_;
  std::function<Date()> today_;
  PageCache cache_;
  Makings makings_;
  std::mutex mutex_;               // of the following
  std::optional<Record> watched_;  // only asked whether it has changed
  std::mutex writing_;             // one at a time, of the following
  std::optional<Record> written_;
  const unsigned posts_;
  std::atomic<unsigned> posts_under_way_ = 0;
  std::atomic<bool> given_up_ = false;
};

}  // namespace dragoman::server
