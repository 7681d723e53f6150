#include "formats/releases_ndjson.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

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

// By which a release is looked up: not every database has an index for longer ones.
constexpr std::size_t longest_id = 1000;

Result<GivenRelease> parse_release(std::string_view line) {
  const auto object = parse_object(line);
  if (!object) return tl::unexpected(object.error());

  GivenRelease given;
  std::string published;
  const std::pair<const char*, std::string*> fields[] = {
      {"id", &given.hints.id},
      {"text", &given.text},
      {"title", &given.hints.title},
      {"published", &published},
      {"publisher", &given.hints.publisher},
      {"url", &given.hints.url},
  };
  for (const auto& [key, value] : fields) {
    auto text = text_of(*object, key);
    if (!text) return tl::unexpected(text.error());
    *value = std::move(*text);
  }
  if (given.hints.id.empty()) {
    return fail(ErrorCode::bad_input, "has no \"id\"; give each release its own");
  }
  if (given.hints.id.size() > longest_id) {
    return fail(ErrorCode::bad_input, "has an \"id\" of more than 1000 bytes; give a shorter one");
  }
  if (!object->contains("text")) {
    return fail(ErrorCode::bad_input, "has no \"text\"; it is what is to be read");
  }
  auto when = parse_published(published);
  if (!when) return tl::unexpected(when.error());
  given.hints.published = *when;
  return given;
}

}  // namespace

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
