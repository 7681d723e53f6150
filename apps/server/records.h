// The record, opened as often as there are threads that ask it: a Record is used by one of them at
// a time.
#pragma once

#include <mutex>
#include <string>
#include <vector>

#include "dragoman/record.h"

namespace dragoman::server {

// Lends records and takes them back. Every thread may call it.
class RecordPool {
 public:
  explicit RecordPool(std::string name) : name_(std::move(name)) {}

  // Opens one more if none is free. Errors: as Record::open.
  Result<Record> lend();
  void take_back(Record record);

 private:
  std::string name_;
  std::mutex mutex_;
  std::vector<Record> free_;
};

}  // namespace dragoman::server
