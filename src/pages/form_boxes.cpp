#include "form_boxes.h"

#include <algorithm>

namespace dragoman::pages {

Html choice_box(const View& view, std::string_view name, std::string_view label,
                std::string_view words, std::span<const std::string_view> values,
                std::string_view chosen) {
  std::vector<Html> options = {element("option", {{"value", ""}}, view.text("filter.any"))};
  for (const auto value : values) {
    options.push_back(element(
        "option", {{"value", std::string(value)}, attribute_if(value == chosen, "selected", "")},
        view.word(words, value)));
  }
  const auto id = "filter-" + std::string(name);
  return together(element("label", {{"for", id}}, view.text(label)),
                  element("select", {{"id", id}, {"name", std::string(name)}}, options));
}

Html text_box(const View& view, std::string_view name, std::string_view label, std::string value,
              std::string_view placeholder, std::string_view id) {
  const auto called = "filter-" + std::string(id.empty() ? name : id);
  return together(element("label", {{"for", called}}, view.text(label)),
                  void_element("input", {{"id", called},
                                         {"name", std::string(name)},
                                         {"value", std::move(value)},
                                         attribute_if(!placeholder.empty(), "placeholder",
                                                      std::string(placeholder)),
                                         {"autocomplete", "off"}}));
}

namespace {

// The name, where it means this party alone; else the code.
std::string written(const View& view, const PartyCode& party) {
  auto name = view.party(party);
  return view.knowledge.parties_called(name) == std::vector{party} ? name : party;
}

}  // namespace

Html party_boxes(const View& view, const std::vector<PartyCode>& with) {
  Html boxes;
  const auto count = std::clamp<std::size_t>(with.size() + 1, 2, 4);
  for (std::size_t i = 0; i < count; ++i) {
    boxes += text_box(view, "with", i == 0 ? "filter.with" : "filter.and",
                      i < with.size() ? written(view, with[i]) : "", view.text("filter.such_party"),
                      "with-" + std::to_string(i));
  }
  return boxes;
}

}  // namespace dragoman::pages
