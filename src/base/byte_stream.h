// Bytes as they come: from a file, a pipe, or out of what packs them. Memory stays bounded
// however long the stream is.
//
//   auto bytes = gunzip(bytes_of(descriptor));
//   while (!bytes.ahead(1).empty()) { use(bytes.ahead(1)); bytes.drop(…); }
//   if (bytes.fault()) …
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "dragoman/error.h"

namespace dragoman {

class ByteStream {
 public:
  // Puts some bytes into the room, at least one; says how many. 0 is the end.
  using Read = std::function<Result<std::size_t>(std::span<char> room)>;

  explicit ByteStream(Read read) : read_(std::move(read)) {}
  // Of bytes that are there already.
  explicit ByteStream(std::string bytes) : buffer_(std::move(bytes)) {}

  // The next bytes, without taking them: `least` or more, fewer only at the end. Waits for no
  // more than `least`. Valid until the next call.
  std::string_view ahead(std::size_t least);

  // Takes `count` bytes; fewer only at the end. How many.
  std::size_t drop(std::size_t count);

  // Takes `count` bytes; fewer only at the end.
  std::string take(std::size_t count);

  // Takes a line without its line break ("\n" or "\r\n"); nothing at the end. Of a line longer
  // than `longest` only so much is given.
  std::optional<std::string> take_line(std::size_t longest);

  // Why the stream ended before its time.
  [[nodiscard]] const std::optional<Error>& fault() const { return fault_; }

 private:
  bool fill();

  Read read_;
  std::string buffer_;
  std::size_t at_ = 0;  // what of the buffer is taken
  std::optional<Error> fault_;
};

// Of a file descriptor, which is not closed. A read that fails throws std::system_error.
ByteStream bytes_of(int descriptor);

// What a gzip stream packs, of all its members; a stream that is not gzip comes as it is. Damage
// is a fault of the stream.
ByteStream gunzip(ByteStream packed);

// What is packed in bytes, as gzip or zlib, or as deflate without a head as some servers send it.
// Errors: damaged; more than `most` bytes.
Result<std::string> inflate_all(std::string_view packed, std::size_t most);

}  // namespace dragoman
