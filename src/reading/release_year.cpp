#include "reading/release_year.h"

#include <algorithm>
#include <charconv>
#include <set>

#include "base/tsv.h"

namespace dragoman {

namespace {

constexpr std::size_t far = 120;  // bytes between the words of one phrase

// "30th" that ends at `end`: 30. Ordinals in words are rare for such numbers.
std::optional<int> ordinal_before(std::string_view text, std::size_t end,
                                  const Patterns::Tables& patterns) {
  auto before = text.substr(end > 24 ? end - 24 : 0, std::min<std::size_t>(end, 24));
  before = trim(before);
  const auto blank = before.find_last_of(" \n(");
  auto word = blank == std::string_view::npos ? before : before.substr(blank + 1);
  int number = 0;
  const auto [rest, error] = std::from_chars(word.data(), word.data() + word.size(), number);
  const auto ending =
      std::string_view(rest, static_cast<std::size_t>(word.data() + word.size() - rest));
  if (error != std::errc() || !patterns.facts->in("ordinal_ends", ending) || number < 1 ||
      number > 500)
    return {};
  return number;
}

// The first place in text[within] that one of the list's phrases stands at.
std::optional<Span> find_any(std::string_view text, Span within, const Patterns::Tables& patterns,
                             std::string_view list) {
  const auto phrases = patterns.words.find(list);
  if (phrases == patterns.words.end() || within.begin >= within.end) return {};
  const auto words = text.substr(0, within.end);
  std::optional<Span> first;
  for (const auto& phrase : phrases->second) {
    const auto at = words.find(phrase, within.begin);
    if (at == std::string_view::npos || (first && first->begin <= at)) continue;
    first = Span{at, at + phrase.size()};
  }
  return first;
}

// How many years from the release's own the date lies, where its words say so.
std::optional<int> years_on(const DateExpression& expression) {
  using Kind = DateExpression::Kind;
  if (expression.kind == Kind::counted && expression.unit == TimeUnit::year)
    return expression.count;
  if (expression.kind == Kind::point && expression.from.month == 0) return expression.from.years_on;
  return {};
}

const DateMention* date_after(const std::vector<DateMention>& dates, Span phrase, std::size_t end) {
  for (const auto& mention : dates) {
    if (mention.span.begin < phrase.end || mention.span.end > end) continue;
    return mention.span.begin - phrase.end <= far ? &mention : nullptr;
  }
  return nullptr;
}

// The years in which relations of the publisher with the parties named in the block began.
std::set<int> first_years(const Release& release, Span block, const Knowledge& knowledge) {
  std::set<PartyCode> parties;
  for (const auto& match : knowledge.find_parties(release.text, block)) {
    if (match.candidates.size() != 1) continue;
    const auto& code = match.candidates.front().party;
    const auto* party = knowledge.party(code);
    if (party != nullptr && party->kind == PartyKind::state) {
      parties.insert(code);
    } else {
      const auto members = knowledge.members(code);
      // Of a region or small group each is meant; the UN and the like are parties themselves.
      constexpr std::size_t few = 12;
      if (members.size() <= few) parties.insert(members.begin(), members.end());
    }
  }
  std::set<int> years;
  for (const auto& party : parties) {
    for (const auto* relation : knowledge.relations(release.publisher, party)) {
      if (relation->kind == "diplomatic-relations" && relation->from) {
        years.insert(relation->from->year);
      }
    }
  }
  return years;
}

}  // namespace

std::vector<PossibleYears> years_by_anniversaries(const Release& release,
                                                  const std::vector<DateMention>& dates,
                                                  const Knowledge& knowledge,
                                                  const Patterns::Tables& patterns) {
  std::vector<PossibleYears> evidence;
  const std::string_view text = release.text;
  for (const auto& block : release.blocks) {
    const auto end = std::min(block.span.end, text.size());
    for (auto found = find_any(text, {block.span.begin, end}, patterns, "anniversary"); found;
         found = find_any(text, {found->end, end}, patterns, "anniversary")) {
      const auto nth = ordinal_before(text, found->begin, patterns);
      const auto of = find_any(text, {found->end, std::min(end, found->end + far)}, patterns,
                               "diplomatic_relations");
      if (!nth || !of) continue;
      const auto* when = date_after(dates, *of, end);
      const auto on = when != nullptr ? years_on(when->expression) : std::nullopt;
      if (!on) continue;
      PossibleYears years;
      for (const int first : first_years(release, block.span, knowledge)) {
        years.push_back(first + *nth - *on);
      }
      if (!years.empty()) evidence.push_back(std::move(years));
    }
  }
  return evidence;
}

std::vector<PossibleYears> years_by_sessions(const Release& release, const Knowledge& knowledge,
                                             const Patterns::Tables& patterns) {
  std::vector<PossibleYears> evidence;
  for (const auto& block : release.blocks) {
    for (const auto& match : knowledge.find_gatherings(release.text, block.span)) {
      const auto nth = ordinal_before(release.text, match.span.begin, patterns);
      if (!nth) continue;
      const auto& sessions = match.gathering->sessions;
      const auto session = std::ranges::find(sessions, std::to_string(*nth), &Session::number);
      if (session == sessions.end() || !session->from) continue;
      const int year = session->from->year;
      evidence.push_back({year - 1, year, year + 1});
    }
  }
  return evidence;
}

}  // namespace dragoman
