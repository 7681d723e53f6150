// A request of HTTP as bytes: Beast's parser with the bounds of the server, then the answer, on a
// record that is the same for each.
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/string_body.hpp>

#include <filesystem>

#include "fuzz/target.h"
#include "server/load_site.h"
#include "server/respond.h"
#include "server/serve.h"

using namespace dragoman;
using namespace dragoman::server;
namespace http = boost::beast::http;

namespace {

const Site& site() {
  static const Site loaded = [] {
    const auto data = fuzz::root / "data";
    auto engine = fuzz::loaded(load_engine({.data = data,
                                            .overlays = {},
                                            .compiled = {},
                                            .model = fuzz::root / "model",
                                            .analyser = Analyser::fast}));
    return fuzz::loaded(load_site(data, std::move(engine), "a token"));
  }();
  return loaded;
}

// Two releases that tell of one meeting, so that pages have something to show and to decide.
void add_releases(Record& record) {
  const auto& engine = site().engine;
  const auto entry_of = [&](std::string id, std::string publisher, std::string text) {
    Entry entry;
    entry.source.bytes = std::move(text);
    entry.source.media_type = "text/plain";
    entry.hints.id = std::move(id);
    entry.hints.publisher = std::move(publisher);
    entry.release = load_release(entry.source, entry.hints, engine.furniture);
    entry.reading = engine.read(entry.release);
    find_what_follows(entry, engine.knowledge, engine.words);
    return entry;
  };
  const Entry entries[] = {
      entry_of("talks", "NOR",
               "OSLO, 3 May 2024 - Foreign Minister Anna Berg of Norway met Korean Foreign "
               "Minister Kim Min-su in Oslo. The two ministers agreed to open an embassy in 2025 "
               "and signed an agreement on trade."),
      entry_of("meeting", "KOR",
               "SEOUL, 4 May 2024 - Foreign Minister Kim Min-su of Korea met Norwegian Foreign "
               "Minister Anna Berg on 3 May.")};
  fuzz::loaded(record.add(entries));
}

// Kept while it is asked; closed first, so that all of it is in its file.
const std::filesystem::path& record_file() {
  static const auto file = [] {
    auto path = fuzz::own_folder() / "fuzz.dragoman";
    auto record = fuzz::loaded(Record::open(path, Record::Access::write));
    add_releases(record);
    return path;
  }();
  return file;
}

const Record& record() {
  static const auto opened = fuzz::loaded(Record::open(record_file(), Record::Access::read));
  return opened;
}

// What is written goes into a copy, so that the next request finds what this one found.
Result<void> write_to_copy(const Writing& writing) {
  const auto copy = record_file().parent_path() / "written.dragoman";
  for (const auto* beside : {"", "-wal", "-shm"}) std::filesystem::remove(copy.string() + beside);
  std::filesystem::copy_file(record_file(), copy);
  auto opened = fuzz::loaded(Record::open(copy, Record::Access::write));
  return writing(opened);
}

Request request_of(const http::request<http::string_body>& message) {
  const auto field = [&](auto name) { return std::string(message[name]); };
  Request request;
  request.method = message.method() == http::verb::get    ? Method::get
                   : message.method() == http::verb::head ? Method::head
                   : message.method() == http::verb::post ? Method::post
                                                          : Method::other;
  request.target = std::string(message.target());
  request.body = message.body();
  request.content_type = field(http::field::content_type);
  request.accept = field(http::field::accept);
  request.if_none_match = field(http::field::if_none_match);
  request.authorization = field(http::field::authorization);
  request.cookie = field(http::field::cookie);
  request.origin = field(http::field::origin);
  request.fetch_site = field("Sec-Fetch-Site");
  request.host = field(http::field::host);
  request.address = "127.0.0.1";
  request.received = "2024-05-04T10:00:00Z";
  return request;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const Bounds bounds;
  http::request_parser<http::string_body> parser;
  parser.header_limit(static_cast<std::uint32_t>(bounds.header_bytes));
  parser.body_limit(bounds.body_bytes);
  parser.eager(true);
  boost::beast::error_code error;
  parser.put(boost::asio::buffer(data, size), error);
  if (error && error != http::error::need_more) return 0;
  // One cut short too: its head is a request as good as any.
  if (!parser.is_header_done()) return 0;
  const auto request = request_of(parser.get());
  const auto response = respond(request, site(), record(), Date{2024, 5, 4}, write_to_copy);
  fuzz::must(response.status < 500, "garbage is not our fault");
  return 0;
}
