#include "answers.h"
#include "formats/brief_parts.h"
#include "in_common.h"
#include "pages/brief_page.h"
#include "pages/make_brief.h"

namespace dragoman::server {

namespace {

// {"title", "sections": [{"heading", "blank", "lines": [{"text", "notes"}]}], "notes"}; notes of a
// line count from 1.
Json json_of(const Brief& brief) {
  Json json = {{"title", brief.title}, {"sections", Json::array()}, {"notes", Json::array()}};
  for (const auto& note : brief.notes) json["notes"].push_back(to_string(note));
  for (const auto& section : brief.sections) {
    auto lines = Json::array();
    for (const auto& line : section.lines) {
      auto notes = Json::array();
      for (const auto note : line.notes) notes.push_back(note + 1);
      lines.push_back({{"text", line.text}, {"notes", std::move(notes)}});
    }
    json["sections"].push_back(
        {{"heading", section.heading}, {"blank", section.blank}, {"lines", std::move(lines)}});
  }
  return json;
}

}  // namespace

Result<Answer> brief(const Asked& asked) {
  const auto two = two_parties(asked);
  if (!two) return tl::unexpected(two.error());
  const auto day = day_asked(asked);
  if (!day) return tl::unexpected(day.error());
  const std::string reader(asked.query.value("for"));
  const auto& site = asked.site;
  if (!reader.empty() && !is_office(reader, two->a, site.engine.knowledge)) {
    return wrong(asked, "error.no_office", {{"word", reader}});
  }
  const auto parts = brief_parts(asked.record, {two->a, two->b, reader, *day},
                                 site.engine.knowledge, site.relation_words, site.commitment_words);
  if (!parts) return tl::unexpected(parts.error());
  auto made = pages::make_brief(asked.view, *parts);
  if (asked.form == Form::markdown) return Answer{.content = to_markdown(made)};
  if (asked.form == Form::json) return Answer{.content = json_of(made)};
  pages::Page page;
  page.title = std::string(asked.view.text("brief.title")) + ": " + asked.view.party(two->a) +
               " – " + asked.view.party(two->b);
  page.body = pages::brief_page(asked.view, {two->a, two->b, reader, *day, std::move(made)});
  page.forms = other_forms(asked, {Form::json, Form::markdown});
  return Answer{.content = std::move(page)};
}

}  // namespace dragoman::server
