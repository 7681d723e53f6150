// What stands at an address in the end: redirections are followed, a few, where they may lead.
#pragma once

#include <functional>

#include "fetch.h"

namespace dragoman::cli {

// Whether the private net may be asked for it (Wanted::private_net). Errors: it may not be asked
// for at all; why, as words that go on after "which".
using MayAsk = std::function<Result<bool>(const Address& address)>;

inline constexpr int most_redirections = 5;

// Errors: as Fetcher::fetch; too many redirections, or one to where none may lead.
Result<Fetched> follow(Fetcher& fetcher, Wanted wanted, const MayAsk& may_ask);

}  // namespace dragoman::cli
