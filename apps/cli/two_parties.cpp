#include "two_parties.h"

#include <fmt/format.h>

#include "engine.h"
#include "knowledge/find_party.h"
#include "record_option.h"

namespace dragoman::cli {

void add_two_parties(CLI::App& command, TwoPartiesOptions& options) {
  add_option(command, "A", options.a, "A party: code (KOR, NATO, org:Name) or name").required();
  add_option(command, "B", options.b, "The other party").required();
  add_record_option(command, options.record);
}

void add_day_option(CLI::App& command, std::string& on) {
  add_option(command, "--on", on, "As of the evening of that day (default: all there is)")
      .called("DAY");
}

Result<TwoParties> open_two_parties(const Common& common, const TwoPartiesOptions& options) {
  const auto on = parse_day(options.on);
  if (!on) return tl::unexpected(on.error());
  auto record = Record::open(record_name(options.record), Record::Access::read);
  if (!record) return tl::unexpected(record.error());
  auto knowledge = load_knowledge(common);
  if (!knowledge) return tl::unexpected(knowledge.error());
  const auto a = find_party(*knowledge, options.a);
  if (!a) return tl::unexpected(a.error());
  const auto b = find_party(*knowledge, options.b);
  if (!b) return tl::unexpected(b.error());
  if (*a == *b) {
    return fail(ErrorCode::bad_input,
                fmt::format("'{}' and '{}' are both {}; give two different parties", options.a,
                            options.b, party_title(*knowledge, *a)));
  }
  return TwoParties{std::move(*record), std::move(*knowledge), *a, *b,
                    *on ? std::optional(last_day(**on)) : std::nullopt};
}

std::string party_title(const Knowledge& knowledge, const PartyCode& code) {
  const auto* party = knowledge.party(code);
  return party == nullptr || party->name == code ? code : fmt::format("{} ({})", party->name, code);
}

}  // namespace dragoman::cli
