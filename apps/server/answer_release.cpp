#include <charconv>

#include "answers.h"
#include "formats/record_json.h"
#include "pages/release_page.h"

namespace dragoman::server {

namespace {

Result<std::optional<unsigned>> version_asked(const Asked& asked) {
  const auto word = asked.query.value("version");
  if (word.empty()) return std::optional<unsigned>();
  unsigned version = 0;
  const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), version);
  if (error != std::errc() || end != word.data() + word.size()) {
    return wrong(asked, "error.no_number", {{"name", "version"}, {"word", std::string(word)}});
  }
  return std::optional<unsigned>(version);
}

}  // namespace

Result<Answer> release(const Asked& asked) {
  const auto& id = asked.parts[0];
  const auto version = version_asked(asked);
  if (!version) return tl::unexpected(version.error());
  const auto stored = asked.record.release(id, *version);
  if (!stored) return tl::unexpected(stored.error());
  if (!*stored) {
    if (!*version) return missing(asked, "error.no_release", {{"id", id}});
    return missing(asked, "error.no_version", {{"id", id}, {"version", std::to_string(**version)}});
  }
  if (asked.form == Form::json) return Answer{.content = stored_json(**stored)};
  if (asked.form == Form::text) return Answer{.content = (*stored)->release.text};
  pages::Page page;
  const auto& title = (*stored)->release.title;
  page.title = title.empty() ? id : one_line(title);
  page.body = pages::release_page(asked.view, **stored, asked.site.publishers);
  page.forms = other_forms(asked, {Form::json, Form::text});
  return Answer{.content = std::move(page)};
}

}  // namespace dragoman::server
