#include "session.h"

#include <fmt/chrono.h>
#include <sys/socket.h>

#include <boost/asio/dispatch.hpp>
#include <boost/beast/http/read.hpp>
#include <boost/beast/http/write.hpp>
#include <cerrno>
#include <chrono>

#include "problem.h"

namespace dragoman::server {

namespace beast = boost::beast;
namespace http = beast::http;
using boost::asio::ip::tcp;

namespace {

Method method_of(http::verb verb) {
  switch (verb) {
    case http::verb::get:
      return Method::get;
    case http::verb::head:
      return Method::head;
    case http::verb::post:
      return Method::post;
    default:
      return Method::other;
  }
}

std::string text_of(beast::string_view words) {
  return {words.data(), words.size()};
}

Request request_of(http::request<http::string_body>& message, const std::string& address) {
  Request request;
  request.method = method_of(message.method());
  request.target = text_of(message.target());
  request.body = std::move(message.body());
  request.content_type = text_of(message[http::field::content_type]);
  request.accept = text_of(message[http::field::accept]);
  request.if_none_match = text_of(message[http::field::if_none_match]);
  request.authorization = text_of(message[http::field::authorization]);
  request.cookie = text_of(message[http::field::cookie]);
  request.origin = text_of(message[http::field::origin]);
  request.fetch_site = text_of(message["Sec-Fetch-Site"]);
  request.host = text_of(message[http::field::host]);
  request.address = address;
  const auto time = std::chrono::system_clock::to_time_t(std::chrono::system_clock::now());
  request.received = fmt::format("{:%Y-%m-%dT%H:%M:%SZ}", fmt::gmtime(time));
  return request;
}

std::shared_ptr<const Response> refusal(unsigned status, std::string_view title,
                                        std::string_view detail) {
  return std::make_shared<const Response>(
      Response{status, "application/problem+json", bare_problem(status, title, detail), {}});
}

// Whether the other side has gone. One that only says that it sends nothing more looks the same at
// first; it is waited for a little.
class Departure {
 public:
  explicit Departure(int socket) : socket_(socket) {}

  bool is_over() {
    char byte = 0;
    const auto count = ::recv(socket_, &byte, 1, MSG_PEEK | MSG_DONTWAIT);
    if (count > 0) return false;
    if (count < 0) return errno != EAGAIN && errno != EWOULDBLOCK && errno != EINTR;
    const auto now = std::chrono::steady_clock::now();
    if (!since_) since_ = now;
    return now - *since_ > patience;
  }

