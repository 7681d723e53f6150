// What stands between two parties and what they did, a line each in plain words of the page's
// language: for documents that are written on in another program.
#pragma once

#include <string>
#include <vector>

#include "dragoman/commitment.h"
#include "dragoman/relation.h"
#include "view.h"

namespace dragoman::pages {

std::string plain_line(const View& view, const Bond& bond);  // "embassy of Latvia in South Korea …"
std::string plain_line(const View& view, const JointBody& body);
std::string plain_line(const View& view, const Agreement& agreement);
std::string plain_line(const View& view, const Matter& matter);
// "Meeting of ministers, 5 October 2022, Riga, Latvia"
std::string plain_line(const View& view, const Encounter& encounter);
std::string plain_line(const View& view, const Announced& announced);
std::string plain_line(const View& view, const AnniversaryDay& anniversary);
// "5 October 2022, Latvia → South Korea: requested “…”"
std::string plain_line(const View& view, const Told<Event>& told);
// Likewise, with what became of it by that day.
std::string plain_line(const View& view, const Commitment& commitment, const Date& day);

// "Latvia, South Korea"
std::string party_names(const View& view, const std::vector<PartyCode>& parties);

}  // namespace dragoman::pages
