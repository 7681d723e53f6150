#include "answering.h"

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

std::shared_ptr<const Response> not_modified(const Response& kept) {
  Response response;
  response.status = 304;
  response.headers = kept.headers;
  return std::make_shared<const Response>(std::move(response));
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
  return now ? std::move(*now) : std::string();
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

std::shared_ptr<const Response> Answering::answer_anew(const Request& request, const Date& day,
                                                       const std::function<bool()>& is_gone) {
  auto record = records_.lend();
  if (!record) {
    return unavailable(record.error());
  }
  using Clock = std::chrono::steady_clock;
  if (request.method != Method::post) {
    const auto end = Clock::now() + longest_answer;
    const auto bound = record->give_up_when(
        [end, &is_gone] { return Clock::now() >= end || (is_gone && is_gone()); }, longest_answer);
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

std::shared_ptr<const Response> Answering::answer(const Request& request,
                                                  const std::function<bool()>& is_gone) {
  const auto day = today_();
  const bool keep = may_be_kept(request);
  const auto now = keep ? stamp() : std::string();
  const auto key = keep ? key_of(request, day) : std::string();
  if (!now.empty()) {
    if (auto kept = cache_.find(key, now)) {
      const auto etag = etag_of(*kept);
      const bool same = !etag.empty() && request.if_none_match.find(etag) != std::string::npos;
      return same ? not_modified(*kept) : kept;
    }
  }
  if (request.method == Method::post) {
    if (posts_under_way_.fetch_add(1) >= posts_) {
      --posts_under_way_;
      return std::make_shared<const Response>(
          Response{503,
                   "application/problem+json",
                   bare_problem(503, "Service Unavailable",
                                "as much as may be posted at a time is being read; try again"),
                   {{"Retry-After", "1"}}});
    }
    auto posted = answer_anew(request, day, is_gone);
    --posts_under_way_;
    return posted;
  }
  auto response = answer_anew(request, day, is_gone);
  if (!now.empty() && is_lasting(*response)) cache_.keep(key, now, response);
  return response;
}

}  // namespace dragoman::server
