#include "plain_lines.h"

#include "formats/finding_json.h"
#include "vouchers.h"

namespace dragoman::pages {

namespace {

std::string quoted(const View& view, std::string_view words) {
  return view.say("plain.quoted", {{"words", one_line(words)}});
}

// "1991 or 1992 (told differently)"
std::string plain_dates(const View& view, const std::vector<Dated>& dates) {
  std::string words;
  for (const auto& one : dates) {
    if (!words.empty()) words += " " + std::string(view.text("or")) + " ";
    words += view.when_words(one.when);
    if (one.counted) words += " " + std::string(view.text("counted"));
  }
  if (dates.size() > 1) words += " " + std::string(view.text("contradict"));
  return words;
}

// ", since 2015"; nothing where it is not told.
std::string after_comma(const View& view, std::string_view key, const std::vector<Dated>& dates) {
  if (dates.empty()) return {};
  return ", " + view.say(key, {{"date", plain_dates(view, dates)}});
}

std::string also_called(const View& view, const std::vector<std::string>& names) {
  std::string all;
  for (const auto& name : names) all += (all.empty() ? "" : ", ") + name;
  return all.empty() ? all : " " + view.say("plain.also", {{"names", all}});
}

std::string if_planned(const View& view, Status status) {
  return status == Status::planned ? ", " + std::string(view.text("status.planned"))
                                   : std::string();
}

std::string session(const View& view, std::string_view key, const BodySession& session) {
  std::string words(view.text(key));
  words += " ";
  if (session.nth) {
    words += view.say("body.nth", {{"n", std::to_string(*session.nth)}}) + ", ";
  }
  words +=
      session.when.empty() ? std::string(view.text("undated")) : plain_dates(view, session.when);
  if (!session.where.empty()) words += ", " + view.place(session.where);
  return words + if_planned(view, session.status);
}

// "Latvia → South Korea"
std::string who_to_whom(const View& view, const std::vector<PartyCode>& who,
                        const std::vector<PartyCode>& whom) {
  auto words = party_names(view, who);
  if (!whom.empty()) words += " → " + party_names(view, whom);
  return words;
}

std::string day_before(const View& view, const std::optional<When>& when) {
  return when ? view.when_words(*when) + ", " : std::string();
}

}  // namespace

std::string party_names(const View& view, const std::vector<PartyCode>& parties) {
  std::string names;
  for (const auto& party : parties) names += (names.empty() ? "" : ", ") + view.party(party);
  return names;
}

std::string plain_line(const View& view, const Bond& bond) {
  auto words = bond_name(view, bond.name);
  if (!bond.of.empty() && !bond.in.empty()) {
    const auto city = bond.city.empty() ? std::string() : bond.city + ", ";
    words = view.say(
        "bond.mission",
        {{"name", words}, {"of", view.party(bond.of)}, {"in", city + view.party(bond.in)}});
  }
  return words + after_comma(view, "since", bond.since) + after_comma(view, "until", bond.until) +
         if_planned(view, bond.status);
}

std::string plain_line(const View& view, const JointBody& body) {
  auto words = body.name + also_called(view, body.also) + after_comma(view, "since", body.since);
  if (body.last) words += ". " + session(view, "body.last", body.sessions[*body.last]);
  if (body.next) words += ". " + session(view, "body.next", body.sessions[*body.next]);
  return words;
}

std::string plain_line(const View& view, const Agreement& agreement) {
  auto words = agreement.name + also_called(view, agreement.also);
  for (const auto& step : agreement.steps) {
    words += &step == agreement.steps.data() ? ": " : ", ";
    words += view.word("stage", to_string(step.stage));
    if (!step.when.empty()) words += " " + plain_dates(view, step.when);
  }
  return words;
}

std::string plain_line(const View& view, const Matter& matter) {
  return view.say("plain.matter", {{"kind", std::string(view.word("fact", to_string(matter.kind)))},
                                   {"party", view.party(matter.of)},
                                   {"name", matter.name}});
}

std::string plain_line(const View& view, const Encounter& encounter) {
  std::string words(view.word("kind", to_string(encounter.kind)));
  if (encounter.level != Level::unknown) {
    words = view.say(
        "plain.of_level",
        {{"kind", words}, {"level", std::string(view.word("level", to_string(encounter.level)))}});
  }
  words += ", ";
  words += encounter.when ? view.when_words(*encounter.when) : std::string(view.text("undated"));
  if (!encounter.where.empty()) words += ", " + view.place(encounter.where);
  if (encounter.parties.size() > 2) {
    words += ", " + view.say("plain.parties", {{"parties", party_names(view, encounter.parties)}});
  }
  return words;
}

std::string plain_line(const View& view, const Announced& announced) {
  auto words = plain_line(view, announced.what);
  if (announced.past) words += ". " + std::string(view.text("announced.past"));
  return words;
}

std::string plain_line(const View& view, const AnniversaryDay& anniversary) {
  auto words = view.date_words(anniversary.day) + ": " +
               view.say("anniversary.line", {{"n", std::to_string(anniversary.nth)},
                                             {"of", anniversary_of(view, anniversary)}});
  if (anniversary.since) {
    words += ", " + view.say("since", {{"date", view.date_words(*anniversary.since)}});
  }
  if (anniversary.moved) words += " " + std::string(view.text("anniversary.moved"));
  if (anniversary.disputed) words += " " + std::string(view.text("contradict"));
  return words;
}

std::string plain_line(const View& view, const Told<Event>& told) {
  const auto& event = told.what;
  auto words = day_before(view, event.when) + who_to_whom(view, event.actors, event.recipients) +
               ": " + std::string(view.word("act", to_string(event.act)));
  if (event.status != Status::occurred) {
    words += " (" + std::string(view.word("status", to_string(event.status))) + ")";
  }
  return words + " " + quoted(view, told.about.empty() ? told.quote : told.about);
}

std::string plain_line(const View& view, const Commitment& commitment, const Date& day) {
  auto words = day_before(view, commitment.when) +
               who_to_whom(view, commitment.who, commitment.whom) + ": " +
               std::string(view.word("promise", to_string(commitment.kind))) + " " +
               quoted(view, commitment.content) + " – " +
               std::string(view.word("commitment", to_string(commitment.status)));
  if (commitment.deadline) {
    words +=
        ", " + view.say("commitment.deadline", {{"date", view.when_words(*commitment.deadline)}});
  }
  if (is_overdue(commitment, day)) words += ", " + std::string(view.text("commitment.overdue"));
  return words;
}

}  // namespace dragoman::pages
