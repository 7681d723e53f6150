#include "page_cache.h"

namespace dragoman::server {

namespace {

// What one takes besides its body.
constexpr std::size_t overhead = 512;

}  // namespace

void PageCache::follow(const std::string& stamp) {
  const std::scoped_lock lock(mutex_);
  if (stamp == stamp_) return;
  stamp_ = stamp;
  places_.clear();
  newest_first_.clear();
  bytes_ = 0;
}

std::shared_ptr<const Response> PageCache::find(const std::string& key, const std::string& stamp) {
  const std::scoped_lock lock(mutex_);
  if (stamp != stamp_) return nullptr;
  const auto place = places_.find(key);
  if (place == places_.end()) return nullptr;
  newest_first_.splice(newest_first_.begin(), newest_first_, place->second);
  return place->second->response;
}

void PageCache::keep(const std::string& key, const std::string& stamp,
                     std::shared_ptr<const Response> response) {
  const std::scoped_lock lock(mutex_);
  // Made of a record that has changed meanwhile.
  if (stamp != stamp_ || places_.contains(key)) return;
  bytes_ += response->body.size() + key.size() + overhead;
  newest_first_.push_front({key, std::move(response)});
  places_.emplace(key, newest_first_.begin());
  while (bytes_ > capacity_ && !newest_first_.empty()) {
    const auto& oldest = newest_first_.back();
    bytes_ -= oldest.response->body.size() + oldest.key.size() + overhead;
    places_.erase(oldest.key);
    newest_first_.pop_back();
  }
}

}  // namespace dragoman::server
