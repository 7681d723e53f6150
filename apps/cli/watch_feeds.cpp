#include "watch_feeds.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/byte_stream.h"
#include "base/sha256.h"
#include "describe.h"
#include "text/http_body.h"
#include "text/input_form.h"

namespace dragoman::cli {

namespace {

constexpr std::size_t most_unpacked = 64UL << 20U;

// "https://example.org/a" with control characters and the like made visible.
std::string shown(const Watched& watched) {
  return printable(watched.address);
}

bool may_be_page(std::string_view media_type) {
  return media_type.empty() || media_type.starts_with("text/") || media_type.ends_with("xml") ||
         media_type == "application/pdf" || media_type == "application/octet-stream" ||
         media_type == "application/gzip" || media_type == "application/x-gzip";
}

}  // namespace

bool FeedWatch::is_listed(const Address& address) const {
  return std::ranges::any_of(rules_.listed,
                             [&](const Address& listed) { return same_site(listed, address); });
}

bool FeedWatch::all_seen() const {
  return std::ranges::none_of(watch_.all,
                              [&](const Watched& watched) { return watched.due <= began_; });
}

WatchTime FeedWatch::advance(WatchTime now) {
  const auto step = next_step(watch_, hosts_, now);
  if (step.what == WatchStep::What::wait) return step.until;
  auto& watched = watch_.all[step.at];
  const auto address = *parse_address(watched.address);
  switch (step.what) {
    case WatchStep::What::robots:
      learn_robots(address, now);
      break;
    case WatchStep::What::forbidden:
      // Told for what the user names; of what lists name much may be left aside.
      if (watched.list.empty()) {
        keeper_.tell(shown(watched) +
                     ": left aside: its host's robots.txt forbids it, or cannot "
                     "be had");
        ++failures_;
      }
      forbidden(watched, now);
      break;
    case WatchStep::What::fetch:
      asked(hosts_[origin(address)], now, rules_.pace);
      ask(step.at, now);
      break;
    case WatchStep::What::wait:
      break;
  }
  return now;
}

void FeedWatch::learn_robots(const Address& address, WatchTime now) {
  Wanted wanted;
  wanted.address = address;
  wanted.address.target = "/robots.txt";
  wanted.private_net = is_listed(address);
  // To wherever it leads, as RFC 9309 has it, but into the private net.
  const auto fetched =
      follow(fetcher_, wanted, [this](const Address& to) -> Result<bool> { return is_listed(to); });
  auto& host = hosts_[origin(address)];
  const int status = fetched ? fetched->status : 0;
  const bool answered = status >= 200 && status < 500 && status != 429;
  if (!answered) {
    keeper_.tell(fmt::format(
        "{}/robots.txt: {}; until it can be had, nothing there is asked for", origin(address),
        fetched ? fmt::format("answers with status {}", status) : fetched.error().message));
  }
  learnt(host, robots_of_answer(status, fetched ? fetched->body : std::string()), answered, now);
  asked(host, now, rules_.pace);
}

Result<bool> FeedWatch::may_ask(const Address& from, const Address& to, WatchTime now) {
  if (rules_.other_hosts == OtherHosts::left && !same_site(from, to)) {
    return fail(ErrorCode::bad_input, "is another host (--other-hosts lets it)");
  }
  const bool listed = is_listed(to);
  if (!listed && is_private_host(to.host)) {
    return fail(ErrorCode::bad_input,
                "is on this machine or in a private network, which only your list may name");
  }
  const auto& host = hosts_[origin(to)];
  if (!host.robots || host.robots_until <= now) learn_robots(to, now);
  if (!host.robots->allows(to.target)) {
    return fail(ErrorCode::bad_input, "its host's robots.txt forbids");
  }
  return listed;
}

void FeedWatch::ask(std::size_t at, WatchTime now) {
  auto& watched = watch_.all[at];
  const auto address = *parse_address(watched.address);
  const auto fetched = follow(fetcher_,
                              {.address = address,
                               .etag = watched.etag,
                               .modified = watched.modified,
                               .private_net = is_listed(address)},
                              [&](const Address& to) { return may_ask(address, to, now); });
  if (!fetched) return give_up(at, fetched.error().message, now);
  const auto status = fetched->status;
  if (status == 200) return take(at, *fetched, now);
  if (status == 304) {
    found(watched, {}, now, rules_.pace);
    return;
  }
  const bool missing = status == 410 || (status == 404 && watched.failures > 0);
  if (missing && !watched.is_list && !watched.digest.empty() && !watched.gone) {
    if (const auto kept = keeper_.presence(watched, true); kept) watched.gone = true;
  }
  give_up(at, fmt::format("answers with status {}", status), now, fetched->retry_after);
}

void FeedWatch::give_up(std::size_t at, const std::string& why, WatchTime now,
                        std::optional<std::chrono::seconds> retry_after) {
  auto& watched = watch_.all[at];
  ++failures_;
  keeper_.tell(shown(watched) + ": " + why);
  failed(watched, now, rules_.pace, retry_after);
}

void FeedWatch::take(std::size_t at, Fetched fetched, WatchTime now) {
  auto& watched = watch_.all[at];
  Source source;
  read_content_type(fetched.content_type, source.media_type, source.charset);
  if (!may_be_page(source.media_type)) {
    return give_up(at, "is " + printable(source.media_type) + ", which is not read", now);
  }
  source.bytes = std::move(fetched.body);
  source.address = watched.address;
  if (source.bytes.starts_with("\x1f\x8b")) {
    auto unpacked = inflate_all(source.bytes, most_unpacked);
    if (!unpacked) return give_up(at, unpacked.error().message, now);
    source.bytes = std::move(*unpacked);
    source.media_type.clear();
  }
  const auto digest = sha256(source.bytes);
  const auto form = form_of(std::string_view(source.bytes).substr(0, form_window), {});
  if (form == InputForm::sitemap || (form == InputForm::feed && watched.list.empty())) {
    watched.etag = std::move(fetched.etag);
    watched.modified = std::move(fetched.modified);
    return take_list(at, source.bytes, digest, now);
  }
  if (form != InputForm::page && form != InputForm::pdf) {
    return give_up(at, "is neither a page, nor a feed of your list, nor a sitemap", now);
  }
  if (form == InputForm::pdf) source.media_type = "application/pdf";
  if (!source.media_type.starts_with("text/") && form == InputForm::page) source.media_type.clear();
  if (digest != watched.digest) {
    if (const auto kept = keeper_.page(watched, std::move(source)); !kept) {
      return give_up(at, kept.error().message, now);
    }
  }
  if (watched.gone) {
    if (const auto kept = keeper_.presence(watched, false); !kept) {
      return give_up(at, kept.error().message, now);
    }
  }
  watched.etag = std::move(fetched.etag);
  watched.modified = std::move(fetched.modified);
  watched.is_list = false;
  found(watched, digest, now, rules_.pace);
}

void FeedWatch::take_list(std::size_t at, std::string_view bytes, const std::string& digest,
                          WatchTime now) {
  watch_.all[at].is_list = true;
  if (digest != watch_.all[at].digest) {
    const auto list = list_pages(bytes);
    if (!list) return give_up(at, list.error().message, now);
    const auto named = take_named(watch_, at, *list, rules_.other_hosts, began_);
    const auto& watched = watch_.all[at];
    if (named.other_hosts > 0 && watched.digest.empty()) {
      keeper_.tell(fmt::format("{}: names {} on other hosts, which {} left aside (--other-hosts)",
                               shown(watched), count_of(named.other_hosts, "page", "pages"),
                               named.other_hosts == 1 ? "is" : "are"));
    }
    if (watch_.all.size() >= most_watched) {
      keeper_.tell(fmt::format("{}: names more than the {} addresses that can be watched",
                               shown(watched), most_watched));
    }
  }
  found(watch_.all[at], digest, now, rules_.pace);
}

}  // namespace dragoman::cli
