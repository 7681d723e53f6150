#include "formats/brief_parts.h"

#include <fmt/format.h>

namespace dragoman {

bool is_office(const std::string& reader, const PartyCode& party, const Knowledge& knowledge) {
  const auto office = knowledge.office(reader, party);
  return !office.empty() && office != "other";
}

Result<BriefParts> brief_parts(const Record& record, const BriefAsked& asked,
                               const Knowledge& knowledge, const RelationWords& relation_words,
                               const CommitmentWords& commitment_words) {
  BriefParts parts;
  parts.a = asked.a;
  parts.b = asked.b;
  parts.reader = asked.reader;
  parts.day = asked.day;
  if (!asked.reader.empty()) {
    if (!is_office(asked.reader, asked.a, knowledge)) {
      return fail(ErrorCode::bad_input,
                  fmt::format("for: '{}' is no office that the tables know; write it as "
                              "\"Foreign Minister\" or \"President\"",
                              asked.reader));
    }
    const auto office = knowledge.office(asked.reader, asked.a);
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
