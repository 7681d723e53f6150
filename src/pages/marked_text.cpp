#include "marked_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace dragoman::pages {

namespace {

struct Mark {
  Span span;
  std::string name;  // "e3", "f1"
};

std::vector<Mark> marks_of(const Reading& reading) {
  std::vector<Mark> marks;
  for (std::size_t i = 0; i < reading.events.size(); ++i) {
    marks.push_back({reading.events[i].quote, fmt::format("e{}", i + 1)});
  }
  for (std::size_t i = 0; i < reading.facts.size(); ++i) {
    marks.push_back({reading.facts[i].quote, fmt::format("f{}", i + 1)});
  }
  return marks;
}

// "3" of an event, "f1" of a fact.
std::string_view number_of(const Mark& mark) {
  return mark.name.starts_with('e') ? std::string_view(mark.name).substr(1) : mark.name;
}

// text[within] cut wherever a mark begins or ends; what a mark covers is in <mark>, and where one
// ends its number follows.
Html marked(const View& view, std::string_view words, Span within, const std::vector<Mark>& marks) {
  std::set<std::size_t> cuts = {within.begin, within.end};
  for (const auto& mark : marks) {
    for (const auto at : {mark.span.begin, mark.span.end}) {
      if (at > within.begin && at < within.end) cuts.insert(at);
    }
  }
  Html html;
  for (auto cut = cuts.begin(); std::next(cut) != cuts.end(); ++cut) {
    const Span piece{*cut, *std::next(cut)};
    const auto shown = text(words.substr(piece.begin, piece.end - piece.begin));
    const bool covered = std::ranges::any_of(marks, [&](const Mark& mark) {
      return mark.span.begin <= piece.begin && piece.end <= mark.span.end;
    });
    html += covered ? element("mark", {}, shown) : shown;
    for (const auto& mark : marks) {
      if (mark.span.end != piece.end) continue;
      const auto label = fmt::format("{} {}", view.text("release.finding"), number_of(mark));
      html += element(
          "sup", {{"id", "in-" + mark.name}},
          element("a", {{"href", "#" + mark.name}, {"aria-label", label}}, number_of(mark)));
    }
  }
  return html;
}

Html numbered(const Block& block, const Html& words) {
  if (!block.number.empty()) {
    return together(element("span", {{"class", "number"}}, block.number, "."), " ", words);
  }
  if (!block.marker.empty()) {
    return together(element("span", {{"class", "number"}}, block.marker), " ", words);
  }
  return words;
}

}  // namespace

Html marked_text(const View& view, const StoredRelease& stored) {
  const auto& release = stored.release;
  const auto marks = marks_of(stored.reading);
  Html html;
  for (const auto& block : release.blocks) {
    if (block.span.begin > block.span.end || block.span.end > release.text.size()) continue;
    std::vector<Mark> here;
    std::ranges::copy_if(marks, std::back_inserter(here), [&](const Mark& mark) {
      return mark.span.begin < block.span.end && mark.span.end > block.span.begin;
    });
    const auto words = numbered(block, marked(view, release.text, block.span, here));
    switch (block.kind) {
      case BlockKind::heading:
        html += element("h3", {}, words);
        break;
      case BlockKind::paragraph:
        html += element("p", {}, words);
        break;
      case BlockKind::bullet:
        html += element("p", {{"class", fmt::format("bullet depth-{}", std::min(block.depth, 3U))}},
                        words);
        break;
    }
  }
  return element(
      "div", {{"class", "text"}, attribute_if(!release.language.empty(), "lang", release.language)},
      html);
}

}  // namespace dragoman::pages
