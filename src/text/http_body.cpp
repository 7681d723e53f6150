#include "text/http_body.h"

#include <algorithm>
#include <charconv>

#include "base/byte_stream.h"
#include "base/parse_number.h"

namespace dragoman {

namespace {

// Takes a line, without its line break, off the front.
std::string_view take_line(std::string_view& bytes) {
  const auto end = bytes.find('\n');
  auto line = bytes.substr(0, end);
  bytes.remove_prefix(end == std::string_view::npos ? bytes.size() : end + 1);
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

// Pieces with their sizes before them. Archives often keep the words "chunked" though the body
// is whole already: what does not begin as a piece is taken as it is.
std::string without_chunks(std::string_view body) {
  const auto whole = body;
  std::string joined;
  while (!body.empty()) {
    auto head = take_line(body);
    head = trimmed(head.substr(0, head.find(';')));
    std::size_t size = 0;
    const auto [end, error] = std::from_chars(head.data(), head.data() + head.size(), size, 16);
    if (error != std::errc() || end != head.data() + head.size() || head.empty()) {
      return joined.empty() ? std::string(whole) : joined;
    }
    if (size == 0) break;
    size = std::min(size, body.size());
    joined += body.substr(0, size);
    body.remove_prefix(size);
    if (body.starts_with('\r')) body.remove_prefix(1);
    if (body.starts_with('\n')) body.remove_prefix(1);
  }
  return joined;
}

}  // namespace

std::string lower_ascii(std::string_view words) {
  std::string lower(words);
  std::ranges::transform(lower, lower.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  return lower;
}

std::string_view trimmed(std::string_view words) {
  const auto begin = words.find_first_not_of(" \t\r\n");
  if (begin == std::string_view::npos) return {};
  return words.substr(begin, words.find_last_not_of(" \t\r\n") + 1 - begin);
}

void read_content_type(std::string_view value, std::string& media_type, std::string& charset) {
  media_type = lower_ascii(trimmed(value.substr(0, value.find(';'))));
  const auto lower = lower_ascii(value);
  const auto at = lower.find("charset=");
  if (at == std::string::npos) return;
  auto rest = value.substr(at + std::string_view("charset=").size());
  if (rest.starts_with('"') || rest.starts_with('\'')) rest.remove_prefix(1);
  charset = std::string(rest.substr(0, rest.find_first_of(" \t;\"'")));
}

Result<HttpResponse> read_http_response(std::string_view bytes, std::size_t most) {
  HttpResponse response;
  const auto first = take_line(bytes);
  constexpr std::size_t digits = 3;
  const auto blank = first.find(' ');
  const auto status = blank == std::string_view::npos
                          ? std::nullopt
                          : parse_number<int>(first.substr(blank + 1, digits));
  if (!first.starts_with("HTTP/") || !status) {
    return fail(ErrorCode::bad_input, "is no response of a server");
  }
  response.status = *status;
  std::string packing;
  bool chunked = false;
  while (!bytes.empty()) {
    const auto line = take_line(bytes);
    if (line.empty()) break;
    const auto colon = line.find(':');
    if (colon == std::string_view::npos) continue;
    const auto name = lower_ascii(trimmed(line.substr(0, colon)));
    const auto value = trimmed(line.substr(colon + 1));
    if (name == "content-type") {
      read_content_type(value, response.media_type, response.charset);
    } else if (name == "content-encoding") {
      packing = lower_ascii(value);
    } else if (name == "transfer-encoding") {
      chunked = lower_ascii(value).find("chunked") != std::string::npos;
    }
  }
  constexpr int ok = 200;
  if (response.status != ok) return response;
  response.body = chunked ? without_chunks(bytes) : std::string(bytes);
  if (packing.empty() || packing == "identity") return response;
  if (packing != "gzip" && packing != "x-gzip" && packing != "deflate") {
    return fail(ErrorCode::bad_input,
                "is packed as '" + packing + "', which is not known; save it unpacked");
  }
  auto body = inflate_all(response.body, most);
  // Some archives unpack the body and leave the header as it was.
  if (!body && response.body.starts_with('<')) return response;
  if (!body) return tl::unexpected(body.error());
  response.body = std::move(*body);
  return response;
}

}  // namespace dragoman
