#include "asked.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "base/base64.h"
#include "base/sha256.h"

namespace dragoman::server {

namespace {

constexpr std::size_t largest_part = 1000;
constexpr std::size_t mark_size = 8;
constexpr std::string_view no_mark = "00000000";

std::optional<std::size_t> number(std::string_view word) {
  std::size_t value = 0;
  const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), value);
  if (error != std::errc() || end != word.data() + word.size()) return {};
  return value;
}

std::optional<std::size_t> hex_number(std::string_view word) {
  std::size_t value = 0;
  const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), value, 16);
  if (error != std::errc() || end != word.data() + word.size()) return {};
  return value;
}

Result<std::size_t> count_of(const Asked& asked, std::size_t by_default) {
  const auto count = asked.query.value("count");
  if (count.empty()) return by_default;
  const auto value = number(count);
  if (value && *value != 0 && *value <= largest_part) return *value;
  return wrong(
      asked, "error.number_to",
      {{"name", "count"}, {"word", std::string(count)}, {"most", std::to_string(largest_part)}});
}

std::string upper(std::string_view word) {
  std::string big(word);
  for (auto& c : big) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  }
  return big;
}

}  // namespace

std::string_view suffix(Form form) {
  switch (form) {
    case Form::page:
      return "";
    case Form::json:
      return ".json";
    case Form::csv:
      return ".csv";
    case Form::ics:
      return ".ics";
    case Form::atom:
      return ".atom";
    case Form::markdown:
      return ".md";
    case Form::text:
      return ".txt";
  }
  return "";
}

std::string_view media_type(Form form) {
  switch (form) {
    case Form::page:
      return "text/html; charset=utf-8";
    case Form::json:
      return "application/json";
    case Form::csv:
      return "text/csv; charset=utf-8; header=present";
    case Form::ics:
      return "text/calendar; charset=utf-8";
    case Form::atom:
      return "application/atom+xml";
    case Form::markdown:
      return "text/markdown; charset=utf-8";
    case Form::text:
      return "text/plain; charset=utf-8";
  }
  return "application/octet-stream";
}

std::string_view name_of(Form form) {
  switch (form) {
    case Form::page:
      return "HTML";
    case Form::json:
      return "JSON";
    case Form::csv:
      return "CSV";
    case Form::ics:
      return "iCalendar";
    case Form::atom:
      return "Atom";
    case Form::markdown:
      return "Markdown";
    case Form::text:
      return "Text";
  }
  return "";
}

Result<Part> part_of(const Asked& asked, std::size_t count_by_default) {
  const auto count = count_of(asked, count_by_default);
  if (!count) return tl::unexpected(count.error());
  Part part{0, *count};
  if (const auto next = asked.query.value("next"); !next.empty()) {
    const auto begin = next.size() > mark_size ? hex_number(next.substr(mark_size)) : std::nullopt;
    if (!begin || *begin > 100'000'000 || !hex_number(next.substr(0, mark_size))) {
      return unknown_next(asked);
    }
    part.begin = *begin;
    part.after = next.substr(0, mark_size);
    if (part.after == no_mark) part.after.clear();
  }
  return part;
}

tl::unexpected<Error> wrong(const Asked& asked, std::string_view key, const Words& words) {
  return fail(ErrorCode::bad_input, asked.view.say(key, words));
}

tl::unexpected<Error> missing(const Asked& asked, std::string_view key, const Words& words) {
  return fail(ErrorCode::not_found, asked.view.say(key, words));
}

tl::unexpected<Error> unknown_next(const Asked& asked) {
  return wrong(asked, "error.next");
}

Result<PartAfter> part_after(const Asked& asked, std::size_t count_by_default) {
  const auto count = count_of(asked, count_by_default);
  if (!count) return tl::unexpected(count.error());
  PartAfter part{*count};
  if (const auto next = asked.query.value("next"); !next.empty()) {
    auto key = from_base64(next);
    if (!key || key->empty()) return unknown_next(asked);
    part.after = std::move(*key);
  }
  return part;
}

std::string mark_of(std::string_view key) {
  return sha256(key).substr(0, mark_size);
}

std::string next_address(const Asked& asked, const Part& part) {
  const auto query = asked.query.with(
      "next",
      fmt::format("{}{:x}", part.last.empty() ? no_mark : part.last, part.begin + part.count));
  return fmt::format("{}{}?{}", asked.path, suffix(asked.form), query.encoded());
}

std::string next_address(const Asked& asked, std::string_view key) {
  return fmt::format("{}{}?{}", asked.path, suffix(asked.form),
                     asked.query.with("next", to_base64(key)).encoded());
}

std::pair<std::string, std::string> next_header(const Asked& asked, const std::string& address) {
  return {"Link", fmt::format("<{}>; rel=\"next\"", asked.view.address(address))};
}

std::pair<std::string, std::string> next_header(const Asked& asked, const Part& part) {
  return next_header(asked, next_address(asked, part));
}

Result<PartyCode> party_called(const Asked& asked, std::string_view word) {
  const auto& knowledge = asked.site.engine.knowledge;
  if (knowledge.party(word) != nullptr || word.starts_with("org:")) return PartyCode(word);
  if (const auto big = upper(word); knowledge.party(big) != nullptr) return big;
  const auto called = knowledge.parties_called(word);
  if (called.size() == 1) return called.front();
  if (called.empty()) return missing(asked, "error.no_party", {{"word", std::string(word)}});
  std::string choices;
  for (const auto& code : called) {
    choices += fmt::format("{}{} ({})", choices.empty() ? "" : ", ", code, asked.view.party(code));
  }
  return wrong(asked, "error.several_parties", {{"word", std::string(word)}, {"parties", choices}});
}

Result<Date> day_asked(const Asked& asked) {
  const auto on = asked.query.value("on");
  if (on.empty()) return asked.view.day;
  const auto date = parse_date(on);
  if (!date || date->day == 0) {
    return wrong(asked, "error.day", {{"name", "on"}, {"word", std::string(on)}});
  }
  return *date;
}

std::vector<pages::OtherForm> other_forms(const Asked& asked, std::initializer_list<Form> forms) {
  const auto query = asked.query.encoded();
  std::vector<pages::OtherForm> others;
  for (const auto form : forms) {
    others.push_back({std::string(name_of(form)), std::string(media_type(form)),
                      fmt::format("{}{}{}{}", asked.path == "/" ? "/home" : asked.path,
                                  suffix(form), query.empty() ? "" : "?", query)});
  }
  return others;
}

}  // namespace dragoman::server
