#include "posted_release.h"

#include <fmt/format.h>

#include "base/sha256.h"

namespace dragoman::server {

namespace {

constexpr std::size_t longest_id = 1000;

// What is said of a release beside its text, before it is understood.
struct Told {
  std::string id;
  std::string title;
  std::string publisher;
  std::string published;
  std::string url;
};

tl::unexpected<Refusal> refused(unsigned status, std::string what) {
  return tl::unexpected<Refusal>(Refusal{status, std::move(what)});
}

// "Text/HTML; charset=EUC-KR" → "text/html", and "EUC-KR".
struct MediaType {
  std::string type;
  std::string charset;
};

std::string lower(std::string_view words) {
  std::string small(words);
  for (auto& c : small) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return small;
}

std::string_view trimmed(std::string_view words) {
  const auto begin = words.find_first_not_of(" \t\"");
  if (begin == std::string_view::npos) return {};
  return words.substr(begin, words.find_last_not_of(" \t\"") - begin + 1);
}

MediaType media_type_of(std::string_view header) {
  MediaType media;
  media.type = lower(trimmed(header.substr(0, header.find(';'))));
  constexpr std::string_view charset = "charset=";
  if (const auto at = lower(header).find(charset); at != std::string::npos) {
    const auto rest = header.substr(at + charset.size());
    media.charset = trimmed(rest.substr(0, rest.find(';')));
  }
  return media;
}

tl::expected<ReleaseHints, Refusal> hints_of(const Asked& asked, Told told) {
  ReleaseHints hints;
  if (told.id.size() > longest_id || told.id.find('\0') != std::string::npos) {
    return refused(400, "id: it may have 1000 bytes, and no NUL among them");
  }
  hints.id = std::move(told.id);
  hints.title = std::move(told.title);
  if (!told.publisher.empty()) {
    auto publisher = party_called(asked, told.publisher);
    if (!publisher) return refused(400, "publisher: " + publisher.error().message);
    hints.publisher = std::move(*publisher);
  }
  if (!told.published.empty()) {
    hints.published = parse_edtf(told.published);
    if (!hints.published) {
      return refused(
          400, fmt::format("published: '{}' is no date; write it as 2021-12-01", told.published));
    }
  }
  if (!told.url.empty() && pages::external_address(told.url).empty()) {
    return refused(400, "url: it must begin with https:// or http://");
  }
  hints.url = std::move(told.url);
  return hints;
}

// Takes the texts out of a JSON object; further keys are ignored.
tl::expected<std::string, Refusal> text_of_json(const std::string& body, Told& told) {
  const auto json = Json::parse(body, nullptr, false);
  if (!json.is_object()) {
    return refused(400, R"(the body must be one JSON object, such as {"text": "…"})");
  }
  std::string text;
  const std::pair<const char*, std::string*> fields[] = {
      {"text", &text},
      {"id", &told.id},
      {"title", &told.title},
      {"publisher", &told.publisher},
      {"published", &told.published},
      {"url", &told.url},
  };
  for (const auto& [key, value] : fields) {
    const auto found = json.find(key);
    if (found == json.end() || found->is_null()) continue;
    if (!found->is_string()) return refused(400, fmt::format("\"{}\" must be a text", key));
    *value = found->get<std::string>();
  }
  if (text.empty()) return refused(400, R"(has no "text"; it is what is to be read)");
  return text;
}

}  // namespace

tl::expected<PostedRelease, Refusal> posted_release(const Asked& asked) {
  const auto& request = asked.request;
  if (request.body.size() > longest_post) {
    return refused(
        413, fmt::format("a release may have {} MiB; send one at a time", longest_post >> 20U));
  }
  const auto media = media_type_of(request.content_type);
  const bool as_json = media.type == "application/json";
  if (!as_json && media.type != "text/plain" && media.type != "text/html") {
    return refused(415,
                   "send the release as text/html, text/plain or application/json, and say "
                   "which by Content-Type");
  }
  if (request.body.empty()) return refused(400, "the body is empty; it is what is to be read");

  const auto& query = asked.query;
  const auto value = [&](std::string_view name) { return std::string(query.value(name)); };
  Told told{value("id"), value("title"), value("publisher"), value("published"), value("url")};
  PostedRelease posted;
  if (as_json) {
    auto text = text_of_json(request.body, told);
    if (!text) return tl::unexpected(text.error());
    posted.source = {std::move(*text), "text/plain", "utf-8", told.url};
  } else {
    posted.source = {request.body, media.type, media.charset, told.url};
  }
  auto hints = hints_of(asked, std::move(told));
  if (!hints) return tl::unexpected(hints.error());
  posted.hints = std::move(*hints);

  const auto& furniture = asked.site.engine.furniture;
  // The text of JSON is taken as it is given, so that quotes are found in it.
  posted.release = as_json ? release_of_text(posted.source.bytes, posted.hints, furniture)
                           : load_release(posted.source, posted.hints, furniture);
  if (posted.release.text.size() > longest_text) {
    return refused(413, fmt::format("the text of a release may have {} KiB; send one at a time",
                                    longest_text >> 10U));
  }
  if (posted.release.id.empty()) {
    posted.release.id = "posted-" + sha256(posted.source.bytes).substr(0, 12);
  }
  return posted;
}

}  // namespace dragoman::server
