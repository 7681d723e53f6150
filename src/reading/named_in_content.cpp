// Discourse: the parties that a stretch of content names.
#include <algorithm>

#include "base/tsv.h"
#include "reading/discourse.h"

namespace dragoman {

Parties Discourse::all_named(Span content) const {
  Parties parties;
  for (auto token = syntax_.token_at(content.begin);
       token < syntax_.size() && syntax_.span(token).begin < content.end; ++token) {
    if (const auto person = mentions_.person_at[index(token)]; person != Mentions::none) {
      const auto& mention = people_.mentions[person];
      const auto& of = people_.people[mention.person].of;
      if (content.contains(mention.span) && !of.empty()) add_parties(parties, {of});
    }
    if (const auto name = mentions_.name_at[index(token)]; name != Mentions::none) {
      const auto& match = mentions_.names[name];
      const auto party = meaning(match);
      if (content.contains(match.span) && party) add_parties(parties, {party->party});
    }
  }
  return parties;
}

Parties Discourse::first_named(Span content, const Parties& except) const {
  const auto& text = syntax_.release().text;
  Parties parties;
  std::size_t last_end = content.begin;
  const auto take = [&](Span span, const Parties& named) {
    if (!parties.empty()) {
      // A coordination goes on over ",", "and" and possessive marks only.
      const auto between = lower(trim(slice(text, {last_end, std::max(last_end, span.begin)})));
      if (between.size() > 12 || !patterns_.in("between_names", between)) return false;
    }
    add_parties(parties, without(named, except));
    last_end = span.end;
    return true;
  };
  for (auto token = syntax_.token_at(content.begin);
       token < syntax_.size() && syntax_.span(token).begin < content.end; ++token) {
    const auto person = mentions_.person_at[index(token)];
    const auto name = mentions_.name_at[index(token)];
    if (person != Mentions::none) {
      const auto& mention = people_.mentions[person];
      if (mention.span.end <= last_end) continue;
      const auto& of = people_.people[mention.person].of;
      if (!of.empty() && !take(mention.span, {of})) break;
      if (!of.empty()) noted(token, {of});
    } else if (name != Mentions::none) {
      const auto& match = mentions_.names[name];
      const auto party = meaning(match);
      if (match.span.end <= last_end || !party || !counts_as_named(token, match, *party, except))
        continue;
      if (!take(match.span, resolve_name(token))) break;
      noted(token, resolve_name(token));
    }
  }
  return parties;
}

// A name in content names a party unless it merely qualifies something ("Russian forces",
// "NATO membership") or is where a city lies; a capital stands for its state only in the
// company of that state.
bool Discourse::counts_as_named(TokenIndex token, const NameMatch& match, const PartyName& party,
                                const Parties& except) const {
  if (party.kind == NameKind::capital) {
    if (except.empty()) return false;
    const auto company = company_of(except.front());
    return std::ranges::find(company, party.party) != company.end();
  }
  const auto head = syntax_.head(token);
  // "supports sanctions against Belarus" is no support of Belarus; "deters threats against" it is.
  if (patterns_.in("enemy_of", syntax_.marker(token)) &&
      (head == no_token || !patterns_.in("harm", lower(syntax_.lemma(head))))) {
    return false;
  }
  const bool inside_name = head != no_token && match.span.contains(syntax_.span(head));
  const auto above = inside_name ? syntax_.head(head) : head;
  const auto relation = syntax_.basic_relation(inside_name ? head : token);
  const bool qualifies = relation == "amod" || relation == "compound";
  if (qualifies && above != no_token && !match.span.contains(syntax_.span(above))) {
    const bool agent = patterns_.in("agent", lower(syntax_.lemma(above)));
    const auto* entry = knowledge_.party(party.party);
    const bool state = entry != nullptr && entry->kind == PartyKind::state;
    if (!agent && (!state || party.kind != NameKind::name)) return false;
  }
  // "Aqaba, Jordan"
  const auto text = std::string_view(syntax_.release().text);
  if (match.span.begin >= 2 && text.substr(match.span.begin - 2, 2) == ", ") {
    const auto before = syntax_.token_at(match.span.begin - 3);
    if (before < syntax_.size()) {
      const Span near{syntax_.span(before).begin > 24 ? syntax_.span(before).begin - 24 : 0,
                      match.span.begin};
      for (const auto& place : knowledge_.find_places(text, near)) {
        if (place.span.end + 2 == match.span.begin && place.place.state == party.party)
          return false;
      }
    }
  }
  return true;
}

}  // namespace dragoman
