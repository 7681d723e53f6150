#include "formats/releases_ndjson.h"

#include <fmt/format.h>
#include <unicode/utf8.h>

#include <nlohmann/json.hpp>

#include "base/base64.h"

namespace dragoman {

namespace {

using nlohmann::json;

Result<json> parse_object(std::string_view line) {
  try {
    auto object = json::parse(line);
    if (object.is_object()) return object;
    return fail(ErrorCode::bad_input,
                R"(must be one JSON object a line, such as {"id": "a", "text": "…"})");
  } catch (const json::parse_error& fault) {
    return fail(ErrorCode::bad_input, fmt::format("is no JSON from byte {} on", fault.byte));
  }
}

// A text, empty where the key is absent or null.
Result<std::string> text_of(const json& object, const char* key) {
  const auto found = object.find(key);
  if (found == object.end() || found->is_null()) return std::string();
  if (found->is_string()) return found->get<std::string>();
  return fail(ErrorCode::bad_input, fmt::format("\"{}\" must be a text", key));
}

bool has(const json& object, const char* key) {
  const auto found = object.find(key);
  return found != object.end() && !found->is_null();
}

// By which a release is looked up: not every database has an index for longer ones.
constexpr std::size_t longest_id = 1000;

Result<GivenRelease> parse_release(std::string_view line) {
  const auto object = parse_object(line);
  if (!object) return tl::unexpected(object.error());

  GivenRelease given;
  Source page;
  std::string base64;
  std::string published;
  const std::pair<const char*, std::string*> fields[] = {
      {"id", &given.hints.id},
      {"text", &given.text},
      {"title", &given.hints.title},
      {"published", &published},
      {"publisher", &given.hints.publisher},
      {"url", &given.hints.url},
      {"name", &given.name},
      {"retrieved", &given.retrieved},
      {"page", &page.bytes},
      {"page_base64", &base64},
      {"media_type", &page.media_type},
      {"charset", &page.charset},
      {"address", &page.address},
  };
  for (const auto& [key, value] : fields) {
    auto text = text_of(*object, key);
    if (!text) return tl::unexpected(text.error());
    *value = std::move(*text);
  }
  const bool packed = has(*object, "page_base64");
  const bool is_page = packed || has(*object, "page");
  const auto& name = given.hints.id.empty() ? given.name : given.hints.id;
  if (given.hints.id.empty() && !is_page) {
    return fail(ErrorCode::bad_input, "has no \"id\"; give each release its own");
  }
  if (name.size() > longest_id) {
    return fail(ErrorCode::bad_input, "has an \"id\" of more than 1000 bytes; give a shorter one");
  }
  if (is_page && object->contains("text")) {
    return fail(ErrorCode::bad_input, "has both a \"text\" and a \"page\"; give one of them");
  }
  if (!is_page && !object->contains("text")) {
    return fail(ErrorCode::bad_input, "has no \"text\"; it is what is to be read");
  }
  if (packed) {
    auto bytes = from_base64(base64);
    if (!bytes) return fail(ErrorCode::bad_input, "\"page_base64\" is no base64");
    page.bytes = std::move(*bytes);
  }
  if (is_page) given.page = std::move(page);
  auto when = parse_published(published);
  if (!when) return tl::unexpected(when.error());
  given.hints.published = *when;
  return given;
}

// JSON's texts hold nothing else.
bool is_utf8(std::string_view bytes) {
  const auto* data = reinterpret_cast<const std::uint8_t*>(bytes.data());
  for (std::size_t at = 0; at < bytes.size();) {
    UChar32 c = 0;
    U8_NEXT(data, at, bytes.size(), c);
    if (c < 0) return false;
  }
  return true;
}

}  // namespace

std::string to_release_line(const GivenRelease& given) {
  nlohmann::ordered_json line = nlohmann::ordered_json::object();
  const auto put = [&line](const char* key, const std::string& value) {
    if (!value.empty()) line[key] = value;
  };
  const auto& hints = given.hints;
  put("id", hints.id);
  put("name", given.name == hints.id ? std::string() : given.name);
  put("title", hints.title);
  if (hints.published) line["published"] = to_edtf(*hints.published);
  put("publisher", hints.publisher);
  put("url", hints.url);
  put("retrieved", given.retrieved);
  if (given.page) {
    put("media_type", given.page->media_type);
    put("charset", given.page->charset);
    put("address", given.page->address);
    if (is_utf8(given.page->bytes)) {
      line["page"] = given.page->bytes;
    } else {
      line["page_base64"] = to_base64(given.page->bytes);
    }
  } else {
    line["text"] = given.text;
  }
  // Names and addresses of files may be no UTF-8.
  return line.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

Result<std::optional<When>> parse_published(const std::string& text) {
  if (text.empty()) return std::nullopt;
  constexpr std::size_t day_size = 10;
  const bool timed = text.size() > day_size && (text[day_size] == 'T' || text[day_size] == ' ');
  auto when = parse_edtf(timed ? std::string_view(text).substr(0, day_size) : text);
  if (when) return when;
  return fail(ErrorCode::bad_input,
              fmt::format("\"published\" is no date: '{}'; write it as 2021-12-01", text));
}

Result<GivenRelease> parse_release_line(std::string_view line, std::size_t number) {
  return parse_release(line).map_error([number](const Error& error) {
    return Error{error.code, fmt::format("line {}: {}", number, error.message)};
  });
}

}  // namespace dragoman
