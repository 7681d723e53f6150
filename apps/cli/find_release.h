// The release that a word on the command line means.
#pragma once

#include <string>
#include <tl/expected.hpp>

#include "command.h"
#include "dragoman/record.h"

namespace dragoman::cli {

// By id, else by address or file, else by the beginning of the id, else by a part of it; "ID@2" is
// its second version. Where there is none or more than one, says so on stderr and gives the exit
// status. `record_option` is what --record said, for the message.
tl::expected<StoredRelease, Exit> find_release(const Record& record, const std::string& word,
                                               const std::string& record_option);
// Its id, of whatever version.
tl::expected<std::string, Exit> find_release_id(const Record& record, const std::string& word,
                                                const std::string& record_option);

}  // namespace dragoman::cli