 private:
  static constexpr std::chrono::seconds patience{2};
  int socket_;
  std::optional<std::chrono::steady_clock::time_point> since_;
};

// What every response says of what its page may do: load from here only, run nothing inline, be
// framed by nobody.
void set_security(http::fields& fields) {
  fields.set("Content-Security-Policy",
             "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; "
             "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'");
  fields.set("X-Frame-Options", "DENY");
  fields.set("X-Content-Type-Options", "nosniff");
  // With no-referrer browsers would say of our own forms that they come from "null".
  fields.set("Referrer-Policy", "same-origin");
  fields.set("Cross-Origin-Opener-Policy", "same-origin");
  fields.set("Cross-Origin-Resource-Policy", "same-origin");
}

}  // namespace

Session::Session(tcp::socket socket, Service service, std::function<void()> ended)
    : stream_(std::move(socket)), service_(service), ended_(std::move(ended)) {
  beast::error_code error;
  const auto peer = stream_.socket().remote_endpoint(error);
  if (!error) address_ = peer.address().to_string();
  stream_.socket().set_option(tcp::no_delay(true), error);
}

void Session::start() {
  boost::asio::dispatch(stream_.get_executor(), [self = shared_from_this()] { self->read(); });
}

void Session::stop() {
  boost::asio::dispatch(stream_.get_executor(), [self = shared_from_this()] {
    if (self->waiting_) self->stream_.close();
  });
}

void Session::read() {
  parser_.emplace();
  parser_->header_limit(static_cast<std::uint32_t>(service_.bounds.header_bytes));
  parser_->body_limit(service_.bounds.body_bytes);
  stream_.expires_after(service_.bounds.idle);
  waiting_ = buffer_.size() == 0;
  if (waiting_ && service_.stopping()) return close();
  http::async_read(
      stream_, buffer_, *parser_,
      [self = shared_from_this()](beast::error_code error, std::size_t) { self->on_read(error); });
}

void Session::on_read(beast::error_code error) {
  waiting_ = false;
  if (!error) return respond();
  if (error == http::error::body_limit) {
    return write(refusal(413, "Content Too Large", "a request may have 8 MiB; send less at a time"),
                 false, false);
  }
  if (error == http::error::header_limit) {
    return write(refusal(431, "Request Header Fields Too Large",
                         "the request's headers are too long; send fewer or shorter ones"),
                 false, false);
  }
  // Ended, too slow, or broken off: nobody is there to be told.
  const bool is_wrong = error.category() == make_error_code(http::error::bad_method).category();
  if (!is_wrong || error == http::error::end_of_stream || error == http::error::partial_message) {
    return close();
  }
  write(refusal(400, "Bad Request", "that is no request of HTTP/1.1"), false, false);
}

void Session::respond() {
  auto message = parser_->release();
  const bool keep_open = message.keep_alive();
  const bool head = message.method() == http::verb::head;
  if (!service_.rate.allow(address_, RateBound::Clock::now())) {
    return write(refusal(429, "Too Many Requests", "ask again in a second"), keep_open, head);
  }
  auto request = request_of(message, address_);
  if (!may_be_asked_as(service_.hosts, request.host)) {
    return write(refusal(421, "Misdirected Request",
                         "this server is not asked by that name; start it with --host-name, if it "
                         "is to be"),
                 false, head);
  }
  if (request.host.empty() && message.version() >= 11) {
    return write(refusal(400, "Bad Request", "a request of HTTP/1.1 says by Host whom it asks"),
                 false, head);
  }
  stream_.expires_never();
  // Until it has its answer, the session does nothing else with its socket.
  Asker asker;
  asker.is_gone = [self = shared_from_this(),
                   departure = std::make_shared<Departure>(stream_.socket().native_handle())] {
    return departure->is_over();
  };
  asker.take = [self = shared_from_this(), keep_open,
                head](std::shared_ptr<const Response> response) {
    boost::asio::dispatch(self->stream_.get_executor(),
                          [self, keep_open, head, response = std::move(response)]() mutable {
                            self->write(std::move(response), keep_open, head);
                          });
  };
  if (auto work = service_.answering.ask(std::move(request), std::move(asker))) {
    service_.run(std::move(work));
  }
}

void Session::write(std::shared_ptr<const Response> response, bool keep_open, bool head) {
  response_ = std::move(response);
  message_.emplace();
  auto& message = *message_;
  message.version(11);
  message.result(response_->status);
  message.set(http::field::server, "dragoman");
  if (!response_->media_type.empty()) {
    message.set(http::field::content_type, response_->media_type);
  }
  set_security(message);
  for (const auto& [name, value] : response_->headers) message.set(name, value);
  if (response_->status == 429) message.set(http::field::retry_after, "1");
  message.keep_alive(keep_open && !service_.stopping());
  const auto& body = response_->body;
  message.content_length(body.size());
  if (!head) message.body() = beast::span<const char>(body.data(), body.size());
  if (response_->status == 304) message.erase(http::field::content_length);
  const bool close_after = message.need_eof();
  stream_.expires_after(service_.bounds.idle);
  const auto written = [self = shared_from_this(), close_after](beast::error_code error,
                                                                std::size_t) {
    self->message_.reset();
    self->response_.reset();
    if (error || close_after) return self->close();
    self->read();
  };
  if (head) {
    head_serializer_.emplace(message);
    http::async_write_header(stream_, *head_serializer_, written);
  } else {
    http::async_write(stream_, message, written);
  }
}

void Session::close() {
  beast::error_code error;
  stream_.socket().shutdown(tcp::socket::shutdown_send, error);
  stream_.close();
  if (const auto ended = std::exchange(ended_, nullptr)) ended();
}

}  // namespace dragoman::server
