#include "text/warc.h"

#include <algorithm>

#include "base/parse_number.h"
#include "text/http_body.h"

namespace dragoman {

namespace {

constexpr std::size_t longest_line = 16UL << 10U;
constexpr std::size_t most_lines = 1000;  // of a record's head

bool is_taken(std::string_view media_type) {
  constexpr std::string_view taken[] = {"text/html", "application/xhtml+xml", "text/plain",
                                        "application/pdf", "message/rfc822"};
  return std::ranges::find(taken, media_type) != std::end(taken);
}

// Texts for programs.
bool is_for_programs(std::string_view address) {
  const auto path = address.substr(0, address.find('?'));
  return path.ends_with("/robots.txt") || address.starts_with("dns:");
}

}  // namespace

struct WarcReader::Head {
  std::string type;
  std::string address;
  std::string date;
  std::string media_type;
  std::string charset;
  std::optional<std::size_t> length;
};

// Goes to the next "WARC/1.0" at the beginning of a line; false at the end.
bool WarcReader::find_record() {
  constexpr std::string_view begin = "WARC/";
  while (true) {
    const auto head = bytes_.ahead(begin.size());
    if (head.empty()) return false;
    const bool found = head.starts_with(begin);
    bytes_.take_line(0);
    if (found) return true;
  }
}

WarcReader::Head WarcReader::read_head() {
  Head head;
  for (std::size_t count = 0; count < most_lines; ++count) {
    const auto line = bytes_.take_line(longest_line);
    if (!line || line->empty()) break;
    const auto colon = line->find(':');
    if (colon == std::string::npos) continue;
    const auto name = lower_ascii(trimmed(line->substr(0, colon)));
    const auto value = trimmed(std::string_view(*line).substr(colon + 1));
    if (name == "warc-type") {
      head.type = lower_ascii(value);
    } else if (name == "warc-target-uri") {
      head.address = value;
      // WARC 1.0 showed it in angle brackets, and some programs write it so.
      if (head.address.starts_with('<') && head.address.ends_with('>')) {
        head.address = head.address.substr(1, head.address.size() - 2);
      }
    } else if (name == "warc-date") {
      head.date = value;
    } else if (name == "content-type") {
      read_content_type(value, head.media_type, head.charset);
    } else if (name == "content-length") {
      head.length = parse_number<std::size_t>(value);
    }
  }
  return head;
}

Result<std::optional<WarcPage>> WarcReader::read_record() {
  const auto head = read_head();
  if (!head.length) {
    return fail(ErrorCode::bad_input, "has no Content-Length; is the archive damaged?");
  }
  const bool wanted =
      (head.type == "response" || head.type == "resource" || head.type == "conversion") &&
      !is_for_programs(head.address) && *head.length > 0;
  if (!wanted || *head.length > longest_) {
    const auto passed_over = bytes_.drop(*head.length);
    if (wanted && passed_over == *head.length) {
      return fail(ErrorCode::bad_input,
                  head.address + " is longer than " + std::to_string(longest_) + " bytes");
    }
    if (passed_over == *head.length) return std::nullopt;
  } else {
    auto block = bytes_.take(*head.length);
    if (block.size() == *head.length) return page_of(head, std::move(block));
  }
  if (bytes_.fault()) return tl::unexpected(*bytes_.fault());
  return fail(ErrorCode::bad_input, "ends too early; is it a whole file?");
}

Result<std::optional<WarcPage>> WarcReader::page_of(const Head& head, std::string block) const {
  WarcPage page;
  page.retrieved = head.date;
  page.source.address = head.address;
  if (head.type == "response") {
    if (!block.starts_with("HTTP/")) return std::nullopt;  // of another protocol
    auto response = read_http_response(block, longest_);
    if (!response)
      return fail(response.error().code, head.address + " " + response.error().message);
    page.source.media_type = std::move(response->media_type);
    page.source.charset = std::move(response->charset);
    page.source.bytes = std::move(response->body);
  } else {
    page.source.media_type = head.media_type;
    page.source.charset = head.charset;
    page.source.bytes = std::move(block);
  }
  if (page.source.bytes.empty() || !is_taken(page.source.media_type)) return std::nullopt;
  return page;
}

std::optional<Result<WarcPage>> WarcReader::next() {
  while (find_record()) {
    ++number_;
    auto page = read_record();
    if (!page) {
      ended_ = bytes_.fault().has_value();  // then that is told
      return tl::unexpected(page.error());
    }
    if (*page) return std::move(**page);
  }
  if (bytes_.fault() && !std::exchange(ended_, true)) return tl::unexpected(*bytes_.fault());
  return {};
}

}  // namespace dragoman
