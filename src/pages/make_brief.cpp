#include "make_brief.h"

#include <algorithm>

#include "formats/finding_json.h"
#include "plain_lines.h"
#include "vouchers.h"

namespace dragoman::pages {

namespace {

using Notes = std::vector<Brief::Note>;

// Puts lines with their footnotes together.
class Writer {
 public:
  Writer(const View& view, Brief& brief) : view_(view), brief_(brief) {}

  void section(std::string_view heading) {
    brief_.sections.push_back({std::string(view_.text(heading)), {}, false});
  }

  void line(std::string text, const Notes& notes) {
    Brief::Line line{std::move(text), {}};
    for (const auto& note : notes) {
      const auto known = std::ranges::find_if(brief_.notes, [&](const Brief::Note& other) {
        return other.text == note.text && other.mark == note.mark;
      });
      line.notes.push_back(static_cast<std::size_t>(known - brief_.notes.begin()));
      if (known == brief_.notes.end()) brief_.notes.push_back(note);
    }
    brief_.sections.back().lines.push_back(std::move(line));
  }

  void blank(std::string_view heading) {
    section(heading);
    brief_.sections.back().blank = true;
  }

  void drop_if_empty() {
    if (brief_.sections.back().lines.empty()) brief_.sections.pop_back();
  }

