#include "release_page.h"

#include <fmt/format.h>

#include "formats/finding_json.h"
#include "formats/told_title.h"
#include "marked_text.h"

namespace dragoman::pages {

namespace {

std::string_view slice(const std::string& words, Span span) {
  return std::string_view(words).substr(span.begin, span.end - span.begin);
}

// The source with a text fragment, so that a browser scrolls to the words: #:~:text=begin,end.
std::string fragment(std::string_view words) {
  const auto encoded = [](std::string_view part) {
    std::string safe;
    for (const char c : url_part(part)) {
      // '-' has a meaning of its own there.
      if (c == '-') {
        safe += "%2D";
      } else {
        safe += c;
      }
    }
    return safe;
  };
  constexpr std::size_t longest = 60;
  if (words.find('\n') == std::string_view::npos && words.size() <= longest * 2) {
    return "#:~:text=" + encoded(words);
  }
  const auto first = words.substr(0, words.find(' ', longest / 2));
  const auto last = words.substr(words.rfind(' ', words.size() - longest / 2) + 1);
  return "#:~:text=" + encoded(first) + "," + encoded(last);
}

Html finding_item(const View& view, const StoredRelease& stored, const std::string& name,
                  const Html& line, Span span, const std::string& source) {
  const auto words = slice(stored.release.text, span);
  auto links = element("a", {{"href", "#in-" + name}}, view.text("release.in_text"));
  if (!source.empty()) {
    links += together(
        " · ", element("a", {{"href", source + fragment(words)}, {"rel", "noreferrer external"}},
                       view.text("release.in_source")));
  }
  return element("li", {{"id", name}, {"value", name.substr(1)}}, line, void_element("br", {}),
                 quote(words), " ", element("small", {{"class", "on-screen"}}, links));
}

Html source_facts(const View& view, const StoredRelease& stored, const Publishers& publishers) {
  const auto& release = stored.release;
  const auto publisher =
      publisher_name(release.publisher, release.published, publishers, view.knowledge);
  const auto address = external_address(public_address(release.url, stored.source.address));
  // What its page does not tell, its text may.
  const auto& reading = stored.reading;
  const auto& day = release.published ? release.published : reading.published;
  const auto basis = release.published ? release.published_basis : reading.published_basis;
  const auto published =
      together(view.when(day), " ", element("small", {}, view.word("basis", to_string(basis))));
  return element(
      "dl", {{"class", "facts"}},
      fact_row(view, "release.publisher",
               publisher.empty() ? text(view.text("publisher.unknown")) : text(publisher)),
      fact_row(view, "release.published", published),
      fact_row(view, "release.source",
               address.empty()
                   ? Html()
                   : element("a", {{"href", address}, {"rel", "noreferrer external"}}, address)),
      fact_row(view, "release.retrieved", text(stored.retrieved)),
      fact_row(view, "release.id", element("code", {}, release.id)),
      fact_row(view, "release.sha256", element("code", {{"class", "digest"}}, stored.sha256)));
}

Html versions(const View& view, const StoredRelease& stored) {
  if (stored.newest < 2) return {};
  Html links;
  for (unsigned version = 1; version <= stored.newest; ++version) {
    const auto address = fmt::format("{}?version={}", release_address(stored.release.id), version);
    links += element("li", {},
                     element("a",
                             {{"href", view.address(address)},
                              attribute_if(version == stored.version, "aria-current", "true")},
                             view.fill("release.version", {{"n", text(std::to_string(version))}})));
  }
  return element(
      "nav", {{"aria-label", std::string(view.text("release.versions"))}, {"class", "versions"}},
      element("ul", {}, links));
}

}  // namespace

Html release_page(const View& view, const StoredRelease& stored, const Publishers& publishers) {
  const auto& release = stored.release;
  const auto& reading = stored.reading;
  const auto source = external_address(public_address(release.url, stored.source.address));
  const auto heading = release.title.empty() ? release.id : one_line(release.title);

  std::vector<Html> events;
  for (std::size_t i = 0; i < reading.events.size(); ++i) {
    const auto& event = reading.events[i];
    events.push_back(finding_item(view, stored, fmt::format("e{}", i + 1),
                                  together(view.when(event.when), " ", event_line(view, event)),
                                  event.quote, source));
  }
  std::vector<Html> facts;
  for (std::size_t i = 0; i < reading.facts.size(); ++i) {
    const auto& fact = reading.facts[i];
    facts.push_back(finding_item(view, stored, fmt::format("f{}", i + 1), fact_line(view, fact),
                                 fact.quote, source));
  }
  const auto person = [&](const Person& someone) {
    auto line = together(link(view.address("/person/" + url_part(someone.name)), someone.name));
    if (!someone.post.empty()) line += together(", ", someone.post);
    if (!someone.of.empty()) line += together(", ", view.party_link(someone.of));
    return element("li", {}, line);
  };
  const auto section = [&](std::string_view key, std::string_view kind,
                           const std::vector<Html>& items) {
    if (items.empty()) return Html();
    return together(element("h2", {}, view.text(key)),
                    element("ol", {{"class", std::string(kind)}}, items));
  };
  return together(
      element("h1", {attribute_if(!release.language.empty(), "lang", release.language)}, heading),
      versions(view, stored), source_facts(view, stored, publishers),
      element("div", {{"class", "beside"}},
              element("section", {{"aria-label", std::string(view.text("release.text"))}},
                      marked_text(view, stored)),
              element("section", {{"aria-label", std::string(view.text("release.reading"))}},
                      section("release.events", "findings", events),
                      section("release.facts", "findings facts", facts),
                      section("release.people", "people", each(reading.people, person)))));
}

}  // namespace dragoman::pages
