#include <array>

#include "answers.h"
#include "formats/comparison_json.h"
#include "in_common.h"
#include "pages/compare_page.h"
#include "pages/order_ribbon.h"

namespace dragoman::server {

namespace {

constexpr std::array verdicts = {Topic::Verdict::shared, Topic::Verdict::differently,
                                 Topic::Verdict::only};

std::optional<Topic::Verdict> parse_verdict(std::string_view word) {
  for (const auto verdict : verdicts) {
    if (to_string(verdict) == word) return verdict;
  }
  return {};
}

std::size_t count_of(const Comparison& comparison, Topic::Verdict verdict) {
  return static_cast<std::size_t>(std::ranges::count(comparison.topics, verdict, &Topic::verdict));
}

std::vector<pages::Facet> choice_of_verdicts(const Asked& asked, const Comparison& comparison,
                                             std::optional<Topic::Verdict> chosen) {
  const auto& view = asked.view;
  std::vector<pages::Facet> all = {{std::string(view.text("filter.all")), comparison.topics.size(),
                                    asked.path, !chosen.has_value()}};
  for (const auto verdict : verdicts) {
    const std::string word(to_string(verdict));
    all.push_back({std::string(view.word("verdict", word)), count_of(comparison, verdict),
                   asked.path + "?verdict=" + word, chosen == verdict});
  }
  return all;
}

// The number of each topic comes first, so that those left after a choice keep theirs.
Json json_of(const std::string& id, const Comparison& comparison,
             std::optional<Topic::Verdict> chosen) {
  auto compared = comparison_json(comparison);
  auto topics = Json::array();
  for (std::size_t i = 0; i < comparison.topics.size(); ++i) {
    if (chosen && comparison.topics[i].verdict != *chosen) continue;
    Json topic = {{"number", i + 1}};
    topic.update(compared["topics"][i]);
    topics.push_back(std::move(topic));
  }
  Json json = {{"id", id}, {"counts", Json::object()}, {"orders", Json::array()}};
  for (const auto verdict : verdicts) {
    json["counts"][std::string(to_string(verdict))] = count_of(comparison, verdict);
  }
  for (std::size_t i = 0; i + 1 < comparison.readouts.size(); ++i) {
    const auto order = pages::common_order(comparison, i);
    json["orders"].push_back({{"first", comparison.readouts[i].release},
                              {"second", comparison.readouts[i + 1].release},
                              {"common", order.common},
                              {"moved", order.moved}});
  }
  json["readouts"] = std::move(compared["readouts"]);
  json["topics"] = std::move(topics);
  return json;
}

}  // namespace

Result<Answer> compare_accounts(const Asked& asked) {
  const auto& id = asked.parts[0];
  const auto verdict =
      choice<Topic::Verdict>(asked, "verdict", parse_verdict, "shared, differently, only");
  if (!verdict) return tl::unexpected(verdict.error());
  const auto happening = asked.record.happening(id);
  if (!happening) return tl::unexpected(happening.error());
  const auto comparison =
      comparison_of(asked.record, id, asked.site.engine.knowledge, asked.site.comparison_words);
  if (!comparison) return tl::unexpected(comparison.error());
  if (!*happening || !*comparison) {
    return missing(asked, "error.no_meeting", {{"id", id}});
  }
  if (asked.form == Form::json) return Answer{.content = json_of(id, **comparison, *verdict)};
  pages::Page page;
  page.title = pages::compare_title(asked.view, **happening);
  page.menu = "meetings";
  page.body = pages::compare_page(asked.view, {**happening, **comparison, *verdict,
                                               choice_of_verdicts(asked, **comparison, *verdict)});
  page.forms = other_forms(asked, {Form::json});
  return Answer{.content = std::move(page)};
}

}  // namespace dragoman::server
