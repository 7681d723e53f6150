#include "reading/find_dates.h"

#include <algorithm>

#include "reading/date_grammar.h"

namespace dragoman {

namespace {

using Kind = DateExpression::Kind;

bool tells_year(const DatePoint& point) {
  return point.year != 0;
}

// A leap year stands in for an untold one.
bool may_exist(const DatePoint& point) {
  return point.month == 0 ||
         is_valid({point.year != 0 ? point.year : 2000, point.month, point.day});
}

DateMention mention_of(Span span, const DateExpression& expression) {
  const bool calendar = expression.kind == Kind::point || expression.kind == Kind::range;
  return {span, calendar && tells_year(expression.to), expression};
}

TokenIndex token_at(const Analysis& analysis, std::size_t offset) {
  const auto after = std::ranges::upper_bound(analysis.span, offset, {}, &Span::begin);
  if (after == analysis.span.begin()) return no_token;
  const auto token = static_cast<TokenIndex>(after - analysis.span.begin()) - 1;
  return offset < analysis.span[static_cast<std::size_t>(token)].end ? token : no_token;
}

// "may" the verb, "march" the verb, "2000 people" the count: a lone word that the analysis
// takes for something else; of "1700 young people" too, since old years are rare.
bool is_other_word(const Analysis& analysis, Span span, bool old) {
  const auto token = token_at(analysis, span.begin);
  if (token == no_token) return false;
  const auto at = static_cast<std::size_t>(token);
  if (analysis.span[at] != span) return false;
  if (analysis.upos[at] == Upos::aux || analysis.upos[at] == Upos::verb) return true;
  if (analysis.upos[at] != Upos::num || analysis.relation[at] != "nummod") return false;
  const auto head = analysis.head[at];
  const bool beside = head == token + 1 || (old && head > token);
  return beside &&
         analysis.features[static_cast<std::size_t>(head)].find("Number=Plur") != std::string::npos;
}

// "In March and October 2021": the first month takes the year of the last.
void share_years(std::string_view text, const Calendar& calendar,
                 std::vector<DateMention>& mentions) {
  for (std::size_t i = mentions.size(); i-- > 1;) {
    auto& before = mentions[i - 1];
    const auto& after = mentions[i];
    if (before.expression.kind != Kind::point || after.expression.kind != Kind::point) continue;
    auto& point = before.expression.from;
    const auto& with_year = after.expression.from;
    if (point.month == 0 || point.year != 0 || point.years_on || point.turn) continue;
    if ((with_year.year == 0 && !with_year.years_on) || with_year.month < point.month) continue;
    if (after.span.begin - before.span.end > 8) continue;  // ", and "
    const auto joins = cut_date_words(text, {before.span.end, after.span.begin}, calendar);
    const bool list = std::ranges::all_of(joins, [](const DateWord& word) {
      return word.mark == ',' || word.as(CalendarKind::joiner) != nullptr;
    });
    if (!list || joins.empty()) continue;
    point.year = with_year.year;
    point.years_on = with_year.years_on;
    before = mention_of(before.span, {.from = point, .to = point});
  }
}

void find_in_block(const Release& release, const Analysis& analysis, const Calendar& calendar,
                   Span block, std::vector<DateMention>& mentions) {
  const auto words = cut_date_words(release.text, block, calendar);
  const DateGrammar grammar(words);
  for (std::size_t at = 0; at < words.size();) {
    const auto begin = at;
    if (const auto pair = grammar.pair(at)) {
      if (!may_exist(pair->first) || !may_exist(pair->second)) continue;
      mentions.push_back(mention_of({words[begin].span.begin, words[pair->first_end - 1].span.end},
                                    {.from = pair->first, .to = pair->first}));
      mentions.push_back(mention_of({words[pair->second_begin].span.begin, words[at - 1].span.end},
                                    {.from = pair->second, .to = pair->second}));
    } else if (const auto found = grammar.expression(at)) {
      const Span span{words[begin].span.begin, words[at - 1].span.end};
      const bool old = found->from.year != 0 && found->from.year < oldest_likely_year;
      if (at == begin + 1 && is_other_word(analysis, span, old)) continue;
      if (may_exist(found->from) && may_exist(found->to))
        mentions.push_back(mention_of(span, *found));
    } else {
      ++at;
    }
  }
}

}  // namespace

std::vector<DateMention> find_dates(const Release& release, const Analysis& analysis,
                                    const Calendar& calendar) {
  std::vector<DateMention> mentions;
  for (const auto& block : release.blocks) {
    find_in_block(release, analysis, calendar, block.span, mentions);
  }
  share_years(release.text, calendar, mentions);
  return mentions;
}

}  // namespace dragoman