 private:
  const View& view_;
  Brief& brief_;
};

// "“…” South Korea, 1 December 2021 (korea-uzbekistan-talks#3)", with the address of the words.
Brief::Note note(const View& view, const std::string& quote, const Citation& at, char kind,
                 const std::string& publisher, const std::optional<When>& published) {
  auto text = view.say("plain.quoted", {{"words", one_line(quote)}});
  if (!publisher.empty()) text += " " + view.party(publisher);
  if (published) text += (publisher.empty() ? " " : ", ") + view.when_words(*published);
  return {text, kind == 'f' ? fact_to_string(at) : to_string(at), finding_address(at, kind)};
}

Brief::Note note(const View& view, const Voucher& voucher) {
  if (voucher.kind == Voucher::Kind::row) {
    return {view.say("brief.table_of_relations",
                     {{"row", voucher.quote}, {"source", table_source(view, voucher.source)}}),
            {},
            {}};
  }
  const char kind = voucher.kind == Voucher::Kind::fact ? 'f' : 'e';
  return note(view, voucher.quote, voucher.at, kind, voucher.source, voucher.published);
}

Notes notes(const View& view, const Vouchers& vouchers) {
  constexpr std::size_t most = 3;
  Notes all;
  for (const auto& voucher : vouchers) {
    if (all.size() < most) all.push_back(note(view, voucher));
  }
  return all;
}

Notes notes(const View& view, const Told<Event>& told) {
  return {note(view, told.quote, told.at, 'e', told.publisher, told.published)};
}
Notes notes(const View& view, const Told<Fact>& told) {
  return {note(view, told.quote, told.at, 'f', told.publisher, told.published)};
}

template <class Line>
void add_lines(const View& view, const std::vector<Line>& lines, Writer& writer) {
  for (const auto& line : lines) writer.line(plain_line(view, line), notes(view, line.vouchers));
}

void add_counterparts(const View& view, const BriefParts& parts, Writer& writer) {
  if (parts.counterparts.empty()) return;
  writer.section("brief.whom");
  for (const auto* holder : parts.counterparts) {
    auto text = view.say("brief.holder",
                         {{"person", holder->person},
                          {"office", holder->title.empty() ? holder->office : holder->title},
                          {"party", view.party(parts.b)}});
    if (holder->from) text += ", " + view.say("since", {{"date", view.date_words(*holder->from)}});
    auto source =
        view.say("brief.table_of_holders", {{"source", table_source(view, holder->source)}});
    if (holder->as_of) {
      source += ", " + view.say("brief.as_of", {{"day", view.date_words(*holder->as_of)}});
    }
    writer.line(std::move(text), {{source, {}, {}}});
  }
}

void add_relation(const View& view, const RelationOfTwo& relation, Writer& writer) {
  writer.section("brief.relation");
  add_lines(view, relation.relations, writer);
  add_lines(view, relation.missions, writer);
  add_lines(view, relation.partnerships, writer);
  for (const auto& body : relation.bodies) {
    auto vouchers = body.vouchers;
    for (const auto& at : {body.last, body.next}) {
      if (!at) continue;
      const auto& more = body.sessions[*at].vouchers;
      vouchers.insert(vouchers.end(), more.begin(), more.end());
    }
    writer.line(plain_line(view, body), notes(view, vouchers));
  }
  for (const auto& agreement : relation.agreements) {
    Vouchers vouchers;
    for (const auto& step : agreement.steps) {
      vouchers.insert(vouchers.end(), step.vouchers.begin(), step.vouchers.end());
    }
    writer.line(plain_line(view, agreement), notes(view, vouchers));
  }
  add_lines(view, relation.matters, writer);
  writer.drop_if_empty();

  writer.section("brief.last");
  add_lines(view, relation.last, writer);
  writer.drop_if_empty();
}

void add_since(const View& view, const SinceLastMet& since, Writer& writer) {
  if (!since.last) return;
  writer.section("pair.since");
  for (const auto& told : since.events) writer.line(plain_line(view, told), notes(view, told));
  writer.drop_if_empty();
}

// Oldest first: what has waited longest comes first.
void add_commitments(const View& view, const BriefParts& parts, Writer& writer) {
  const auto add = [&](std::string_view heading, const auto& is_wanted) {
    writer.section(heading);
    for (const auto& commitment : parts.commitments) {
      const bool closed = commitment.status == CommitmentStatus::done ||
                          commitment.status == CommitmentStatus::declined;
      if (closed || !is_wanted(commitment)) continue;
      auto all = notes(view, commitment.made.front());
      for (const auto& step : commitment.steps) {
        const auto more =
            std::visit([&view](const auto& told) { return notes(view, told); }, step.evidence);
        all.insert(all.end(), more.begin(), more.end());
      }
      writer.line(plain_line(view, commitment, parts.day), all);
    }
    writer.drop_if_empty();
  };
  const auto has = [](const std::vector<PartyCode>& parties, const PartyCode& party) {
    return std::ranges::find(parties, party) != parties.end();
  };
  add("brief.theirs", [&](const Commitment& commitment) {
    return has(commitment.who, parts.b) && !has(commitment.who, parts.a);
  });
  add("brief.ours", [&](const Commitment& commitment) {
    return has(commitment.who, parts.a) && !has(commitment.who, parts.b);
  });
  add("brief.agreed", [&](const Commitment& commitment) {
    return has(commitment.who, parts.a) && has(commitment.who, parts.b);
  });
}

std::string coverage_line(const View& view, const PartyCode& side, const Coverage& cover) {
  const auto count = std::to_string(cover.releases);
  auto text = view.say(cover.releases == 1 ? "brief.releases.one" : "brief.releases.many",
                       {{"n", count}, {"party", view.party(side)}});
  if (cover.first) {
    text += ", " + view.when_words({*cover.first, *cover.last});
  }
  if (!cover.gaps.empty()) {
    const auto& gap = cover.gaps.front();
    text += "; " + view.say("brief.gap", {{"days", std::to_string(gap.days)},
                                          {"first", view.date_words(gap.from)},
                                          {"last", view.date_words(gap.to)}});
  }
  return text + ".";
}

void add_limits(const View& view, const BriefParts& parts, Writer& writer) {
  writer.section("brief.limits");
  for (const auto* side : {&parts.a, &parts.b}) {
    const auto cover = std::ranges::find(parts.coverage, *side, &Coverage::publisher);
    writer.line(cover == parts.coverage.end()
                    ? view.say("brief.releases.none", {{"party", view.party(*side)}})
                    : coverage_line(view, *side, *cover),
                {});
  }
}

}  // namespace

Brief make_brief(const View& view, const BriefParts& parts) {
  Brief brief;
  brief.language = view.language.code;
  brief.blank = view.text("brief.blank");
  brief.sources = view.text("brief.sources");
  brief.title = view.party(parts.a) + " – " + view.party(parts.b);
  if (!parts.reader.empty()) {
    brief.title += ": " + view.say("brief.for_reader", {{"reader", parts.reader}});
  }
  brief.title += ", " + view.date_words(parts.day);
  Writer writer(view, brief);
  add_counterparts(view, parts, writer);
  writer.blank("brief.objectives");
  add_relation(view, parts.relation, writer);
  add_since(view, parts.since, writer);
  add_commitments(view, parts, writer);
  writer.section("pair.announced");
  for (const auto& announced : parts.relation.announced) {
    writer.line(plain_line(view, announced), notes(view, announced.what.vouchers));
  }
  writer.drop_if_empty();
  writer.section("pair.anniversaries");
  add_lines(view, parts.relation.anniversaries, writer);
  writer.drop_if_empty();
  writer.blank("brief.assessment");
  add_limits(view, parts, writer);
  return brief;
}

}  // namespace dragoman::pages
