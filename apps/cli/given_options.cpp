#include "given_options.h"

#include <fmt/format.h>

#include "knowledge/find_party.h"

namespace dragoman::cli {

void add_given_options(CLI::App& command, GivenOptions& options) {
  add_option(command, "--published", options.published,
             "Date of the releases; a release's own wins")
      .called("DATE");
  add_option(command, "--publisher", options.publisher,
             "Who published them: code or name; a line's own wins")
      .called("PARTY");
}

Result<ReleaseHints> hints_of(const GivenOptions& options, const Knowledge& knowledge) {
  ReleaseHints hints;
  if (!options.published.empty()) {
    hints.published = parse_edtf(options.published);
    if (!hints.published) {
      return fail(ErrorCode::bad_input, fmt::format("--published: '{}' is no date; write it as "
                                                    "2021-12-01",
                                                    options.published));
    }
  }
  if (!options.publisher.empty()) {
    auto party = find_party(knowledge, options.publisher);
    if (!party) return fail(party.error().code, "--publisher: " + party.error().message);
    hints.publisher = *party;
  }
  return hints;
}

}  // namespace dragoman::cli
