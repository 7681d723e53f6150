#include "formats/brief.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "formats/feeds.h"
#include "formats/finding_json.h"
#include "formats/relation_words.h"

namespace dragoman {

namespace {

// Puts lines with their footnotes together.
class Writer {
 public:
  explicit Writer(Brief& brief) : brief_(brief) {}

  Brief::Section& section(std::string heading) {
    brief_.sections.push_back({std::move(heading), {}, false});
    return brief_.sections.back();
  }

  void line(std::string text, const std::vector<std::string>& notes) {
    Brief::Line line{std::move(text), {}};
    for (const auto& note : notes) {
      const auto known = std::ranges::find(brief_.notes, note);
      line.notes.push_back(static_cast<std::size_t>(known - brief_.notes.begin()));
      if (known == brief_.notes.end()) brief_.notes.push_back(note);
    }
    brief_.sections.back().lines.push_back(std::move(line));
  }

  void blank(std::string heading) { section(std::move(heading)).blank = true; }

  void drop_if_empty() {
    if (brief_.sections.back().lines.empty()) brief_.sections.pop_back();
  }

 private:
  Brief& brief_;
};

std::string note(const std::string& quote, const std::string& at, const std::string& publisher,
                 const std::optional<When>& published) {
  auto text = fmt::format("“{}” {}", one_line(quote), at);
  if (!publisher.empty()) text += ", " + publisher;
  if (published) text += ", " + to_edtf(*published);
  return text;
}

std::string note(const Voucher& voucher) {
  if (voucher.kind == Voucher::Kind::row) {
    return fmt::format("Table of relations: {} ({})", voucher.quote, voucher.source);
  }
  const auto at =
      voucher.kind == Voucher::Kind::fact ? fact_to_string(voucher.at) : to_string(voucher.at);
  return note(voucher.quote, at, voucher.source, voucher.published);
}

std::vector<std::string> notes(const Vouchers& vouchers) {
  constexpr std::size_t most = 3;
  std::vector<std::string> texts;
  for (const auto& voucher : vouchers) {
    if (texts.size() < most) texts.push_back(note(voucher));
  }
  return texts;
}

std::vector<std::string> notes(const Told<Event>& told) {
  return {note(told.quote, to_string(told.at), told.publisher, told.published)};
}
std::vector<std::string> notes(const Told<Fact>& told) {
  return {note(told.quote, fact_to_string(told.at), told.publisher, told.published)};
}

template <class Line>
void add_lines(const std::vector<Line>& lines, Writer& writer) {
  for (const auto& line : lines) writer.line(words_for(line), notes(line.vouchers));
}

void add_counterparts(const BriefParts& parts, Writer& writer) {
  if (parts.counterparts.empty()) return;
  writer.section("Whom you meet");
  for (const auto* holder : parts.counterparts) {
    auto text = fmt::format("{}, {} of {}", holder->person,
                            holder->title.empty() ? holder->office : holder->title, parts.name_b);
    if (holder->from) text += ", since " + to_edtf(*holder->from);
    auto source = "Table of office holders: " + holder->source;
    if (holder->as_of) source += ", as of " + to_edtf(*holder->as_of);
    writer.line(std::move(text), {source});
  }
}

void add_relation(const RelationOfTwo& relation, Writer& writer) {
  writer.section("What stands between the two");
  add_lines(relation.relations, writer);
  add_lines(relation.missions, writer);
  add_lines(relation.partnerships, writer);
  for (const auto& body : relation.bodies) {
    auto text = words_for(body);
    auto vouchers = body.vouchers;
    for (const auto& [which, at] : {std::pair("last", body.last), std::pair("next", body.next)}) {
      if (!at) continue;
      text += fmt::format("; {}: {}", which, words_for(body.sessions[*at]));
      const auto& more = body.sessions[*at].vouchers;
      vouchers.insert(vouchers.end(), more.begin(), more.end());
    }
    writer.line(std::move(text), notes(vouchers));
  }
  for (const auto& agreement : relation.agreements) {
    Vouchers vouchers;
    for (const auto& step : agreement.steps) {
      vouchers.insert(vouchers.end(), step.vouchers.begin(), step.vouchers.end());
    }
    writer.line(words_for(agreement), notes(vouchers));
  }
  add_lines(relation.matters, writer);
  writer.drop_if_empty();

  writer.section("When you last met, by level");
  add_lines(relation.last, writer);
  writer.drop_if_empty();
}

std::string words_for_event(const Told<Event>& told) {
  const auto& event = told.what;
  auto text = event.when ? to_edtf(*event.when) + ": " : std::string();
  text += fmt::format("{} {}", fmt::join(event.actors, ", "), to_string(event.act));
  if (!event.recipients.empty()) text += fmt::format(" → {}", fmt::join(event.recipients, ", "));
  if (event.status != Status::occurred) text += fmt::format(" ({})", to_string(event.status));
  const auto content = one_line(told.about.empty() ? told.quote : told.about);
  return text + ": “" + content + "”";
}

void add_since(const SinceLastMet& since, Writer& writer) {
  if (!since.last) return;
  writer.section("Since you last met in person");
  for (const auto& told : since.events) writer.line(words_for_event(told), notes(told));
  writer.drop_if_empty();
}

// Oldest first: what has waited longest comes first.
void add_commitments(const BriefParts& parts, Writer& writer) {
  const auto add = [&](std::string heading, const auto& is_wanted) {
    writer.section(std::move(heading));
    for (const auto& commitment : parts.commitments) {
      const bool closed = commitment.status == CommitmentStatus::done ||
                          commitment.status == CommitmentStatus::declined;
      if (closed || !is_wanted(commitment)) continue;
      auto text = commitment.when ? to_edtf(*commitment.when) + ": " : std::string();
      text += fmt::format("{} {}: “{}” — {}", fmt::join(commitment.who, ", "),
                          to_string(commitment.kind), one_line(commitment.content),
                          to_string(commitment.status));
      if (commitment.deadline) text += ", by " + to_edtf(*commitment.deadline);
      if (is_overdue(commitment, parts.day)) text += ", overdue";
      auto all = notes(commitment.made.front());
      for (const auto& step : commitment.steps) {
        const auto more = std::visit([](const auto& told) { return notes(told); }, step.evidence);
        all.insert(all.end(), more.begin(), more.end());
      }
      writer.line(std::move(text), all);
    }
    writer.drop_if_empty();
  };
  const auto has = [](const std::vector<PartyCode>& parties, const PartyCode& party) {
    return std::ranges::find(parties, party) != parties.end();
  };
  add("What they asked or promised", [&](const Commitment& commitment) {
    return has(commitment.who, parts.b) && !has(commitment.who, parts.a);
  });
  add("What we asked or promised", [&](const Commitment& commitment) {
    return has(commitment.who, parts.a) && !has(commitment.who, parts.b);
  });
  add("What was agreed and is still open", [&](const Commitment& commitment) {
    return has(commitment.who, parts.a) && has(commitment.who, parts.b);
  });
}

void add_limits(const BriefParts& parts, Writer& writer) {
  writer.section("What this brief cannot know");
  for (const auto* side : {&parts.a, &parts.b}) {
    const auto cover = std::ranges::find(parts.coverage, *side, &Coverage::publisher);
    if (cover == parts.coverage.end()) {
      writer.line(fmt::format("The record has no release of {}.", *side), {});
      continue;
    }
    auto text = fmt::format("The record has {} {} of {}", cover->releases,
                            cover->releases == 1 ? "release" : "releases", *side);
    if (cover->first) {
      text += fmt::format(", {} to {}", to_edtf(*cover->first), to_edtf(*cover->last));
    }
    if (!cover->gaps.empty()) {
      const auto& gap = cover->gaps.front();
      text += fmt::format("; the longest pause is {} days, {} to {}", gap.days, to_edtf(gap.from),
                          to_edtf(gap.to));
    }
    writer.line(text + ".", {});
  }
}

std::string escaped_markdown(std::string_view text) {
  std::string escaped;
  for (const char c : one_line(text)) {
    if (std::string_view("\\`*_[]<>#|").find(c) != std::string_view::npos) escaped += '\\';
    escaped += c;
  }
  return escaped;
}

std::string escaped_html(std::string_view text) {
  return xml_text(one_line(text));
}

}  // namespace

Brief make_brief(const BriefParts& parts) {
  Brief brief;
  brief.title = fmt::format("{} – {}", parts.name_a, parts.name_b);
  if (!parts.reader.empty()) brief.title += fmt::format(": brief for the {}", parts.reader);
  brief.title += ", " + to_edtf(parts.day);
  Writer writer(brief);
  add_counterparts(parts, writer);
  writer.blank("Objectives");
  add_relation(parts.relation, writer);
  add_since(parts.since, writer);
  add_commitments(parts, writer);
  writer.section("Announced");
  for (const auto& announced : parts.relation.announced) {
    writer.line(words_for(announced.what), notes(announced.what.vouchers));
  }
  writer.drop_if_empty();
  writer.section("Anniversaries within a year");
  add_lines(parts.relation.anniversaries, writer);
  writer.drop_if_empty();
  writer.blank("Assessment, and what to say");
  add_limits(parts, writer);
  return brief;
}

std::string to_markdown(const Brief& brief) {
  auto text = "# " + escaped_markdown(brief.title) + "\n";
  for (const auto& section : brief.sections) {
    text += "\n## " + escaped_markdown(section.heading) + "\n\n";
    if (section.blank) text += "*To be filled in.*\n";
    for (const auto& line : section.lines) {
      text += "- " + escaped_markdown(line.text);
      for (const auto at : line.notes) text += fmt::format("[^{}]", at + 1);
      text += "\n";
    }
  }
  for (std::size_t i = 0; i < brief.notes.size(); ++i) {
    text +=
        fmt::format("{}[^{}]: {}\n", i == 0 ? "\n" : "", i + 1, escaped_markdown(brief.notes[i]));
  }
  return text;
}

std::string to_html(const Brief& brief) {
  auto text = fmt::format(
      "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
      "<title>{0}</title>\n</head>\n<body>\n<main>\n<h1>{0}</h1>\n",
      escaped_html(brief.title));
  for (const auto& section : brief.sections) {
    text += "<h2>" + escaped_html(section.heading) + "</h2>\n";
    if (section.blank) text += "<p><em>To be filled in.</em></p>\n";
    if (section.lines.empty()) continue;
    text += "<ul>\n";
    for (const auto& line : section.lines) {
      text += "<li>" + escaped_html(line.text);
      for (const auto at : line.notes) {
        text += fmt::format(" <sup><a href=\"#note-{0}\">{0}</a></sup>", at + 1);
      }
      text += "</li>\n";
    }
    text += "</ul>\n";
  }
  if (!brief.notes.empty()) text += "<h2>Sources</h2>\n<ol>\n";
  for (std::size_t i = 0; i < brief.notes.size(); ++i) {
    text += fmt::format("<li id=\"note-{}\">{}</li>\n", i + 1, escaped_html(brief.notes[i]));
  }
  if (!brief.notes.empty()) text += "</ol>\n";
  return text + "</main>\n</body>\n</html>\n";
}

}  // namespace dragoman
