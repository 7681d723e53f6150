#include <set>

#include "alerts.h"
#include "answers.h"
#include "formats/answers_json.h"
#include "formats/happening_json.h"
#include "formats/knowledge_json.h"
#include "in_common.h"
#include "knowledge/fold.h"
#include "pages/person_page.h"

namespace dragoman::server {

namespace {

// A name of one letter may be half the record's.
constexpr std::size_t a_page = 50;
// Of people whose meetings are told too, each with a question of its own.
constexpr std::size_t a_few = 10;
// Of each post, those told last.
constexpr std::size_t most_releases = 20;
constexpr std::size_t most_meetings = 20;
// So many of a party's newest happenings are looked through for somebody.
constexpr std::size_t looked_through = 300;

std::set<std::string> words_of(std::string_view name) {
  std::set<std::string> words;
  const auto folded = fold(name);
  for (std::size_t at = 0; at < folded.size();) {
    const auto end = std::min(folded.find(' ', at), folded.size());
    words.insert(folded.substr(at, end - at));
    at = end + 1;
  }
  return words;
}

// "Kamilov" and "Abdulaziz Kamilov" may be one.
bool may_be_one(const std::set<std::string>& a, const std::set<std::string>& b) {
  return !a.empty() && !b.empty() && (std::ranges::includes(a, b) || std::ranges::includes(b, a));
}

void newest_first(std::vector<Happening>& meetings) {
  std::ranges::stable_sort(meetings, std::ranges::greater(),
                           [](const Happening& one) { return one.when ? one.when->from : Date(); });
}

Result<std::vector<Happening>> meetings_of(const Asked& asked, const PersonTold& person) {
  std::set<PartyCode> of;
  for (const auto& post : person.posts) {
    if (!post.of.empty()) of.insert(post.of);
  }
  const auto name = words_of(person.name);
  std::vector<Happening> meetings;
  std::set<std::string> known;
  for (const auto& party : of) {
    HappeningFilter filter;
    filter.with = {party};
    filter.at_most = looked_through;
    auto happenings = asked.record.happenings(filter);
    if (!happenings) return happenings;
    for (auto& one : *happenings) {
      const bool there = std::ranges::any_of(one.participants, [&](const Participant& someone) {
        return someone.of == party && may_be_one(words_of(someone.name), name);
      });
      if (there && known.insert(one.id).second) meetings.push_back(std::move(one));
    }
  }
  newest_first(meetings);
  if (meetings.size() > most_meetings) meetings.resize(most_meetings);
  return meetings;
}

enum class With { posts, meetings };

// Who took part in the newest meetings, each once.
Result<std::vector<Participant>> people_of_late(const Asked& asked) {
  constexpr std::size_t meetings_looked_at = 50;
  constexpr std::size_t shown = 20;
  HappeningFilter newest;
  newest.between = When{{}, asked.view.day};
  newest.at_most = meetings_looked_at;
  const auto meetings = asked.record.happenings(newest);
  if (!meetings) return tl::unexpected(meetings.error());
  std::vector<Participant> people;
  for (const auto& one : *meetings) {
    for (const auto& someone : one.participants) {
      if (people.size() == shown) return people;
      const bool known = std::ranges::any_of(
          people, [&](const Participant& other) { return fold(other.name) == fold(someone.name); });
      if (!known) people.push_back(someone);
    }
  }
  return people;
}

Result<pages::PeopleFound> find(const Asked& asked, std::string name, With with) {
  pages::PeopleFound found;
  found.name = std::move(name);
  if (fold(found.name).empty()) return found;
  const auto part = part_after(asked, with == With::meetings ? a_few : a_page);
  if (!part) return tl::unexpected(part.error());
  NamedFilter filter{.at_most = part->count, .mentions = most_releases};
  if (!part->after.empty()) filter.after = part->after;
  auto some = some_people(asked.record, found.name, filter);
  if (!some) return tl::unexpected(some.error());
  found.previous = beginning(asked);
  if (some->next) found.next = next_address(asked, *some->next);
  for (auto& person : some->people) {
    pages::PersonParts parts{std::move(person), {}};
    if (with == With::meetings) {
      auto meetings = meetings_of(asked, parts.told);
      if (!meetings) return tl::unexpected(meetings.error());
      parts.meetings = std::move(*meetings);
    }
    found.people.push_back(std::move(parts));
  }
  // Who is known by the tables stands at the end of all.
  if (found.next.empty()) found.holders = asked.site.engine.knowledge.people_named(found.name);
  return found;
}

Json json_of(const Asked& asked, const pages::PeopleFound& found, With with) {
  Json json = {{"name", found.name}, {"people", Json::array()}};
  for (const auto& person : found.people) {
    auto item = person_told_json(person.told);
    if (with == With::meetings) {
      item["meetings"] = Json::array();
      for (const auto& one : person.meetings) item["meetings"].push_back(happening_json(one));
    }
    json["people"].push_back(std::move(item));
  }
  json["holders"] = holders_json(found.holders);
  json["next"] = address_or_null(asked, found.next);
  return json;
}

}  // namespace

Result<Answer> person(const Asked& asked) {
  const auto found = find(asked, asked.parts[0], With::meetings);
  if (!found) return tl::unexpected(found.error());
  if (found->people.empty() && found->holders.empty() && found->previous.empty()) {
    return missing(asked, "error.no_person", {{"name", asked.parts[0]}});
  }
  Answer answer;
  if (!found->next.empty()) answer.headers.push_back(next_header(asked, found->next));
  if (asked.form == Form::json) {
    answer.content = json_of(asked, *found, With::meetings);
    return answer;
  }
  if (asked.form == Form::atom) {
    std::vector<Happening> meetings;
    for (const auto& one : found->people) {
      for (const auto& meeting : one.meetings) {
        const bool known = std::ranges::any_of(
            meetings, [&](const Happening& other) { return other.id == meeting.id; });
        if (!known) meetings.push_back(meeting);
      }
    }
    newest_first(meetings);
    answer.content = person_feed(asked, found->name, meetings);
    return answer;
  }
  pages::Page page;
  page.title = found->people.size() == 1 ? found->people.front().told.name : found->name;
  page.menu = "people";
  page.body = pages::person_page(asked.view, *found);
  page.forms = other_forms(asked, {Form::json, Form::atom});
  answer.content = std::move(page);
  return answer;
}

Result<Answer> people(const Asked& asked) {
  auto found = find(asked, std::string(asked.query.value("name")), With::posts);
  if (!found) return tl::unexpected(found.error());
  Answer answer;
  if (!found->next.empty()) answer.headers.push_back(next_header(asked, found->next));
  if (asked.form == Form::json) {
    answer.content = json_of(asked, *found, With::posts);
    return answer;
  }
  if (found->name.empty()) {
    auto of_late = people_of_late(asked);
    if (!of_late) return tl::unexpected(of_late.error());
    found->of_late = std::move(*of_late);
  }
  pages::Page page;
  page.title = asked.view.text("people.title");
  page.menu = "people";
  page.body = pages::people_page(asked.view, *found);
  page.forms = other_forms(asked, {Form::json});
  answer.content = std::move(page);
  return answer;
}

}  // namespace dragoman::server
