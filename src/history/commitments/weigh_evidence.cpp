#include "history/commitments/weigh_evidence.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <set>

namespace dragoman {

namespace {

constexpr double enough = 0.5;             // of the promise's words in the evidence
constexpr double enough_general = 0.75;    // where all of them are general words
constexpr double back_counts = 0.8;        // what speaks of nothing else, against what covers all
constexpr int referred_within_days = 365;  // "the invitation": one of the last year

constexpr ActSet mutual = act_bit(Act::meet) | act_bit(Act::call) | act_bit(Act::discuss) |
                          act_bit(Act::sign) | act_bit(Act::cooperate);
constexpr ActSet by_who_alone = act_bit(Act::meet) | act_bit(Act::call) | act_bit(Act::visit);
constexpr ActSet words_only = act_bit(Act::agree) | act_bit(Act::pledge) | act_bit(Act::propose) |
                              act_bit(Act::request) | act_bit(Act::hope) | act_bit(Act::interest) |
                              act_bit(Act::invite) | act_bit(Act::reject);
constexpr ActSet lasting_deeds =
    act_bit(Act::sign) | act_bit(Act::establish) | act_bit(Act::cooperate) | act_bit(Act::aid);
constexpr ActSet looks_back = act_bit(Act::commend) | act_bit(Act::state);

using Parties = std::vector<PartyCode>;

bool any_in(const Parties& these, const Parties& those) {
  return std::ranges::any_of(these, [&](const PartyCode& party) {
    return std::ranges::find(those, party) != those.end();
  });
}
bool all_in(const Parties& these, const Parties& those) {
  return std::ranges::all_of(these, [&](const PartyCode& party) {
    return std::ranges::find(those, party) != those.end();
  });
}
bool involves_all(const Clue& clue, const Parties& parties) {
  return std::ranges::all_of(parties, [&](const PartyCode& party) { return clue.involves(party); });
}
bool involves_any(const Clue& clue, const Parties& parties) {
  return std::ranges::any_of(parties, [&](const PartyCode& party) { return clue.involves(party); });
}

bool asks(const Promise& promise) {
  return is_asked(promise.kind);
}

// A promise and a clue side by side.
struct Pair {
  const Promise& promise;
  const Clue& clue;
  std::size_t number;  // of the clue
  const Scales& scales;
  Likeness likeness;
  bool told_here = false;             // the clue's release tells the promise
  std::size_t after = 0;              // how many events after it; 0: before it or elsewhere
  [[nodiscard]] bool later() const {  // on a later day, surely
    return clue.first.year != 0 && promise.first.year != 0 && clue.first > promise.last;
  }
  [[nodiscard]] bool published_later() const {
    return !told_here && clue.told.year != 0 && promise.first.year != 0 && clue.told > promise.last;
  }
  [[nodiscard]] bool within(int days) const {
    return promise.last.year != 0 && clue.first <= add_days(promise.last, days);
  }
};

// Whether those who do it are those who promised it or were asked.
bool done_by_the_right(const Pair& pair) {
  const auto& promise = pair.promise;
  const auto& clue = pair.clue;
  const bool one_matter = pair.likeness.telling >= 2 || pair.likeness.cover >= enough_general;
  switch (promise.kind) {
    case CommitmentKind::agreed:
      if (involves_all(clue, promise.parties)) return true;
      return !has(by_who_alone, clue.act) && one_matter && all_in(clue.actors, promise.parties) &&
             all_in(clue.recipients, promise.parties);
    case CommitmentKind::pledged:
      if (!any_in(promise.who, clue.actors)) return false;
      if (promise.whom.empty() || involves_any(clue, promise.whom)) return true;
      return clue.recipients.empty() && !has(by_who_alone, clue.act);
    case CommitmentKind::proposed:
      if (!any_in(promise.parties, clue.actors)) return false;
      if (has(mutual, clue.act)) return involves_all(clue, promise.parties);
      return promise.whom.empty() || involves_any(clue, promise.whom) || one_matter;
    case CommitmentKind::requested:
    case CommitmentKind::invited:
      if (!any_in(promise.whom, clue.actors)) return false;
      if (has(by_who_alone, clue.act)) return involves_any(clue, promise.who);
      return clue.recipients.empty() || involves_any(clue, promise.who) || one_matter;
  }
  return false;
}

// Whether it is the side asked that speaks, to who asked or to nobody in particular.
bool said_by_the_side_asked(const Pair& pair) {
  const auto& promise = pair.promise;
  const auto& clue = pair.clue;
  const bool other_speaks =
      promise.whom.empty()
          ? std::ranges::any_of(clue.actors,
                                [&](const PartyCode& party) {
                                  return std::ranges::find(promise.who, party) == promise.who.end();
                                })
          : any_in(promise.whom, clue.actors);
  if (!other_speaks) return false;
  return clue.recipients.empty() || involves_any(clue, promise.who) || pair.likeness.telling > 0;
}

bool is_matched(const Pair& pair) {
  const auto& likeness = pair.likeness;
  if (likeness.telling == 0) return false;
  if (likeness.cover >= enough) return true;
  return likeness.cover >= least_cover && likeness.back * back_counts >= enough;
}

std::set<TermNumber> with_role(const std::vector<Token>& tokens, WordRoles role,
                               const Terms& terms) {
  std::set<TermNumber> found;
  for (const auto& token : tokens) {
    if ((terms[token.term].roles & role) != 0) found.insert(token.term);
  }
  return found;
}

// "the 5th session" and "the 6th session".
bool is_other_number(const Pair& pair) {
  const auto ordinals = [&](const std::vector<Token>& tokens) {
    std::set<TermNumber> found;
    for (const auto& token : tokens) {
      if (pair.scales.terms[token.term].ordinal) found.insert(token.term);
    }
    return found;
  };
  const auto promised = ordinals(pair.promise.matter);
  const auto told = ordinals(pair.clue.tokens);
  return !promised.empty() && !told.empty() &&
         std::ranges::none_of(promised, [&](TermNumber term) { return told.count(term) != 0; });
}

// The President was invited, and the deputy minister came.
bool is_other_visitor(const Pair& pair) {
  const auto& terms = pair.scales.terms;
  const auto role = role_bit(WordRole::office);
  const auto invited = with_role(pair.promise.matter, role, terms);
  const auto came = with_role(pair.clue.tokens, role, terms);
  if (invited.empty() || came.empty()) return false;
  const auto deputy = role_bit(WordRole::deputy);
  return !std::ranges::includes(came, invited) ||
         with_role(pair.promise.matter, deputy, terms).empty() !=
             with_role(pair.clue.tokens, deputy, terms).empty();
}

// How surely an act that could do what was promised is about this promise; 0: not.
double fit_of_deed(const Pair& pair) {
  if (is_other_number(pair) || !done_by_the_right(pair)) return 0;
  const auto& likeness = pair.likeness;
  const bool unnamed = pair.promise.told_by_deed;
  if (has(pair.promise.deed, Act::visit) && pair.clue.act == Act::visit) {
    if (is_other_visitor(pair) || !pair.within(unnamed_within_days)) return 0;
    return enough + enough * likeness.cover;
  }
  if (!unnamed) {
    // Talks at the place named do not set up what was to be set up there.
    const bool by_talks =
        has(by_who_alone, pair.clue.act) && has(pair.promise.deed, Act::establish);
    if (by_talks && likeness.cover < enough_general) return 0;
    return is_matched(pair) ? std::max(likeness.cover, back_counts * likeness.back) : 0;
  }
  if (!pair.within(unnamed_within_days)) return 0;
  if (pair.promise.topics.empty()) return has(by_who_alone, pair.clue.act) ? enough : 0;
  const bool general = likeness.cover >= enough_general;
  if (!general) return 0;
  if (has(by_who_alone, pair.clue.act)) return likeness.cover * enough_general;
  return likeness.back >= enough ? likeness.back * enough_general : 0;
}

std::string_view without_signs(std::string_view word) {
  constexpr std::string_view signs = ".,;:!?()\"";
  const auto begin = word.find_first_not_of(signs);
  if (begin == std::string_view::npos) return word;
  return word.substr(begin, word.find_last_not_of(signs) + 1 - begin);
}

std::string in_common(const Pair& pair) {
  std::set<std::string> words;
  const auto& stated = *pair.scales.clues[pair.promise.stated].event;
  const auto text = stated.quote + stated.about;  // as its tokens count
  for (const auto& token : pair.promise.matter) {
    if (!std::ranges::binary_search(pair.likeness.shared, token.term)) continue;
    words.emplace(
        without_signs(std::string_view(text).substr(token.begin, token.end - token.begin)));
  }
  return words.empty() ? std::string() : fmt::format("; in common: {}", fmt::join(words, ", "));
}

WeighedEvidence evidence(const Pair& pair, CommitmentStatus leads_to, double score,
                         std::string_view reason) {
  return {.clue = pair.number,
          .leads_to = leads_to,
          .score = std::clamp(score, 0.0, 1.0),
          .reason = fmt::format("{}{}", reason, in_common(pair))};
}

bool means_yes(const Pair& pair) {
  const auto& answers = pair.scales.tables.answers;
  const auto answer = answers.find(pair.clue.act);
  return answer != answers.end() && answer->second == CommitmentStatus::under_way;
}

// What was promised is done, announced, put off or called off.
std::optional<WeighedEvidence> weigh_deed(const Pair& pair) {
  if (!has(pair.promise.deed, pair.clue.act)) return {};
  const auto status = pair.clue.status;
  // "held talks on the opening of": of what is still to be done.
  if (pair.clue.act != Act::establish && has(pair.clue.told_of, Act::establish)) return {};
  const bool granted = asks(pair.promise) && pair.clue.act == Act::support && pair.after != 0;
  if (status == Status::occurred && !granted && !(pair.later() && pair.clue.dated)) return {};
  if (status != Status::occurred && !pair.published_later()) return {};
  const auto fit = fit_of_deed(pair);
  if (fit <= 0) return {};
  const auto act = to_string(pair.clue.act);
  switch (status) {
    case Status::occurred:
      if (pair.promise.lasting) {
        return evidence(pair, CommitmentStatus::under_way, fit, fmt::format("{} as promised", act));
      }
      return evidence(pair, CommitmentStatus::done, fit, fmt::format("{} as promised", act));
    case Status::planned:
      return evidence(pair, CommitmentStatus::under_way, fit, fmt::format("{} announced", act));
    case Status::denied:
      if (asks(pair.promise) && means_yes(pair)) {
        return evidence(pair, CommitmentStatus::declined, fit, fmt::format("{} denied", act));
      }
      if ((pair.clue.roles & role_bit(WordRole::called_off)) != 0) {
        return evidence(pair, CommitmentStatus::declined, fit, fmt::format("{} called off", act));
      }
      return evidence(pair, CommitmentStatus::open, fit,
                      fmt::format("{} not yet, or put off", act));
    case Status::hypothetical:
      break;
  }
  return {};
}

// "welcomed the opening of the embassy"
std::optional<WeighedEvidence> weigh_look_back(const Pair& pair) {
  const auto& clue = pair.clue;
  if (!has(looks_back, clue.act) || (clue.told_of & pair.promise.deed) == 0) return {};
  if (!pair.later() || (clue.roles & role_bit(WordRole::ahead)) != 0) return {};
  if (!involves_any(clue, pair.promise.parties)) return {};
  if (is_other_number(pair) || !is_matched(pair)) return {};
  const auto status = pair.promise.lasting ? CommitmentStatus::under_way : CommitmentStatus::done;
  return evidence(pair, status, pair.likeness.cover, "told as done");
}

// "accepted the invitation to visit": the noun, and what the promise is to do.
bool names_the_deed(const Pair& pair) {
  const auto& tables = pair.scales.tables;
  return std::ranges::any_of(pair.clue.tokens, [&](const Token& token) {
    const auto deeds = tables.deeds.find(pair.scales.terms[token.term].stem);
    return deeds != tables.deeds.end() &&
           std::ranges::any_of(deeds->second, [&](const DeedWords& words) {
             return (words.acts & pair.promise.deed) != 0;
           });
  });
}

bool is_about_something_else(const Pair& pair) {
  return std::ranges::any_of(pair.clue.core, [&](const LineTerm& topic) {
    return pair.scales.terms.is_telling(topic.term) &&
           !std::ranges::binary_search(pair.promise.names, topic.term) &&
           !std::ranges::binary_search(pair.likeness.shared, topic.term);
  });
}

// A yes, a no, or neither, by the side asked.
std::optional<WeighedEvidence> weigh_answer(const Pair& pair) {
  const auto& promise = pair.promise;
  const auto& clue = pair.clue;
  const auto& tables = pair.scales.tables;
  if (!asks(promise) || clue.status != Status::occurred) return {};
  const auto answer = tables.answers.find(clue.act);
  if (answer == tables.answers.end() || !said_by_the_side_asked(pair)) return {};
  const bool follows = pair.after != 0;
  if (!follows && (pair.told_here || clue.first.year == 0 || clue.first < promise.first)) return {};

  const bool names_it = (clue.roles & role_bit(WordRole::named, promise.kind)) != 0;
  const bool refers = names_it || (clue.roles & role_bit(WordRole::pronoun)) != 0;
  if (has(tables.answers_if_named, clue.act) && !refers) return {};
  const auto& likeness = pair.likeness;
  const auto said = fmt::format("{} of the side asked", to_string(clue.act));
  if (is_matched(pair) || (follows && likeness.telling > 0 && likeness.back >= enough)) {
    return evidence(pair, answer->second, std::max(likeness.cover, likeness.back), said);
  }
  if (follows && refers && !is_about_something_else(pair)) {
    return evidence(pair, answer->second, enough_general,
                    said + ", which refers to it in the same release");
  }
  if (names_it && names_the_deed(pair) && pair.later() && pair.within(referred_within_days) &&
      promise.told_by_deed && involves_any(clue, promise.who)) {
    return evidence(pair, answer->second, enough, said + ", which names it");
  }
  return {};
}

std::optional<WeighedEvidence> weigh_progress(const Pair& pair) {
  const auto& clue = pair.clue;
  if (!pair.later() || pair.told_here) return {};
  if (clue.status != Status::occurred || !is_matched(pair)) return {};
  const bool begun = !has(words_only, clue.act) && (clue.roles & role_bit(WordRole::begun)) != 0;
  const bool progress = (clue.roles & role_bit(WordRole::progress)) != 0;
  const bool negotiated = clue.negotiated && has(pair.promise.deed, Act::sign);
  if (!begun && !progress && !negotiated) return {};
  const bool by_them = pair.promise.kind == CommitmentKind::pledged
                           ? any_in(pair.promise.who, clue.actors)
                           : involves_all(clue, pair.promise.parties);
  if (!by_them) return {};
  return evidence(pair, CommitmentStatus::under_way, pair.likeness.cover,
                  negotiated ? "under negotiation" : "work on it is told");
}

// "agreed to expand cooperation in energy" names no deed that would be all of it; any deed on
// the matter is a part.
std::optional<WeighedEvidence> weigh_part(const Pair& pair) {
  const auto& clue = pair.clue;
  if (pair.promise.deed != 0 || !has(lasting_deeds, clue.act)) return {};
  if (clue.status != Status::occurred || !pair.later() || !clue.dated) return {};
  if (pair.likeness.telling == 0 || pair.likeness.cover < enough) return {};
  if (!done_by_the_right(pair)) return {};
  return evidence(pair, CommitmentStatus::under_way, pair.likeness.cover,
                  fmt::format("{} on the matter", to_string(clue.act)));
}

std::optional<WeighedEvidence> weigh_refusal(const Pair& pair) {
  const auto& clue = pair.clue;
  if (asks(pair.promise) || clue.act != Act::reject || clue.status != Status::occurred) return {};
  if (!pair.later() || !any_in(pair.promise.parties, clue.actors) || !is_matched(pair)) return {};
  return evidence(pair, CommitmentStatus::declined, pair.likeness.cover, "refused by one of them");
}

}  // namespace

bool is_asked(CommitmentKind kind) {
  return kind == CommitmentKind::requested || kind == CommitmentKind::proposed ||
         kind == CommitmentKind::invited;
}

// What each of the ways to weigh it asks for first.
bool may_be_evidence(const Promise& promise, const Clue& clue, const CommitmentTables& tables) {
  if (has(promise.deed, clue.act)) return true;
  if (has(looks_back, clue.act) && (clue.told_of & promise.deed) != 0) return true;
  if (clue.status != Status::occurred) return false;
  if (asks(promise) && tables.answers.contains(clue.act)) return true;
  constexpr WordRoles work = role_bit(WordRole::begun) | role_bit(WordRole::progress);
  if (clue.negotiated || (clue.roles & work) != 0) return true;
  if (promise.deed == 0 && has(lasting_deeds, clue.act)) return true;
  return !asks(promise) && clue.act == Act::reject;
}

std::optional<WeighedEvidence> weigh(const Promise& promise, std::size_t number,
                                     const Scales& scales) {
  if (std::ranges::find(promise.clues, number) != promise.clues.end()) return {};
  const auto& clue = scales.clues[number];
  Pair pair{promise, clue, number, scales, compare(promise.topics, clue.topics, scales.terms)};
  for (const auto told : promise.clues) {
    const auto& at = scales.clues[told].at();
    if (at.release != clue.at().release) continue;
    pair.told_here = true;
    const auto behind = clue.at().number > at.number ? clue.at().number - at.number : 0;
    if (clue.event != nullptr && behind <= answer_within) pair.after = behind;
  }
  if (clue.fact != nullptr && pair.told_here) return {};
  const bool needs_no_words =
      promise.told_by_deed || has(promise.deed, Act::visit) || pair.after != 0;
  if (!needs_no_words && pair.likeness.cover < least_cover) return {};
  pair.likeness.back = share_of(pair.likeness.shared, clue.core, promise.names);
  for (const auto step :
       {weigh_deed, weigh_look_back, weigh_answer, weigh_progress, weigh_part, weigh_refusal}) {
    if (auto found = step(pair)) return found;
  }
  return {};
}

}  // namespace dragoman
