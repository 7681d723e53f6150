#include "verify/claims.h"

#include <fmt/format.h>

#include <algorithm>
#include <initializer_list>
#include <span>
#include <utility>

#include "base/parse_number.h"
#include "formats/finding_json.h"
#include "formats/quotes.h"

namespace dragoman {

namespace {

std::string text_of(const Json& json, const char* key) {
  const auto found = json.find(key);
  return found != json.end() && found->is_string() ? found->get<std::string>() : std::string();
}

std::optional<Span> span_of(const Json& json) {
  const auto found = json.find("span");
  if (found == json.end() || !found->is_object()) return {};
  const auto begin = found->find("begin");
  const auto end = found->find("end");
  if (begin == found->end() || end == found->end()) return {};
  if (!begin->is_number_unsigned() || !end->is_number_unsigned()) return {};
  return Span{begin->get<std::size_t>(), end->get<std::size_t>()};
}

Claim claim_of(const Json& finding, const std::string& release, std::string what) {
  return {release, std::move(what), span_of(finding), text_of(finding, "quote"),
          text_of(finding, "quote_sha256")};
}

void add_reading(const Json& reading, const std::string& place, std::vector<Claim>& claims) {
  const auto release = text_of(reading, "id");
  constexpr std::pair<const char*, std::string_view> lists[] = {
      {"people", "person"}, {"events", "event"}, {"facts", "fact"}};
  for (const auto& [key, word] : lists) {
    const auto found = reading.find(key);
    if (found == reading.end() || !found->is_array()) continue;
    std::size_t number = 0;
    for (const auto& finding : *found) {
      if (!finding.is_object()) continue;
      claims.push_back(claim_of(finding, release, fmt::format("{}, {} {}", place, word, ++number)));
    }
  }
}

// The places that an entity names, with its descriptions as their words.
void add_entity(const Json& entity, const std::string& place, std::vector<Claim>& claims) {
  const auto& properties = entity["properties"];
  const auto words_of = [&properties](const char* key) {
    const auto found = properties.find(key);
    std::vector<std::string> words;
    if (found == properties.end() || !found->is_array()) return words;
    for (const auto& one : *found) words.push_back(one.is_string() ? one.get<std::string>() : "");
    return words;
  };
  const auto descriptions = words_of("description");
  for (const auto* key : {"notes", "indexText"}) {
    const auto places = words_of(key);
    for (std::size_t i = 0; i < places.size(); ++i) {
      const auto told = parse_quote_place(places[i]);
      if (!told) continue;
      auto words = descriptions.size() == places.size() ? descriptions[i] : std::string();
      claims.push_back({told->release, place, told->span, std::move(words), told->sha256});
    }
  }
}

// False if the object is of no export that carries places.
bool add_object(const Json& object, const std::string& place, std::vector<Claim>& claims) {
  if (!object.is_object()) return false;
  if (object.contains("events") && object.contains("id")) {
    add_reading(object, place, claims);
  } else if (object.contains("schema") && object.contains("properties")) {
    add_entity(object, place, claims);
  } else if (object.contains("release") && object.contains("span")) {
    auto claim = claim_of(object, text_of(object, "release"), place);
    if (claim.quote.empty()) claim.quote = text_of(object, "text");  // PLOVER's name for it
    claims.push_back(std::move(claim));
  } else {
    return false;
  }
  return true;
}

tl::unexpected<Error> not_an_export(const std::string& name, std::size_t line) {
  return fail(ErrorCode::bad_input,
              fmt::format("{}:{}: is no line of an export that names release, begin and end; give "
                          "one of reading, ndjson, csv, plover, polecat, cameo, datapackage or ftm",
                          name, line));
}

Result<std::vector<Claim>> claims_of_array(std::string_view bytes, const std::string& name) {
  const auto list = Json::parse(bytes, nullptr, false);
  if (!list.is_array()) return fail(ErrorCode::bad_input, name + ": is no whole JSON array");
  std::vector<Claim> claims;
  std::size_t number = 0;
  for (const auto& object : list) {
    if (!add_object(object, fmt::format("reading {}", ++number), claims)) {
      return not_an_export(name, number);
    }
  }
  return claims;
}

Result<std::vector<Claim>> claims_of_lines(std::string_view bytes, const std::string& name) {
  std::vector<Claim> claims;
  std::size_t number = 0;
  while (!bytes.empty()) {
    const auto end = std::min(bytes.find('\n'), bytes.size());
    const auto line = bytes.substr(0, end);
    bytes.remove_prefix(std::min(end + 1, bytes.size()));
    ++number;
    if (line.find_first_not_of(" \t\r") == std::string_view::npos) continue;
    const auto object = Json::parse(line, nullptr, false);
    if (!add_object(object, fmt::format("line {}", number), claims)) {
      return not_an_export(name, number);
    }
  }
  return claims;
}

// Where a table has what; nothing for a column it lacks.
struct Columns {
  std::optional<std::size_t> release, begin, end, quote, sha256;
};

Columns columns_of(const std::vector<std::string>& header) {
  const auto find = [&header](std::initializer_list<std::string_view> names) {
    std::optional<std::size_t> at;
    for (const auto& name : names) {
      const auto found = std::ranges::find(header, name);
      if (found != header.end()) at = static_cast<std::size_t>(found - header.begin());
    }
    return at;
  };
  return {find({"release", "Release"}), find({"begin", "Begin", "quote_begin", "name_begin"}),
          find({"end", "End", "quote_end", "name_end"}), find({"quote", "Quote"}),
          find({"quote_sha256", "Quote SHA256"})};
}

Result<std::vector<Claim>> claims_of_table(const std::vector<CellsOfLine>& lines,
                                           const std::string& name) {
  std::vector<Claim> claims;
  if (lines.empty()) return claims;
  const auto& header = lines.front().cells;
  const auto columns = columns_of(header);
  // The table of releases of a data package: the digests of the sources.
  const auto id = std::ranges::find(header, "id");
  const auto digest = std::ranges::find(header, "sha256");
  const bool of_releases = !columns.release && id != header.end() && digest != header.end();
  if (!of_releases && !(columns.release && columns.begin && columns.end)) {
    return not_an_export(name, 1);
  }
  for (const auto& line : std::span(lines).subspan(1)) {
    if (line.cells.size() != header.size()) {
      return fail(ErrorCode::bad_input, fmt::format("{}:{}: has {} cells, the header {}", name,
                                                    line.line, line.cells.size(), header.size()));
    }
    const auto cell = [&](const std::optional<std::size_t>& at) {
      return at ? line.cells[*at] : std::string();
    };
    Claim claim{cell(columns.release),
                fmt::format("line {}", line.line),
                {},
                cell(columns.quote),
                cell(columns.sha256)};
    if (of_releases) {
      claim.release = line.cells[static_cast<std::size_t>(id - header.begin())];
      claim.sha256 = line.cells[static_cast<std::size_t>(digest - header.begin())];
    } else {
      const auto begin = parse_number<std::size_t>(cell(columns.begin));
      const auto end = parse_number<std::size_t>(cell(columns.end));
      if (!begin || !end) {
        return fail(ErrorCode::bad_input,
                    fmt::format("{}:{}: begin and end must be numbers", name, line.line));
      }
      claim.span = Span{*begin, *end};
    }
    claims.push_back(std::move(claim));
  }
  return claims;
}

}  // namespace

std::optional<std::vector<CellsOfLine>> cells_of_csv(std::string_view bytes) {
  std::vector<CellsOfLine> lines;
  std::size_t number = 1;
  for (std::size_t at = 0; at < bytes.size();) {
    lines.push_back({number, {}});
    bool more = true;
    while (more) {
      std::string cell;
      if (at < bytes.size() && bytes[at] == '"') {
        for (++at;; ++at) {
          if (at == bytes.size()) return {};
          if (bytes[at] == '"' && (++at == bytes.size() || bytes[at] != '"')) break;
          if (bytes[at] == '\n') ++number;
          cell += bytes[at];
        }
      }
      const auto end = std::min(bytes.find_first_of(",\n", at), bytes.size());
      cell += bytes.substr(at, end - at);
      more = end < bytes.size() && bytes[end] == ',';
      if (!more && cell.ends_with('\r')) cell.pop_back();
      lines.back().cells.push_back(std::move(cell));
      at = std::min(end + 1, bytes.size());
      if (end == bytes.size()) more = false;
    }
    ++number;
  }
  return lines;
}

std::vector<CellsOfLine> cells_of_tsv(std::string_view bytes) {
  std::vector<CellsOfLine> lines;
  std::size_t number = 0;
  while (!bytes.empty()) {
    const auto end = std::min(bytes.find('\n'), bytes.size());
    auto line = bytes.substr(0, end);
    bytes.remove_prefix(std::min(end + 1, bytes.size()));
    lines.push_back({++number, {}});
    while (true) {
      const auto tab = std::min(line.find('\t'), line.size());
      lines.back().cells.emplace_back(line.substr(0, tab));
      if (tab == line.size()) break;
      line.remove_prefix(tab + 1);
    }
  }
  return lines;
}

Result<std::vector<Claim>> claims_of(std::string_view bytes, const std::string& name) {
  const auto first = bytes.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos) return std::vector<Claim>();
  if (bytes[first] == '[') return claims_of_array(bytes, name);
  if (bytes[first] == '{') return claims_of_lines(bytes, name);
  const auto header = bytes.substr(0, bytes.find('\n'));
  if (header.find('\t') != std::string_view::npos) {
    return claims_of_table(cells_of_tsv(bytes), name);
  }
  const auto lines = cells_of_csv(bytes);
  if (!lines) return fail(ErrorCode::bad_input, name + ": a cell in quotes does not end");
  return claims_of_table(*lines, name);
}

}  // namespace dragoman
