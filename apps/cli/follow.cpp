#include "follow.h"

#include <fmt/format.h>

namespace dragoman::cli {

Result<Fetched> follow(Fetcher& fetcher, Wanted wanted, const MayAsk& may_ask) {
  for (int hop = 0; hop <= most_redirections; ++hop) {
    auto fetched = fetcher.fetch(wanted);
    if (!fetched) return fetched;
    const auto status = fetched->status;
    const bool redirects =
        status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
    if (!redirects) return fetched;
    const auto to = resolve(wanted.address, fetched->location);
    if (!to || fetched->location.empty()) {
      return fail(ErrorCode::bad_input,
                  fmt::format("leads to '{}', which is no address of the web", fetched->location));
    }
    const auto private_net = may_ask(*to);
    if (!private_net) {
      return fail(ErrorCode::bad_input, fmt::format("leads to {}, which {}", to_string(*to),
                                                    private_net.error().message));
    }
    wanted.address = *to;
    wanted.private_net = *private_net;
  }
  return fail(
      ErrorCode::bad_input,
      fmt::format("leads from one address to the next, more than {} times", most_redirections));
}

}  // namespace dragoman::cli
