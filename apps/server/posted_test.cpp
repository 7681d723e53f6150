// Releases that are posted: what is read, kept and refused.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include "posted_release.h"
#include "test_site.h"

namespace dragoman::server {
namespace {

const std::string talks_told =
    "Foreign Minister Ann Lee of Korea met Foreign Minister Bakhtiyor Odilov of Uzbekistan in "
    "Seoul on 3 May 2024. They agreed to open an embassy in Tashkent.";

// With the faster model: what is tried here does not depend on which.
const Site& reading_site() {
  static const Site site = [] {
    const std::filesystem::path root = DRAGOMAN_ROOT;
    EngineFiles files;
    files.data = root / "data";
    files.model = root / "model";
    files.analyser = Analyser::fast;
    auto engine = load_engine(files);
    EXPECT_TRUE(engine) << engine.error().message;
    auto loaded = load_site(files.data, std::move(*engine), "a token");
    EXPECT_TRUE(loaded) << loaded.error().message;
    return std::move(*loaded);
  }();
  return site;
}

std::string header(const Response& response, std::string_view name) {
  for (const auto& [key, value] : response.headers) {
    if (key == name) return value;
  }
  return {};
}

class Posting : public ::testing::Test {
 protected:
  Posting() : record_(*Record::open(store_.name("posted.dragoman"), Record::Access::write)) {}

  Response post(std::string target, std::string type, std::string body, bool token = false) {
    Request request;
    request.method = Method::post;
    request.target = std::move(target);
    request.content_type = std::move(type);
    request.body = std::move(body);
    request.received = "2024-05-04T10:00:00Z";
    if (token) request.authorization = "Bearer a token";
    return respond(request, reading_site(), record_, {2024, 5, 4},
                   [this](const Writing& writing) { return writing(record_); });
  }

