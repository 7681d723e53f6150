#include "alerts.h"
#include "answers.h"
#include "formats/record_json.h"
#include "in_common.h"
#include "pages/search_page.h"

namespace dragoman::server {

namespace {

constexpr std::size_t a_page = 20;

Result<std::optional<Date>> day_of(const Asked& asked, std::string_view name) {
  const auto word = asked.query.value(name);
  if (word.empty()) return std::optional<Date>();
  if (const auto date = parse_date(word)) return std::optional<Date>(*date);
  return wrong(asked, "error.date", {{"name", std::string(name)}, {"word", std::string(word)}});
}

Result<SearchFilter> filter_of(const Asked& asked) {
  SearchFilter filter;
  if (const auto word = asked.query.value("party"); !word.empty()) {
    auto party = party_called(asked, word);
    if (!party) return tl::unexpected(party.error());
    filter.party = std::move(*party);
  }
  if (const auto word = asked.query.value("publisher"); !word.empty()) {
    auto party = party_called(asked, word);
    if (!party) return tl::unexpected(party.error());
    filter.publisher = std::move(*party);
  }
  const auto act = choice<Act>(asked, "act", parse_act, "the acts that /search.json counts");
  if (!act) return tl::unexpected(act.error());
  filter.act = *act;
  const auto from = day_of(asked, "from");
  if (!from) return tl::unexpected(from.error());
  const auto to = day_of(asked, "to");
  if (!to) return tl::unexpected(to.error());
  if (*from) filter.from = first_day(**from);
  if (*to) filter.to = last_day(**to);
  return filter;
}

// The address of the same search with this besides; or without it, where that is what is shown.
pages::Facet facet(const Asked& asked, std::string name, std::size_t count,
                   std::initializer_list<std::pair<std::string_view, std::string>> narrower) {
  pages::Facet one{std::move(name), count, {}, true};
  auto query = asked.query.with("next", "");
  for (const auto& [key, value] : narrower) {
    one.shown = one.shown && asked.query.value(key) == value;
  }
  for (const auto& [key, value] : narrower) query = query.with(key, one.shown ? "" : value);
  one.address = "/search?" + query.encoded();
  return one;
}

constexpr std::size_t most_facets = 12;

void add_facets(const Asked& asked, const SearchCounts& counts, pages::SearchResults& results) {
  const auto& view = asked.view;
  results.counted = counts.counted;
  results.all_counted = counts.all;
  for (const auto& [publisher, count] : counts.publishers) {
    if (publisher.empty() || results.publishers.size() == most_facets) continue;
    results.publishers.push_back(
        facet(asked, view.party(publisher), count, {{"publisher", publisher}}));
  }
  for (const auto& [year, count] : counts.years) {
    if (results.years.size() == most_facets) break;
    const auto word = to_edtf(Date{year, 0, 0});
    results.years.push_back(facet(asked, word, count, {{"from", word}, {"to", word}}));
  }
  for (const auto& [act, count] : counts.acts) {
    if (results.acts.size() == most_facets) break;
    const auto word = std::string(to_string(act));
    results.acts.push_back(
        facet(asked, std::string(view.word("act", word)), count, {{"act", word}}));
  }
}

Json facets_json(const Asked& asked, const SearchCounts& counts) {
  const auto address = [&](const pages::Facet& one) {
    auto here = one.address;
    return asked.view.address(here.insert(here.find('?'), suffix(Form::json)));
  };
  Json json = {{"counted", counts.counted},
               {"all", counts.all},
               {"publishers", Json::array()},
               {"years", Json::array()},
               {"acts", Json::array()}};
  for (const auto& [publisher, count] : counts.publishers) {
    Json item = {{"publisher", publisher}, {"releases", count}};
    if (!publisher.empty()) {
      item["address"] = address(facet(asked, {}, count, {{"publisher", publisher}}));
    }
    json["publishers"].push_back(std::move(item));
  }
  for (const auto& [year, count] : counts.years) {
    const auto word = to_edtf(Date{year, 0, 0});
    json["years"].push_back(
        {{"year", year},
         {"releases", count},
         {"address", address(facet(asked, {}, count, {{"from", word}, {"to", word}}))}});
  }
  for (const auto& [act, count] : counts.acts) {
    const auto word = std::string(to_string(act));
    json["acts"].push_back({{"act", word},
                            {"releases", count},
                            {"address", address(facet(asked, {}, count, {{"act", word}}))}});
  }
  return json;
}

}  // namespace

Result<Answer> search(const Asked& asked) {
  auto filter = filter_of(asked);
  if (!filter) return tl::unexpected(filter.error());
  auto part = part_of(asked, a_page);
  if (!part) return tl::unexpected(part.error());
  pages::SearchResults results;
  results.query = asked.query.value("q");
  filter->limit = part->reach();
  bool more = false;
  if (!results.query.empty()) {
    auto found = asked.record.search(results.query, *filter);
    const bool is_told_on_page =
        asked.form == Form::page && !found && found.error().code == ErrorCode::bad_input;
    if (!found && !is_told_on_page) return tl::unexpected(found.error());
    if (found) {
      more = cut(*found, *part, [](const Found& one) { return one.release.id; });
      results.found = std::move(*found);
    } else {
      results.fault = asked.view.text("search.fault");
    }
  } else if (asked.form != Form::page) {
    return wrong(asked, "error.no_query");
  }
  // Feeds tell what is new, not how much there is.
  SearchCounts counts;
  if (!results.query.empty() && results.fault.empty() && asked.form != Form::atom) {
    auto counted = asked.record.search_counts(results.query, *filter);
    if (!counted) return tl::unexpected(counted.error());
    counts = std::move(*counted);
    add_facets(asked, counts, results);
  }
  Answer answer;
  if (more) answer.headers.push_back(next_header(asked, *part));
  if (asked.form == Form::json) {
    auto json = found_json(results.query, results.found, more);
    json["facets"] = facets_json(asked, counts);
    json["next"] = more ? Json(asked.view.address(next_address(asked, *part))) : Json(nullptr);
    answer.content = std::move(json);
    return answer;
  }
  if (asked.form == Form::atom) {
    answer.content = search_feed(asked, results.query, results.found);
    return answer;
  }
  results.filter = *filter;
  if (more) results.next = next_address(asked, *part);
  if (part->begin > 0) results.previous = "/search?" + asked.query.with("next", "").encoded();
  pages::Page page;
  page.title = results.query.empty()
                   ? std::string(asked.view.text("search.title"))
                   : results.query + " · " + std::string(asked.view.text("search.title"));
  page.search = results.query;
  page.no_index = true;
  page.body = pages::search_page(asked.view, results);
  page.forms = results.query.empty() ? other_forms(asked, {Form::json})
                                     : other_forms(asked, {Form::json, Form::atom});
  answer.content = std::move(page);
  return answer;
}

}  // namespace dragoman::server
