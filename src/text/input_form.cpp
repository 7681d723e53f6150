#include "text/input_form.h"

#include <algorithm>
#include <initializer_list>
#include <string>

namespace dragoman {

namespace {

bool is_one_of(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::ranges::find(words, word) != words.end();
}

bool same_letters(std::string_view a, std::string_view b) {
  return std::ranges::equal(a, b, [](char x, char y) {
    const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c; };
    return lower(x) == lower(y);
  });
}

// The name of the first element of XML or HTML, without its prefix; empty if there is none.
std::string_view root_element(std::string_view head) {
  for (auto at = head.find('<'); at != std::string_view::npos; at = head.find('<', at)) {
    const auto rest = head.substr(at + 1);
    if (rest.starts_with("!--")) {
      at = head.find("-->", at);
    } else if (rest.starts_with('?') || rest.starts_with('!')) {
      at = head.find('>', at);
    } else {
      auto name = rest.substr(0, rest.find_first_of(" \t\r\n/>"));
      if (const auto colon = name.find(':'); colon != std::string_view::npos) {
        name.remove_prefix(colon + 1);
      }
      return name;
    }
    if (at == std::string_view::npos) break;
  }
  return {};
}

// Lines "Name: value" from the first on, with what every mail server or mail program puts there. A
// text may well begin with "From: the Ministry".
bool begins_as_mail(std::string_view head) {
  bool from = false;
  bool by_program = false;
  unsigned count = 0;
  for (std::size_t at = 0; at < head.size();) {
    const auto end = std::min(head.find('\n', at), head.size());
    const auto line = head.substr(at, end - at);
    at = end + 1;
    if (line.empty() || line == "\r") break;
    if (line.starts_with(' ') || line.starts_with('\t')) {
      if (count == 0) return false;
      continue;
    }
    const auto name = line.substr(0, line.find(':'));
    if (name.empty() || name.size() == line.size() ||
        name.find_first_of(" \t") != std::string_view::npos) {
      return false;
    }
    ++count;
    from = from || same_letters(name, "from");
    for (const auto* known : {"received", "return-path", "delivered-to", "message-id",
                              "mime-version", "dkim-signature"}) {
      by_program = by_program || same_letters(name, known);
    }
  }
  return from && by_program;
}

}  // namespace

InputForm form_of(std::string_view head, std::string_view extension) {
  if (is_one_of(extension, {".jsonl", ".ndjson"})) return InputForm::lines;
  if (head.starts_with("WARC/")) return InputForm::warc;
  constexpr std::size_t pdf_window = 1024;  // readers of PDF pass over so much before its head
  if (const auto at = head.substr(0, pdf_window).find("%PDF-");
      at == 0 || (at != std::string_view::npos && extension == ".pdf")) {
    return InputForm::pdf;
  }
  if (is_one_of(extension, {".html", ".htm", ".xhtml", ".txt"})) return InputForm::page;
  if (extension == ".eml" || begins_as_mail(head)) return InputForm::mail;
  const auto begin = std::min(head.find_first_not_of(" \t\r\n"), head.size());
  if (extension.empty() && head.substr(begin).starts_with('{')) return InputForm::lines;
  const auto root = root_element(head);
  if (is_one_of(root, {"rss", "feed", "RDF"})) return InputForm::feed;
  if (is_one_of(root, {"urlset", "sitemapindex"})) return InputForm::sitemap;
  return InputForm::page;
}

}  // namespace dragoman
