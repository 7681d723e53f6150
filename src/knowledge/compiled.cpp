#include "knowledge/compiled.h"

#include <algorithm>
#include <tuple>
#include <type_traits>
#include <utility>

#include "base/files.h"
#include "base/sha256.h"
#include "knowledge/archive.h"

namespace dragoman {
namespace {

// To be raised with every change to what the archive holds: to the fields below, and to how names
// are folded, put in capitals or made keys.
constexpr std::string_view version = "dragoman knowledge 02\n";
constexpr std::size_t digest_size = 64;
constexpr std::size_t archive_begin = version.size() + 2 * (digest_size + 1);

// The fields of each record, in the order of the archive.
auto fields(Party& p) {
  return std::tie(p.code, p.kind, p.name, p.capital, p.from, p.to);
}
auto fields(PartyNameRow& n) {
  return std::tie(n.party, n.kind, n.from, n.to, n.exact);
}
auto fields(Place& p) {
  return std::tie(p.city, p.state, p.venue);
}
auto fields(Membership& m) {
  return std::tie(m.group, m.member, m.from, m.to);
}
auto fields(Holder& h) {
  return std::tie(h.of, h.office, h.title, h.person, h.family, h.aliases, h.from, h.to, h.as_of,
                  h.source);
}
auto fields(OtherName& n) {
  return std::tie(n.party, n.name);
}
auto fields(Relation& r) {
  return std::tie(r.a, r.b, r.kind, r.name, r.from, r.to, r.source);
}
auto fields(Session& s) {
  return std::tie(s.number, s.from, s.place);
}
auto fields(Gathering& g) {
  return std::tie(g.code, g.name, g.sessions);
}
auto fields(PhraseIndex::Entry& e) {
  return std::tie(e.begin, e.size, e.value, e.capitals);
}
auto fields(PeopleIndex::Entry& e) {
  return std::tie(e.begin, e.size, e.holder);
}
auto fields(PhraseIndex& i) {
  return i.fields();
}
auto fields(PeopleIndex& i) {
  return i.fields();
}
auto fields(OfficeTitles& t) {
  return t.fields();
}
template <class Pair>
requires requires(Pair& pair) {
  pair.second;
}
auto fields(Pair& pair) {
  return std::tie(pair.first, pair.second);
}
auto fields(Knowledge::Tables& t) {
  return std::tie(t.parties, t.party_names, t.party_phrases, t.places, t.place_phrases, t.members,
                  t.offices, t.holders, t.people, t.other_names, t.relations, t.gatherings,
                  t.gathering_phrases);
}

template <class Value>
concept Record = requires(Value& value) {
  fields(value);
};

// A date in a word; 0 is none.
std::uint32_t packed(const std::optional<Date>& date) {
  if (!date) return 0;
  return static_cast<std::uint32_t>(date->year) << 9U | date->month << 5U | date->day;
}

template <class Value, class Other>
constexpr bool is = std::is_same_v<std::remove_const_t<Value>, Other>;

template <class Value>
void put(ArchiveWriter& out, Value& value) {
  if constexpr (is<Value, std::string>) {
    out.put(std::string_view(value));
  } else if constexpr (is<Value, std::optional<Date>>) {
    out.put(packed(value));
  } else if constexpr (std::is_integral_v<Value> || std::is_enum_v<Value>) {
    out.put(static_cast<std::uint32_t>(value));
  } else if constexpr (Record<Value>) {
    std::apply([&](auto&... field) { (put(out, field), ...); }, fields(value));
  } else {
    out.put(static_cast<std::uint32_t>(value.size()));
    for (auto& item : value) put(out, item);
  }
}

std::optional<Date> take_date(ArchiveReader& in) {
  const auto word = in.take_word();
  if (word == 0) return {};
  const Date date{static_cast<int>(word >> 9U), word >> 5U & 15U, word & 31U};
  if (!is_valid(date)) in.take_word_below(0);
  return date;
}

template <class Value>
void take(ArchiveReader& in, Value& value);

// More room is made as the words are taken, so that a false count costs no memory.
template <class Items>
void take_items(ArchiveReader& in, Items& items) {
  constexpr std::uint32_t room_at_first = 16384;
  const auto count = in.take_count();
  if constexpr (requires { items.reserve(0); }) items.reserve(std::min(count, room_at_first));
  for (std::uint32_t i = 0; i < count && in.sound(); ++i) {
    if constexpr (requires { typename Items::mapped_type; }) {
      std::pair<typename Items::key_type, typename Items::mapped_type> item;
      take(in, item);
      items.insert(items.end(), std::move(item));
    } else if constexpr (requires { typename Items::key_type; }) {
      typename Items::key_type item;
      take(in, item);
      items.insert(items.end(), std::move(item));
    } else {
      take(in, items.emplace_back());
    }
  }
}

template <class Value>
void take(ArchiveReader& in, Value& value) {
  if constexpr (is<Value, std::string>) {
    value = in.take_text();
  } else if constexpr (is<Value, std::optional<Date>>) {
    value = take_date(in);
  } else if constexpr (is<Value, bool>) {
    value = in.take_word_below(2) == 1;
  } else if constexpr (is<Value, PartyKind>) {
    value = static_cast<PartyKind>(
        in.take_word_below(1 + static_cast<std::uint32_t>(PartyKind::group)));
  } else if constexpr (is<Value, NameKind>) {
    value =
        static_cast<NameKind>(in.take_word_below(1 + static_cast<std::uint32_t>(NameKind::agency)));
  } else if constexpr (is<Value, std::uint32_t>) {
    value = in.take_word();
  } else if constexpr (Record<Value>) {
    std::apply([&](auto&... field) { (take(in, field), ...); }, fields(value));
  } else {
    take_items(in, value);
  }
}

// True if every number points at something.
bool is_whole(const Knowledge::Tables& tables) {
  const auto is_party = [&](std::uint32_t party) { return party < tables.parties.size(); };
  const auto is_name = [&](std::uint32_t name) {
    return name < tables.party_names.size() || name == names_nothing;
  };
  const auto is_place = [&](std::uint32_t place) {
    return place < tables.places.size() || place == names_nothing;
  };
  const auto is_gathering = [&](std::uint32_t gathering) {
    return gathering < tables.gatherings.size();
  };
  const auto is_holder = [&](std::uint32_t holder) { return holder < tables.holders.size(); };
  return std::ranges::all_of(tables.party_names, is_party, &PartyNameRow::party) &&
         std::ranges::all_of(tables.members, is_party, &Membership::group) &&
         std::ranges::all_of(tables.members, is_party, &Membership::member) &&
         std::ranges::all_of(tables.other_names, is_party, &OtherName::party) &&
         tables.party_phrases.is_whole(is_name) && tables.place_phrases.is_whole(is_place) &&
         tables.gathering_phrases.is_whole(is_gathering) && tables.people.is_whole(is_holder);
}

// What tells one set of tables from another: the SHA-256 of the names and bytes of all tables of
// the folders, in their order.
Result<std::string> digest_of_tables(Folders folders) {
  std::string all;
  Faults faults;
  for (const auto& folder : folders) {
    for (const auto name : table_names) {
      const auto path = folder / name;
      if (!std::filesystem::exists(path)) continue;
      const auto bytes = read_file(path);
      if (!bytes) {
        faults.add(bytes.error());
        continue;
      }
      all.append(name).append(" ").append(std::to_string(bytes->size())).append("\n");
      all += *bytes;
    }
    all += "end of folder\n";
  }
  if (!faults.none()) return tl::unexpected(faults.error());
  return sha256(all);
}

}  // namespace

std::string archive_of(Knowledge::Tables tables) {
  ArchiveWriter out;
  put(out, tables);
  return out.bytes();
}

Result<std::string> compile_knowledge(const std::filesystem::path& folder, Folders overlays) {
  const auto digest = digest_of_tables(layer_folders(folder, overlays));
  if (!digest) return tl::unexpected(digest.error());
  const auto tables = load_tables(folder, overlays);
  if (!tables) return tl::unexpected(tables.error());
  const auto archive = archive_of(std::move(**tables));
  return std::string(version) + *digest + "\n" + sha256(archive) + "\n" + archive;
}

Result<std::unique_ptr<Knowledge::Tables>> load_compiled(const std::filesystem::path& file,
                                                         const std::filesystem::path& folder,
                                                         Folders overlays) {
  const auto digest = digest_of_tables(layer_folders(folder, overlays));
  if (!digest) return tl::unexpected(digest.error());
  const auto read = read_file(file);
  if (!read) return tl::unexpected(read.error());
  const std::string_view bytes = *read;
  if (!bytes.starts_with(version)) {
    return fail(ErrorCode::incompatible,
                file.string() + ": not compiled by this version; run dragoman knowledge build");
  }
  const auto damaged = [&] {
    return fail(ErrorCode::bad_input,
                file.string() + ": damaged; run dragoman knowledge build again");
  };
  if (bytes.size() < archive_begin) return damaged();
  if (bytes.substr(version.size(), digest_size) != *digest) {
    return fail(ErrorCode::incompatible,
                file.string() + ": compiled from other tables; run dragoman knowledge build");
  }
  const auto archive = bytes.substr(archive_begin);
  if (bytes.substr(version.size() + digest_size + 1, digest_size) != sha256(archive)) {
    return damaged();
  }
  ArchiveReader in(archive);
  auto tables = std::make_unique<Knowledge::Tables>();
  take(in, *tables);
  if (!in.sound() || !in.at_end() || !is_whole(*tables)) return damaged();
  for (auto* phrases :
       {&tables->party_phrases, &tables->place_phrases, &tables->gathering_phrases}) {
    phrases->seal();
  }
  return tables;
}

}  // namespace dragoman
