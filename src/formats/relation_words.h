// Lines of a relation in plain English, without what vouches for them: for the command line,
// briefs and pages.
#pragma once

#include <string>
#include <vector>

#include "dragoman/relation.h"

namespace dragoman {

std::string words_for(const Bond& bond);            // "embassy of TJK in KOR, since 2015"
std::string words_for(const JointBody& body);       // "joint economic committee, since 2012"
std::string words_for(const BodySession& session);  // "4th, 2021-10, Bishkek, KGZ"
std::string words_for(const Agreement& agreement);  // "agreement on trade: signed 2022-05-03"
std::string words_for(const Matter& matter);        // "policy of KOR: New Northern Policy"
std::string words_for(const VisitCell& cell);       // "leaders 2019: 1 visit of KOR to TKM"
std::string words_for(const Encounter& encounter);  // "meeting of ministers, 2021-11-30, Riga, LVA"
std::string words_for(const AnniversaryDay& anniversary);  // "2022-01-29: 30 years of …"

// "2012", "2012 or 2013 (they contradict each other)".
std::string words_for(const std::vector<Dated>& dates);

}  // namespace dragoman
