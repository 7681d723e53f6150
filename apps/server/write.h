// How an answer changes the record: it says what is to be done, and is called with the record
// opened for writing, one writer at a time. So that answers can be tried without a server, the
// one who calls respond() says how.
#pragma once

#include <functional>

#include "dragoman/record.h"

namespace dragoman::server {

using Writing = std::function<Result<void>(Record&)>;
// Errors: the record cannot be written; what the writing itself came to.
using WriteRecord = std::function<Result<void>(const Writing&)>;

}  // namespace dragoman::server
