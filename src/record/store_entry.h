// Puts a release with its reading into the tables of a record.
#pragma once

#include "dragoman/record.h"
#include "record/store_happenings.h"
#include "store/database.h"

namespace dragoman {

// By which a source with its hints is known again: SHA-256 over all that decides what is
// read from it.
std::string source_key(const Source& source, const ReleaseHints& hints);

// Needs an open write transaction.
Added store_entry(const store::Database& database, const Entry& entry, IfThere if_there,
                  Unsettled& unsettled);

}  // namespace dragoman
