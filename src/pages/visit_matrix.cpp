#include "visit_matrix.h"

#include <map>
#include <set>
#include <tuple>

namespace dragoman::pages {

namespace {

using Row = std::tuple<Level, PartyCode, PartyCode>;  // level, visitor, host

Html row_heading(const View& view, const Row& row) {
  const auto& [level, visitor, host] = row;
  auto html = together(view.word("level", to_string(level)));
  if (!visitor.empty()) {
    html += together(" · ", view.party(visitor), " → ", view.party(host));
  }
  return element("th", {{"scope", "row"}}, html);
}

Html visits(const View& view, const VisitCell& cell) {
  Html html;
  for (const auto& visit : cell.visits) {
    if (!html.empty()) html += text(" ");
    const auto when = visit.when ? view.when_words(*visit.when) : std::string(view.text("undated"));
    html += element("a",
                    {{"href", view.address(meeting_address(visit.happening))},
                     {"class", "dot"},
                     {"title", when + (visit.where.empty() ? "" : ", " + view.place(visit.where))}},
                    when);
  }
  return html;
}

}  // namespace

Html visit_matrix(const View& view, const std::vector<VisitCell>& cells) {
  if (cells.empty()) return {};
  std::set<int> years;
  std::map<Row, std::map<int, const VisitCell*>> rows;
  for (const auto& cell : cells) {
    years.insert(cell.year);
    rows[{cell.level, cell.visitor, cell.host}][cell.year] = &cell;
  }
  std::vector<Html> head = {element("th", {{"scope", "col"}}, view.text("visits.level"))};
  for (const int year : years) {
    head.push_back(element("th", {{"scope", "col"}},
                           year == 0 ? std::string(view.text("undated")) : std::to_string(year)));
  }
  std::vector<Html> body;
  for (const auto& [row, of_year] : rows) {
    std::vector<Html> line = {row_heading(view, row)};
    for (const int year : years) {
      const auto cell = of_year.find(year);
      line.push_back(
          element("td", {}, cell == of_year.end() ? Html() : visits(view, *cell->second)));
    }
    body.push_back(element("tr", {}, line));
  }
  return element(
      "section", {{"aria-labelledby", "pair.visits"}},
      element("h2", {{"id", "pair.visits"}}, view.text("pair.visits")),
      element("div",
              {{"class", "wide"},
               {"tabindex", "0"},
               {"role", "region"},
               {"aria-labelledby", "pair.visits"}},
              element("table", {{"class", "matrix"}}, element("thead", {}, element("tr", {}, head)),
                      element("tbody", {}, body))));
}

}  // namespace dragoman::pages
