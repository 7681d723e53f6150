// Between the sockets and the answers: gives each thread a record, keeps what was answered, and
// bounds how much one address may ask.
#pragma once

#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>

#include "dragoman/date.h"
#include "http.h"
#include "page_cache.h"
#include "records.h"
#include "site.h"

namespace dragoman::server {

// Every thread may call it; all it is given must outlive it.
class Answering {
 public:
  // `today` tells the day.
  Answering(const Site& site, std::string record, std::function<Date()> today);

  // Errors: the record cannot be opened.
  Result<void> begin();

  [[nodiscard]] std::shared_ptr<const Response> answer(const Request& request);

 private:
  // The record's, as of now; empty where it cannot be told, and nothing may be kept.
  std::string stamp();

  const Site& site_;
  RecordPool records_;
  std::function<Date()> today_;
  PageCache cache_;
  std::mutex mutex_;               // of the following
  std::optional<Record> watched_;  // only asked whether it has changed
};

}  // namespace dragoman::server
