#include <algorithm>

#include "answers.h"
#include "formats/answers_json.h"
#include "formats/events_csv.h"
#include "formats/feeds.h"
#include "formats/record_json.h"
#include "in_common.h"
#include "pages/sources_page.h"

namespace dragoman::server {

namespace {

constexpr std::size_t a_page = 50;
constexpr std::size_t newest_shown = 10;

std::string csv_of(const std::vector<Coverage>& publishers, const Site& site) {
  auto text = csv_line({"publisher", "name", "releases", "undated", "first", "last", "gaps"});
  for (const auto& cover : publishers) {
    std::string gaps;
    for (const auto& gap : cover.gaps) {
      gaps += (gaps.empty() ? "" : "; ") + to_edtf(When{gap.from, gap.to});
    }
    text += csv_line({cover.publisher,
                      publisher_name(cover.publisher, {}, site.publishers, site.engine.knowledge),
                      std::to_string(cover.releases), std::to_string(cover.undated),
                      cover.first ? to_edtf(*cover.first) : "",
                      cover.last ? to_edtf(*cover.last) : "", gaps});
  }
  return text;
}

std::string csv_of(const std::vector<ReleaseHead>& releases) {
  auto text = csv_line(
      {"id", "version", "title", "publisher", "published", "address", "people", "events", "facts"});
  for (const auto& head : releases) {
    text += csv_line({head.id, std::to_string(head.version), one_line(head.title), head.publisher,
                      head.published ? to_edtf(*head.published) : "", head.address,
                      std::to_string(head.people), std::to_string(head.events),
                      std::to_string(head.facts)});
  }
  return text;
}

Result<std::string> atom_of(const Asked& asked, const std::vector<ReleaseHead>& heads) {
  std::vector<StoredRelease> newest;
  for (const auto& head : heads) {
    auto stored = asked.record.release(head.id);
    if (!stored) return tl::unexpected(stored.error());
    if (*stored) newest.push_back(std::move(**stored));
  }
  const auto& site = asked.site;
  return atom_feed(newest, {site.engine.knowledge, site.publishers, DRAGOMAN_VERSION});
}

// Newest first, those without a date last.
Result<std::vector<ReleaseHead>> newest_first(const Asked& asked, const PartyCode& publisher,
                                              std::string after, std::size_t at_most) {
  ReleaseFilter filter{.newest_first = true, .after = std::move(after), .at_most = at_most};
  if (!publisher.empty()) filter.publisher = publisher;
  return asked.record.releases(filter);
}

// How many there are of a publisher, or of all.
Result<std::size_t> count_of_releases(const Asked& asked, const PartyCode& publisher) {
  const auto publishers = asked.record.publishers();
  if (!publishers) return tl::unexpected(publishers.error());
  std::size_t count = 0;
  for (const auto& one : *publishers) {
    if (publisher.empty() || one.publisher == publisher) count += one.releases;
  }
  return count;
}

}  // namespace

Result<Answer> sources(const Asked& asked) {
  pages::Sources found;
  auto publishers = coverage(asked.record);
  if (!publishers) return tl::unexpected(publishers.error());
  found.publishers = std::move(*publishers);
  std::ranges::stable_sort(found.publishers, std::ranges::greater(), &Coverage::releases);
  if (asked.form == Form::csv) return Answer{.content = csv_of(found.publishers, asked.site)};
  auto heads = newest_first(asked, {}, {}, newest_shown);
  if (!heads) return tl::unexpected(heads.error());
  found.newest = std::move(*heads);
  if (asked.form == Form::json) {
    Json json = {{"publishers", Json::array()}, {"newest", heads_json(found.newest)}};
    for (const auto& cover : found.publishers) json["publishers"].push_back(coverage_json(cover));
    return Answer{.content = std::move(json)};
  }
  pages::Page page;
  page.title = asked.view.text("sources.title");
  page.menu = "sources";
  page.body = pages::sources_page(asked.view, found, asked.site.publishers);
  page.forms = other_forms(asked, {Form::json, Form::csv});
  return Answer{.content = std::move(page)};
}

Result<Answer> releases(const Asked& asked) {
  const auto part = part_after(asked, a_page);
  if (!part) return tl::unexpected(part.error());
  pages::ReleaseList list;
  if (const auto word = asked.query.value("publisher"); !word.empty()) {
    auto party = party_called(asked, word);
    if (!party) return tl::unexpected(party.error());
    list.publisher = std::move(*party);
  }
  const auto all = count_of_releases(asked, list.publisher);
  if (!all) return tl::unexpected(all.error());
  auto heads = newest_first(asked, list.publisher, part->after, part->count + 1);
  if (!heads) return tl::unexpected(heads.error());
  list.all = *all;
  list.releases = std::move(*heads);
  list.previous = beginning(asked);
  if (list.releases.size() > part->count) {
    list.releases.pop_back();
    list.next = next_address(asked, list.releases.back().id);
  }
  Answer answer;
  if (!list.next.empty()) answer.headers.push_back(next_header(asked, list.next));
  switch (asked.form) {
    case Form::json:
      answer.content = Json{{"releases", heads_json(list.releases)},
                            {"all", list.all},
                            {"next", address_or_null(asked, list.next)}};
      return answer;
    case Form::csv:
      answer.content = csv_of(list.releases);
      return answer;
    case Form::atom: {
      auto feed = atom_of(asked, list.releases);
      if (!feed) return tl::unexpected(feed.error());
      answer.content = std::move(*feed);
      return answer;
    }
    default:
      break;
  }
  pages::Page page;
  page.title = asked.view.text("releases.title");
  page.menu = "sources";
  page.body = pages::releases_page(asked.view, list);
  page.forms = other_forms(asked, {Form::json, Form::csv, Form::atom});
  answer.content = std::move(page);
  return answer;
}

}  // namespace dragoman::server
