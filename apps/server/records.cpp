#include "records.h"

#include <optional>

namespace dragoman::server {

Result<Record> RecordPool::lend() {
  {
    const std::scoped_lock lock(mutex_);
    if (!free_.empty()) {
      auto record = std::move(free_.back());
      free_.pop_back();
      return record;
    }
  }
  return Record::open(name_, Record::Access::read);
}

void RecordPool::take_back(Record record) {
  const std::scoped_lock lock(mutex_);
  free_.push_back(std::move(record));
}

}  // namespace dragoman::server
