#include "fetch.h"

#include <arpa/inet.h>
#include <curl/curl.h>
#include <fmt/format.h>
#include <netdb.h>
#include <sys/socket.h>
#include <unistd.h>

#include <stdexcept>

#include "base/parse_number.h"
#include "command.h"
#include "text/http_body.h"

namespace dragoman::cli {

namespace {

constexpr std::size_t most_header_bytes = 64UL << 10U;

// What the callbacks of one fetch share.
struct UnderWay {
  Fetched fetched;
  std::size_t most = 0;
  std::size_t header_bytes = 0;
  bool too_much = false;
  bool private_net = false;
  bool refused = false;  // the host's number is one that must not be asked
  const std::atomic<bool>* stop = nullptr;
};

std::size_t on_body(char* bytes, std::size_t /*one*/, std::size_t count, void* data) {
  auto& way = *static_cast<UnderWay*>(data);
  if (way.fetched.body.size() + count > way.most) {
    way.too_much = true;
    return 0;
  }
  way.fetched.body.append(bytes, count);
  return count;
}

std::size_t on_header(char* bytes, std::size_t /*one*/, std::size_t count, void* data) {
  auto& way = *static_cast<UnderWay*>(data);
  way.header_bytes += count;
  if (way.header_bytes > most_header_bytes) {
    way.too_much = true;
    return 0;
  }
  const std::string_view line(bytes, count);
  // Of several heads (100 Continue) the last counts.
  if (line.starts_with("HTTP/")) {
    way.fetched = {};
    return count;
  }
  const auto colon = line.find(':');
  if (colon == std::string_view::npos) return count;
  const auto name = lower_ascii(line.substr(0, colon));
  const auto value = std::string(trimmed(line.substr(colon + 1)));
  if (name == "content-type") way.fetched.content_type = value;
  if (name == "etag") way.fetched.etag = value;
  if (name == "last-modified") way.fetched.modified = value;
  if (name == "location") way.fetched.location = value;
  if (name == "retry-after") {
    // Its other form is a date; who gives one is asked again as any that fails.
    if (const auto seconds = parse_number<unsigned>(value)) {
      way.fetched.retry_after = std::chrono::seconds(*seconds);
    }
  }
  return count;
}

// The number is looked at where it is connected to, so that no name can lead elsewhere than it did
// when it was looked up.
curl_socket_t on_open(void* data, curlsocktype /*purpose*/, curl_sockaddr* address) {
  auto& way = *static_cast<UnderWay*>(data);
  char number[NI_MAXHOST] = {};
  const bool told = ::getnameinfo(&address->addr, address->addrlen, number, sizeof number, nullptr,
                                  0, NI_NUMERICHOST) == 0;
  if (!way.private_net && (!told || is_private_number(number))) {
    way.refused = true;
    return CURL_SOCKET_BAD;
  }
  return ::socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
}

int on_progress(void* data, curl_off_t, curl_off_t, curl_off_t, curl_off_t) {
  return static_cast<UnderWay*>(data)->stop->load() ? 1 : 0;
}

// Where a proxy is set, it is what is connected to, and it looks names up itself.
bool by_proxy(const Address& address) {
  for (const auto* name : {"all_proxy", "ALL_PROXY"}) {
    if (!environment(name).empty()) return true;
  }
  if (address.scheme == "http") return !environment("http_proxy").empty();
  return !environment("https_proxy").empty() || !environment("HTTPS_PROXY").empty();
}

}  // namespace

struct Fetcher::Handle {
  CURL* curl = nullptr;
  Handle() {
    curl_global_init(CURL_GLOBAL_DEFAULT);
    curl = curl_easy_init();
    if (curl == nullptr) throw std::runtime_error("libcurl cannot be started");
  }
  Handle(const Handle&) = delete;
  Handle& operator=(const Handle&) = delete;
  ~Handle() {
    curl_easy_cleanup(curl);
    curl_global_cleanup();
  }
};

Fetcher::Fetcher(std::string user_agent, FetchBounds bounds, const std::atomic<bool>& stop)
    : user_agent_(std::move(user_agent)),
      bounds_(bounds),
      stop_(stop),
      handle_(std::make_unique<Handle>()) {}

Fetcher::~Fetcher() = default;

Result<Fetched> Fetcher::fetch(const Wanted& wanted) {
  if (!wanted.private_net && is_private_host(wanted.address.host)) {
    return fail(ErrorCode::bad_input,
                "is on this machine or in a private network, which only your list may name");
  }
  UnderWay way;
  way.most = bounds_.bytes;
  way.private_net = wanted.private_net || by_proxy(wanted.address);
  way.stop = &stop_;
  auto* curl = handle_->curl;
  curl_easy_reset(curl);
  char why[CURL_ERROR_SIZE] = {};
  const auto address = to_string(wanted.address);
  using Milliseconds = std::chrono::milliseconds;
  curl_easy_setopt(curl, CURLOPT_URL, address.c_str());
  curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "http,https");
  curl_easy_setopt(curl, CURLOPT_FOLLOWLOCATION, 0L);
  curl_easy_setopt(curl, CURLOPT_USERAGENT, user_agent_.c_str());
  curl_easy_setopt(curl, CURLOPT_ACCEPT_ENCODING, "gzip, deflate");
  curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT_MS,
                   static_cast<long>(Milliseconds(bounds_.connect).count()));
  curl_easy_setopt(curl, CURLOPT_TIMEOUT_MS,
                   static_cast<long>(Milliseconds(bounds_.whole).count()));
  curl_easy_setopt(curl, CURLOPT_ERRORBUFFER, why);
  curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, on_body);
  curl_easy_setopt(curl, CURLOPT_WRITEDATA, &way);
  curl_easy_setopt(curl, CURLOPT_HEADERFUNCTION, on_header);
  curl_easy_setopt(curl, CURLOPT_HEADERDATA, &way);
  curl_easy_setopt(curl, CURLOPT_OPENSOCKETFUNCTION, on_open);
  curl_easy_setopt(curl, CURLOPT_OPENSOCKETDATA, &way);
  curl_easy_setopt(curl, CURLOPT_NOPROGRESS, 0L);
  curl_easy_setopt(curl, CURLOPT_XFERINFOFUNCTION, on_progress);
  curl_easy_setopt(curl, CURLOPT_XFERINFODATA, &way);
  if (environment("no_proxy").empty() && environment("NO_PROXY").empty()) {
    curl_easy_setopt(curl, CURLOPT_NOPROXY, "localhost,127.0.0.1,::1");
  }
  curl_slist* headers = curl_slist_append(
      nullptr,
      "Accept: text/html, application/rss+xml, application/atom+xml, application/xml;q=0.9, "
      "text/plain;q=0.9, application/pdf;q=0.9, */*;q=0.1");
  if (!wanted.etag.empty()) {
    headers = curl_slist_append(headers, ("If-None-Match: " + wanted.etag).c_str());
  }
  if (!wanted.modified.empty()) {
    headers = curl_slist_append(headers, ("If-Modified-Since: " + wanted.modified).c_str());
  }
  curl_easy_setopt(curl, CURLOPT_HTTPHEADER, headers);
  const auto code = curl_easy_perform(curl);
  curl_slist_free_all(headers);
  if (way.too_much) {
    return fail(ErrorCode::bad_input,
                fmt::format("is longer than {} MiB, which no release is", bounds_.bytes >> 20U));
  }
  if (way.refused) {
    return fail(ErrorCode::bad_input,
                "leads to this machine or into a private network, which only your list may name");
  }
  if (code != CURLE_OK) {
    return fail(ErrorCode::unreadable,
                std::string("cannot be had: ") + (why[0] != '\0' ? why : curl_easy_strerror(code)));
  }
  long status = 0;
  curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &status);
  way.fetched.status = static_cast<int>(status);
  return std::move(way.fetched);
}

}  // namespace dragoman::cli
