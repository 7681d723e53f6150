#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "answers.h"
#include "base/parse_number.h"
#include "base/sha256.h"
#include "formats/happening_json.h"
#include "in_common.h"
#include "pages/review_page.h"
#include "problem.h"

namespace dragoman::server {

namespace {

constexpr std::size_t a_page = 20;
// So many happenings are looked through, the newest first; `between` leads to older ones.
constexpr std::size_t looked_through = 5000;

// "RELEASE#3".
Result<Decision::Side> side_called(const Asked& asked, const Record& record,
                                   const std::string& word) {
  const auto citation = citation_in(word);
  if (!citation) {
    return wrong(asked, "error.no_event", {{"word", word}});
  }
  auto side = record.side(*citation);
  if (!side) return tl::unexpected(side.error());
  if (!*side) {
    return missing(asked, "error.no_telling", {{"word", word}});
  }
  return std::move(**side);
}

// By which a decision is named in a form.
std::string id_of(const Decision& decision) {
  std::string all;
  for (const auto* side : {&decision.a, &decision.b}) {
    for (const auto& part : {side->release, side->quote, std::string(to_string(side->kind))}) {
      all += std::to_string(part.size()) + ':' + part;
    }
    for (const auto& party : side->parties) all += party + ' ';
  }
  return sha256(all).substr(0, 16);
}

bool is_of(const Decision::Side& side, const Happening& happening) {
  return std::ranges::any_of(happening.accounts, [&](const Account& account) {
    return account.at.release == side.release && account.quote == side.quote;
  });
}

bool is_decided(const Happening& a, const Happening& b, const std::vector<Decision>& decisions) {
  return std::ranges::any_of(decisions, [&](const Decision& one) {
    return (is_of(one.a, a) && is_of(one.b, b)) || (is_of(one.a, b) && is_of(one.b, a));
  });
}

bool told_by_one_release(const Happening& a, const Happening& b) {
  return std::ranges::any_of(a.accounts, [&](const Account& one) {
    return std::ranges::any_of(
        b.accounts, [&](const Account& other) { return one.at.release == other.at.release; });
  });
}

std::optional<Date> day_of(const Happening& happening) {
  if (!happening.when || happening.when->from.day == 0) return {};
  return happening.when->from;
}

std::vector<pages::Doubt> doubts_among(const std::vector<Happening>& happenings, double below) {
  std::vector<pages::Doubt> doubts;
  for (const auto& one : happenings) {
    for (std::size_t i = 1; i < one.accounts.size(); ++i) {
      if (one.accounts[i].score < below) doubts.push_back({one, i});
    }
  }
  std::ranges::stable_sort(doubts, {}, [](const pages::Doubt& doubt) {
    return doubt.happening.accounts[doubt.account].score;
  });
  return doubts;
}

// Of one kind and the same parties, few enough days apart to be one, told by different releases,
// and not decided.
std::vector<pages::NearMiss> misses_among(const std::vector<Happening>& happenings,
                                          const std::vector<Decision>& decisions) {
  using Key = std::tuple<HappeningKind, std::vector<PartyCode>, std::vector<PartyCode>>;
  std::map<Key, std::vector<const Happening*>> alike;
  for (const auto& one : happenings) {
    if (day_of(one)) alike[{one.kind, one.parties, one.hosts}].push_back(&one);
  }
  struct Found {
    int days = 0;
    const Happening* a = nullptr;
    const Happening* b = nullptr;
  };
  std::vector<Found> found;
  for (auto& [key, ones] : alike) {
    std::ranges::sort(ones, {},
                      [](const Happening* one) { return std::pair(*day_of(*one), one->id); });
    for (std::size_t i = 0; i + 1 < ones.size(); ++i) {
      const int days = days_between(*day_of(*ones[i]), *day_of(*ones[i + 1]));
      if (days <= day_slack && !told_by_one_release(*ones[i], *ones[i + 1]) &&
          !is_decided(*ones[i], *ones[i + 1], decisions)) {
        found.push_back({days, ones[i], ones[i + 1]});
      }
    }
  }
  std::ranges::stable_sort(found, [](const Found& x, const Found& y) {
    return x.days != y.days ? x.days < y.days : day_of(*x.a) > day_of(*y.a);
  });
  std::vector<pages::NearMiss> misses;
  for (const auto& [days, a, b] : found) misses.push_back({*a, *b});
  return misses;
}

template <class Item>
void cut(std::vector<Item>& items, const Part& part) {
  const auto begin = std::min(part.begin, items.size());
  const auto end = std::min(part.begin + part.count, items.size());
  items.erase(items.begin() + static_cast<std::ptrdiff_t>(end), items.end());
  items.erase(items.begin(), items.begin() + static_cast<std::ptrdiff_t>(begin));
}

Json side_json(const Decision::Side& side) {
  return {{"release", side.release},
          {"kind", to_string(side.kind)},
          {"parties", side.parties},
          {"quote", one_line(side.quote)}};
}

Json review_json(const pages::ReviewParts& parts, const std::optional<std::string>& next) {
  Json json = {{"doubtful", Json::array()},           {"near_misses", Json::array()},
               {"decisions", Json::array()},          {"all_doubtful", parts.all_doubts},
               {"all_near_misses", parts.all_misses}, {"next", next ? Json(*next) : Json(nullptr)}};
  for (const auto& doubt : parts.doubts) {
    auto one = happening_json(doubt.happening);
    one["doubtful"] = to_string(doubt.happening.accounts[doubt.account].at);
    json["doubtful"].push_back(std::move(one));
  }
  for (const auto& miss : parts.misses) {
    json["near_misses"].push_back({{"a", happening_json(miss.a)}, {"b", happening_json(miss.b)}});
  }
  for (const auto& [id, decision] : parts.decisions) {
    const auto* const verdict = decision.verdict == Decision::Verdict::same ? "same" : "apart";
    json["decisions"].push_back({{"id", id},
                                 {"verdict", verdict},
                                 {"a", side_json(decision.a)},
                                 {"b", side_json(decision.b)}});
  }
  return json;
}

Result<pages::ReviewParts> parts_of(const Asked& asked) {
  const auto below_word = asked.query.value("below");
  const auto below = below_word.empty() ? std::optional(0.8) : parse_number<double>(below_word);
  if (!below) {
    return wrong(asked, "error.no_number", {{"name", "below"}, {"word", std::string(below_word)}});
  }
  HappeningFilter filter;
  filter.at_most = looked_through;
  if (const auto word = asked.query.value("between"); !word.empty()) {
    filter.between = parse_edtf(word);
    if (!filter.between) {
      return wrong(asked, "error.interval", {{"name", "between"}, {"word", std::string(word)}});
    }
  }
  const auto happenings = asked.record.happenings(filter);
  if (!happenings) return tl::unexpected(happenings.error());
  const auto decisions = asked.record.decisions();
  if (!decisions) return tl::unexpected(decisions.error());
  pages::ReviewParts parts;
  parts.doubts = doubts_among(*happenings, *below);
  parts.misses = misses_among(*happenings, *decisions);
  for (const auto& decision : *decisions) parts.decisions.push_back({id_of(decision), decision});
  std::ranges::reverse(parts.decisions);
  parts.all_doubts = parts.doubts.size();
  parts.all_misses = parts.misses.size();
  return parts;
}

// What a decision does to the record; how many decisions were kept or undone.
Result<std::size_t> decide_in(const Asked& asked, Record& record, const Query& form) {
  const auto verb = form.value("verb");
  if (verb == "undo" && form.has("decision")) {
    const auto decisions = record.decisions();
    if (!decisions) return tl::unexpected(decisions.error());
    for (const auto& decision : *decisions) {
      if (id_of(decision) != form.value("decision")) continue;
      const auto undone = record.undo_decision(decision.a, decision.b);
      if (!undone) return tl::unexpected(undone.error());
      return *undone ? 1U : 0U;
    }
    return 0;
  }
  if (verb != "same" && verb != "apart" && verb != "undo" && verb != "split") {
    return wrong(
        asked, "error.choice",
        {{"name", "verb"}, {"word", std::string(verb)}, {"choices", "same, apart, split, undo"}});
  }
  const auto b = side_called(asked, record, std::string(form.value("b")));
  if (!b) return tl::unexpected(b.error());
  std::vector<Decision::Side> others;
  if (verb == "split") {
    const auto meeting = record.happening(form.value("meeting"));
    if (!meeting) return tl::unexpected(meeting.error());
    if (!*meeting) {
      return missing(asked, "error.meeting_gone", {{"id", std::string(form.value("meeting"))}});
    }
    for (const auto& account : (*meeting)->accounts) {
      const auto side = record.side(account.at);
      if (!side) return tl::unexpected(side.error());
      if (*side && **side != *b) others.push_back(**side);
    }
  } else {
    auto a = side_called(asked, record, std::string(form.value("a")));
    if (!a) return tl::unexpected(a.error());
    if (*a != *b) others.push_back(std::move(*a));
  }
  std::size_t count = 0;
  for (const auto& other : others) {
    if (verb == "undo") {
      const auto undone = record.undo_decision(other, *b);
      if (!undone) return tl::unexpected(undone.error());
      if (*undone) ++count;
      continue;
    }
    const auto verdict = verb == "same" ? Decision::Verdict::same : Decision::Verdict::apart;
    const auto decided = record.decide({verdict, other, *b});
    if (!decided) return tl::unexpected(decided.error());
    ++count;
  }
  return count;
}

Answer sent_on(const Asked& asked, std::string_view to) {
  return Answer{.status = 303,
                .content = std::string(),
                .headers = {{"Location", asked.view.address(to)}, {"Cache-Control", "no-store"}}};
}

}  // namespace

Result<Answer> review(const Asked& asked) {
  const auto part = part_of(asked, a_page);
  if (!part) return tl::unexpected(part.error());
  auto parts = parts_of(asked);
  if (!parts) return tl::unexpected(parts.error());
  const bool more = std::max(parts->all_doubts, parts->all_misses) > part->begin + part->count;
  cut(parts->doubts, *part);
  cut(parts->misses, *part);
  Answer answer;
  if (more) answer.headers.push_back(next_header(asked, *part));
  if (asked.form == Form::json) {
    answer.content =
        review_json(*parts, more ? std::optional(asked.view.address(next_address(asked, *part)))
                                 : std::nullopt);
    return answer;
  }
  if (more) parts->next = next_address(asked, *part);
  if (part->begin > 0) parts->previous = "/review?" + asked.query.with("next", "").encoded();
  parts->form_token = form_token(FormOf::signed_in, *asked.site.token);
  for (const auto* done : {"same", "apart", "split", "undo", "nothing"}) {
    if (asked.query.value("done") == done) parts->done = done;
  }
  pages::Page page;
  page.title = asked.view.text("review.title");
  page.no_index = true;
  page.body = pages::review_page(asked.view, *parts);
  page.forms = other_forms(asked, {Form::json});
  answer.content = std::move(page);
  return answer;
}

Result<Answer> decide(const Asked& asked) {
  if (!asked.write) {
    return Answer{.status = 503,
                  .content = Refusal{503, std::string(asked.view.text("error.read_only"))}};
  }
  const Query form(asked.request.body);
  std::size_t count = 0;
  const auto written = asked.write([&](Record& record) -> Result<void> {
    const auto decided = decide_in(asked, record, form);
    if (!decided) return tl::unexpected(decided.error());
    count = *decided;
    return {};
  });
  if (!written) return tl::unexpected(written.error());
  if (asked.form == Form::json) return Answer{.content = Json{{"decisions", count}}};
  return sent_on(asked,
                 fmt::format("/review?done={}", count == 0 ? "nothing" : form.value("verb")));
}

Result<Answer> sign_in(const Asked& asked) {
  const auto& token = asked.site.token;  // is there, or the form could not be ours
  if (!is_token(Query(asked.request.body).value("token"), *token)) {
    pages::Page page;
    page.title = asked.view.text("error.401");
    page.body = pages::sign_in_page(asked.view, form_token(FormOf::signing_in, *token), true);
    page.no_index = true;
    return Answer{.status = 401,
                  .content = std::move(page),
                  .headers = {{"WWW-Authenticate", "Bearer realm=\"dragoman\""}}};
  }
  auto answer = sent_on(asked, "/review");
  const bool secure = asked.request.origin.starts_with("https://");
  answer.headers.emplace_back("Set-Cookie", cookie_of(*token, secure));
  return answer;
}

Result<Answer> sign_out(const Asked& asked) {
  auto answer = sent_on(asked, "/");
  answer.headers.emplace_back("Set-Cookie", no_cookie());
  return answer;
}

}  // namespace dragoman::server
