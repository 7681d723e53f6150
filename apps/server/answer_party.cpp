#include <array>

#include "answers.h"
#include "formats/happening_json.h"
#include "formats/knowledge_json.h"
#include "formats/record_json.h"
#include "in_common.h"
#include "knowledge/fold.h"
#include "pages/party_page.h"

namespace dragoman::server {

namespace {

constexpr std::size_t a_page = 200;
constexpr std::size_t shown = 20;

// Whose holders a party's page tells.
constexpr std::array<std::string_view, 4> highest_offices = {
    "head-of-state", "head-of-government", "head-of-organisation", "foreign-minister"};

// Sets `to` to what was found, or returns the error.
template <class Value>
std::optional<Error> take(Result<Value> found, Value& to) {
  if (!found) return found.error();
  to = std::move(*found);
  return {};
}

Result<pages::PartyParts> parts_of(const Asked& asked, PartyCode code, const Date& day) {
  const auto& knowledge = asked.site.engine.knowledge;
  pages::PartyParts parts;
  parts.code = std::move(code);
  parts.day = day;
  for (const auto office : highest_offices) {
    const auto holders = knowledge.holders(parts.code, office, day);
    parts.holders.insert(parts.holders.end(), holders.begin(), holders.end());
  }
  parts.members = knowledge.members(parts.code, day);
  HappeningFilter with;
  with.with = {parts.code};
  with.at_most = shown;
  const auto& record = asked.record;
  if (auto error = take(record.happenings(with), parts.latest)) return tl::unexpected(*error);
  if (auto error = take(record.partners_of(parts.code), parts.met)) return tl::unexpected(*error);
  if (parts.met.size() > shown) parts.met.resize(shown);
  if (auto error = take(record.matters_of(parts.code), parts.matters))
    return tl::unexpected(*error);
  const ReleaseFilter newest{.publisher = parts.code, .newest_first = true, .at_most = shown};
  if (auto error = take(record.releases(newest), parts.releases)) return tl::unexpected(*error);
  return parts;
}

// "party", "name" and, where a table has it, "kind" and "capital".
Json party_json(const Asked& asked, const PartyCode& code) {
  Json json = {{"party", code}, {"name", asked.view.party(code)}};
  if (const auto* party = asked.site.engine.knowledge.party(code)) {
    json["kind"] = to_string(party->kind);
    json["capital"] = text_or_null(party->capital);
    json["from"] = party->from ? Json(to_edtf(*party->from)) : Json(nullptr);
    json["to"] = party->to ? Json(to_edtf(*party->to)) : Json(nullptr);
  }
  return json;
}

Json json_of(const Asked& asked, const pages::PartyParts& parts) {
  auto json = party_json(asked, parts.code);
  json["day"] = to_edtf(parts.day);
  json["members"] = parts.members;
  json["holders"] = holders_json(parts.holders);
  json["latest"] = Json::array();
  for (const auto& one : parts.latest) json["latest"].push_back(happening_json(one));
  json["met"] = Json::array();
  for (const auto& one : parts.met) {
    json["met"].push_back({{"party", one.party}, {"happenings", one.happenings}});
  }
  json["matters"] = Json::array();
  for (const auto& told : parts.matters) {
    auto fact = fact_json(told.what, told.quote);
    fact["at"] = fact_to_string(told.at);
    fact["publisher"] = text_or_null(told.publisher);
    fact["published"] = when_or_null(told.published);
    json["matters"].push_back(std::move(fact));
  }
  json["releases"] = Json::array();
  for (const auto& head : parts.releases) {
    json["releases"].push_back({{"id", head.id},
                                {"title", one_line(head.title)},
                                {"published", when_or_null(head.published)}});
  }
  return json;
}

// True if the code, or the name in the page's language or in English, has the words in it.
bool is_called(const Asked& asked, const PartyCode& code, const std::string& folded) {
  const auto* party = asked.site.engine.knowledge.party(code);
  const auto has = [&](std::string_view name) {
    return fold(name).find(folded) != std::string::npos;
  };
  return has(code) || has(asked.view.party(code)) || (party != nullptr && has(party->name));
}

}  // namespace

Result<Answer> party(const Asked& asked) {
  auto code = party_called(asked, asked.parts[0]);
  if (!code) return tl::unexpected(code.error());
  const auto day = day_asked(asked);
  if (!day) return tl::unexpected(day.error());
  const auto parts = parts_of(asked, *code, *day);
  if (!parts) return tl::unexpected(parts.error());
  const bool is_told =
      !parts->latest.empty() || !parts->matters.empty() || !parts->releases.empty();
  if (!is_told && asked.site.engine.knowledge.party(*code) == nullptr) {
    return missing(asked, "error.unknown_party", {{"word", *code}});
  }
  if (asked.form == Form::json) return Answer{.content = json_of(asked, *parts)};
  pages::Page page;
  page.title = asked.view.party(parts->code);
  page.menu = "parties";
  page.body = pages::party_page(asked.view, *parts);
  page.forms = other_forms(asked, {Form::json});
  return Answer{.content = std::move(page)};
}

Result<Answer> parties(const Asked& asked) {
  auto part = part_of(asked, a_page);
  if (!part) return tl::unexpected(part.error());
  auto all = asked.record.parties();
  if (!all) return tl::unexpected(all.error());
  pages::PartiesList list;
  list.name = asked.query.value("name");
  if (const auto folded = fold(list.name); !folded.empty()) {
    const auto called = asked.site.engine.knowledge.parties_called(list.name);
    std::erase_if(*all, [&](const PartyCount& one) {
      return !is_called(asked, one.party, folded) &&
             std::ranges::find(called, one.party) == called.end();
    });
  }
  std::ranges::stable_sort(*all, std::ranges::greater(), &PartyCount::happenings);
  const bool more = cut(*all, *part, [](const PartyCount& one) { return one.party; });
  Answer answer;
  if (more) answer.headers.push_back(next_header(asked, *part));
  if (asked.form == Form::json) {
    Json json = {
        {"parties", Json::array()},
        {"next", more ? Json(asked.view.address(next_address(asked, *part))) : Json(nullptr)}};
    for (const auto& one : *all) {
      auto item = party_json(asked, one.party);
      item["happenings"] = one.happenings;
      json["parties"].push_back(std::move(item));
    }
    answer.content = std::move(json);
    return answer;
  }
  list.parties = std::move(*all);
  list.previous = beginning(asked);
  if (more) list.next = next_address(asked, *part);
  pages::Page page;
  page.title = asked.view.text("parties.title");
  page.menu = "parties";
  page.body = pages::parties_page(asked.view, list);
  page.forms = other_forms(asked, {Form::json});
  answer.content = std::move(page);
  return answer;
}

}  // namespace dragoman::server
