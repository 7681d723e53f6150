#include "dragoman/knowledge.h"

#include <algorithm>
#include <span>
#include <utility>

#include "base/tsv.h"
#include "knowledge/compiled.h"
#include "knowledge/fold.h"
#include "knowledge/load.h"
#include "knowledge/tables.h"
#include "knowledge/terms.h"

namespace dragoman {
namespace {

// The names of a hit that are meant: as printed rather than by their capitals,
// unless the whole line is in capitals; common words not at all there.
template <class Rows>
std::vector<std::uint32_t> meant(const PhraseIndex::Hit& hit, std::string_view text,
                                 const Rows& is_exact) {
  const auto printed = [](const PhraseIndex::Entry& entry) { return !entry.capitals; };
  const auto count = std::ranges::count_if(hit.entries, printed);
  const bool both = count > 0 && static_cast<std::size_t>(count) < hit.entries.size();
  const bool any_exact = std::ranges::any_of(hit.entries, is_exact, &PhraseIndex::Entry::value);
  const bool capitals = (both || any_exact) && in_line_of_capitals(text, hit.span);
  std::vector<std::uint32_t> values;
  for (const auto& entry : hit.entries) {
    if (capitals ? is_exact(entry.value) : both && entry.capitals) continue;
    values.push_back(entry.value);
  }
  return values;
}

// "Minister of Health of the Republic of Korea", "Korea's Minister of Health" →
// the title by itself and KOR; the title as it is where no party begins or ends
// it.
struct TitleOf {
  std::string_view title;
  std::string_view of;  // empty if not clear
};

TitleOf without_party(std::string_view title, std::span<const NameMatch> matches) {
  if (matches.empty()) return {title, {}};
  const auto party_of = [](const NameMatch& match) {
    return match.candidates.size() == 1 ? std::string_view(match.candidates.front().party)
                                        : std::string_view();
  };
  // An agency is more than its state: "President of the General Assembly".
  const auto names_whole = [](const NameMatch& match) {
    return match.candidates.front().kind <= NameKind::adjective;
  };
  const auto& last = matches.back();
  auto before = title.substr(0, last.span.begin);
  for (const std::string_view link : {" of the ", " of The ", " of "}) {
    if (!names_whole(last) || last.span.end != title.size() || !before.ends_with(link)) continue;
    before.remove_suffix(link.size());
    return {before, party_of(last)};
  }
  const auto& first = matches.front();
  const auto lead = title.substr(0, first.span.begin);
  const bool leads = lead.empty() || lead == "the " || lead == "The ";
  if (!names_whole(first) || !leads) return {title, {}};
  auto after = title.substr(first.span.end);
  for (const std::string_view mark : {"'s", "’s", "'", "’"}) {
    if (!after.starts_with(mark)) continue;
    after.remove_prefix(mark.size());
    break;
  }
  if (!after.starts_with(' ')) return {title, {}};
  return {after.substr(1), party_of(first)};
}

// True if the words asked for are all in a name of the holder's, two at least and in any order
// ("Akiba Takeo" for "Takeo Akiba", "Joe Biden" for "Joe R. Biden"), or if they begin alike and
// only have a middle name or patronymic besides ("Joe R. Biden" for "Joe Biden").
bool is_called(const Holder& holder, std::span<const std::string_view> words) {
  const auto goes_with = [&](std::string_view name) {
    const auto folded = fold(name);
    const auto own = split(folded, ' ');
    const auto shared = static_cast<std::size_t>(std::ranges::count_if(
        words, [&](auto word) { return std::ranges::find(own, word) != own.end(); }));
    if (shared < 2) return false;
    return shared == words.size() || (shared == own.size() && own.front() == words.front());
  };
  if (goes_with(holder.person) || std::ranges::any_of(holder.aliases, goes_with)) return true;
  // "Sirodjidin Muhriddin": a first name of one spelling, a last name of another.
  auto all = fold(holder.person);
  for (const auto& alias : holder.aliases) all += " " + fold(alias);
  const auto own = split(all, ' ');
  return words.size() > 1 && std::ranges::all_of(words, [&](auto word) {
           return std::ranges::find(own, word) != own.end();
         });
}

}  // namespace

Knowledge::Knowledge(std::unique_ptr<Tables> tables) : tables_(std::move(tables)) {}
Knowledge::Knowledge(Knowledge&&) noexcept = default;
Knowledge& Knowledge::operator=(Knowledge&&) noexcept = default;
Knowledge::~Knowledge() = default;

Result<Knowledge> Knowledge::load(const std::filesystem::path& folder) {
  return load(folder, {});
}

Result<Knowledge> Knowledge::load(const std::filesystem::path& folder,
                                  std::span<const std::filesystem::path> overlays) {
  auto tables = load_tables(folder, overlays);
  if (!tables) return tl::unexpected(tables.error());
  return Knowledge(std::move(*tables));
}

Result<Knowledge> Knowledge::load_compiled(const std::filesystem::path& file,
                                           const std::filesystem::path& folder,
                                           std::span<const std::filesystem::path> overlays) {
  auto tables = dragoman::load_compiled(file, folder, overlays);
  if (!tables) return tl::unexpected(tables.error());
  return Knowledge(std::move(*tables));
}

const Party* Knowledge::party(std::string_view code) const {
  const auto index = tables_->party_index(code);
  return index == names_nothing ? nullptr : &tables_->parties[index];
}

std::vector<NameMatch> Knowledge::find_parties(std::string_view text, Span within,
                                               std::optional<Date> day) const {
  std::vector<NameMatch> matches;
  const auto& rows = tables_->party_names;
  const auto is_exact = [&](std::uint32_t value) {
    return value != names_nothing && rows[value].exact;
  };
  for (const auto& hit : tables_->party_phrases.find(text, within)) {
    const auto values = meant(hit, text, is_exact);
    if (std::ranges::find(values, names_nothing) != values.end()) continue;
    std::vector<std::pair<std::uint32_t, NameKind>> candidates;
    for (const auto value : values) {
      const auto& row = rows[value];
      const auto& party = tables_->parties[row.party];
      if (day && !(is_within(row.from, row.to, *day) && is_within(party.from, party.to, *day))) {
        continue;
      }
      candidates.emplace_back(row.party, row.kind);
    }
    if (candidates.empty()) continue;
    std::ranges::sort(candidates);
    NameMatch match{hit.span, {}};
    for (const auto& [party, kind] : candidates) {
      const auto& code = tables_->parties[party].code;
      const bool again = !match.candidates.empty() && match.candidates.back().party == code;
      if (!again) match.candidates.push_back({code, kind});
    }
    matches.push_back(std::move(match));
  }
  return matches;
}

std::vector<PlaceMatch> Knowledge::find_places(std::string_view text, Span within) const {
  std::vector<PlaceMatch> matches;
  const auto never = [](std::uint32_t) { return false; };
  for (const auto& hit : tables_->place_phrases.find(text, within)) {
    const auto values = meant(hit, text, never);
    if (values.empty() || std::ranges::find(values, names_nothing) != values.end()) continue;
    matches.push_back({hit.span, tables_->places[values.front()]});
  }
  return matches;
}

std::vector<PartyCode> Knowledge::members(std::string_view code, std::optional<Date> day) const {
  std::vector<PartyCode> codes;
  const auto group = tables_->party_index(code);
  for (const auto& row : rows_with<Membership>(tables_->members, group, &Membership::group)) {
    const bool counts = day ? is_within(row.from, row.to, *day) : !row.to;
    const auto& member = tables_->parties[row.member].code;
    if (counts && (codes.empty() || codes.back() != member)) codes.push_back(member);
  }
  return codes;
}

std::string_view Knowledge::office(std::string_view title, std::string_view of) const {
  const auto whole = tables_->offices.find(title, of);
  if (!whole.empty() && whole != "other") return whole;
  const auto matches = find_parties(title, {0, title.size()});
  const auto [rest, named] = without_party(title, matches);
  if (rest.size() == title.size()) return whole;
  const auto office = tables_->offices.find(rest, of.empty() ? named : of);
  return office.empty() ? whole : office;
}

std::string_view Knowledge::without_honorifics(std::string_view name) const {
  return tables_->offices.after_honorifics(name);
}

std::optional<std::string_view> Knowledge::past_title(std::string_view title) const {
  return tables_->offices.after_former(title);
}

std::vector<const Holder*> Knowledge::holders(std::string_view party, std::string_view office,
                                              std::optional<Date> day) const {
  std::vector<const Holder*> found;
  using Key = std::pair<std::string_view, std::string_view>;
  const auto key = [](const Holder& holder) { return Key(holder.of, holder.office); };
  for (const auto& holder : rows_with<Holder>(tables_->holders, Key(party, office), key)) {
    if (!day || holds_at(holder, *day)) found.push_back(&holder);
  }
  return found;
}

std::vector<const Holder*> Knowledge::people_named(std::string_view name) const {
  // Longer than any name: it is something else.
  constexpr std::size_t longest = 200;
  std::vector<const Holder*> found;
  if (name.size() > longest) return found;
  std::vector<std::uint32_t> alike;
  for (const auto& entry : tables_->people.find(fold_name(name))) alike.push_back(entry.holder);

  // "Petro" is known of "Gustavo Francisco Petro Urrego": does the rest of the name go with it?
  const auto folded = fold(name);
  const auto words = split(folded, ' ');
  for (const auto word : words) {
    for (const auto& entry : tables_->people.find(word)) {
      if (is_called(tables_->holders[entry.holder], words)) alike.push_back(entry.holder);
    }
  }
  std::ranges::sort(alike);
  alike.erase(std::unique(alike.begin(), alike.end()), alike.end());
  for (const auto holder : alike) found.push_back(&tables_->holders[holder]);
  return found;
}

std::vector<PartyCode> Knowledge::parties_called(std::string_view name) const {
  constexpr std::size_t longest = 200;
  std::vector<PartyCode> codes;
  if (name.size() > longest) return codes;
  std::string capitals(name);
  std::ranges::transform(capitals, capitals.begin(), [](char c) {
    return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  });
  // Names match as printed or in capitals: "uzbekistan" is found as "UZBEKISTAN".
  for (const std::string_view typed : {name, std::string_view(capitals)}) {
    for (const auto& match : find_parties(typed, {0, typed.size()})) {
      if (match.span != Span{0, typed.size()}) continue;
      for (const auto& candidate : match.candidates) codes.push_back(candidate.party);
    }
    if (!codes.empty()) break;
  }
  if (codes.empty()) {
    const auto key = fold(name);
    for (const auto& other : tables_->other_names) {
      if (fold(other.name) == key) codes.push_back(tables_->parties[other.party].code);
    }
  }
  std::ranges::sort(codes);
  codes.erase(std::unique(codes.begin(), codes.end()), codes.end());
  return codes;
}

std::vector<const Relation*> Knowledge::relations(std::string_view a, std::string_view b) const {
  using Pair = std::pair<std::string_view, std::string_view>;
  const auto in_order = [](std::string_view x, std::string_view y) {
    return x < y ? Pair(x, y) : Pair(y, x);
  };
  std::vector<const Relation*> found;
  const auto pair_of = [&](const Relation& relation) { return in_order(relation.a, relation.b); };
  for (const auto& row : rows_with<Relation>(tables_->relations, in_order(a, b), pair_of)) {
    found.push_back(&row);
  }
  return found;
}

const std::vector<Relation>& Knowledge::relations() const {
  return tables_->relations;
}

std::vector<GatheringMatch> Knowledge::find_gatherings(std::string_view text, Span within) const {
  std::vector<GatheringMatch> matches;
  for (const auto& hit : tables_->gathering_phrases.find(text, within)) {
    // A name of two gatherings tells neither.
    const auto value = hit.entries.front().value;
    const bool same = std::ranges::all_of(
        hit.entries, [&](const PhraseIndex::Entry& entry) { return entry.value == value; });
    if (same) matches.push_back({hit.span, &tables_->gatherings[value]});
  }
  return matches;
}

}  // namespace dragoman
