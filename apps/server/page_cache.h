// Answers that were given before, as long as the record has not changed since.
#pragma once

#include <cstddef>
#include <list>
#include <memory>
#include <mutex>
#include <string>
#include <unordered_map>

#include "http.h"

namespace dragoman::server {

// Every thread may call it. Holds at most `capacity` bytes of bodies; what was not asked for the
// longest goes first.
class PageCache {
 public:
  explicit PageCache(std::size_t capacity) : capacity_(capacity) {}

  // The record's stamp as of now, each after those before: all made of another is forgotten.
  void follow(const std::string& stamp);
  // nullptr if it is not there, or this is not the stamp followed last.
  std::shared_ptr<const Response> find(const std::string& key, const std::string& stamp);
  // Does nothing if this is not the stamp followed last.
  void keep(const std::string& key, const std::string& stamp,
            std::shared_ptr<const Response> response);

 private:
  struct Kept {
    std::string key;
    std::shared_ptr<const Response> response;
  };

  std::size_t capacity_;
  std::mutex mutex_;
  std::string stamp_;
  std::size_t bytes_ = 0;
  std::list<Kept> newest_first_;
  std::unordered_map<std::string, std::list<Kept>::iterator> places_;
};

}  // namespace dragoman::server
