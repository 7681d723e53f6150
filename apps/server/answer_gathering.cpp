#include "answers.h"
#include "formats/finding_json.h"
#include "formats/happening_json.h"
#include "in_common.h"
#include "pages/gathering_page.h"

namespace dragoman::server {

namespace {

// More than any gathering has; bounds the page.
constexpr std::size_t most_happenings = 500;

// What the tables know of a gathering of that name, if it is the whole of the name.
std::vector<Session> sessions_by_tables(const Knowledge& knowledge, const std::string& name) {
  const auto found = knowledge.find_gatherings(name, {0, name.size()});
  if (found.size() != 1 || found.front().span != Span{0, name.size()}) return {};
  return found.front().gathering->sessions;
}

Json session_json(const pages::GatheringSession& session) {
  Json json = {{"nth", session.nth ? Json(*session.nth) : Json(nullptr)},
               {"happenings", Json::array()}};
  for (const auto* one : session.happenings) json["happenings"].push_back(happening_json(*one));
  return json;
}

Json json_of(const pages::GatheringParts& parts) {
  Json json = {
      {"gathering", parts.name}, {"sessions", Json::array()}, {"by_tables", Json::array()}};
  for (const auto& session : pages::sessions_of(parts.happenings)) {
    json["sessions"].push_back(session_json(session));
  }
  for (const auto& session : parts.sessions) {
    json["by_tables"].push_back(
        {{"number", session.number},
         {"from", session.from ? Json(to_edtf(*session.from)) : Json(nullptr)},
         {"place", text_or_null(session.place)}});
  }
  return json;
}

}  // namespace

Result<Answer> gathering(const Asked& asked) {
  pages::GatheringParts parts;
  parts.name = asked.parts[0];
  HappeningFilter filter;
  filter.gathering = parts.name;
  filter.at_most = most_happenings;
  auto happenings = asked.record.happenings(filter);
  if (!happenings) return tl::unexpected(happenings.error());
  parts.happenings = std::move(*happenings);
  const auto& knowledge = asked.site.engine.knowledge;
  parts.sessions = sessions_by_tables(knowledge, parts.name);
  if (parts.name.empty() || (parts.happenings.empty() && parts.sessions.empty())) {
    return missing(asked, "error.no_gathering", {{"name", parts.name}});
  }
  if (asked.form == Form::ics) return Answer{.content = calendar_of(parts.happenings, knowledge)};
  if (asked.form == Form::json) return Answer{.content = json_of(parts)};
  pages::Page page;
  page.title = one_line(parts.name);
  page.menu = "meetings";
  page.body = pages::gathering_page(asked.view, parts);
  page.forms = other_forms(asked, {Form::json, Form::ics});
  return Answer{.content = std::move(page)};
}

}  // namespace dragoman::server
