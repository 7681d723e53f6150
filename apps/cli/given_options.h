// What the user says of all releases of a run: --published and --publisher.
#pragma once

#include <string>

#include "dragoman/error.h"
#include "dragoman/knowledge.h"
#include "dragoman/release.h"
#include "options.h"

namespace dragoman::cli {

struct GivenOptions {
  std::string published;
  std::string publisher;
};

void add_given_options(CLI::App& command, GivenOptions& options);

Result<ReleaseHints> hints_of(const GivenOptions& options, const Knowledge& knowledge);

}  // namespace dragoman::cli
