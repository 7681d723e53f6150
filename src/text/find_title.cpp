#include "text/find_title.h"

#include <algorithm>

namespace dragoman {
namespace {

// Titles stand early: pages with more lines before them are lists.
constexpr std::size_t search_window = 400;

// Folded, without anything but letters, digits and bytes beyond ASCII, so that quotes,
// dashes and blanks do not matter.
std::string bare(std::string_view text) {
  constexpr std::string_view quotes[] = {"’", "‘", "“", "”", "–", "—"};
  std::string result;
  const auto folded = fold_case(text);
  for (std::size_t at = 0; at < folded.size();) {
    const auto rest = std::string_view(folded).substr(at);
    const auto quote = std::ranges::find_if(quotes, [&](auto q) { return rest.starts_with(q); });
    if (quote != std::end(quotes)) {
      at += quote->size();
      continue;
    }
    const char c = folded[at++];
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80) {
      result += c;
    }
  }
  return result;
}

// "Title | Ministry", "Ministry - Title": the candidate is the line and a site's name.
bool has_site_name_besides(const std::string& candidate, const std::string& line) {
  constexpr std::size_t shortest = 12;
  return line.size() >= shortest && line.size() < candidate.size() &&
         2 * line.size() >= candidate.size() &&
         (candidate.starts_with(line) || candidate.ends_with(line));
}

struct Match {
  std::size_t line = no_line;
  std::size_t lines = 1;
  bool whole = true;  // the line is all of the candidate
};

// The last line that prints the candidate before the prose begins.
Match printed_on(const Layout& layout, std::string_view candidate,
                 const std::vector<std::string>& bare_lines) {
  const auto wanted = bare(candidate);
  Match best;
  if (wanted.empty()) return best;
  for (std::size_t i = 0; i < bare_lines.size(); ++i) {
    const auto& line = bare_lines[i];
    const bool whole = line == wanted;
    const bool two = !whole && i + 1 < bare_lines.size() && line.size() >= 4 &&
                     wanted.starts_with(line) && line + bare_lines[i + 1] == wanted;
    const bool part = !whole && !two && has_site_name_besides(wanted, line);
    if (whole || two) {
      best = {i, two ? 2U : 1U, true};
    } else if (part && (best.line == no_line || !best.whole)) {
      best = {i, 1, false};
    }
    if (best.line != no_line && i > best.line && layout.prose(i)) break;
  }
  return best;
}

bool looks_like_title(const Layout& layout, std::size_t i) {
  constexpr std::size_t fewest_words = 2;
  constexpr std::size_t most_words = 50;
  const auto& shape = layout.shapes[i];
  return layout.signs[i] == FurnitureSign::none && layout.lines[i].marker.empty() &&
         layout.lines[i].kind != MarkKind::item && layout.lines[i].kind != MarkKind::row &&
         shape.words >= fewest_words && shape.words <= most_words && !shape.ends_sentence &&
         !shape.ends_open && !shape.begins_small;
}

// The line on which the first sentence begins that a page broke to fit a width.
std::size_t begin_of_sentence(const Layout& layout, std::size_t prose) {
  constexpr std::size_t narrowest = 30;
  constexpr std::size_t widest = 140;
  while (prose > 0 && prose < layout.size()) {
    const auto& line = layout.lines[prose];
    const auto& before = layout.shapes[prose - 1];
    if (line.after_blank || !line.marker.empty() || !line.number.empty()) break;
    if (before.ends_sentence || before.ends_colon || before.characters < narrowest ||
        before.characters > widest || layout.shapes[prose].characters > widest) {
      break;
    }
    --prose;
  }
  return prose;
}

// Without anything to go by: the page's main heading, or among the lines before the prose
// the first, or where these have menus among them the longest.
std::size_t guess_line(const Layout& layout) {
  std::size_t first_prose = 0;
  while (first_prose < layout.size() && !layout.prose(first_prose)) ++first_prose;
  const auto rank = [&](std::size_t i) {
    const auto& line = layout.lines[i];
    const unsigned level = line.kind == MarkKind::heading ? 7 - line.level : 0;
    return std::pair(level, layout.shapes[i].characters);
  };
  // A broken sentence and a title right above one look alike; the latter only if there is no
  // other title, and no line plainly runs on in the next.
  const auto sentence = begin_of_sentence(layout, first_prose);
  bool runs_on = false;
  for (auto i = sentence + 1; i <= first_prose && i < layout.size(); ++i) {
    runs_on |= layout.shapes[i].begins_small;
  }
  for (const auto end : {sentence, runs_on ? sentence : first_prose}) {
    bool furniture = layout.marked_up;
    for (std::size_t i = 0; i < end; ++i) furniture |= layout.signs[i] != FurnitureSign::none;
    std::size_t best = no_line;
    for (std::size_t i = 0; i < end; ++i) {
      if (!looks_like_title(layout, i)) continue;
      if (best == no_line || (furniture && rank(i) > rank(best))) best = i;
    }
    if (best != no_line) return best;
  }
  return no_line;
}

std::string joined(const Layout& layout, std::size_t first, std::size_t count) {
  std::string title(layout.words(first));
  for (std::size_t i = 1; i < count; ++i) {
    title += ' ';
    title += layout.words(first + i);
  }
  return title;
}

}  // namespace

FoundTitle find_title(const Layout& layout, const std::string& given,
                      const std::vector<std::string>& candidates) {
  std::vector<std::string> bare_lines;
  for (std::size_t i = 0; i < std::min(layout.size(), search_window); ++i) {
    constexpr std::size_t longest_title = 600;
    const auto line = layout.words(i);
    bare_lines.push_back(line.size() <= longest_title ? bare(line) : std::string());
  }
  if (!given.empty()) {
    const auto match = printed_on(layout, given, bare_lines);
    return {given, match.line, match.lines, match.line != no_line};
  }
  for (const auto& candidate : candidates) {
    const auto match = printed_on(layout, candidate, bare_lines);
    if (match.line == no_line || layout.signs[match.line] != FurnitureSign::none) continue;
    return {joined(layout, match.line, match.lines), match.line, match.lines, true};
  }
  const auto guess = guess_line(layout);
  if (guess != no_line) {
    const bool broken = guess + 1 < layout.size() && !layout.lines[guess + 1].after_blank &&
                        layout.shapes[guess + 1].begins_small &&
                        !layout.shapes[guess + 1].ends_sentence;
    const std::size_t lines = broken ? 2 : 1;
    return {joined(layout, guess, lines), guess, lines, false};
  }
  return {candidates.empty() ? std::string() : candidates.front(), no_line, 1, false};
}

}  // namespace dragoman
