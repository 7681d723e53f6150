#include "routes.h"

#include "answers.h"

namespace dragoman::server {

namespace {

constexpr QueryParameter on = {"on", "The day asked for; today without it", "2022-05-01"};
constexpr QueryParameter next = {"next",
                                 "What the last answer's Link gave, for what comes after it"};
constexpr QueryParameter count = {"count", "How many to list, up to 1000", "50"};

// "/pair/{a}/{b}" of {"pair", "KOR", "UZB"}: what stands for a and b; nothing if it is another
// path.
std::optional<std::vector<std::string>> taken_apart(std::string_view route,
                                                    const std::vector<std::string>& parts) {
  const auto wanted = path_parts(route);
  if (wanted.size() != parts.size()) return {};
  std::vector<std::string> values;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (wanted[i].starts_with('{')) {
      values.push_back(parts[i]);
    } else if (wanted[i] != parts[i]) {
      return {};
    }
  }
  return values;
}

}  // namespace

const std::vector<Route>& routes() {
  using enum Form;
  const std::vector<QueryParameter> posted = {
      {"publisher", "Who published it: code or name", "KOR"},
      {"published", "When, as EDTF", "2021-12-01"},
      {"url", "Where", "https://example.org/talks"},
      {"id", "What it is to be called"},
      {"title", "Its title, if it does not say so itself"}};
  static const std::vector<Route> all = {
      {Method::get, "/", {page}, "The first page", {on}, home},
      {Method::get,
       "/home",
       {page, json},
       "What happened of late, what is coming, what is overdue",
       {on},
       home},
      {Method::get,
       "/pair",
       {page},
       "Sends on to the page of two parties",
       {{"a", "One party: code or name", "KOR"}, {"b", "The other", "UZB"}},
       pick_pair},
      {Method::get,
       "/pair/{a}/{b}",
       {page, json, csv, atom},
       "What stands between two parties, when they last met, what is open, what happened",
       {on, count, next},
       pair},
      {Method::get,
       "/meetings",
       {page, json, csv, ics},
       "Meetings, calls, visits and what else happened, each once, newest first",
       {{"with", "A party that took part: code or name", "KOR", true},
        {"kind", "meeting, call, visit, gathering, signing or establishment", "visit"},
        {"status", "occurred, planned or denied", "planned"},
        {"level", "leaders, ministers, deputies or officials", "ministers"},
        {"between", "Dates as EDTF", "2021-01-01/2021-12-31"},
        count,
        next},
       meetings},
      {Method::get,
       "/meeting/{id}",
       {page, json, ics},
       "One meeting: who took part, who tells it, what was said there",
       {},
       meeting},
      {Method::get,
       "/commitments",
       {page, json, csv},
       "What was agreed, promised, asked and proposed, and what became of it; newest first",
       {{"with", "A party that has a part in it: code or name", "KOR", true},
        {"kind", "agreed, pledged, requested, proposed or invited", "requested"},
        {"status", "open, answered, under_way, done, declined or overdue", "open"},
        on,
        count,
        next},
       commitments},
      {Method::get,
       "/compare/{id}",
       {page, json},
       "The accounts of one meeting side by side: told alike, by one alone, differently",
       {{"verdict", "Only topics that are shared, only or differently told", "differently"}},
       compare_accounts},
      {Method::get,
       "/parties",
       {page, json},
       "The parties the record tells of, most often first",
       {{"name", "A part of the name, or the code", "korea"}, count, next},
       parties},
      {Method::get,
       "/party/{code}",
       {page, json},
       "A state or organisation: its offices, whom it met most, what happened of late, its "
       "releases",
       {on},
       party},
      {Method::get,
       "/people",
       {page, json},
       "Everybody whose name has all these words, with the posts releases name them in",
       {{"name", "Words of the name", "Kamilov"}, count, next},
       people},
      {Method::get,
       "/person/{name}",
       {page, json, atom},
       "Somebody: their posts as releases name them, and the meetings they took part in",
       {count, next},
       person},
      {Method::get,
       "/gathering/{name}",
       {page, json, ics},
       "What happened at a gathering, session by session",
       {},
       gathering},
      {Method::get,
       "/brief/{a}/{b}",
       {page, json, markdown},
       "A brief for a's meeting with b: the facts, each with a footnote",
       {{"for", "Whose brief it is: an office", "Foreign Minister"}, on},
       brief},
      {Method::get,
       "/release/{id}",
       {page, json, text},
       "A release: its text and what was read from it",
       {{"version", "An older version of it", "1"}},
       release},
      {Method::get,
       "/search",
       {page, json, atom},
       "Releases that have all these words, and the events whose quotes have them",
       {{"q", "Words; \"in quotes\" one after the other; minist* for a beginning", "visa"},
        {"party", "Published by it or told of it", "KOR"},
        {"publisher", "Published by it", "KOR"},
        {"act", "With an event of this act, as the answer's facets name them", "meet"},
        {"from", "Published then or later", "2021"},
        {"to", "Published then or before", "2022-06"},
        count,
        next},
       search},
      {Method::get,
       "/calendar",
       {page, json, ics},
       "What happened and what is planned in some days, and anniversaries",
       {{"from", "From this day on; today without it", "2022-01-01"},
        {"days", "How many days, up to 92", "31"},
        {"with", "A party that takes part: code or name", "KOR"},
        {"count", "How many anniversaries at most, up to 1000", "20"},
        next},
       calendar},
      {Method::get,
       "/network",
       {page, json, csv},
       "Which parties met how often, most often first",
       {{"between", "Dates as EDTF; without it the last year there is", "2021"},
        {"with", "Of this party: code or name", "KOR"},
        count,
        next},
       network},
      {Method::get,
       "/map",
       {page, json},
       "Where it happened and how often, with coordinates",
       {{"between", "Dates as EDTF; without it the last year there is", "2021"},
        {"with", "Of this party: code or name", "KOR"}},
       map},
      {Method::get,
       "/sources",
       {page, json, csv},
       "Who published what from when to when, and where releases are missing",
       {},
       sources},
      {Method::get,
       "/releases",
       {page, json, csv, atom},
       "The releases, newest first",
       {{"publisher", "Published by it: code or name", "KOR"}, count, next},
       releases},
      {Method::get, "/data", {page}, "What the API is, with examples", {}, data_and_api},
      {Method::get, "/openapi", {json}, "This description", {}, api_description},
      {Method::get, "/methods", {page}, "How releases are read and what figures mean", {}, methods},
      {Method::post,
       "/read",
       {json},
       "Reads a release that is sent as text/html, text/plain or JSON; nothing is kept",
       posted,
       read_release},
      {Method::post,
       "/releases",
       {json},
       "Reads a release as /read does and keeps it in the record",
       posted,
       keep_release,
       Access::token},
      {Method::get,
       "/review",
       {page, json},
       "Which releases were taken for one meeting by little, and what was decided of that",
       {{"below", "Doubtful is what scores less", "0.8"},
        {"between", "Dates of the meetings as EDTF", "2021"},
        count,
        next},
       review,
       Access::token},
      {Method::post,
       "/review/decide",
       {page, json},
       "Keeps a decision; the body is a form with verb (same, apart, split, undo), a, b, meeting",
       {},
       decide,
       Access::token},
      {Method::post,
       "/review/sign-in",
       {page},
       "Signs a browser in",
       {},
       sign_in,
       Access::own_form},
      {Method::post, "/review/sign-out", {page}, "Signs it out", {}, sign_out, Access::token},
  };
  return all;
}

RouteMatch find_route(Method method, std::string_view path) {
  RouteMatch match;
  const auto parts = path_parts(path);
  for (const auto& route : routes()) {
    auto values = taken_apart(route.path, parts);
    if (!values) continue;
    if (route.method != method) {
      if (!match.others.empty()) match.others += ", ";
      match.others += route.method == Method::get ? "GET, HEAD" : "POST";
      continue;
    }
    match.route = &route;
    match.parts = std::move(*values);
    match.others.clear();
    return match;
  }
  return match;
}

}  // namespace dragoman::server
