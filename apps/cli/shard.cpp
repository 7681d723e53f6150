#include "shard.h"

#include <fmt/format.h>

#include "base/parse_number.h"

namespace dragoman::cli {

Result<Shard> parse_shard(std::string_view option) {
  if (option.empty()) return Shard{};
  const auto slash = option.find('/');
  const auto nth = parse_number<std::size_t>(option.substr(0, slash));
  const auto of = slash == std::string_view::npos
                      ? std::nullopt
                      : parse_number<std::size_t>(option.substr(slash + 1));
  if (nth && of && *nth >= 1 && *nth <= *of) return Shard{*nth, *of};
  return fail(ErrorCode::bad_input,
              fmt::format("--shard: '{}' must be I/N with I from 1 to N, such as 3/8", option));
}

}  // namespace dragoman::cli
