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

// The releases a word may mean: by id or address, else as a file, else as a part of an id.
Result<std::vector<std::string>> ids_called(const Record& record, const std::string& word) {
  std::error_code error;
  const auto file = fs::weakly_canonical(word, error).string();
  auto ids = record.ids_like(word);
  if (!ids || file == word) return ids;
  const auto is_part = [&word](const std::string& id) {
    return id != word && id.find(word) != std::string::npos;
  };
  if (!ids->empty() && !std::ranges::all_of(*ids, is_part)) return ids;
  auto at_file = record.ids_like(file);
  return at_file && at_file->empty() ? ids : at_file;
}

}  // namespace

tl::expected<std::string, Exit> find_release_id(const Record& record, const std::string& word,
                                                const std::string& record_option) {
  const auto ids = ids_called(record, word);
  if (!ids) return tl::unexpected(tell(ids.error()));
  if (ids->empty()) {
    say(fmt::format("no release '{}' in {}; `dragoman show{}` lists them", word,
                    record_shown(record_option), record_words(record_option)));
    return tl::unexpected(Exit::nothing);
  }
  if (ids->size() > 1) {
    say(fmt::format(
        "'{}' may be any of {} releases: {}{}", word, ids->size(),
        fmt::join(ids->begin(), ids->begin() + std::min<std::ptrdiff_t>(std::ssize(*ids), 5), ", "),
        ids->size() > 5 ? " …" : ""));
    return tl::unexpected(Exit::error);
  }
  return ids->front();
}

tl::expected<StoredRelease, Exit> find_release(const Record& record, const std::string& word,
                                               const std::string& record_option) {
  const auto [name, version] = wanted(word);
  const auto id = find_release_id(record, name, record_option);
  if (!id) return tl::unexpected(id.error());
  auto stored = record.release(*id, version);
  if (!stored) return tl::unexpected(tell(stored.error()));
  if (!*stored) {
    say(fmt::format("{} has no version {}", *id, version.value_or(1)));
    return tl::unexpected(Exit::nothing);
  }
  return std::move(**stored);
}

}  // namespace dragoman::cli
