#include <fmt/format.h>

#include "alerts.h"
#include "answers.h"
#include "formats/record_json.h"
#include "pages/search_page.h"

namespace dragoman::server {

namespace {

constexpr std::size_t a_page = 20;

Result<std::optional<Date>> day_of(const Asked& asked, std::string_view name) {
  const auto word = asked.query.value(name);
  if (word.empty()) return std::optional<Date>();
  if (const auto date = parse_date(word)) return std::optional<Date>(*date);
  return fail(
      ErrorCode::bad_input,
      fmt::format("{}: '{}' is no date; write it as 2022-01-31, 2022-01 or 2022", name, word));
}

Result<SearchFilter> filter_of(const Asked& asked) {
  SearchFilter filter;
  if (const auto word = asked.query.value("party"); !word.empty()) {
    auto party = party_called(asked, word);
    if (!party) return tl::unexpected(party.error());
    filter.party = std::move(*party);
  }
  const auto from = day_of(asked, "from");
  if (!from) return tl::unexpected(from.error());
  const auto to = day_of(asked, "to");
  if (!to) return tl::unexpected(to.error());
  if (*from) filter.from = first_day(**from);
  if (*to) filter.to = last_day(**to);
  return filter;
}

}  // namespace

Result<Answer> search(const Asked& asked) {
  auto filter = filter_of(asked);
  if (!filter) return tl::unexpected(filter.error());
  const auto part = part_of(asked.query, a_page);
  if (!part) return tl::unexpected(part.error());
  pages::SearchResults results;
  results.query = asked.query.value("q");
  filter->limit = part->begin + part->count + 1;
  bool more = false;
  if (!results.query.empty()) {
    auto found = asked.record.search(results.query, *filter);
    if (!found && asked.form != Form::page) return tl::unexpected(found.error());
    if (found) {
      more = found->size() > part->begin + part->count;
      if (more) found->pop_back();
      found->erase(found->begin(), found->begin() + static_cast<std::ptrdiff_t>(
                                                        std::min(part->begin, found->size())));
      results.found = std::move(*found);
    } else {
      results.fault = found.error().message;
    }
  } else if (asked.form != Form::page) {
    return fail(ErrorCode::bad_input, "q: say what to search for, as /search.json?q=visa");
  }
  Answer answer;
  if (more) answer.headers.push_back(next_header(asked, *part));
  if (asked.form == Form::json) {
    answer.content = found_json(results.query, results.found, more);
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
