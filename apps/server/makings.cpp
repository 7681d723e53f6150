#include "makings.h"

#include <algorithm>
#include <exception>

#include "problem.h"

namespace dragoman::server {

namespace {

std::shared_ptr<const Response> failed() {
  return std::make_shared<const Response>(
      Response{500,
               "application/problem+json",
               bare_problem(500, "Internal Server Error", "the server failed to make this answer"),
               {}});
}

}  // namespace

std::function<void()> Makings::ask(const std::string& key, Asker asker, Make make) {
  auto making = std::make_shared<Making>();
  const std::scoped_lock lock(mutex_);
  if (!key.empty()) {
    const auto [place, is_new] = under_way_.try_emplace(key, making);
    if (!is_new) {
      place->second->askers.push_back(std::move(asker));
      return {};
    }
  }
  making->askers.push_back(std::move(asker));
  return [this, key, making, make = std::move(make)] { run(key, making, make); };
}

void Makings::run(const std::string& key, const std::shared_ptr<Making>& making, const Make& make) {
  std::shared_ptr<const Response> response;
  try {
    response = make([&] { return all_gone(key, making); });
  } catch (const std::exception&) {
    response = failed();
  }
  std::vector<Asker> askers;
  {
    const std::scoped_lock lock(mutex_);
    close(key, making);
    askers = std::move(making->askers);
  }
  for (const auto& asker : askers) asker.take(response);
}

// One who came after all others had gone must not be told that it was given up: once they have,
// who comes has it made anew.
bool Makings::all_gone(const std::string& key, const std::shared_ptr<Making>& making) {
  const std::scoped_lock lock(mutex_);
  const bool gone = std::ranges::all_of(
      making->askers, [](const Asker& asker) { return asker.is_gone && asker.is_gone(); });
  if (gone) close(key, making);
  return gone;
}

void Makings::close(const std::string& key, const std::shared_ptr<Making>& making) {
  const auto place = under_way_.find(key);
  if (place != under_way_.end() && place->second == making) under_way_.erase(place);
}

}  // namespace dragoman::server
