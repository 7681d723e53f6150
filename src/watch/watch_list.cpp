#include "watch/watch_list.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/tsv.h"

namespace dragoman {

Result<std::vector<Listed>> parse_watch_list(std::string_view text,
                                             const std::filesystem::path& file) {
  std::vector<Listed> all;
  Faults faults;
  std::size_t number = 0;
  for (auto line : split(text, '\n')) {
    ++number;
    line = trim(line.substr(0, line.starts_with('#') ? 0 : line.find(" #")));
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (line.empty()) continue;
    const auto word = line.substr(0, line.find_first_of(" \t"));
    const auto address = parse_address(word);
    if (!address) {
      faults.add(file, number,
                 fmt::format("'{}' is no address that can be watched; it must begin with https:// "
                             "or http:// and have no password",
                             word));
      continue;
    }
    const bool twice =
        std::ranges::any_of(all, [&](const Listed& listed) { return listed.address == *address; });
    if (!twice) {
      all.push_back({*address, std::string(trim(line.substr(word.size()))), number});
    }
  }
  if (!faults.none()) return tl::unexpected(faults.error());
  if (all.empty()) {
    return fail(ErrorCode::bad_input,
                file.string() +
                    ": names nothing to watch; give it the address of a feed, a "
                    "sitemap or a page a line");
  }
  return all;
}

}  // namespace dragoman
