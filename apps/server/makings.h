// What many ask for at once is made once: whoever asks for what is being made gets what comes of
// that, and holds no thread meanwhile.
#pragma once

#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <unordered_map>
#include <vector>

#include "http.h"

namespace dragoman::server {

// Who waits for an answer.
struct Asker {
  std::function<bool()> is_gone = {};  // empty: they never go
  std::function<void(std::shared_ptr<const Response>)> take;
};

// Every thread may call it.
class Makings {
 public:
  // `all_gone` tells whether nobody waits for it any longer.
  using Make =
      std::function<std::shared_ptr<const Response>(const std::function<bool()>& all_gone)>;

  // Gives the asker what is made under that key. Nothing, if it is being made already; else what
  // is to be run to make it, once, on any thread. An empty key is nobody else's. What `make` throws
  // becomes a 500 for all who wait.
  [[nodiscard]] std::function<void()> ask(const std::string& key, Asker asker, Make make);

 private:
  struct Making {
    std::vector<Asker> askers;
  };

  void run(const std::string& key, const std::shared_ptr<Making>& making, const Make& make);
  bool all_gone(const std::string& key, const std::shared_ptr<Making>& making);
  // From then on nobody can join it. Needs the lock.
  void close(const std::string& key, const std::shared_ptr<Making>& making);

  std::mutex mutex_;  // of all there is
  std::unordered_map<std::string, std::shared_ptr<Making>> under_way_;
};

}  // namespace dragoman::server
