#include "store/dialect.h"

#include <unicode/utf8.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <utility>

namespace dragoman::store {

namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

bool is_word(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || is_digit(c) || c == '_';
}

// Where the quoted text or the comment that begins at `at` ends; `at` where none does.
std::size_t skip_verbatim(std::string_view sql, std::size_t at) {
  const auto past = [&](std::size_t found, std::size_t size) {
    return found == std::string_view::npos ? sql.size() : found + size;
  };
  if (sql[at] == '\'' || sql[at] == '"') return past(sql.find(sql[at], at + 1), 1);
  if (sql.substr(at, 2) == "--") return past(sql.find('\n', at), 1);
  return at;
}

// Longer ones before those they begin with.
constexpr std::array<std::pair<std::string_view, std::string_view>, 5> definitions = {{
    {"INTEGER PRIMARY KEY", "BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY"},
    {"INTEGER", "BIGINT"},
    {"BLOB", "BYTEA"},
    {"TEXT", "TEXT COLLATE \"C\""},
    {" WITHOUT ROWID", ""},
}};

constexpr UChar32 first_stand_in = 0x10FF00;
constexpr UChar32 last_stand_in = 0x10FFFF;

// The character at `at`, which is moved behind it; negative where there is none.
UChar32 next_character(std::string_view text, std::size_t& at) {
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  UChar32 character = 0;
  U8_NEXT(bytes, at, text.size(), character);
  return character;
}

bool stands_for_itself(UChar32 character) {
  return character > 0 && character < first_stand_in;
}

void append(std::string& text, UChar32 character) {
  std::array<std::uint8_t, U8_MAX_LENGTH> bytes{};
  std::size_t size = 0;
  U8_APPEND_UNSAFE(bytes, size, character);
  text.append(bytes.begin(), bytes.begin() + size);
}

}  // namespace

std::string postgres_parameters(std::string_view sql) {
  std::string out;
  int last = 0;
  for (std::size_t at = 0; at < sql.size();) {
    if (const auto end = skip_verbatim(sql, at); end != at) {
      out += sql.substr(at, end - at);
      at = end;
    } else if (sql[at] != '?') {
      out += sql[at++];
    } else if (++at < sql.size() && is_digit(sql[at])) {
      out += '$';
    } else {
      out += '$' + std::to_string(++last);
    }
  }
  return out;
}

std::string postgres_definitions(std::string_view script) {
  std::string out;
  for (std::size_t at = 0; at < script.size();) {
    if (const auto end = skip_verbatim(script, at); end != at) {
      out += script.substr(at, end - at);
      at = end;
      continue;
    }
    const bool begins = at == 0 || !is_word(script[at]) || !is_word(script[at - 1]);
    const auto fits = [&](const auto& row) {
      const auto end = at + row.first.size();
      return script.substr(at).starts_with(row.first) &&
             (end == script.size() || !is_word(script[end]));
    };
    const auto* row = begins ? std::ranges::find_if(definitions, fits) : definitions.end();
    if (row == definitions.end()) {
      out += script[at++];
    } else {
      out += row->second;
      at += row->first.size();
    }
  }
  return out;
}

bool is_postgres_text(std::string_view bytes) {
  for (std::size_t at = 0; at < bytes.size();) {
    if (!stands_for_itself(next_character(bytes, at))) return false;
  }
  return true;
}

std::string to_postgres_text(std::string_view bytes) {
  std::string text;
  for (std::size_t at = 0; at < bytes.size();) {
    const auto begin = at;
    const bool itself = stands_for_itself(next_character(bytes, at));
    const auto those = bytes.substr(begin, at - begin);
    if (itself) {
      text += those;
      continue;
    }
    for (const char byte : those) append(text, first_stand_in + static_cast<unsigned char>(byte));
  }
  return text;
}

std::string of_postgres_text(std::string_view text) {
  // What all stand-ins begin with: texts without it, which is nearly all, are copied.
  constexpr std::string_view mark = "\xf4\x8f";
  if (text.find(mark) == std::string_view::npos) return std::string(text);
  std::string bytes;
  for (std::size_t at = 0; at < text.size();) {
    const auto begin = at;
    const auto character = next_character(text, at);
    if (character >= first_stand_in && character <= last_stand_in) {
      bytes += static_cast<char>(character - first_stand_in);
    } else {
      bytes += text.substr(begin, at - begin);
    }
  }
  return bytes;
}

}  // namespace dragoman::store
