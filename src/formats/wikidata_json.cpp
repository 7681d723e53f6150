#include "formats/wikidata_json.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <tuple>

#include "base/tsv.h"

namespace dragoman {

namespace {

using Json = nlohmann::json;

// The value of a variable on one line without tabs, as a cell of a table; empty if unbound.
std::string value_of(const Json& binding, const char* variable) {
  const auto at = binding.find(variable);
  if (at == binding.end() || !at->is_object()) return {};
  const auto value = at->find("value");
  if (value == at->end() || !value->is_string()) return {};
  auto text = value->get<std::string>();
  std::ranges::replace_if(
      text, [](char c) { return static_cast<unsigned char>(c) < 0x20; }, ' ');
  return std::string(trim(text));
}

// "2021-02-09T00:00:00Z" to the precision that Wikidata tells. Nothing for times before our
// era and values that are unknown there.
std::optional<Date> date_of(const Json& binding, const char* variable, const char* precision) {
  const auto text = value_of(binding, variable);
  auto date = parse_date(std::string_view(text).substr(0, 10));
  if (!date || text.size() < 10) return {};
  const auto known_to = value_of(binding, precision);
  if (known_to == "10") date->day = 0;
  if (known_to == "9") date->day = date->month = 0;
  if (known_to.size() == 1 && known_to < "9") return {};  // a decade or more
  return date;
}

// An item without an English label has its number for one: "Q4115189".
bool is_item(std::string_view label) {
  return label.size() > 1 && label.front() == 'Q' &&
         std::ranges::all_of(label.substr(1), [](char c) { return c >= '0' && c <= '9'; });
}

auto key_of(const Holder& holder) {
  return std::tuple(holder.of, holder.office, holder.from, holder.person);
}

// A holder, or why there is none.
tl::expected<Holder, std::string> holder_of(const Json& binding, const Knowledge& knowledge,
                                            std::optional<Date> as_of) {
  Holder holder;
  holder.of = value_of(binding, "of");
  holder.office = value_of(binding, "office");
  holder.title = value_of(binding, "title");
  holder.person = value_of(binding, "person");
  holder.family = value_of(binding, "family");
  const auto item = value_of(binding, "personItem");
  const auto number = item.substr(item.rfind('/') + 1);
  holder.source = number.empty() ? "wikidata" : "wikidata " + number;
  if (holder.person.empty() || is_item(holder.person)) {
    return tl::unexpected(
        fmt::format("no English name of {}", number.empty() ? "the person" : number));
  }
  if (knowledge.party(holder.of) == nullptr) {
    return tl::unexpected(fmt::format("{}: unknown party '{}'", holder.person, holder.of));
  }
  if (knowledge.office(holder.office, holder.of) != holder.office) {
    return tl::unexpected(fmt::format("{}: unknown office '{}'", holder.person, holder.office));
  }
  if (is_item(holder.title)) holder.title.clear();
  if (is_item(holder.family)) holder.family.clear();
  const auto aliases = value_of(binding, "aliases");
  for (const auto alias : split(aliases, '|')) {
    if (!alias.empty() && alias != holder.person) holder.aliases.emplace_back(alias);
  }
  holder.from = date_of(binding, "from", "fromPrecision");
  holder.to = date_of(binding, "to", "toPrecision");
  if (holder.from && holder.to && first_day(*holder.from) > last_day(*holder.to)) {
    return tl::unexpected(fmt::format("{}: the term ends before it starts", holder.person));
  }
  if (!holder.to) holder.as_of = as_of ? as_of : date_of(binding, "asOf", "");
  if (!holder.to && !holder.as_of) {
    return tl::unexpected(fmt::format(
        "{}: neither ?to nor ?asOf; say when the query was asked with --as-of", holder.person));
  }
  return holder;
}

void merge(Holder& into, const Holder& from) {
  for (const auto& alias : from.aliases) {
    if (std::ranges::find(into.aliases, alias) == into.aliases.end()) into.aliases.push_back(alias);
  }
  if (into.title.empty()) into.title = from.title;
  if (into.family.empty()) into.family = from.family;
}

}  // namespace

Result<WikidataImport> holders_of_wikidata(std::string_view json, const Knowledge& knowledge,
                                           std::optional<Date> as_of) {
  const auto answer = Json::parse(json, nullptr, false);
  if (answer.is_discarded()) return fail(ErrorCode::bad_input, "no JSON, or cut off");
  const auto results = answer.is_object() ? answer.find("results") : answer.end();
  const bool formed = answer.is_object() && results != answer.end() && results->is_object() &&
                      results->contains("bindings") && (*results)["bindings"].is_array();
  if (!formed) {
    return fail(ErrorCode::bad_input,
                "no answer to a SPARQL query: results.bindings is missing; ask for JSON, not for "
                "the table");
  }
  WikidataImport import;
  std::map<decltype(key_of(Holder{})), Holder> holders;
  std::size_t number = 0;
  for (const auto& binding : (*results)["bindings"]) {
    ++number;
    auto holder = binding.is_object()
                      ? holder_of(binding, knowledge, as_of)
                      : tl::expected<Holder, std::string>(tl::unexpect, "no object");
    if (!holder) {
      import.left_out.push_back(fmt::format("binding {} left out: {}", number, holder.error()));
      continue;
    }
    const auto [at, added] = holders.try_emplace(key_of(*holder), *holder);
    if (!added) merge(at->second, *holder);
  }
  for (auto& [key, holder] : holders) import.holders.push_back(std::move(holder));
  return import;
}

std::string holders_tsv(const std::vector<Holder>& holders) {
  const auto date = [](const std::optional<Date>& told) { return told ? to_edtf(*told) : ""; };
  std::string tsv = "of\toffice\ttitle\tperson\tfamily\taliases\tfrom\tto\tas_of\tsource\n";
  for (const auto& holder : holders) {
    tsv += fmt::format("{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\n", holder.of, holder.office,
                       holder.title, holder.person, holder.family, fmt::join(holder.aliases, "|"),
                       date(holder.from), date(holder.to), date(holder.as_of), holder.source);
  }
  return tsv;
}

}  // namespace dragoman
