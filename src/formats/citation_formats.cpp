#include "formats/citation_formats.h"

#include <fmt/format.h>

#include "formats/finding_json.h"

namespace dragoman {

namespace {

Json date_parts(const Date& date) {
  auto parts = Json::array({date.year});
  if (date.month != 0) parts.push_back(date.month);
  if (date.day != 0) parts.push_back(date.day);
  return parts;
}

// Nothing of an open interval: no style knows how to print one.
Json csl_date(const std::optional<When>& when) {
  if (!when || when->from.year == 0 || when->to.year == 0) return nullptr;
  auto parts = Json::array({date_parts(when->from)});
  if (when->to != when->from) parts.push_back(date_parts(when->to));
  return {{"date-parts", parts}};
}

// The day of "2024-05-03T10:00:00Z".
std::optional<Date> day_of(const std::string& time) {
  return parse_date(std::string_view(time).substr(0, 10));
}

std::string note_of(const CitedSource& reference) {
  auto note = fmt::format("Dragoman record: {}; SHA-256 {}", reference.id, reference.sha256);
  if (reference.gone) note += "; no longer online since " + to_edtf(*reference.gone);
  return note;
}

Json csl_item(const CitedSource& reference) {
  Json item = {{"id", reference.id}, {"type", "webpage"}, {"genre", "Press release"}};
  const auto put = [&item](const char* key, const std::string& value) {
    if (!value.empty()) item[key] = value;
  };
  put("title", one_line(reference.title));
  if (!reference.publisher.empty()) {
    item["author"].push_back({{"literal", reference.publisher}});
  }
  put("publisher", reference.publisher);
  if (auto issued = csl_date(reference.published); !issued.is_null()) item["issued"] = issued;
  if (const auto day = day_of(reference.retrieved)) item["accessed"] = csl_date(on(*day));
  put("URL", reference.url);
  put("language", reference.language);
  put("archive_location", reference.id);
  put("note", note_of(reference));
  put("annote", reference.annotation);
  return item;
}

std::string tex(std::string_view text) {
  std::string escaped;
  for (const char c : one_line(text)) {
    switch (c) {
      case '\\':
        escaped += "\\textbackslash{}";
        break;
      case '~':
        escaped += "\\textasciitilde{}";
        break;
      case '^':
        escaped += "\\textasciicircum{}";
        break;
      case '{':
      case '}':
      case '#':
      case '$':
      case '%':
      case '&':
      case '_':
        escaped += '\\';
        [[fallthrough]];
      default:
        escaped += c;
    }
  }
  return escaped;
}

// An address stands verbatim; only what would end the field is written in its own escapes.
std::string tex_url(std::string_view url) {
  std::string escaped;
  for (const char c : url) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '{' || c == '}' || c == '\\' || byte <= 0x20) {
      escaped += fmt::format("%{:02X}", byte);
    } else {
      escaped += c;
    }
  }
  return escaped;
}

// What BibTeX takes as a key: letters and digits of ASCII, '-', '.', ':' and '_'.
std::string bibtex_key(std::string_view id) {
  std::string key;
  for (const char c : id) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                       c == '-' || c == '.' || c == '_';
    if (plain) {
      key += c;
    } else if (c == '#') {
      key += ':';
    } else {
      key += fmt::format("-{:02x}", static_cast<unsigned char>(c));
    }
  }
  return key;
}

std::string bibtex_entry(const CitedSource& reference) {
  auto entry = fmt::format("@misc{{{}", bibtex_key(reference.id));
  const auto put = [&entry](std::string_view name, const std::string& value) {
    if (!value.empty()) entry += fmt::format(",\n  {} = {{{}}}", name, value);
  };
  // Twice in braces: a name of an office has no first and last, a title keeps its capitals.
  const auto kept = [](const std::string& text) {
    return text.empty() ? text : "{" + tex(text) + "}";
  };
  put("author", kept(reference.publisher));
  put("title", kept(reference.title));
  put("publisher", tex(reference.publisher));
  if (reference.published && reference.published->from.year != 0) {
    const auto& date = reference.published->from;
    put("year", fmt::format("{}", date.year));
    if (date.month != 0) put("month", fmt::format("{}", date.month));
    if (date.day != 0) put("day", fmt::format("{}", date.day));
  }
  put("howpublished", "Press release");
  put("url", tex_url(reference.url));
  if (const auto day = day_of(reference.retrieved)) put("urldate", to_edtf(*day));
  put("language", tex(reference.language));
  put("note", tex(note_of(reference)));
  put("annote", tex(reference.annotation));
  return entry + "\n}\n";
}

std::string ris_date(const Date& date) {
  return fmt::format("{:04}/{}/{}/", date.year,
                     date.month != 0 ? fmt::format("{:02}", date.month) : "",
                     date.day != 0 ? fmt::format("{:02}", date.day) : "");
}

// A comma would part a family name from a given one.
std::string ris_author(const std::string& name) {
  const auto comma = name.rfind(", ");
  if (comma == std::string::npos) return name;
  auto author = fmt::format("{} ({})", name.substr(0, comma), name.substr(comma + 2));
  for (auto at = author.find(','); at != std::string::npos; at = author.find(',')) {
    author.erase(at, 1);
  }
  return author;
}

std::string ris_entry(const CitedSource& reference) {
  std::string entry;
  const auto put = [&entry](std::string_view tag, const std::string& value) {
    if (!value.empty()) entry += fmt::format("{}  - {}\r\n", tag, one_line(value));
  };
  put("TY", "ELEC");
  put("AU", ris_author(reference.publisher));
  put("TI", reference.title);
  put("PB", reference.publisher);
  if (reference.published && reference.published->from.year != 0) {
    put("PY", fmt::format("{:04}", reference.published->from.year));
    put("DA", ris_date(reference.published->from));
  }
  put("UR", reference.url);
  if (const auto day = day_of(reference.retrieved)) put("Y2", ris_date(*day));
  put("LA", reference.language);
  put("AN", reference.id);
  put("N1", note_of(reference));
  put("N1", reference.annotation);
  return entry + "ER  - \r\n";
}

template <class Print>
std::string all_of(std::span<const CitedSource> references, Print print) {
  std::string text;
  for (const auto& reference : references) text += print(reference);
  return text;
}

}  // namespace

std::string csl_json(std::span<const CitedSource> references) {
  auto list = Json::array();
  for (const auto& reference : references) list.push_back(csl_item(reference));
  return json_page(list) + "\n";
}

std::string bibtex(std::span<const CitedSource> references) {
  return all_of(references, bibtex_entry);
}

std::string ris(std::span<const CitedSource> references) {
  return all_of(references, ris_entry);
}

}  // namespace dragoman
