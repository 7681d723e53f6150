#include "record/happening_text.h"

#include <nlohmann/json.hpp>

#include "base/sha256.h"
#include "record/words.h"

namespace dragoman {

namespace {

using Json = nlohmann::ordered_json;

std::string dump(const Json& json) {
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

Json parse(std::string_view text) {
  auto json = Json::parse(text, nullptr, false);
  return json.is_object() ? json : Json::object();
}

std::string word(const Json& json, const char* key) {
  const auto at = json.find(key);
  return at != json.end() && at->is_string() ? at->get<std::string>() : std::string();
}

std::optional<int> number(const Json& json, const char* key) {
  const auto at = json.find(key);
  if (at == json.end() || !at->is_number_integer()) return {};
  return at->get<int>();
}

std::vector<std::string> words(const Json& json, const char* key) {
  std::vector<std::string> list;
  const auto at = json.find(key);
  if (at == json.end() || !at->is_array()) return list;
  for (const auto& item : *at) {
    if (item.is_string()) list.push_back(item.get<std::string>());
  }
  return list;
}

// The objects of a list, made into values.
template <class Value, class Make>
std::vector<Value> list_of(const Json& json, const char* key, Make make) {
  std::vector<Value> list;
  const auto at = json.find(key);
  if (at == json.end() || !at->is_array()) return list;
  for (const auto& item : *at) {
    if (item.is_object()) list.push_back(make(item));
  }
  return list;
}

template <class Item, class Make>
Json json_list(const std::vector<Item>& items, Make make) {
  auto list = Json::array();
  for (const auto& item : items) list.push_back(make(item));
  return list;
}

std::optional<When> when_of(const Json& json, const char* key) {
  return parse_edtf(word(json, key));
}
std::string when_word(const std::optional<When>& when) {
  return edtf_of(when).value_or("");
}

Json json_of(const Citation& citation) {
  return {{"release", citation.release}, {"number", citation.number}};
}
Citation citation_of(const Json& json) {
  const auto n = number(json, "number").value_or(1);
  return {word(json, "release"), n < 1 ? 1 : static_cast<std::size_t>(n)};
}

Json json_of(const Participant& someone) {
  return {{"name", someone.name},
          {"post", someone.post},
          {"of", someone.of},
          {"level", to_string(someone.level)},
          {"capacity", someone.capacity}};
}
Participant participant_of(const Json& json) {
  return {word(json, "name"), word(json, "post"), word(json, "of"),
          parse_level(word(json, "level")).value_or(Level::unknown), word(json, "capacity")};
}

Json json_of(const Account& account) {
  Json json = json_of(account.at);
  json["quote"] = account.quote;
  json["publisher"] = account.publisher;
  json["published"] = when_word(account.published);
  json["status"] = to_string(account.status);
  json["score"] = account.score;
  json["reason"] = account.reason;
  return json;
}
Account account_of(const Json& json) {
  return {citation_of(json),
          word(json, "quote"),
          word(json, "publisher"),
          when_of(json, "published"),
          parse_status(word(json, "status")).value_or(Status::occurred),
          json.contains("score") && json["score"].is_number() ? json["score"].get<double>() : 0,
          word(json, "reason")};
}

template <class Value>
Json json_item(const Value& value) {
  return json_of(value);
}

// What tellings and happenings have in common.
template <class What>
Json shared_json(const What& what) {
  Json json = {{"kind", to_string(what.kind)}, {"status", to_string(what.status)},
               {"parties", what.parties},      {"hosts", what.hosts},
               {"when", when_word(what.when)}, {"where", what.where},
               {"gathering", what.gathering},  {"said", json_list(what.said, json_item<Citation>)}};
  if (what.nth) json["nth"] = *what.nth;
  return json;
}

template <class What>
void set_shared(const Json& json, What& what) {
  what.kind = parse_happening_kind(word(json, "kind")).value_or(HappeningKind::meeting);
  what.status = parse_status(word(json, "status")).value_or(Status::occurred);
  what.parties = words(json, "parties");
  what.hosts = words(json, "hosts");
  what.when = when_of(json, "when");
  what.where = word(json, "where");
  what.gathering = word(json, "gathering");
  what.nth = number(json, "nth");
  what.said = list_of<Citation>(json, "said", citation_of);
}

}  // namespace

std::string telling_text(const Telling& telling) {
  Json json = shared_json(telling);
  json["at"] = json_of(telling.at);
  json["quote"] = telling.quote;
  json["publisher"] = telling.publisher;
  json["published"] = when_word(telling.published);
  json["levels"] = json_list(telling.levels, [](Level level) { return Json(to_string(level)); });
  json["everybody"] = telling.everybody;
  json["people"] = json_list(telling.people, json_item<Participant>);
  json["words"] = telling.words;
  return dump(json);
}

Telling telling_of_text(std::string_view text) {
  const auto json = parse(text);
  Telling telling;
  set_shared(json, telling);
  if (const auto at = json.find("at"); at != json.end()) telling.at = citation_of(*at);
  telling.quote = word(json, "quote");
  telling.publisher = word(json, "publisher");
  telling.published = when_of(json, "published");
  for (const auto& level : words(json, "levels")) {
    telling.levels.push_back(parse_level(level).value_or(Level::unknown));
  }
  telling.levels.resize(telling.parties.size(), Level::unknown);
  telling.everybody = words(json, "everybody");
  telling.people = list_of<Participant>(json, "people", participant_of);
  telling.words = words(json, "words");
  return telling;
}

std::string happening_text(const Happening& happening) {
  Json json = shared_json(happening);
  json["id"] = happening.id;
  json["level"] = to_string(happening.level);
  json["participants"] = json_list(happening.participants, json_item<Participant>);
  json["accounts"] = json_list(happening.accounts, json_item<Account>);
  return dump(json);
}

Happening happening_of_text(std::string_view text) {
  const auto json = parse(text);
  Happening happening;
  set_shared(json, happening);
  happening.id = word(json, "id");
  happening.level = parse_level(word(json, "level")).value_or(Level::unknown);
  happening.participants = list_of<Participant>(json, "participants", participant_of);
  happening.accounts = list_of<Account>(json, "accounts", account_of);
  return happening;
}

std::string side_text(const Decision::Side& side) {
  return dump({{"release", side.release},
               {"quote", side.quote},
               {"kind", to_string(side.kind)},
               {"parties", side.parties}});
}

std::string side_key(const Decision::Side& side) {
  return sha256(side_text(side));
}

Decision::Side side_of_text(std::string_view text) {
  const auto json = parse(text);
  return {word(json, "release"), word(json, "quote"),
          parse_happening_kind(word(json, "kind")).value_or(HappeningKind::meeting),
          words(json, "parties")};
}

}  // namespace dragoman
