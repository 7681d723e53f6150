// Releases that a record has more than once, in nearly the same words: one release at two
// addresses, or sent on with a changed head. Their texts are alike (text/likeness.h), and they tell
// the same acts of the same parties.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "dragoman/record.h"
#include "text/likeness.h"

namespace dragoman::cli {

// What little is kept of each release of a record while they are compared.
struct ComparedRelease {
  std::string id;
  std::string publisher;
  std::string published;  // EDTF; empty if undated
  std::string address;
  Sketch sketch;
};

// Groups of two or more; in each, and among them, the order is that of Record::each_release, so
// they do not depend on the order in which the releases came.
Result<std::vector<std::vector<ComparedRelease>>> told_again(const Record& record, double least);

// The ids of all but one of each group: the first that has a date is left, else the first.
Result<std::set<std::string>> ids_told_again(const Record& record);

}  // namespace dragoman::cli
