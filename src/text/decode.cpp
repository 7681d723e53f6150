#include "text/decode.h"

#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>
#include <unicode/utf16.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <cstdint>
#include <memory>
#include <utility>
#include <vector>

namespace dragoman {
namespace {

constexpr std::size_t declaration_window = 4096;  // HTML asks for 1024; some pages are late
constexpr std::size_t detection_window = 1 << 16;
constexpr char32_t replacement = 0xFFFD;

char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

std::string lowered(std::string_view text) {
  std::string result(text);
  std::ranges::transform(result, result.begin(), lower);
  return result;
}

std::string utf8_of(char32_t code_point) {
  char bytes[U8_MAX_LENGTH];
  std::int32_t length = 0;
  U8_APPEND_UNSAFE(bytes, length, code_point);
  return {bytes, static_cast<std::size_t>(length)};
}

enum class Treatment { keep, leave_out, line_break, blank, replace };

Treatment treat(char32_t c) {
  if (c == '\n' || c == '\t') return Treatment::keep;
  if (c == 0) return Treatment::replace;
  if (c == '\r' || c == '\v' || c == '\f' || c == 0x85 || c == 0x2028 || c == 0x2029) {
    return Treatment::line_break;
  }
  if (c < 0x20 || (c >= 0x7F && c <= 0x9F)) return Treatment::blank;
  if (c == 0xAD || c == 0x200B || c == 0x200E || c == 0x200F || (c >= 0x202A && c <= 0x202E) ||
      (c >= 0x2060 && c <= 0x2069) || c == 0xFEFF) {
    return Treatment::leave_out;
  }
  return Treatment::keep;
}

// Takes code points with the bytes they came from and builds the harmless text.
class Cleaner {
 public:
  explicit Cleaner(std::string_view bytes) : bytes_(bytes) {}

  // `verbatim`: the source bytes are the character's UTF-8.
  void put(char32_t c, Span source, bool verbatim) {
    const bool after_return = std::exchange(after_return_, c == '\r');
    switch (treat(c)) {
      case Treatment::keep:
        if (c == '\n' && after_return) return;  // "\r\n" is one break
        if (verbatim) {
          text_.append_verbatim(bytes_.substr(source.begin, source.size()), source.begin);
        } else {
          text_.append_made(utf8_of(c), source);
        }
        return;
      case Treatment::line_break:
        return text_.append_made("\n", source);
      case Treatment::blank:
        return text_.append_made(" ", source);
      case Treatment::replace:
        return text_.append_made(utf8_of(replacement), source);
      case Treatment::leave_out:
        return;
    }
  }

  MappedText finish() {
    text_.finish();
    return std::move(text_);
  }

