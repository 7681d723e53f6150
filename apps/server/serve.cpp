#include "serve.h"

#include <fmt/format.h>

#include <atomic>
#include <boost/asio/bind_executor.hpp>
#include <boost/asio/dispatch.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/strand.hpp>
#include <boost/asio/thread_pool.hpp>
#include <charconv>
#include <csignal>
#include <set>
#include <thread>
#include <vector>

#include "session.h"

namespace dragoman::server {

namespace asio = boost::asio;
using asio::ip::tcp;
using boost::system::error_code;

namespace {

// How long answers under way may take once it is told to stop.
constexpr std::chrono::seconds grace{10};

// Takes connections, so many at a time, and knows those that are open. All but `ended` runs on
// its strand.
class Listener {
 public:
  // `at_rest` is called once it was told to stop and no connection is open any more.
  Listener(asio::io_context& context, asio::thread_pool& makers, Answering& answering,
           const Listen& listen, std::function<void()> at_rest)
      : context_(context),
        strand_(asio::make_strand(context)),
        acceptor_(strand_),
        bounds_(listen.bounds),
        hosts_(hosts_of(listen.address, listen.host_names)),
        at_rest_(std::move(at_rest)),
        rate_(listen.bounds.rate),
        stopping_([this] { return stop_.load(); }),
        run_([&makers](std::function<void()> work) { asio::post(makers, std::move(work)); }),
        service_{answering, bounds_, rate_, hosts_, stopping_, run_} {}

  void open(const tcp::endpoint& endpoint) {
    acceptor_.open(endpoint.protocol());
    acceptor_.set_option(asio::socket_base::reuse_address(true));
    acceptor_.bind(endpoint);
    acceptor_.listen(asio::socket_base::max_listen_connections);
  }
  [[nodiscard]] tcp::endpoint endpoint() const { return acceptor_.local_endpoint(); }

  void accept() {
    accepting_ = true;
    acceptor_.async_accept(
        asio::make_strand(context_),
        asio::bind_executor(strand_, [this](error_code error, tcp::socket socket) {
          accepting_ = false;
          if (stop_.load()) return;
          if (!error) begin(std::move(socket));
          if (open_ < bounds_.connections) accept();
        }));
  }

  void stop() {
    asio::dispatch(strand_, [this] {
      stop_ = true;
      error_code ignored;
      acceptor_.close(ignored);
      for (const auto& session : sessions_) {
        if (const auto alive = session.lock()) alive->stop();
      }
      if (open_ == 0) at_rest_();
    });
  }

 private:
  void begin(tcp::socket socket) {
    ++open_;
    const auto session = std::make_shared<Session>(
        std::move(socket), service_, [this] { asio::post(strand_, [this] { ended(); }); });
    sessions_.insert(session);
    session->start();
  }

  void ended() {
    --open_;
    std::erase_if(sessions_, [](const auto& session) { return session.expired(); });
    if (stop_.load()) {
      if (open_ == 0) at_rest_();
    } else if (!accepting_) {
      accept();
    }
  }

  asio::io_context& context_;
  asio::strand<asio::io_context::executor_type> strand_;
  tcp::acceptor acceptor_;
  const Bounds bounds_;
  const Hosts hosts_;
  const std::function<void()> at_rest_;
  RateBound rate_;
  std::atomic<bool> stop_ = false;
  const std::function<bool()> stopping_;
  const std::function<void(std::function<void()>)> run_;
  const Service service_;
  std::size_t open_ = 0;
  bool accepting_ = false;
  std::set<std::weak_ptr<Session>, std::owner_less<>> sessions_;
};

}  // namespace

Result<Listen> parse_listen(const std::string& text) {
  Listen listen;
  std::string_view rest = text;
  const auto wrong = [&] {
    return fail(ErrorCode::bad_input,
                fmt::format("'{}' is no address to listen at; write it as 127.0.0.1:8080 or "
                            "[::1]:8080",
                            text));
  };
  const auto colon = rest.rfind(':');
  const auto port = colon == std::string_view::npos ? rest : rest.substr(colon + 1);
  const auto [end, error] = std::from_chars(port.data(), port.data() + port.size(), listen.port);
  if (error != std::errc() || end != port.data() + port.size() || port.empty()) return wrong();
  if (colon != std::string_view::npos && colon > 0) {
    auto address = rest.substr(0, colon);
    if (address.starts_with('[') && address.ends_with(']')) {
      address = address.substr(1, address.size() - 2);
    }
    if (address == "localhost") address = "127.0.0.1";
    error_code unreadable;
    asio::ip::make_address(std::string(address), unreadable);
    if (unreadable) return wrong();
    listen.address = address;
  }
  return listen;
}

Result<void> serve(Answering& answering, const Listen& listen,
                   const std::function<void(const std::string&)>& ready) {
  asio::io_context context(static_cast<int>(listen.threads));
  asio::steady_timer last_call(context);
  asio::thread_pool makers(listen.threads);
  Listener listener(context, makers, answering, listen, [&context] { context.stop(); });
  try {
    listener.open({asio::ip::make_address(listen.address), listen.port});
  } catch (const boost::system::system_error& error) {
    return fail(ErrorCode::unreadable,
                fmt::format("{}:{} cannot be listened at: {}; take another with --listen",
                            listen.address, listen.port, error.code().message()));
  }
  asio::signal_set signals(context, SIGINT, SIGTERM);
  signals.async_wait([&](error_code error, int) {
    if (error) return;
    listener.stop();
    last_call.expires_after(grace);
    last_call.async_wait([&](error_code cancelled) {
      if (!cancelled) context.stop();
    });
  });
  listener.accept();
  const auto endpoint = listener.endpoint();
  const auto host = endpoint.address().is_v6() ? "[" + endpoint.address().to_string() + "]"
                                               : endpoint.address().to_string();
  ready(fmt::format("http://{}:{}/", host, endpoint.port()));

  {
    std::vector<std::jthread> threads;
    for (unsigned i = 1; i < listen.threads; ++i) {
      threads.emplace_back([&context] { context.run(); });
    }
    context.run();
  }
  // Those who still wait hold connections of this context.
  answering.give_up();
  makers.join();
  return {};
}

}  // namespace dragoman::server
