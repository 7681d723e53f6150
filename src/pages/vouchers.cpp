#include "vouchers.h"

#include <utility>

namespace dragoman::pages {

namespace {

constexpr std::size_t shown = 3;
constexpr std::size_t longest_quote = 240;

Html cite_voucher(const View& view, const Voucher& voucher) {
  switch (voucher.kind) {
    case Voucher::Kind::row:
      return element(
          "span", {{"class", "cite"}},
          view.fill("cite.table", {{"source", text(table_source(view, voucher.source))}}));
    case Voucher::Kind::fact:
      return cite_fact(view, voucher.at, voucher.source, voucher.published);
    case Voucher::Kind::event:
      break;
  }
  return cite(view, voucher.at, voucher.source, voucher.published);
}

}  // namespace

Html vouched_by(const View& view, const Vouchers& vouchers) {
  Html html;
  for (const auto& voucher : vouchers) {
    if (voucher.kind == Voucher::Kind::row) continue;
    html += quote(voucher.quote, longest_quote);
    break;
  }
  for (std::size_t i = 0; i < vouchers.size() && i < shown; ++i) {
    html += together(" ", cite_voucher(view, vouchers[i]));
  }
  if (vouchers.size() > shown) {
    html += together(" ", element("small", {}, view.count("cite.more", vouchers.size() - shown)));
  }
  return element("span", {{"class", "vouchers"}}, html);
}

Html dated(const View& view, const std::vector<Dated>& dates) {
  Html html;
  for (const auto& one : dates) {
    if (!html.empty()) html += together(" ", view.text("or"), " ");
    html += view.when(one.when);
    if (one.counted) html += together(" ", element("small", {}, view.text("counted")));
  }
  if (dates.size() > 1) html += together(" ", element("small", {}, view.text("contradict")));
  return html;
}

std::string table_source(const View& view, std::string_view source) {
  std::string words;
  while (!source.empty()) {
    const auto end = source.find(';');
    const auto name = source.substr(0, end);
    source = end == std::string_view::npos ? std::string_view() : source.substr(end + 1);
    const auto key = "table." + std::string(name);
    if (!words.empty()) words += ", ";
    words += view.language.has(key) ? view.text(key) : name;
  }
  return words;
}

std::string bond_name(const View& view, std::string_view name) {
  std::string key = "bond.name.";
  for (const char c : name) {
    const bool upper = c >= 'A' && c <= 'Z';
    key += c == ' ' ? '_' : upper ? static_cast<char>(c - 'A' + 'a') : c;
  }
  return std::string(view.language.has(key) ? view.text(key) : name);
}

std::string anniversary_of(const View& view, const AnniversaryDay& day) {
  for (const auto& [of, in] : {std::pair(day.a, day.b), std::pair(day.b, day.a)}) {
    const auto end = " of " + of + " in " + in;
    if (!day.of.ends_with(end)) continue;
    const auto name = std::string_view(day.of).substr(0, day.of.size() - end.size());
    return view.say(
        "bond.mission",
        {{"name", bond_name(view, name)}, {"of", view.party(of)}, {"in", view.party(in)}});
  }
  return bond_name(view, day.of);
}

}  // namespace dragoman::pages
