#include "compare_page.h"

#include <fmt/format.h>

#include <algorithm>

#include "formats/finding_json.h"
#include "meeting_page.h"
#include "order_ribbon.h"

namespace dragoman::pages {

namespace {

std::vector<std::string_view> words_of(std::string_view line) {
  std::vector<std::string_view> words;
  while (!line.empty()) {
    const auto blank = line.find(' ');
    words.push_back(line.substr(0, blank));
    line.remove_prefix(blank == std::string_view::npos ? line.size() : blank + 1);
  }
  return words;
}

// "agree request" in the page's language; what is told in the text's own words stays as it is.
std::string told_words(const View& view, DifferenceKind kind, const std::string& told) {
  if (told.empty()) return "–";
  const auto each_word = [&](const auto& in_language) {
    std::string text;
    for (const auto word : words_of(told)) {
      if (!text.empty()) text += std::string(view.text("list.comma")) + " ";
      text += in_language(word);
    }
    return text;
  };
  switch (kind) {
    case DifferenceKind::act:
      return each_word([&](auto word) { return view.word("act", word); });
    case DifferenceKind::status:
      return each_word([&](auto word) { return view.word("status", word); });
    case DifferenceKind::who:
    case DifferenceKind::whom: {
      const auto words = words_of(told);
      const bool known = std::ranges::all_of(
          words, [&](auto word) { return view.knowledge.party(word) != nullptr; });
      // The name of an organisation that no table has may be of several words.
      return known ? each_word([&](auto word) { return view.party(word); }) : told;
    }
    case DifferenceKind::figures:
      break;
  }
  return told;
}

Html difference_rows(const View& view, const Comparison& comparison, const Topic& topic) {
  const auto row = [&](const Difference& difference) {
    Html told;
    for (std::size_t i = 0; i < difference.told.size(); ++i) {
      if (topic.lines[i].empty()) continue;
      if (!told.empty()) told += text(" / ");
      told += together(element("b", {}, readout_name(view, comparison.readouts[i])), ": ",
                       told_words(view, difference.kind, difference.told[i]));
    }
    return together(element("dt", {}, view.word("difference", to_string(difference.kind))),
                    element("dd", {}, told));
  };
  if (topic.differences.empty()) return {};
  return element("dl", {{"class", "facts differences"}}, each(topic.differences, row));
}

Html line_item(const View& view, const Readout& readout, std::size_t number) {
  const auto& told = readout.events[number];
  return element(
      "li", {}, event_line(view, told.what), void_element("br", {}), quote(told.quote), " ",
      cite(view, told.at, told.publisher, told.published), " ",
      element("small", {}, view.fill("compare.place", {{"n", text(std::to_string(number + 1))}})));
}

Html account(const View& view, const Comparison& comparison, const Topic& topic, std::size_t at) {
  const auto& readout = comparison.readouts[at];
  auto html =
      element("p", {{"class", "by"}},
              link(view.address(release_address(readout.release)), readout_name(view, readout)));
  if (topic.lines[at].empty()) {
    html += element("p", {{"class", "nothing"}}, view.text("compare.silent"));
  } else {
    html += element("ul", {{"class", "events"}}, each(topic.lines[at], [&](std::size_t number) {
                      return line_item(view, readout, number);
                    }));
    if (at < topic.asked_by.size() && !topic.asked_by[at].empty()) {
      html +=
          element("p", {{"class", "asked"}},
                  view.fill("compare.asked_by", {{"who", view.party_links(topic.asked_by[at])}}));
    }
  }
  return element("div", {{"class", "account"}}, html);
}

std::string heading_of(const View& view, const Comparison& comparison, const Topic& topic) {
  if (topic.verdict != Topic::Verdict::only) {
    return std::string(view.word("verdict", to_string(topic.verdict)));
  }
  for (std::size_t i = 0; i < topic.lines.size(); ++i) {
    if (topic.lines[i].empty()) continue;
    std::string words(view.text("compare.only_by"));
    if (const auto at = words.find("{who}"); at != std::string::npos) {
      words.replace(at, std::string_view("{who}").size(),
                    readout_name(view, comparison.readouts[i]));
    }
    return topic.of_other ? words + ": " + std::string(view.text("compare.of_other")) : words;
  }
  return {};
}

Html topic_section(const View& view, const Comparison& comparison, std::size_t number) {
  const auto& topic = comparison.topics[number];
  const auto id = fmt::format("t{}", number + 1);
  std::vector<Html> accounts;
  for (std::size_t i = 0; i < comparison.readouts.size(); ++i) {
    accounts.push_back(account(view, comparison, topic, i));
  }
  return element("section",
                 {{"class", "topic " + std::string(to_string(topic.verdict))},
                  {"id", id},
                  {"tabindex", "-1"},
                  {"aria-labelledby", id + "-heading"}},
                 element("h2", {{"id", id + "-heading"}},
                         fmt::format("{}. {}", number + 1, heading_of(view, comparison, topic))),
                 difference_rows(view, comparison, topic),
                 element("div", {{"class", "columns"}}, accounts));
}

// Where each topic stands in each account.
Html glance(const View& view, const Comparison& comparison, const std::vector<std::size_t>& shown) {
  std::vector<Html> head = {element("th", {{"scope", "col"}}, view.text("compare.topic"))};
  for (const auto& readout : comparison.readouts) {
    head.push_back(element("th", {{"scope", "col"}}, readout_name(view, readout)));
  }
  const auto row = [&](std::size_t number) {
    const auto& topic = comparison.topics[number];
    std::vector<Html> cells = {
        element("th", {{"scope", "row"}},
                link(fmt::format("#t{}", number + 1),
                     fmt::format("{}. {}", number + 1, heading_of(view, comparison, topic))))};
    for (const auto& lines : topic.lines) {
      std::string places;
      for (const auto line : lines) {
        places += (places.empty() ? "" : ", ") + std::to_string(line + 1);
      }
      cells.push_back(element("td", {}, places.empty() ? "–" : places));
    }
    return element("tr", {}, cells);
  };
  return together(
      element("h2", {{"id", "glance"}}, view.text("compare.glance")),
      element(
          "div",
          {{"class", "wide"}, {"tabindex", "0"}, {"role", "region"}, {"aria-labelledby", "glance"}},
          element("table", {}, element("thead", {}, element("tr", {}, head)),
                  element("tbody", {}, each(shown, row)))));
}

}  // namespace

std::string readout_name(const View& view, const Readout& readout) {
  return readout.publisher.empty() ? readout.release : view.party(readout.publisher);
}

std::string compare_title(const View& view, const Happening& happening) {
  return std::string(view.text("compare.title")) + ": " + meeting_title(view, happening);
}

Html compare_page(const View& view, const ComparedAccounts& accounts) {
  const auto& comparison = accounts.comparison;
  auto html = together(element("h1", {}, compare_title(view, accounts.happening)),
                       element("p", {{"class", "lead"}}, view.text("compare.what"), " ",
                               link(view.address(meeting_address(accounts.happening.id)),
                                    view.text("compare.back"))),
                       facets(view, "compare.topics", accounts.verdicts));
  if (comparison.topics.empty()) {
    return together(html, element("p", {{"class", "nothing"}}, view.text("compare.none")));
  }
  if (comparison.readouts.size() < 2) {
    html += element("p", {{"class", "nothing"}}, view.text("compare.by_one"));
  }
  std::vector<std::size_t> shown;
  for (std::size_t i = 0; i < comparison.topics.size(); ++i) {
    if (!accounts.verdict || comparison.topics[i].verdict == *accounts.verdict) shown.push_back(i);
  }
  if (shown.empty()) {
    html += element("p", {{"class", "nothing"}}, view.text("compare.nothing"));
    return html;
  }
  html += glance(view, comparison, shown);
  if (!accounts.verdict) html += order_ribbon(view, comparison);
  for (const auto number : shown) html += topic_section(view, comparison, number);
  return html;
}

}  // namespace dragoman::pages