  TestStore store_;
  Record record_;
};

TEST_F(Posting, ReadsWithoutKeeping) {
  const auto body = Json{{"text", talks_told}, {"publisher", "Korea"}, {"published", "2024-05-03"}};
  const std::pair<std::string, std::string> posts[] = {
      {"application/json", body.dump()},
      {"text/plain; charset=utf-8", talks_told},
      {"text/html", "<html><body><article><p>" + talks_told + "</p></article></body></html>"},
  };
  for (const auto& [type, bytes] : posts) {
    SCOPED_TRACE(type);
    const auto response = post("/read?publisher=KOR&published=2024-05-03", type, bytes);
    ASSERT_EQ(response.status, 200U) << response.body;
    EXPECT_EQ(response.media_type, "application/json");
    const auto reading = Json::parse(response.body);
    EXPECT_EQ(reading["publisher"], "KOR");
    EXPECT_EQ(reading["published"], "2024-05-03");
    ASSERT_FALSE(reading["events"].empty());
    EXPECT_EQ(reading["events"][0]["act"], "meet");
  }
  EXPECT_TRUE(record_.releases()->empty());
}

TEST_F(Posting, KeepsOnceWithTheToken) {
  const auto body = Json{{"text", talks_told}, {"id", "seoul talks"}, {"publisher", "KOR"}}.dump();
  EXPECT_EQ(post("/releases", "application/json", body).status, 401U);
  EXPECT_TRUE(record_.releases()->empty());

  const auto kept = post("/releases", "application/json", body, true);
  ASSERT_EQ(kept.status, 201U) << kept.body;
  EXPECT_EQ(header(kept, "Location"), "/release/seoul%20talks");
  const auto stored = record_.release("seoul talks");
  ASSERT_TRUE(stored && *stored);
  EXPECT_EQ((*stored)->retrieved, "2024-05-04T10:00:00Z");
  EXPECT_FALSE(record_.happenings({})->empty());

  const auto again = post("/releases", "application/json", body, true);
  EXPECT_EQ(again.status, 200U);
  EXPECT_EQ(header(again, "Location"), "/release/seoul%20talks");

  // Another text of that id is a new version; without an id it is called by what it is.
  const auto other = Json{{"text", talks_told + " Corrected."}, {"id", "seoul talks"}}.dump();
  EXPECT_EQ(Json::parse(post("/releases", "application/json", other, true).body)["added"],
            "new_version");
  const auto named = post("/releases", "text/plain", talks_told, true);
  EXPECT_EQ(named.status, 201U);
  EXPECT_TRUE(header(named, "Location").starts_with("/release/posted-"));
  EXPECT_EQ(header(post("/releases", "text/plain", talks_told, true), "Location"),
            header(named, "Location"));
}

TEST_F(Posting, KeepsTheTimesThatAreSet) {
  const auto response = post("/releases?publisher=KOR&published=2024-05-03&id=talks", "text/plain",
                             "Foreign Minister Ann Lee of Korea met Foreign Minister Bakhtiyor "
                             "Odilov of Uzbekistan in Seoul on 3 May 2024. They agreed to open an "
                             "embassy in Tashkent by the end of 2024.",
                             true);
  ASSERT_EQ(response.status, 201U) << response.body;
  const auto due = commitments_due(record_, reading_site().commitment_words, {2024, 12, 1}, 31, 10);
  ASSERT_TRUE(due) << due.error().message;
  ASSERT_EQ(due->size(), 1U);
  EXPECT_EQ(to_edtf(*due->front().deadline), "2024");
}

TEST_F(Posting, RefusesWhatIsNoRelease) {
  struct Case {
    std::string target, type, body;
    unsigned status;
    std::string why;
  };
  const Case cases[] = {
      {"/read", "", talks_told, 415, "Content-Type"},
      {"/read", "application/pdf", "%PDF", 415, "text/html"},
      {"/read", "text/plain", "", 400, "empty"},
      {"/read", "application/json", "{", 400, "JSON"},
      {"/read", "application/json", "[1]", 400, "JSON"},
      {"/read", "application/json", R"({"id": "a"})", 400, "has no"},
      {"/read", "application/json", R"({"text": 3})", 400, "must be a text"},
      {"/read", "application/json", R"({"text": "a", "published": "soon"})", 400, "published"},
      {"/read", "application/json", R"({"text": "a", "publisher": "Atlantis"})", 400, "publisher"},
      {"/read", "application/json", R"({"text": "a", "url": "javascript:alert"})", 400, "url"},
      {"/read?id=" + std::string(1001, 'a'), "text/plain", "a", 400, "id"},
      {"/read", "application/json", std::string(100'000, '['), 400, "JSON"},
      {"/read", "text/plain", std::string(longest_text + 1, 'a'), 413, "KiB"},
      {"/read", "text/plain", std::string(longest_post + 1, ' '), 413, "MiB"},
      {"/read.csv", "text/plain", talks_told, 404, "CSV"},
  };
  for (const auto& c : cases) {
    SCOPED_TRACE(c.target.substr(0, 40) + " " + c.type + " " + c.body.substr(0, 40));
    const auto response = post(c.target, c.type, c.body);
    EXPECT_EQ(response.status, c.status);
    EXPECT_EQ(response.media_type, "application/problem+json");
    const auto problem = Json::parse(response.body);
    EXPECT_EQ(problem["status"], c.status);
    EXPECT_NE(problem["detail"].get<std::string>().find(c.why), std::string::npos) << problem;
  }
}

TEST_F(Posting, NeedsTheModel) {
  const TestServer server;  // without one
  Request request;
  request.method = Method::post;
  request.target = "/read";
  request.content_type = "text/plain";
  request.body = talks_told;
  const auto response = server.answer(request);
  EXPECT_EQ(response.status, 503U);
  EXPECT_NE(response.body.find("--no-reading"), std::string::npos);
}

}  // namespace
}  // namespace dragoman::server
