#include "formats/brief.h"

#include <fmt/format.h>

#include "formats/feeds.h"
#include "formats/finding_json.h"

namespace dragoman {

namespace {

std::string escaped_markdown(std::string_view text) {
  std::string escaped;
  for (const char c : one_line(text)) {
    if (std::string_view("\\`*_[]<>#|").find(c) != std::string_view::npos) escaped += '\\';
    escaped += c;
  }
  return escaped;
}

std::string escaped_html(std::string_view text) {
  return xml_text(one_line(text));
}

}  // namespace

std::string to_string(const Brief::Note& note) {
  return note.mark.empty() ? note.text : note.text + " (" + note.mark + ")";
}

std::string to_markdown(const Brief& brief) {
  auto text = "# " + escaped_markdown(brief.title) + "\n";
  for (const auto& section : brief.sections) {
    text += "\n## " + escaped_markdown(section.heading) + "\n\n";
    if (section.blank) text += "*" + escaped_markdown(brief.blank) + "*\n";
    for (const auto& line : section.lines) {
      text += "- " + escaped_markdown(line.text);
      for (const auto at : line.notes) text += fmt::format("[^{}]", at + 1);
      text += "\n";
    }
  }
  for (std::size_t i = 0; i < brief.notes.size(); ++i) {
    text += fmt::format("{}[^{}]: {}\n", i == 0 ? "\n" : "", i + 1,
                        escaped_markdown(to_string(brief.notes[i])));
  }
  return text;
}

std::string to_html(const Brief& brief) {
  auto text = fmt::format(
      "<!DOCTYPE html>\n<html lang=\"{1}\">\n<head>\n<meta charset=\"utf-8\">\n"
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
      "<title>{0}</title>\n</head>\n<body>\n<main>\n<h1>{0}</h1>\n",
      escaped_html(brief.title), brief.language);
  for (const auto& section : brief.sections) {
    text += "<h2>" + escaped_html(section.heading) + "</h2>\n";
    if (section.blank) text += "<p><em>" + escaped_html(brief.blank) + "</em></p>\n";
    if (section.lines.empty()) continue;
    text += "<ul>\n";
    for (const auto& line : section.lines) {
      text += "<li>" + escaped_html(line.text);
      for (const auto at : line.notes) {
        text += fmt::format(" <sup><a href=\"#note-{0}\">{0}</a></sup>", at + 1);
      }
      text += "</li>\n";
    }
    text += "</ul>\n";
  }
  if (!brief.notes.empty()) text += "<h2>" + escaped_html(brief.sources) + "</h2>\n<ol>\n";
  for (std::size_t i = 0; i < brief.notes.size(); ++i) {
    text +=
        fmt::format("<li id=\"note-{}\">{}</li>\n", i + 1, escaped_html(to_string(brief.notes[i])));
  }
  if (!brief.notes.empty()) text += "</ol>\n";
  return text + "</main>\n</body>\n</html>\n";
}

}  // namespace dragoman
