#include "brief_page.h"

#include <fmt/format.h>

#include <vector>

#include "form_boxes.h"

namespace dragoman::pages {

namespace {

Html line_item(const View& view, const Brief::Line& line) {
  Html notes;
  for (const auto note : line.notes) {
    const auto n = std::to_string(note + 1);
    notes +=
        together(" ", element("a",
                              {{"class", "note"},
                               {"href", "#note-" + n},
                               {"aria-label", view.fill("brief.note", {{"n", text(n)}}).bytes()}},
                              n));
  }
  return element("li", {}, line.text, element("sup", {}, notes));
}

Html section(const View& view, const Brief::Section& section) {
  auto html = element("h2", {}, section.heading);
  if (section.blank) html += element("p", {{"class", "nothing"}}, view.text("brief.blank"));
  if (!section.lines.empty()) {
    html += element("ul", {}, each(section.lines, [&](const Brief::Line& line) {
                      return line_item(view, line);
                    }));
  }
  return element("section", {}, html);
}

Html sources(const View& view, const std::vector<Brief::Note>& notes) {
  if (notes.empty()) return {};
  std::vector<Html> items;
  for (std::size_t i = 0; i < notes.size(); ++i) {
    const auto& [words, mark, address] = notes[i];
    auto item = text(words);
    if (!mark.empty()) item += together(" (", link(view.address(address), mark), ")");
    items.push_back(element("li", {{"id", fmt::format("note-{}", i + 1)}}, item));
  }
  return element("section", {{"class", "sources"}}, element("h2", {}, view.text("brief.sources")),
                 element("ol", {}, items));
}

}  // namespace

Html brief_page(const View& view, const BriefView& brief) {
  auto html = together(
      element("h1", {}, brief.brief.title),
      element("p", {{"class", "lead on-screen"}}, view.text("brief.what"), " ",
              link(view.address(pair_address(brief.a, brief.b)),
                   view.party(brief.a) + " – " + view.party(brief.b))),
      element("form",
              {{"class", "filters"},
               {"action",
                view.address(fmt::format("/brief/{}/{}", url_part(brief.a), url_part(brief.b)))}},
              text_box(view, "for", "brief.for", brief.reader, "Foreign Minister"),
              text_box(view, "on", "brief.on", to_edtf(brief.day)),
              element("button", {{"type", "submit"}}, view.text("brief.make"))));
  for (const auto& one : brief.brief.sections) html += section(view, one);
  return element("article", {{"class", "brief"}}, html, sources(view, brief.brief.notes));
}

}  // namespace dragoman::pages
