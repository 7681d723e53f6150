// What can go wrong with what a user handed us: a file, a row, an option, a query.
// A text that says little is no error: it yields less. Our own bugs are asserts;
// a failing machine (no memory, no disk) throws and is caught once, in main.
#pragma once

#include <string>
#include <tl/expected.hpp>

namespace dragoman {

// Each code maps in one place to an exit status, an HTTP status and a Python exception.
enum class ErrorCode {
  bad_input,     // a file, row, option or request is not as it must be
  not_found,     // what was asked for is not there
  unreadable,    // the file is there, but cannot be read or written
  incompatible,  // made by another version, or for another purpose
};

// `message` is one sentence that names the place and the cure, e.g.
// "acts.tsv:12: unknown act 'agre'; did you mean 'agree'?". Faults of one file are
// told together, a line each.
struct Error {
  ErrorCode code = ErrorCode::bad_input;
  std::string message;
};

template <class T>
using Result = tl::expected<T, Error>;

inline tl::unexpected<Error> fail(ErrorCode code, std::string message) {
  return tl::unexpected<Error>(Error{code, std::move(message)});
}

}  // namespace dragoman