 private:
  std::string_view bytes_;
  MappedText text_;
  bool after_return_ = false;
};

MappedText from_utf8(std::string_view bytes, std::size_t begin) {
  Cleaner cleaner(bytes);
  const auto* data = reinterpret_cast<const std::uint8_t*>(bytes.data());
  for (std::size_t at = begin; at < bytes.size();) {
    const auto from = at;
    UChar32 c = 0;
    U8_NEXT(data, at, bytes.size(), c);
    if (c < 0) {
      cleaner.put(replacement, {from, at}, false);
    } else {
      cleaner.put(static_cast<char32_t>(c), {from, at}, true);
    }
  }
  return cleaner.finish();
}

MappedText from_utf16(std::string_view bytes, std::size_t begin, bool big_endian) {
  Cleaner cleaner(bytes);
  const auto unit_at = [&](std::size_t at) {
    const auto first = static_cast<unsigned char>(bytes[at]);
    const auto second = static_cast<unsigned char>(bytes[at + 1]);
    return static_cast<char32_t>(big_endian ? first << 8 | second : second << 8 | first);
  };
  std::size_t at = begin;
  while (at + 1 < bytes.size()) {
    const auto from = at;
    char32_t c = unit_at(at);
    at += 2;
    if (U16_IS_SURROGATE(c)) {
      if (U16_IS_SURROGATE_LEAD(c) && at + 1 < bytes.size() && U16_IS_TRAIL(unit_at(at))) {
        c = static_cast<char32_t>(U16_GET_SUPPLEMENTARY(c, unit_at(at)));
        at += 2;
      } else {
        c = replacement;
      }
    }
    cleaner.put(c, {from, at}, false);
  }
  if (at < bytes.size()) cleaner.put(replacement, {at, bytes.size()}, false);  // cut in two
  return cleaner.finish();
}

struct CloseConverter {
  void operator()(UConverter* converter) const { ucnv_close(converter); }
};
using Converter = std::unique_ptr<UConverter, CloseConverter>;

Converter open_converter(const std::string& charset) {
  UErrorCode status = U_ZERO_ERROR;
  Converter converter(ucnv_open(charset.c_str(), &status));
  if (U_FAILURE(status)) return nullptr;
  return converter;
}

// The windows-… superset where web pages use the plain name for it (WHATWG Encoding).
std::string web_name(std::string name) {
  constexpr std::pair<std::string_view, std::string_view> supersets[] = {
      {"euc-kr", "windows-949"},
      {"ks_c_5601-1987", "windows-949"},
      {"cp949", "windows-949"},
      {"uhc", "windows-949"},
      {"ksc5601", "windows-949"},
      {"korean", "windows-949"},
      {"iso-8859-1", "windows-1252"},
      {"latin1", "windows-1252"},
      {"us-ascii", "windows-1252"},
      {"ascii", "windows-1252"},
      {"cp1252", "windows-1252"},
      {"iso-8859-9", "windows-1254"},
      {"gb2312", "gb18030"},
      {"gbk", "gb18030"},
      {"utf8", "utf-8"},
      {"x-sjis", "windows-31j"},
      {"shift_jis", "windows-31j"},
  };
  for (const auto& [from, to] : supersets) {
    if (name == from) return std::string(to);
  }
  return name;
}

MappedText from_charset(std::string_view bytes, const std::string& charset) {
  auto converter = open_converter(charset);
  if (!converter) return from_utf8(bytes, 0);
  Cleaner cleaner(bytes);
  constexpr std::size_t room = 1 << 14;
  std::vector<UChar> units(room);
  std::vector<std::int32_t> offsets(room);
  // In slices, since ICU counts offsets in 32 bits.
  constexpr std::size_t slice_size = 1 << 24;
  char32_t lead = 0;
  Span pending;
  for (std::size_t slice_begin = 0; slice_begin < bytes.size(); slice_begin += slice_size) {
    const char* const slice_start = bytes.data() + slice_begin;
    const char* from = slice_start;
    const char* const limit = slice_start + std::min(slice_size, bytes.size() - slice_begin);
    const bool last = slice_begin + slice_size >= bytes.size();
    UErrorCode status = U_BUFFER_OVERFLOW_ERROR;
    while (status == U_BUFFER_OVERFLOW_ERROR) {
      const auto base = slice_begin + static_cast<std::size_t>(from - slice_start);
      const char* const call_start = from;
      UChar* to = units.data();
      status = U_ZERO_ERROR;
      ucnv_toUnicode(converter.get(), &to, units.data() + room, &from, limit, offsets.data(),
                     static_cast<UBool>(last), &status);
      const auto count = static_cast<std::size_t>(to - units.data());
      const auto consumed = base + static_cast<std::size_t>(from - call_start);
      const auto source_at = [&](std::size_t i) {
        return i < count && offsets[i] >= 0 ? base + static_cast<std::size_t>(offsets[i])
                                            : (i < count ? base : consumed);
      };
      for (std::size_t i = 0; i < count; ++i) {
        std::size_t next = i + 1;
        while (next < count && offsets[next] == offsets[i]) ++next;
        Span source{source_at(i), source_at(next)};
        const char32_t unit = units[i];
        if (U16_IS_LEAD(unit)) {
          lead = unit;
          pending = source;
          continue;
        }
        char32_t c = unit;
        if (U16_IS_TRAIL(unit)) {
          c = lead != 0 ? static_cast<char32_t>(U16_GET_SUPPLEMENTARY(lead, unit)) : replacement;
          source.begin = lead != 0 ? std::min(pending.begin, source.begin) : source.begin;
        }
        lead = 0;
        source.end = std::max(source.begin, source.end);
        const bool verbatim =
            c < 0x80 && source.size() == 1 && bytes[source.begin] == static_cast<char>(c);
        cleaner.put(c, source, verbatim);
      }
    }
  }
  return cleaner.finish();
}

struct Utf8Check {
  bool valid = true;
  std::size_t multibyte = 0;  // well-formed characters of more than one byte
  std::size_t invalid = 0;
};

Utf8Check check_utf8(std::string_view bytes) {
  Utf8Check check;
  const auto* data = reinterpret_cast<const std::uint8_t*>(bytes.data());
  for (std::size_t at = 0; at < bytes.size();) {
    const auto from = at;
    UChar32 c = 0;
    U8_NEXT(data, at, bytes.size(), c);
    if (c < 0) {
      ++check.invalid;
    } else if (at - from > 1) {
      ++check.multibyte;
    }
  }
  check.valid = check.invalid == 0;
  return check;
}

// ICU's guess of a legacy charset. It is good at telling multi-byte Asian encodings and
// poor at telling Latin ones apart, so anything single-byte and Latin is windows-1252.
std::string detect_legacy(std::string_view bytes) {
  const auto window = bytes.substr(0, detection_window);
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UCharsetDetector, decltype(&ucsdet_close)> detector(ucsdet_open(&status),
                                                                            &ucsdet_close);
  if (U_FAILURE(status)) return "windows-1252";
  ucsdet_setText(detector.get(), window.data(), static_cast<std::int32_t>(window.size()), &status);
  ucsdet_enableInputFilter(detector.get(), 1);
  std::int32_t count = 0;
  const auto* const* matches = ucsdet_detectAll(detector.get(), &count, &status);
  if (U_FAILURE(status)) return "windows-1252";
  constexpr std::int32_t sure_enough = 20;
  std::string best;
  for (std::int32_t i = 0; i < count; ++i) {
    const std::int32_t confidence = ucsdet_getConfidence(matches[i], &status);
    const auto name = lowered(ucsdet_getName(matches[i], &status));
    if (U_FAILURE(status) || confidence < sure_enough) continue;
    if (name == "euc-kr" || name == "euc-jp" || name == "shift_jis" || name == "gb18030" ||
        name == "big5" || name == "windows-1251" || name == "koi8-r") {
      best = web_name(name);
      break;
    }
    if (name.starts_with("iso-8859-1") || name.starts_with("windows-1252")) break;
  }
  return best.empty() ? "windows-1252" : best;
}

// Text of Latin letters in UTF-16 has a zero in every second byte.
std::string detect_utf16(std::string_view bytes) {
  const auto window = bytes.substr(0, declaration_window);
  std::size_t zeros[2] = {0, 0};
  for (std::size_t i = 0; i < window.size(); ++i) zeros[i % 2] += window[i] == '\0' ? 1U : 0U;
  const auto pairs = window.size() / 2;
  if (pairs < 2) return {};
  if (zeros[1] * 10 >= pairs * 7 && zeros[0] * 10 < pairs) return "UTF-16LE";
  if (zeros[0] * 10 >= pairs * 7 && zeros[1] * 10 < pairs) return "UTF-16BE";
  return {};
}

std::string find_charset(const Source& source, const std::string& declared) {
  const std::string_view bytes = source.bytes;
  if (auto wide = detect_utf16(bytes); !wide.empty()) return wide;
  const auto utf8 = check_utf8(bytes);
  // Well-formed multi-byte UTF-8 does not come about by chance.
  if (utf8.valid && (utf8.multibyte > 0 || declared.empty())) return "UTF-8";
  if (!declared.empty() && declared != "utf-8" && !declared.starts_with("utf-16") &&
      open_converter(declared)) {
    return declared;
  }
  // A damaged byte here and there leaves a page UTF-8.
  if (utf8.valid || utf8.multibyte > 4 * utf8.invalid) return "UTF-8";
  return detect_legacy(bytes);
}

}  // namespace

std::string harmless(std::string_view utf8) {
  return from_utf8(utf8, 0).take_text();
}

std::string declared_charset(std::string_view bytes) {
  const auto head = lowered(bytes.substr(0, declaration_window));
  constexpr std::string_view charset_word = "charset";
  const auto value_from = [&](std::size_t at) -> std::string {
    while (at < head.size() &&
           (head[at] == ' ' || head[at] == '=' || head[at] == '"' || head[at] == '\'')) {
      ++at;
    }
    const auto end = head.find_first_of(" \"'>;/?\t\r\n", at);
    return head.substr(at, std::min(end, head.size()) - at);
  };
  if (head.starts_with("<?xml")) {
    const auto end = head.find("?>");
    const auto at = head.find("encoding");
    if (at < end && end != std::string::npos) return value_from(at + 8);
  }
  for (auto meta = head.find("<meta"); meta != std::string::npos;
       meta = head.find("<meta", meta + 1)) {
    const auto end = head.find('>', meta);
    const auto at = head.find(charset_word, meta);
    if (at < end && end != std::string::npos) return value_from(at + charset_word.size());
  }
  return {};
}

Decoded decode(const Source& source) {
  const std::string_view bytes = source.bytes;
  if (bytes.starts_with("\xEF\xBB\xBF")) return {from_utf8(bytes, 3), "UTF-8"};
  if (bytes.starts_with("\xFF\xFE")) return {from_utf16(bytes, 2, false), "UTF-16LE"};
  if (bytes.starts_with("\xFE\xFF")) return {from_utf16(bytes, 2, true), "UTF-16BE"};
  auto declared = web_name(lowered(source.charset));
  if (declared.empty() || !open_converter(declared)) declared = web_name(declared_charset(bytes));
  auto charset = find_charset(source, declared);
  if (charset == "UTF-8") return {from_utf8(bytes, 0), std::move(charset)};
  if (charset == "UTF-16LE") return {from_utf16(bytes, 0, false), std::move(charset)};
  if (charset == "UTF-16BE") return {from_utf16(bytes, 0, true), std::move(charset)};
  auto text = from_charset(bytes, charset);
  return {std::move(text), std::move(charset)};
}

}  // namespace dragoman
