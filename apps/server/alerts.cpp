#include "alerts.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "formats/alert_feed.h"
#include "pages/meeting_page.h"

namespace dragoman::server {

namespace {

// The text with one {placeholder} after the other filled in.
std::string filled(std::string_view text,
                   std::initializer_list<std::pair<std::string_view, std::string>> values) {
  std::string words(text);
  for (const auto& [name, value] : values) {
    if (const auto at = words.find(name); at != std::string::npos) {
      words.replace(at, name.size(), value);
    }
  }
  return words;
}

AlertFeed feed_of(const Asked& asked, const std::string& page) {
  const auto query = asked.query.encoded();
  const auto end = query.empty() ? query : "?" + query;
  AlertFeed feed;
  feed.self = asked.view.address(page + std::string(suffix(Form::atom)) + end);
  feed.page = asked.view.address(page + end);
  feed.version = DRAGOMAN_VERSION;
  return feed;
}

std::string author_of(const Asked& asked, const PartyCode& publisher) {
  return publisher.empty() ? std::string() : asked.view.party(publisher);
}

// The words of a release that were searched for, as they stand there, each once.
std::vector<std::string> words_of(const Found& found) {
  std::vector<std::string> words;
  for (const auto& hit : found.hits) {
    const auto begin = hit.span.begin - hit.around.begin;
    auto word = one_line(std::string_view(hit.words).substr(begin, hit.span.end - hit.span.begin));
    if (std::ranges::find(words, word) == words.end()) words.push_back(std::move(word));
  }
  return words;
}

std::string event_title(const Asked& asked, const Event& event) {
  const auto named = [&](const std::vector<PartyCode>& codes) {
    std::vector<std::string> names;
    for (const auto& code : codes) names.push_back(asked.view.party(code));
    return fmt::format("{}", fmt::join(names, asked.view.text("list.comma")));
  };
  auto title =
      fmt::format("{} {}", asked.view.word("act", to_string(event.act)), named(event.actors));
  if (!event.recipients.empty()) title += " → " + named(event.recipients);
  return title;
}

}  // namespace

std::string search_feed(const Asked& asked, const std::string& query,
                        const std::vector<Found>& found) {
  const auto& view = asked.view;
  auto feed = feed_of(asked, "/search");
  feed.id = "search " + asked.query.encoded();
  feed.title = filled(view.text("alert.search"), {{"{query}", query}});
  for (const auto& one : found) {
    const auto& release = one.release;
    Alert alert;
    alert.id = feed.id + " " + release.id;
    alert.title = release.title.empty() ? release.id : release.title;
    alert.address = view.address(pages::release_address(release.id));
    alert.published = release.published;
    alert.author = author_of(asked, release.publisher);
    const auto words = words_of(one);
    alert.reason =
        words.empty()
            ? filled(view.text("alert.in_title"), {{"{query}", query}})
            : filled(view.text("alert.in_text"),
                     {{"{words}", fmt::format("{}", fmt::join(words, ", "))}, {"{query}", query}});
    for (const auto& hit : one.hits) alert.quotes.push_back(hit.words);
    feed.alerts.push_back(std::move(alert));
  }
  return to_atom(feed);
}

std::string pair_feed(const Asked& asked, const PartyCode& a, const PartyCode& b,
                      const std::vector<Told<Event>>& events) {
  const auto& view = asked.view;
  auto feed = feed_of(asked, pages::pair_address(a, b));
  feed.id = "pair " + a + " " + b;
  feed.title = view.party(a) + " – " + view.party(b);
  for (const auto& told : events) {
    Alert alert;
    alert.id = feed.id + " " + to_string(told.at);
    alert.title = event_title(asked, told.what);
    alert.address =
        view.address(pages::release_address(told.at.release) + fmt::format("#e{}", told.at.number));
    alert.published = told.published;
    alert.author = author_of(asked, told.publisher);
    alert.reason =
        filled(view.text("alert.pair"),
               {{"{a}", view.party(a)}, {"{b}", view.party(b)}, {"{release}", to_string(told.at)}});
    alert.quotes = {told.quote};
    feed.alerts.push_back(std::move(alert));
  }
  return to_atom(feed);
}

std::string person_feed(const Asked& asked, const std::string& name,
                        const std::vector<Happening>& meetings) {
  const auto& view = asked.view;
  auto feed = feed_of(asked, "/person/" + pages::url_part(name));
  feed.id = "person " + name;
  feed.title = name;
  for (const auto& one : meetings) {
    Alert alert;
    alert.id = feed.id + " " + one.id;
    alert.title = pages::meeting_title(view, one);
    alert.address = view.address(pages::meeting_address(one.id));
    alert.published = one.when;
    std::vector<std::string> releases;
    for (const auto& account : one.accounts) {
      const auto at = to_string(account.at);
      if (std::ranges::find(releases, at) == releases.end()) releases.push_back(at);
    }
    alert.reason =
        filled(view.text("alert.person"),
               {{"{name}", name}, {"{releases}", fmt::format("{}", fmt::join(releases, ", "))}});
    feed.alerts.push_back(std::move(alert));
  }
  return to_atom(feed);
}

}  // namespace dragoman::server
