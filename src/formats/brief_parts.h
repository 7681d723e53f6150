// What a brief is made of, asked of a record: for the command line and the server alike.
#pragma once

#include <string>

#include "formats/brief.h"

namespace dragoman {

struct BriefAsked {
  PartyCode a;         // whose brief it is
  PartyCode b;         // whom it is to meet
  std::string reader;  // an office: "Foreign Minister"; may be empty
  Date day;            // of the meeting
};

// Whether the reader of a brief of that party has an office that the tables know.
bool is_office(const std::string& reader, const PartyCode& party, const Knowledge& knowledge);

// Errors: an office that the tables do not know.
Result<BriefParts> brief_parts(const Record& record, const BriefAsked& asked,
                               const Knowledge& knowledge, const RelationWords& relation_words,
                               const CommitmentWords& commitment_words);

}  // namespace dragoman
