#include "formats/brief_parts.h"

#include <fmt/format.h>

namespace dragoman {

namespace {

std::string name_of(const PartyCode& code, const Knowledge& knowledge) {
  const auto* party = knowledge.party(code);
  return party == nullptr ? code : party->name;
}

}  // namespace

Result<BriefParts> brief_parts(const Record& record, const BriefAsked& asked,
                               const Knowledge& knowledge, const RelationWords& relation_words,
                               const CommitmentWords& commitment_words) {
  BriefParts parts;
  parts.a = asked.a;
  parts.b = asked.b;
  parts.name_a = name_of(asked.a, knowledge);
  parts.name_b = name_of(asked.b, knowledge);
  parts.reader = asked.reader;
  parts.day = asked.day;
  if (!asked.reader.empty()) {
    const auto office = knowledge.office(asked.reader, asked.a);
    if (office.empty() || office == "other") {
      return fail(ErrorCode::bad_input,
                  fmt::format("for: '{}' is no office that the tables know; write it as "
                              "\"Foreign Minister\" or \"President\"",
                              asked.reader));
    }
    parts.counterparts = knowledge.holders(asked.b, office, asked.day);
  }
  auto relation = relation_between(record, asked.a, asked.b, knowledge, relation_words, asked.day);
  if (!relation) return tl::unexpected(relation.error());
  parts.relation = std::move(*relation);
  auto since = since_last_met(record, asked.a, asked.b, asked.day);
  if (!since) return tl::unexpected(since.error());
  parts.since = std::move(*since);
  auto commitments = commitments_of(record, {asked.a, asked.b}, commitment_words);
  if (!commitments) return tl::unexpected(commitments.error());
  // What was promised after that day is not known yet.
  std::erase_if(*commitments, [&](const Commitment& commitment) {
    return commitment.when && first_day(commitment.when->from) > asked.day;
  });
  parts.commitments = std::move(*commitments);
  auto cover = coverage(record);
  if (!cover) return tl::unexpected(cover.error());
  parts.coverage = std::move(*cover);
  return parts;
}

}  // namespace dragoman
