// RelationOfTwo as lines of text, for tests and people: "embassy | TJK in KOR; since 2015
// [release#4]".
#pragma once

#include <string>

#include "dragoman/relation.h"

namespace dragoman {

// "release#4 release#9 (hand)": facts with a "§" for the "#", rows by their source.
std::string describe(const Vouchers& vouchers);
std::string describe(const Bond& bond);
std::string describe(const JointBody& body);
std::string describe(const Agreement& agreement);
std::string describe(const Matter& matter);
std::string describe(const VisitCell& cell);
std::string describe(const Encounter& encounter);
std::string describe(const AnniversaryDay& anniversary);

// A heading a section, a line a bond; sections without one are left out.
std::string describe(const RelationOfTwo& relation);

}  // namespace dragoman
