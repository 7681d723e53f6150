// A site and a record for the tests of the server: two releases of our own about one meeting.
#pragma once

#include <gtest/gtest.h>

#include <filesystem>
#include <string>

#include "load_site.h"
#include "record/test_entries.h"
#include "record/test_store.h"
#include "respond.h"

namespace dragoman::server {

// The tables are loaded once for all tests.
inline const Site& test_site() {
  static const Site site = [] {
    const std::filesystem::path data = std::string(DRAGOMAN_ROOT) + "/data";
    EngineFiles files;
    files.data = data;
    auto engine = load_engine(files);
    EXPECT_TRUE(engine) << engine.error().message;
    auto loaded = load_site(data, std::move(*engine), "a token");
    EXPECT_TRUE(loaded) << loaded.error().message;
    return std::move(*loaded);
  }();
  return site;
}

class TestServer {
 public:
  TestServer() : record_(open()) {}

  [[nodiscard]] Response get(std::string target) const {
    Request request;
    request.target = std::move(target);
    return answer(request);
  }
  [[nodiscard]] Response answer(const Request& request) const {
    return respond(request, test_site(), record_, Date{2024, 5, 4});
  }
  [[nodiscard]] const Record& record() const { return record_; }
  [[nodiscard]] std::string record_name() const { return store_.name("served"); }
  // The meeting that both releases tell.
  [[nodiscard]] std::string meeting() const {
    const auto all = record_.happenings({});
    return all && !all->empty() ? all->front().id : std::string();
  }

 private:
  [[nodiscard]] Record open() const {
    auto record = Record::open(record_name(), Record::Access::write);
    EXPECT_TRUE(record) << record.error().message;
    std::vector<Entry> entries = {talks("seoul-talks", "2024-05-02"),
                                  talks("<b>tashkent</b>", "2024-05-03")};
    entries[1].release.publisher = entries[1].reading.publisher = "UZB";
    for (auto& entry : entries) {
      entry.release.blocks = {{BlockKind::paragraph, {0, entry.release.text.size()}, "", "", 0}};
      const auto& engine = test_site().engine;
      find_what_follows(entry, engine.knowledge, engine.words);
    }
    const auto added = record->add(entries);
    EXPECT_TRUE(added) << added.error().message;
    return std::move(*record);
  }

  TestStore store_;
  Record record_;
};

}  // namespace dragoman::server
