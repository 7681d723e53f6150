#include "history/merging/meeting_words.h"

#include <algorithm>

#include "base/parse_number.h"
#include "base/tsv.h"
#include "knowledge/fold.h"
#include "reading/calendar.h"

namespace dragoman {

namespace {

std::string add_row(Cells cells, MeetingWords& words) {
  const auto kind = cells[1];
  const auto value = cells[2];
  const auto key = fold(cells[0]);
  if (key.empty()) return "no words";
  if (kind == "office" || kind == "title" || kind == "titles") {
    const auto level = parse_level(value);
    if (!level) return "unknown level '" + std::string(value) + "'; see README.md";
    if (kind == "office") {
      words.offices[std::string(cells[0])] = *level;
    } else {
      words.titles[key] = {*level, kind == "titles"};
      const auto size = static_cast<std::size_t>(std::ranges::count(key, ' ')) + 1;
      words.longest_title = std::max(words.longest_title, size);
    }
  } else if (kind == "capacity") {
    words.capacities.emplace_back(key, value);
  } else if (kind == "ordinal") {
    const auto number = parse_number<int>(value);
    if (!number) return "'" + std::string(value) + "' is no number";
    words.ordinals[key] = *number;
  } else if (kind == "unnumbered") {
    words.unnumbered.insert(key);
  } else if (kind == "idle") {
    words.idle.insert(key);
  } else {
    return "unknown kind '" + std::string(kind) + "'; see README.md";
  }
  return {};
}

}  // namespace

std::vector<std::string> folded_words(std::string_view text) {
  const auto folded = fold(text);
  std::vector<std::string> words;
  for (const auto word : split(folded, ' ')) {
    if (!word.empty()) words.emplace_back(word);
  }
  return words;
}

std::vector<TitleAt> find_levels(const MeetingWords& words, const std::vector<std::string>& text) {
  std::vector<TitleAt> found;
  for (std::size_t at = 0; at < text.size();) {
    std::string phrase;
    TitleAt longest;
    for (std::size_t size = 1; size <= words.longest_title && at + size <= text.size(); ++size) {
      if (size > 1) phrase += ' ';
      phrase += text[at + size - 1];
      const auto title = words.titles.find(phrase);
      if (title != words.titles.end()) longest = {title->second, at, size};
    }
    if (longest.size > 0) found.push_back(longest);
    at += std::max<std::size_t>(longest.size, 1);
  }
  return found;
}

HistoryWords::HistoryWords(std::unique_ptr<MeetingWords> meetings,
                           std::unique_ptr<Calendar> calendar)
    : meetings_(std::move(meetings)), calendar_(std::move(calendar)) {}
HistoryWords::HistoryWords(HistoryWords&&) noexcept = default;
HistoryWords& HistoryWords::operator=(HistoryWords&&) noexcept = default;
HistoryWords::~HistoryWords() = default;

Result<HistoryWords> HistoryWords::load(const std::filesystem::path& data_folder) {
  auto meetings = std::make_unique<MeetingWords>();
  Faults faults;
  each_row(data_folder / "vocabulary" / "meetings.tsv", {"words", "kind", "value"}, faults,
           [&](Cells cells) { return add_row(cells, *meetings); });
  auto calendar = load_calendar(data_folder);
  if (!calendar) faults.add(calendar.error());
  if (!faults.none()) return tl::unexpected(faults.error());
  return HistoryWords(std::move(meetings), std::make_unique<Calendar>(std::move(*calendar)));
}

}  // namespace dragoman
