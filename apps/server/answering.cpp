#include "answering.h"

#include <utility>

#include "problem.h"
#include "respond.h"

namespace dragoman::server {

namespace {

constexpr std::size_t cache_bytes = std::size_t{64} << 20U;

// Nothing may be kept of what is answered to whoever shows a token.
bool may_be_kept(const Request& request) {
  return (request.method == Method::get || request.method == Method::head) &&
         request.authorization.empty() && request.cookie.empty() && request.target.size() < 1024;
}

std::string key_of(const Request& request, const Date& day) {
  return to_edtf(day) + (wants_json(request) ? "j" : "p") + request.target;
}

std::string_view etag_of(const Response& response) {
  for (const auto& [name, value] : response.headers) {
    if (name == "ETag") return value;
  }
  return {};
}

// The same for one who may have it already.
std::shared_ptr<const Response> as_asked(std::shared_ptr<const Response> response,
                                         const std::string& if_none_match) {
  const auto etag = etag_of(*response);
  if (etag.empty() || if_none_match.find(etag) == std::string::npos) return response;
  Response not_modified;
  not_modified.status = 304;
  not_modified.headers = response->headers;
  return std::make_shared<const Response>(std::move(not_modified));
}

std::shared_ptr<const Response> unavailable(const Error& error) {
  return std::make_shared<const Response>(
      Response{503,
               "application/problem+json",
               bare_problem(503, "Service Unavailable", error.message),
               {{"Retry-After", "5"}}});
}

// What will be the same as long as the record is: what was found, and that there is nothing.
bool is_lasting(const Response& response) {
  return response.status == 200 || response.status == 404;
}

}  // namespace

Answering::Answering(const Site& site, std::string record, std::function<Date()> today,
                     unsigned posts)
    : site_(site),
      record_(record),
      records_(std::move(record)),
      today_(std::move(today)),
      cache_(cache_bytes),
      posts_(posts) {}

Result<void> Answering::begin() {
  auto record = records_.lend();
  if (!record) return tl::unexpected(record.error());
  watched_ = std::move(*record);
  return {};
}

std::string Answering::stamp() {
  const std::scoped_lock lock(mutex_);
  if (!watched_) return {};
  auto now = watched_->stamp();
  if (!now) return {};
  // Under the same lock, so that no thread goes back to what the record was.
  cache_.follow(*now);
  return std::move(*now);
}

Result<void> Answering::write(const Writing& writing) {
  const std::scoped_lock lock(writing_);
  if (!written_) {
    auto record = Record::open(record_, Record::Access::write);
    if (!record) return tl::unexpected(record.error());
    written_ = std::move(*record);
  }
  auto written = writing(*written_);
  // What could not be written may have broken the connection.
  if (!written) written_.reset();
  return written;
}

std::shared_ptr<const Response> Answering::answer(const Request& request, const Date& day,
                                                  const std::function<bool()>& all_gone) {
  auto record = records_.lend();
  if (!record) {
    return unavailable(record.error());
  }
  using Clock = std::chrono::steady_clock;
  if (request.method != Method::post) {
    const auto end = Clock::now() + longest_answer;
    const auto bound = record->give_up_when(
        [this, end, &all_gone] { return given_up_.load() || Clock::now() >= end || all_gone(); },
        longest_answer);
    // A connection that cannot even be told so is of no use.
    if (!bound) return unavailable(bound.error());
  }
  auto response = std::make_shared<const Response>(respond(
      request, site_, *record, day, [this](const Writing& writing) { return write(writing); }));
  if (request.method == Method::post || record->give_up_when({}, longest_answer)) {
    records_.take_back(std::move(*record));
  }
  return response;
}

std::function<void()> Answering::post(Request request, Asker asker) {
  if (posts_under_way_.fetch_add(1) >= posts_) {
    --posts_under_way_;
    asker.take(std::make_shared<const Response>(
        Response{503,
                 "application/problem+json",
                 bare_problem(503, "Service Unavailable",
                              "as much as may be posted at a time is being read; try again"),
                 {{"Retry-After", "1"}}}));
    return {};
  }
  return makings_.ask({}, std::move(asker),
                      [this, request = std::move(request), day = today_()](const auto& all_gone) {
                        struct Done {
                          std::atomic<unsigned>& under_way;
                          ~Done() { --under_way; }
                        } const done{posts_under_way_};
                        return answer(request, day, all_gone);
                      });
}

std::function<void()> Answering::ask_for_page(Request request, Asker asker) {
  const auto day = today_();
  const auto now = may_be_kept(request) ? stamp() : std::string();
  if (now.empty()) {
    return makings_.ask({}, std::move(asker),
                        [this, request = std::move(request), day](const auto& all_gone) {
                          return answer(request, day, all_gone);
                        });
  }
  const auto key = key_of(request, day);
  // Whether one has it already is for each to see.
  const auto if_none_match = std::exchange(request.if_none_match, {});
  if (auto kept = cache_.find(key, now)) {
    asker.take(as_asked(std::move(kept), if_none_match));
    return {};
  }
  asker.take = [take = std::move(asker.take), if_none_match](auto response) {
    take(as_asked(std::move(response), if_none_match));
  };
  // Who saw the record as it is now is not given what is made of it as it was.
  return makings_.ask(now + " " + key, std::move(asker),
                      [this, request = std::move(request), day, now, key](const auto& all_gone) {
                        // It may have been made since it was looked for.
                        if (auto kept = cache_.find(key, now)) return kept;
                        auto response = answer(request, day, all_gone);
                        if (is_lasting(*response)) cache_.keep(key, now, response);
                        return response;
                      });
}

std::function<void()> Answering::ask(Request request, Asker asker) {
  return request.method == Method::post ? post(std::move(request), std::move(asker))
                                        : ask_for_page(std::move(request), std::move(asker));
}

}  // namespace dragoman::server
