#include "find_release.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <filesystem>

#include "record_option.h"

namespace dragoman::cli {

namespace fs = std::filesystem;

namespace {

// "id@2": version 2 of the release.
struct Wanted {
  std::string id;
  std::optional<unsigned> version;
};

Wanted wanted(const std::string& word) {
  const auto at = word.rfind('@');
  if (at == std::string::npos || at + 1 == word.size()) return {word, {}};
  unsigned version = 0;
  const auto* end = word.data() + word.size();
  const auto [stop, fault] = std::from_chars(word.data() + at + 1, end, version);
  if (fault != std::errc() || stop != end) return {word, {}};
  return {word.substr(0, at), version};
}

// The releases a word may mean: by id, else by file, else by the beginning of the id, else by
// a part of it.
std::vector<std::string> releases_called(const std::vector<ReleaseHead>& heads,
                                         const std::string& word) {
  std::error_code error;
  const auto file = fs::weakly_canonical(word, error).string();
  const auto those = [&heads](auto fits) {
    std::vector<std::string> ids;
    for (const auto& head : heads) {
      if (fits(head)) ids.push_back(head.id);
    }
    return ids;
  };
  auto ids = those([&](const auto& head) { return head.id == word; });
  if (ids.empty()) ids = those([&](const auto& head) { return head.address == file; });
  if (ids.empty()) ids = those([&](const auto& head) { return head.id.starts_with(word); });
  if (ids.empty()) {
    ids = those([&](const auto& head) { return head.id.find(word) != std::string::npos; });
  }
  return ids;
}

}  // namespace

tl::expected<StoredRelease, Exit> find_release(const Record& record,
                                               const std::vector<ReleaseHead>& heads,
                                               const std::string& word,
                                               const std::string& record_option) {
  const auto [name, version] = wanted(word);
  const auto ids = releases_called(heads, name);
  if (ids.empty()) {
    say(fmt::format("no release '{}' in {}; `dragoman show{}` lists them", name,
                    record_shown(record_option), record_words(record_option)));
    return tl::unexpected(Exit::nothing);
  }
  if (ids.size() > 1) {
    say(fmt::format(
        "'{}' may be any of {} releases: {}{}", name, ids.size(),
        fmt::join(ids.begin(), ids.begin() + std::min<std::ptrdiff_t>(std::ssize(ids), 5), ", "),
        ids.size() > 5 ? " …" : ""));
    return tl::unexpected(Exit::error);
  }
  auto stored = record.release(ids.front(), version);
  if (!stored) return tl::unexpected(tell(stored.error()));
  if (!*stored) {
    say(fmt::format("{} has no version {}", ids.front(), version.value_or(1)));
    return tl::unexpected(Exit::nothing);
  }
  return std::move(**stored);
}

}  // namespace dragoman::cli
