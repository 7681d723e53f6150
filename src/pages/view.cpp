#include "view.h"

#include <fmt/format.h>

#include "formats/finding_json.h"
#include "formats/told_title.h"

namespace dragoman::pages {

namespace {

// A release is told by who published it and when; by its id where nobody knows who did.
Html cite_at(const View& view, const Citation& citation, char kind, const std::string& mark,
             std::string_view publisher, const std::optional<When>& published) {
  const auto address = finding_address(citation, kind);
  const auto day = published ? to_edtf(published->from) : std::string(view.text("undated"));
  const auto of = publisher.empty() ? citation.release : std::string(publisher);
  const auto called = fmt::format("{}: {}, {}, {}", view.text("cite.label"),
                                  publisher.empty() ? of : view.party(publisher), day, mark);
  return element("a",
                 {{"class", "cite"},
                  {"href", view.address(address)},
                  {"data-release", citation.release},
                  {"aria-label", called}},
                 of, " ", day, " ", element("b", {}, mark));
}

// The words with what stands for each {name}.
template <class Text, class Plain>
Text filled(std::string_view words, const std::map<std::string_view, Text>& values, Plain plain) {
  Text all;
  for (std::size_t at = 0; at < words.size();) {
    const auto open = words.find('{', at);
    all += plain(words.substr(at, open - at));
    if (open == std::string_view::npos) break;
    const auto close = words.find('}', open);
    if (close == std::string_view::npos) break;
    const auto value = values.find(words.substr(open + 1, close - open - 1));
    if (value != values.end()) all += value->second;
    at = close + 1;
  }
  return all;
}

}  // namespace

std::string View::address(std::string_view path) const {
  if (language.code == languages.front().code) return std::string(path);
  return "/" + language.code + (path == "/" ? std::string() : std::string(path));
}

Html View::fill(std::string_view key, const std::map<std::string_view, Html>& values) const {
  return filled(text(key), values, [](std::string_view words) { return pages::text(words); });
}

std::string View::say(std::string_view key,
                      const std::map<std::string_view, std::string>& values) const {
  return filled(text(key), values, [](std::string_view words) { return std::string(words); });
}

Html View::count(std::string_view key, std::size_t n) const {
  return fill(fmt::format("{}.{}", key, n == 1 ? "one" : "many"),
              {{"n", pages::text(std::to_string(n))}});
}

std::string View::party(std::string_view code) const {
  const auto name = language.party_names.find(code);
  return name == language.party_names.end() ? party_name(std::string(code), knowledge)
                                            : name->second;
}

Html View::party_link(std::string_view code) const {
  return link(address("/party/" + url_part(code)), party(code));
}

Html View::party_links(const std::vector<PartyCode>& codes) const {
  Html html;
  for (const auto& code : codes) {
    if (!html.empty()) html += pages::together(text("list.comma"), " ");
    html += party_link(code);
  }
  return html;
}

std::string View::date_words(const Date& date) const {
  const auto form = date.day != 0 ? "date.day" : date.month != 0 ? "date.month" : "date.year";
  const auto month =
      date.month == 0 ? std::string() : std::string(text(fmt::format("month.{}", date.month)));
  return say(
      form,
      {{"year", std::to_string(date.year)}, {"month", month}, {"day", std::to_string(date.day)}});
}

std::string View::when_words(const When& when) const {
  if (when.from == when.to) return date_words(when.from);
  const auto end = [&](const Date& date) {
    return date.year == 0 ? std::string() : date_words(date);
  };
  return end(when.from) + " – " + end(when.to);
}

Html View::date(const Date& day_or_less) const {
  return element("time", {{"datetime", to_edtf(day_or_less)}}, date_words(day_or_less));
}

Html View::when(const std::optional<When>& when) const {
  if (!when) return element("span", {{"class", "undated"}}, text("undated"));
  // HTML's <time> knows no intervals: their EDTF goes where scripts find it.
  if (when->from == when->to) return date(when->from);
  return element("span", {{"data-edtf", to_edtf(*when)}}, when_words(*when));
}

std::string View::place(const std::string& where) const {
  const auto comma = where.rfind(", ");
  const auto state = comma == std::string::npos ? where : where.substr(comma + 2);
  if (knowledge.party(state) == nullptr) return where;
  return comma == std::string::npos ? party(state) : where.substr(0, comma + 2) + party(state);
}

std::string_view View::word(std::string_view of, std::string_view value) const {
  return text(fmt::format("{}.{}", of, value));
}

std::string release_address(std::string_view id) {
  return "/release/" + url_part(id);
}
std::string pair_address(std::string_view a, std::string_view b) {
  return "/pair/" + url_part(a) + "/" + url_part(b);
}
std::string meeting_address(std::string_view id) {
  return "/meeting/" + url_part(id);
}

std::string finding_address(const Citation& citation, char kind) {
  return fmt::format("{}#{}{}", release_address(citation.release), kind, citation.number);
}

Html cite(const View& view, const Citation& citation, std::string_view publisher,
          const std::optional<When>& published) {
  return cite_at(view, citation, 'e', fmt::format("#{}", citation.number), publisher, published);
}

Html cite_fact(const View& view, const Citation& citation, std::string_view publisher,
               const std::optional<When>& published) {
  return cite_at(view, citation, 'f', fmt::format("#f{}", citation.number), publisher, published);
}

Html quote(std::string_view words, std::size_t longest) {
  auto shown = one_line(words);
  if (longest != 0 && shown.size() > longest) {
    const auto blank = shown.rfind(' ', longest);
    // Without a blank nothing is cut, so that no letter is.
    if (blank != std::string::npos) shown = shown.substr(0, blank) + " …";
  }
  return element("q", {}, shown);
}

Html event_line(const View& view, const Event& event) {
  auto html = together(element("b", {{"class", "act"}}, view.word("act", to_string(event.act))),
                       " ", view.party_links(event.actors));
  if (!event.recipients.empty()) {
    html += together(element("span", {{"aria-label", std::string(view.text("to"))}}, " → "),
                     view.party_links(event.recipients));
  }
  if (!event.where.empty()) html += together(" · ", view.place(event.where));
  if (event.status != Status::occurred) {
    html += together(
        " ", element("span", {{"class", "status"}}, view.word("status", to_string(event.status))));
  }
  return html;
}

Html fact_line(const View& view, const Fact& fact) {
  auto html = element("b", {{"class", "act"}}, view.word("fact", to_string(fact.kind)));
  const auto add = [&html](const Html& more) { html += together(" · ", more); };
  auto name = fact.nth ? fmt::format("{}. ", *fact.nth) + fact.name : fact.name;
  if (!fact.of.empty()) name += (name.empty() ? "" : ": ") + fact.of;
  if (!name.empty()) html += together(" ", name);
  std::vector<PartyCode> parties = parties_of(fact);
  if (!parties.empty()) add(view.party_links(parties));
  if (fact.year) add(text(std::to_string(*fact.year)));
  if (fact.since) add(view.fill("since", {{"date", view.when(fact.since)}}));
  if (fact.when) add(view.when(fact.when));
  if (!fact.state.empty()) add(text(view.word("stage", fact.state)));
  if (!fact.where.empty()) add(text(view.place(fact.where)));
  return html;
}

Html fact_row(const View& view, std::string_view key, const Html& value) {
  if (value.empty()) return {};
  return together(element("dt", {}, view.text(key)), element("dd", {}, value));
}

Html happening_line(const View& view, const Happening& happening) {
  auto what = together(view.word("kind", to_string(happening.kind)));
  if (!happening.gathering.empty()) what += together(": ", happening.gathering);
  auto html = together(
      view.when(happening.when), " ",
      link(view.address(meeting_address(happening.id)), element("b", {{"class", "act"}}, what)),
      " ", view.party_links(happening.parties));
  if (!happening.hosts.empty()) {
    html += together(element("span", {{"aria-label", std::string(view.text("to"))}}, " → "),
                     view.party_links(happening.hosts));
  }
  if (!happening.where.empty()) html += together(" · ", view.place(happening.where));
  if (happening.level != Level::unknown) {
    html += together(" · ", view.word("level", to_string(happening.level)));
  }
  if (happening.status != Status::occurred) {
    html += together(" ", element("span", {{"class", "status"}},
                                  view.word("status", to_string(happening.status))));
  }
  std::size_t releases = 0;
  std::string_view last;
  for (const auto& account : happening.accounts) {
    if (account.at.release != last) ++releases;
    last = account.at.release;
  }
  html += together(" ", element("small", {}, view.count("told_by", releases)));
  return html;
}

}  // namespace dragoman::pages
