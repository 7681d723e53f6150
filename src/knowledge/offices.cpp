#include "knowledge/offices.h"

#include <vector>

#include "base/tsv.h"
#include "knowledge/fold.h"

namespace dragoman {
namespace {

constexpr std::string_view other = "other";
constexpr std::string_view same = "=";
constexpr std::string_view deputy = "deputy-";
constexpr std::string_view former = "former";
constexpr std::string_view honorific = "honorific";
constexpr std::string_view goes_on = " *";

// "A, B and C" in parts, folded.
std::vector<std::string> parts_of(std::string_view title) {
  std::vector<std::string> parts;
  for (const auto piece : split(title, ',')) {
    const auto folded = fold(piece);
    const std::string_view words = folded;
    for (std::size_t begin = 0; begin < words.size();) {
      auto end = words.find(" and ", begin);
      if (end == std::string_view::npos) end = words.size();
      parts.emplace_back(words.substr(begin, end - begin));
      begin = end + 5;
    }
  }
  return parts;
}

}  // namespace

void OfficeTitles::add(std::string_view title, std::string_view office, std::string_view of) {
  const bool open = title.ends_with(goes_on);
  if (open) title.remove_suffix(goes_on.size());
  if (office == former) {
    former_.insert(fold(title));
    return;
  }
  if (office == honorific || (office == same && open)) honorifics_.insert(fold(title));
  if (office == honorific) return;
  (open ? open_ : exact_)[{fold(title), std::string(of)}] = office;
  if (office == same || office == deputy) return;
  offices_.emplace(office);
  if (office != other) offices_.insert(std::string(deputy).append(office));
}

std::optional<std::string_view> OfficeTitles::after_former(std::string_view title) const {
  if (title.starts_with("the ") || title.starts_with("The ")) title.remove_prefix(4);
  const auto end = title.find_first_of(" -");
  if (end == std::string_view::npos || !former_.contains(fold(title.substr(0, end)))) return {};
  return title.substr(end + 1);
}

std::string_view OfficeTitles::after_honorifics(std::string_view name) const {
  bool found = true;
  while (found) {
    found = false;
    for (auto end = name.find(' '); end != std::string_view::npos; end = name.find(' ', end + 1)) {
      if (!honorifics_.contains(fold(name.substr(0, end)))) continue;
      name = trim(name.substr(end));
      found = true;
      break;
    }
  }
  return name;
}

bool OfficeTitles::knows(std::string_view office) const {
  return offices_.contains(office);
}

std::string_view OfficeTitles::row(const Rows& rows, std::string_view title,
                                   std::string_view of) const {
  if (!of.empty()) {
    const auto own = rows.find({std::string(title), std::string(of)});
    if (own != rows.end()) return own->second;
  }
  const auto general = rows.find({std::string(title), {}});
  return general != rows.end() ? std::string_view(general->second) : std::string_view();
}

std::string_view OfficeTitles::whole(std::string_view folded, std::string_view of,
                                     int depth) const {
  // "First Deputy Acting …": no title has more such words.
  constexpr int deepest = 4;
  if (depth > deepest) return {};
  if (const auto found = row(exact_, folded, of); !found.empty()) return found;
  for (auto end = folded.rfind(' '); end != std::string_view::npos && end > 0;
       end = folded.rfind(' ', end - 1)) {
    const auto found = row(open_, folded.substr(0, end), of);
    if (found.empty()) continue;
    if (found != same && found != deputy) return found;
    const auto rest = whole(folded.substr(end + 1), of, depth + 1);
    if (found == same || rest.empty() || rest == other) return rest;
    const auto office = offices_.find(std::string(deputy).append(rest));
    return office != offices_.end() ? std::string_view(*office) : std::string_view();
  }
  return {};
}

std::string_view OfficeTitles::find(std::string_view title, std::string_view of) const {
  // Longer than any title: it is something else.
  constexpr std::size_t longest = 400;
  if (title.size() > longest) return {};
  if (const auto id = offices_.find(title); id != offices_.end()) return *id;
  auto folded = fold(title);
  if (folded.starts_with("the ")) folded.erase(0, 4);
  const auto first = whole(folded, of, 0);
  if (!first.empty() && first != other) return first;

  std::string_view best = first;
  for (const auto& part : parts_of(title)) {
    const auto office = whole(part, of, 0);
    if (office.empty()) continue;
    if (office != other && !office.starts_with(deputy)) return office;
    if (best.empty() || best == other) best = office;
  }
  return best;
}

}  // namespace dragoman
