// One connection: reads a request, has it answered, writes the response, and again, as long as
// the other side keeps it open and is neither too slow nor too large.
#pragma once

#include <boost/asio/ip/tcp.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/http/message.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/serializer.hpp>
#include <boost/beast/http/span_body.hpp>
#include <boost/beast/http/string_body.hpp>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "answering.h"
#include "hosts.h"
#include "rate.h"
#include "serve.h"

namespace dragoman::server {

// What all sessions share; outlives them.
struct Service {
  Answering& answering;
  const Bounds& bounds;
  RateBound& rate;
  const Hosts& hosts;
  const std::function<bool()>& stopping;  // no further requests are then read
  // Has what makes an answer run elsewhere: what is kept shall not wait for what takes long.
  const std::function<void(std::function<void()>)>& run;
};

class Session : public std::enable_shared_from_this<Session> {
 public:
  // `ended` is called once, when the connection is over.
  Session(boost::asio::ip::tcp::socket socket, Service service, std::function<void()> ended);

  void start();
  // Ends the connection now if it waits for a request, else once that is answered.
  void stop();

 private:
  using Body = boost::beast::http::span_body<const char>;
  using Message = boost::beast::http::response<Body>;

  void read();
  void on_read(boost::beast::error_code error);
  void respond();
  void write(std::shared_ptr<const Response> response, bool keep_open, bool head);
  void close();

  boost::beast::tcp_stream stream_;
  Service service_;
  std::function<void()> ended_;
  std::string address_;
  boost::beast::flat_buffer buffer_;
  std::optional<boost::beast::http::request_parser<boost::beast::http::string_body>> parser_;
  std::shared_ptr<const Response> response_;  // what is being written, with its message
  std::optional<Message> message_;
  std::optional<boost::beast::http::response_serializer<Body>> head_serializer_;
  bool waiting_ = false;  // for a request to begin
};

}  // namespace dragoman::server
