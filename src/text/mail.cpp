#include "text/mail.h"

#include <algorithm>
#include <cstdint>
#include <vector>

#include "base/base64.h"
#include "text/decode.h"
#include "text/feed.h"
#include "text/http_body.h"

namespace dragoman {

namespace {

constexpr int deepest = 20;
constexpr std::size_t most_parts = 1000;
constexpr std::size_t longest_part = 8UL << 20U;  // of what is to be read

struct Head {
  std::string subject;
  std::string date;
  std::string content_type = "text/plain";
  std::string transfer;     // lower case
  std::string disposition;  // lower case
};

int hex_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

// The line from `at` on, without its break; `at` then is behind that.
std::string_view take_line(std::string_view text, std::size_t& at) {
  const auto end = std::min(text.find('\n', at), text.size());
  auto line = text.substr(at, end - at);
  at = std::min(end + 1, text.size());
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

// Reads up to the empty line; `at` then is where the body begins.
Head read_head(std::string_view text, std::size_t& at, std::size_t end) {
  Head head;
  std::string* last = nullptr;
  while (at < end) {
    const auto line = take_line(text.substr(0, end), at);
    if (line.empty()) break;
    if (line.starts_with(' ') || line.starts_with('\t')) {
      constexpr std::size_t longest = 1UL << 16U;
      if (last != nullptr && last->size() < longest) *last += ' ' + std::string(trimmed(line));
      continue;
    }
    last = nullptr;
    const auto colon = line.find(':');
    if (colon == std::string_view::npos) continue;
    const auto name = lower_ascii(trimmed(line.substr(0, colon)));
    if (name == "subject") last = &head.subject;
    if (name == "date") last = &head.date;
    if (name == "content-type") last = &head.content_type;
    if (name == "content-transfer-encoding") last = &head.transfer;
    if (name == "content-disposition") last = &head.disposition;
    if (last != nullptr) *last = std::string(trimmed(line.substr(colon + 1)));
  }
  head.transfer = lower_ascii(head.transfer);
  head.disposition = lower_ascii(head.disposition);
  return head;
}

// The value of boundary= in a Content-Type; case matters.
std::string boundary_of(std::string_view content_type) {
  const auto at = lower_ascii(content_type).find("boundary=");
  if (at == std::string::npos) return {};
  auto rest = content_type.substr(at + std::string_view("boundary=").size());
  if (rest.starts_with('"')) {
    rest.remove_prefix(1);
    return std::string(rest.substr(0, rest.find('"')));
  }
  return std::string(trimmed(rest.substr(0, rest.find(';'))));
}

struct Part {
  Span body;  // in the message
  std::string transfer;
  std::string media_type;
  std::string charset;
};

void find_parts(std::string_view message, Span body, const Head& head, int depth,
                std::vector<Part>& parts);

// What stands between the lines that are boundaries.
void find_parts_between(std::string_view message, Span body, const std::string& boundary, int depth,
                        std::vector<Part>& parts) {
  const auto separator = "--" + boundary;
  std::optional<std::size_t> begin;
  const auto take = [&](std::size_t end) {
    if (!begin) return;
    auto at = *begin;
    const auto head = read_head(message, at, end);
    find_parts(message, {at, std::max(at, end)}, head, depth + 1, parts);
  };
  for (auto at = body.begin; at < body.end && parts.size() < most_parts;) {
    const auto line_begin = at;
    const auto line = take_line(message.substr(0, body.end), at);
    if (!line.starts_with(separator)) continue;
    const auto rest = trimmed(line.substr(separator.size()));
    if (!rest.empty() && rest != "--") continue;
    // The break before the boundary is its own.
    auto end = line_begin;
    if (end > body.begin && message[end - 1] == '\n') --end;
    if (end > body.begin && message[end - 1] == '\r') --end;
    take(end);
    begin = at;
    if (rest == "--") return;
  }
  take(body.end);  // a message that was cut off
}

void find_parts(std::string_view message, Span body, const Head& head, int depth,
                std::vector<Part>& parts) {
  if (depth > deepest || parts.size() >= most_parts) return;
  if (head.disposition.starts_with("attachment")) return;
  Part part{body, head.transfer, {}, {}};
  read_content_type(head.content_type, part.media_type, part.charset);
  if (part.media_type.starts_with("multipart/")) {
    const auto boundary = boundary_of(head.content_type);
    if (!boundary.empty()) find_parts_between(message, body, boundary, depth, parts);
    return;
  }
  if (part.media_type == "message/rfc822") {
    auto at = body.begin;
    const auto inner = read_head(message, at, body.end);
    return find_parts(message, {at, std::max(at, body.end)}, inner, depth + 1, parts);
  }
  if (part.media_type == "text/plain" || part.media_type == "text/html") {
    parts.push_back(std::move(part));
  }
}

MappedText from_quoted_printable(std::string_view message, Span body) {
  MappedText bytes;
  for (auto at = body.begin; at < body.end;) {
    const auto next = std::min(message.find('=', at), body.end);
    bytes.append_verbatim(message.substr(at, next - at), at);
    at = next;
    if (at == body.end) break;
    const auto rest = message.substr(at, body.end - at);
    if (rest.size() > 2 && hex_value(rest[1]) >= 0 && hex_value(rest[2]) >= 0) {
      const char byte = static_cast<char>(hex_value(rest[1]) * 16 + hex_value(rest[2]));
      bytes.append_made({&byte, 1}, {at, at + 3});
      at += 3;
      continue;
    }
    // At the end of a line: the line goes on in the next.
    const auto blanks = std::min(rest.find_first_not_of(" \t\r", 1), rest.size());
    if (blanks == rest.size() || rest[blanks] == '\n') {
      at = std::min(at + blanks + 1, body.end);
      continue;
    }
    bytes.append_verbatim(rest.substr(0, 1), at);
    ++at;
  }
  bytes.finish();
  return bytes;
}

// Four digits, three bytes: so fine is the way back.
MappedText from_base64_lines(std::string_view message, Span body) {
  MappedText bytes;
  std::string group;
  std::uint32_t bits = 0;
  unsigned count = 0;
  Span digits;
  const auto close = [&] {
    bytes.append_made(group, digits);
    group.clear();
  };
  for (auto at = body.begin; at < body.end && message[at] != '='; ++at) {
    const int value = base64_value(message[at]);
    if (value < 0) continue;
    if (count == 0) digits.begin = at;
    digits.end = at + 1;
    bits = bits << 6U | static_cast<std::uint32_t>(value);
    count += 6;
    if (count < 8) continue;
    count -= 8;
    group += static_cast<char>(bits >> count & 255U);
    if (count == 0) close();
  }
  close();
  bytes.finish();
  return bytes;
}

MappedText bytes_of(std::string_view message, const Part& part) {
  if (part.transfer == "quoted-printable") return from_quoted_printable(message, part.body);
  if (part.transfer == "base64") return from_base64_lines(message, part.body);
  MappedText bytes;
  bytes.append_verbatim(slice(message, part.body), part.body.begin);
  bytes.finish();
  return bytes;
}

// "=?utf-8?Q?Caf=C3=A9?=" in a header: RFC 2047.
std::string decode_words(std::string_view header) {
  std::string text;
  bool after_word = false;
  while (!header.empty()) {
    const auto begin = header.find("=?");
    const auto charset_end = begin == std::string_view::npos ? begin : header.find('?', begin + 2);
    const auto form_end =
        charset_end == std::string_view::npos ? charset_end : header.find('?', charset_end + 1);
    const auto end =
        form_end == std::string_view::npos ? form_end : header.find("?=", form_end + 1);
    if (end == std::string_view::npos) return text + harmless(header);
    const auto before = header.substr(0, begin);
    // Blanks between two such words are none.
    if (!after_word || !trimmed(before).empty()) text += harmless(before);
    const auto form = lower_ascii(header.substr(charset_end + 1, form_end - charset_end - 1));
    std::string words(header.substr(form_end + 1, end - form_end - 1));
    if (form == "q") {
      std::ranges::replace(words, '_', ' ');
      words = from_quoted_printable(words, {0, words.size()}).take_text();
    } else {
      words = from_base64_lines(words, {0, words.size()}).take_text();
    }
    auto charset = std::string(header.substr(begin + 2, charset_end - begin - 2));
    text += decode({.bytes = std::move(words),
                    .media_type = "text/plain",
                    .charset = charset.substr(0, charset.find('*')),
                    .address = {}})
                .text.take_text();
    header.remove_prefix(end + 2);
    after_word = true;
  }
  return text;
}

}  // namespace

Mail read_mail(std::string_view message) {
  Mail mail;
  std::size_t at = 0;
  const auto head = read_head(message, at, message.size());
  mail.subject = std::string(trimmed(decode_words(head.subject)));
  mail.date = date_of_header(head.date);
  std::vector<Part> parts;
  find_parts(message, {at, message.size()}, head, 0, parts);
  const auto has_words = [&](const Part& part) {
    return !trimmed(slice(message, part.body)).empty();
  };
  auto best = std::ranges::find_if(
      parts, [&](const Part& part) { return part.media_type == "text/plain" && has_words(part); });
  if (best == parts.end()) best = std::ranges::find_if(parts, has_words);
  if (best == parts.end()) return mail;
  best->body.end = std::min(best->body.end, best->body.begin + longest_part);
  mail.body = bytes_of(message, *best);
  mail.media_type = best->media_type;
  mail.charset = best->charset;
  return mail;
}

}  // namespace dragoman
