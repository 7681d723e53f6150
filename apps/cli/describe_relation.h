// What stands between two parties as lines for people to read.
#pragma once

#include "dragoman/relation.h"
#include "style.h"

namespace dragoman::cli {

// A heading a section, each line with the words it rests on and what vouches for them.
void print_relation(const RelationOfTwo& relation, const Style& style);

}  // namespace dragoman::cli
