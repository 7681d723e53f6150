#include "mark_text.h"

#include <algorithm>
#include <map>
#include <set>

#include "formats/finding_json.h"

namespace dragoman::cli {

namespace {

// Marks on the same words are one, with all their labels.
std::map<Span, std::string> clipped(const std::vector<Mark>& marks, Span within) {
  std::map<Span, std::string> labels;
  for (const auto& mark : marks) {
    if (!mark.span.overlaps(within)) continue;
    const Span span{std::max(mark.span.begin, within.begin), std::min(mark.span.end, within.end)};
    auto& label = labels[span];
    if (!label.empty()) label += ' ';
    label += mark.label;
  }
  return labels;
}

}  // namespace

std::string mark_text(std::string_view text, Span within, const std::vector<Mark>& marks,
                      const Style& style) {
  const auto labels = clipped(marks, within);
  std::set<std::size_t> edges = {within.begin, within.end};
  for (const auto& [span, label] : labels) {
    edges.insert(span.begin);
    edges.insert(span.end);
  }

  std::string marked;
  std::size_t open = 0;
  std::size_t at = within.begin;
  for (const auto edge : edges) {
    const auto words = printable(slice(text, {at, edge}));
    marked += open > 0 ? style.cited(words) : words;
    at = edge;
    for (const auto& [span, label] : labels) {
      if (span.end != edge) continue;
      marked += style.colour() ? style.label(" " + label) : "](" + label + ")";
      --open;
    }
    for (const auto& [span, label] : labels) {
      if (span.begin != edge) continue;
      if (!style.colour()) marked += "[";
      ++open;
    }
  }
  return one_line(marked);
}

}  // namespace dragoman::cli
