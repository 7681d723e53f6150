#include "describe_relation.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "command.h"
#include "describe.h"
#include "formats/relation_words.h"

namespace dragoman::cli {

namespace {

// The words of the first release that tells it, and where all that do are.
void print_vouchers(const Vouchers& vouchers, const Style& style) {
  std::string quote;
  std::vector<std::string> places;
  for (const auto& voucher : vouchers) {
    if (voucher.kind == Voucher::Kind::row) {
      places.push_back("table of relations, " + voucher.source);
      continue;
    }
    if (quote.empty()) quote = voucher.quote;
    places.push_back(voucher.kind == Voucher::Kind::fact ? fact_to_string(voucher.at)
                                                         : to_string(voucher.at));
  }
  print("    ");
  if (!quote.empty()) print(describe_quote(quote, style) + " ");
  constexpr std::size_t shown = 4;
  const auto more = places.size() > shown ? fmt::format(" and {} more", places.size() - shown) : "";
  if (places.size() > shown) places.resize(shown);
  print(style.dim(fmt::format("[{}{}]", fmt::join(places, ", "), more)) + "\n");
}

void print_heading(std::string_view heading, bool empty, const Style& style) {
  if (!empty) print("\n" + style.bold(heading) + "\n");
}

template <class Line>
void print_section(std::string_view heading, const std::vector<Line>& lines, const Style& style) {
  print_heading(heading, lines.empty(), style);
  for (const auto& line : lines) {
    print("  " + printable(words_for(line)) + "\n");
    print_vouchers(line.vouchers, style);
  }
}

void print_bodies(const std::vector<JointBody>& bodies, const Style& style) {
  print_heading("Joint bodies", bodies.empty(), style);
  for (const auto& body : bodies) {
    print("  " + printable(words_for(body)) + "\n");
    print_vouchers(body.vouchers, style);
    const auto print_session = [&](std::string_view which, std::optional<std::size_t> at) {
      if (!at) return;
      print(fmt::format("    {}: {}\n  ", which, printable(words_for(body.sessions[*at]))));
      print_vouchers(body.sessions[*at].vouchers, style);
    };
    if (body.first != body.last) print_session("first told", body.first);
    print_session("last", body.last);
    print_session("next", body.next);
  }
}

void print_agreements(const std::vector<Agreement>& agreements, const Style& style) {
  print_heading("Agreements", agreements.empty(), style);
  for (const auto& agreement : agreements) {
    print("  " + printable(words_for(agreement)) + "\n");
    for (const auto& step : agreement.steps) print_vouchers(step.vouchers, style);
  }
}

void print_visits(const std::vector<VisitCell>& cells, const Style& style) {
  print_heading("Visits, by level and year", cells.empty(), style);
  for (const auto& cell : cells) {
    print("  " + words_for(cell) + "\n");
    for (const auto& visit : cell.visits) print_vouchers(visit.vouchers, style);
  }
}

}  // namespace

void print_relation(const RelationOfTwo& relation, const Style& style) {
  print_section("Diplomatic relations", relation.relations, style);
  print_section("Missions", relation.missions, style);
  print_section("Partnership", relation.partnerships, style);
  print_bodies(relation.bodies, style);
  print_agreements(relation.agreements, style);
  print_section("Policies and bids", relation.matters, style);
  print_section("Last met", relation.last, style);
  print_visits(relation.visits, style);
  print_heading("Announced", relation.announced.empty(), style);
  for (const auto& announced : relation.announced) {
    print("  " + words_for(announced.what) +
          (announced.past ? "; its date is over, whether it took place is not told" : "") + "\n");
    print_vouchers(announced.what.vouchers, style);
  }
  print_section("Anniversaries within a year", relation.anniversaries, style);
}

}  // namespace dragoman::cli
