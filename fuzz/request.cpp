// A request of HTTP as bytes: Beast's parser with the bounds of the server, then the answer. The
// record has the two releases of seeds/request/… none of them can change it.
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/string_body.hpp>

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

// One release, so that pages have something to show.
const Record& record() {
  static const Record opened = [] {
    auto fresh =
        fuzz::loaded(Record::open(fuzz::own_folder() / "fuzz.dragoman", Record::Access::write));
    const auto& engine = site().engine;
    Entry entry;
    entry.source.bytes =
        "OSLO, 3 May 2024 - Foreign Minister Anna Berg of Norway met Korean Foreign Minister Kim "
        "Min-su in Oslo. The two ministers agreed to open an embassy in 2025 and signed an "
        "agreement "
        "on trade.";
    entry.source.media_type = "text/plain";
    entry.hints.id = "talks";
    entry.hints.publisher = "NOR";
    entry.release = load_release(entry.source, entry.hints, engine.furniture);
    entry.reading = engine.read(entry.release);
    find_what_follows(entry, engine.knowledge, engine.words);
    fuzz::loaded(fresh.add(std::span(&entry, 1)));
    return fresh;
  }();
  return opened;
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
  const auto response = respond(request, site(), record(), Date{2024, 5, 4});
  fuzz::must(response.status < 500, "garbage is not our fault");
  return 0;
}
