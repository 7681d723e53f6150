#include "base/byte_stream.h"

#include <unistd.h>
#include <zlib.h>

#include <algorithm>
#include <cerrno>
#include <limits>
#include <memory>
#include <system_error>

namespace dragoman {

namespace {

constexpr std::size_t piece = 64UL << 10U;

}  // namespace

bool ByteStream::fill() {
  if (!read_) return false;
  buffer_.erase(0, at_);
  at_ = 0;
  const auto before = buffer_.size();
  buffer_.resize(before + piece);
  const auto count = read_(std::span(buffer_).subspan(before));
  buffer_.resize(before + count.value_or(0));
  if (!count) fault_ = count.error();
  if (count.value_or(0) > 0) return true;
  read_ = nullptr;
  return false;
}

std::string_view ByteStream::ahead(std::size_t least) {
  while (buffer_.size() - at_ < least && fill()) {
  }
  return std::string_view(buffer_).substr(at_);
}

std::size_t ByteStream::drop(std::size_t count) {
  std::size_t dropped = 0;
  while (dropped < count) {
    const auto some = std::min(count - dropped, ahead(1).size());
    if (some == 0) break;
    at_ += some;
    dropped += some;
  }
  return dropped;
}

std::string ByteStream::take(std::size_t count) {
  std::string taken;
  while (taken.size() < count) {
    const auto some = ahead(1).substr(0, count - taken.size());
    if (some.empty()) break;
    taken += some;
    at_ += some.size();
  }
  return taken;
}

std::optional<std::string> ByteStream::take_line(std::size_t longest) {
  if (ahead(1).empty()) return {};
  std::string line;
  while (true) {
    const auto some = ahead(1);
    const auto end = some.find('\n');
    const auto words = some.substr(0, end);
    line += words.substr(0, longest - line.size());
    at_ += words.size();
    if (some.empty()) break;
    if (end != std::string_view::npos) {
      ++at_;
      break;
    }
  }
  if (line.ends_with('\r')) line.pop_back();
  return line;
}

ByteStream bytes_of(int descriptor) {
  return ByteStream([descriptor](std::span<char> room) -> Result<std::size_t> {
    while (true) {
      const auto count = ::read(descriptor, room.data(), room.size());
      if (count >= 0) return static_cast<std::size_t>(count);
      if (errno != EINTR) {
        throw std::system_error(errno, std::generic_category(), "the input cannot be read");
      }
    }
  });
}

namespace {

// zlib's window bits: 15, and what comes before the packed bytes.
constexpr int gzip_only = 15 + 16;
constexpr int gzip_or_zlib = 15 + 32;
constexpr int no_head = -15;

class Inflater {
 public:
  explicit Inflater(int window_bits) {
    if (inflateInit2(&stream_, window_bits) != Z_OK) throw std::bad_alloc();
  }
  Inflater(const Inflater&) = delete;
  Inflater& operator=(const Inflater&) = delete;
  ~Inflater() { inflateEnd(&stream_); }

  struct Step {
    std::size_t used = 0;
    std::size_t made = 0;
    int status = Z_OK;
  };

  Step step(std::string_view packed, std::span<char> room) {
    constexpr std::size_t most = std::numeric_limits<uInt>::max();
    // zlib does not write to what it reads.
    stream_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(packed.data()));
    stream_.avail_in = static_cast<uInt>(std::min(packed.size(), most));
    stream_.next_out = reinterpret_cast<Bytef*>(room.data());
    stream_.avail_out = static_cast<uInt>(std::min(room.size(), most));
    const auto in = stream_.avail_in;
    const auto out = stream_.avail_out;
    const int status = inflate(&stream_, Z_NO_FLUSH);
    return {in - stream_.avail_in, out - stream_.avail_out, status};
  }

  void begin_again() { inflateReset(&stream_); }

 private:
  z_stream stream_{};
};

constexpr std::string_view gzip_magic = "\x1f\x8b";

struct Unpacking {
  explicit Unpacking(ByteStream stream) : packed(std::move(stream)) {}

  Result<std::size_t> read(std::span<char> room) {
    while (true) {
      const auto bytes = packed.ahead(1);
      if (bytes.empty()) {
        if (packed.fault()) return tl::unexpected(*packed.fault());
        if (between_members) return 0;
        return fail(ErrorCode::bad_input, "its packed bytes end too early; is it a whole file?");
      }
      // What follows the last member and is none, gzip itself passes over.
      if (between_members && !packed.ahead(gzip_magic.size()).starts_with(gzip_magic)) return 0;
      between_members = false;
      const auto step = inflater.step(packed.ahead(1), room);
      packed.drop(step.used);
      if (step.status == Z_STREAM_END) {
        between_members = true;
        inflater.begin_again();
      } else if (step.status != Z_OK && step.status != Z_BUF_ERROR) {
        return fail(ErrorCode::bad_input, "its packed bytes are damaged");
      }
      if (step.made > 0) return step.made;
    }
  }

  ByteStream packed;
  Inflater inflater{gzip_only};
  bool between_members = true;
};

}  // namespace

ByteStream gunzip(ByteStream packed) {
  if (!packed.ahead(gzip_magic.size()).starts_with(gzip_magic)) return packed;
  const auto unpacking = std::make_shared<Unpacking>(std::move(packed));
  return ByteStream([unpacking](std::span<char> room) { return unpacking->read(room); });
}

namespace {

Result<std::string> inflate_as(int window_bits, std::string_view packed, std::size_t most) {
  Inflater inflater(window_bits);
  std::string bytes;
  while (true) {
    const auto before = bytes.size();
    bytes.resize(std::min(before + piece, most + 1));
    const auto step = inflater.step(packed, std::span(bytes).subspan(before));
    packed.remove_prefix(step.used);
    bytes.resize(before + step.made);
    if (bytes.size() > most) return fail(ErrorCode::bad_input, "unpacks to too many bytes");
    if (step.status == Z_STREAM_END) return bytes;
    if (step.status != Z_OK || (step.made == 0 && step.used == 0)) {
      return fail(ErrorCode::bad_input, "its packed bytes are damaged");
    }
  }
}

}  // namespace

Result<std::string> inflate_all(std::string_view packed, std::size_t most) {
  auto bytes = inflate_as(gzip_or_zlib, packed, most);
  if (bytes || packed.starts_with(gzip_magic)) return bytes;
  auto bare = inflate_as(no_head, packed, most);
  return bare ? bare : bytes;
}

}  // namespace dragoman
