#include "text/furniture.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <span>
#include <string_view>

#include "base/tsv.h"

namespace dragoman {
namespace {

// Longer lines are prose, whatever they say.
constexpr std::size_t longest_furniture = 200;

// Decoration around the words of a menu: "» Print", "[Search]", "| Home |".
constexpr std::string_view decoration = " |[]()<>*:.,-/\\\"'!?";
constexpr std::string_view wide_decoration[] = {"»", "«", "›", "‹", "→", "←", "▶",  "▼",
                                                "▲", "·", "•", "…", "–", "—", "＞", "◀"};

std::string_view undecorated(std::string_view text) {
  for (bool changed = true; changed && !text.empty();) {
    changed = false;
    if (decoration.find(text.front()) != std::string_view::npos) {
      text.remove_prefix(1);
      changed = true;
    } else if (decoration.find(text.back()) != std::string_view::npos) {
      text.remove_suffix(1);
      changed = true;
    }
    for (const auto mark : wide_decoration) {
      if (text.starts_with(mark)) {
        text.remove_prefix(mark.size());
        changed = true;
      }
      if (text.ends_with(mark)) {
        text.remove_suffix(mark.size());
        changed = true;
      }
    }
  }
  return text;
}

// True for a prefix of whole words that is in `phrases`.
bool starts_with_any(std::string_view line, const FurnitureTables::Words& phrases) {
  constexpr int most_words = 8;
  std::size_t end = 0;
  for (int words = 0; words < most_words && end < line.size(); ++words) {
    end = std::min(line.find(' ', end + 1), line.size());
    auto prefix = line.substr(0, end);
    if (phrases.contains(std::string(prefix))) return true;
    if (!prefix.empty() && decoration.find(prefix.back()) != std::string_view::npos &&
        phrases.contains(std::string(undecorated(prefix)))) {
      return true;
    }
  }
  return false;
}

// "Home > News > Press releases": short pieces between two or more separators.
bool is_breadcrumb(std::string_view line) {
  constexpr std::string_view separators[] = {" > ", " » ", " › ", " ＞ ", " | ", " :: ", " / "};
  for (const auto separator : separators) {
    std::size_t pieces = 1;
    std::size_t longest = 0;
    std::size_t begin = 0;
    for (auto at = line.find(separator); at != std::string_view::npos;
         at = line.find(separator, begin)) {
      longest = std::max(longest, at - begin);
      begin = at + separator.size();
      ++pieces;
    }
    constexpr std::size_t longest_piece = 40;
    if (pieces >= 3 && longest <= longest_piece && !line.ends_with('.')) return true;
  }
  return false;
}

}  // namespace

std::string fold_case(std::string_view text) {
  std::string folded;
  folded.reserve(text.size());
  const auto* data = reinterpret_cast<const std::uint8_t*>(text.data());
  bool blank = false;
  for (std::size_t at = 0; at < text.size();) {
    const auto from = at;
    UChar32 c = 0;
    U8_NEXT(data, at, text.size(), c);
    if (c >= 0 && (u_isUWhiteSpace(c) || c < 0x20)) {
      blank = !folded.empty();
      continue;
    }
    if (blank) folded += ' ';
    blank = false;
    if (c < 0) {
      folded += text.substr(from, at - from);
      continue;
    }
    if (c == 0x2019) c = '\'';
    char bytes[U8_MAX_LENGTH];
    std::int32_t length = 0;
    U8_APPEND_UNSAFE(bytes, length, u_foldCase(c, U_FOLD_CASE_DEFAULT));
    folded.append(bytes, static_cast<std::size_t>(length));
  }
  return folded;
}

FurnitureSign furniture_sign(std::string_view line, const FurnitureTables& tables) {
  if (line.size() > longest_furniture) return FurnitureSign::none;
  std::string unspaced(line);
  std::erase(unspaced, ' ');
  const auto folded = fold_case(line);
  if (tables.text_ends.contains(unspaced) || tables.text_ends.contains(folded)) {
    return FurnitureSign::end;
  }
  const auto words = undecorated(folded);
  if (words.empty()) return FurnitureSign::strong;
  if (tables.whole_lines.contains(std::string(words))) return FurnitureSign::strong;
  if (starts_with_any(words, tables.starts)) return FurnitureSign::strong;
  for (const auto& phrase : tables.anywhere) {
    if (folded.find(phrase) != std::string::npos) return FurnitureSign::strong;
  }
  // Page numbers and counters; bytes beyond ASCII may be letters.
  const bool figures = std::ranges::none_of(words, [](char c) {
    return (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80;
  });
  constexpr std::size_t longest_counter = 6;
  if (figures && words.size() <= longest_counter) return FurnitureSign::weak;
  if (is_breadcrumb(folded)) return FurnitureSign::weak;
  const auto last_word = words.substr(words.rfind(' ') + 1);
  if (tables.ends.contains(std::string(last_word)) && !line.ends_with('.')) {
    return FurnitureSign::weak;
  }
  return FurnitureSign::none;
}

namespace {

std::string unknown_word(std::string_view column, std::string_view word, std::string_view allowed) {
  return "unknown " + std::string(column) + " '" + std::string(word) + "'; one of " +
         std::string(allowed);
}

std::string take_phrase(FurnitureTables& tables, const Cells& cells) {
  const auto phrase = fold_case(cells[1]);
  if (phrase.empty()) return "empty phrase";
  if (cells[0] == "line") {
    tables.whole_lines.insert(phrase);
  } else if (cells[0] == "start") {
    tables.starts.insert(phrase);
  } else if (cells[0] == "end") {
    tables.ends.insert(phrase);
  } else if (cells[0] == "anywhere") {
    tables.anywhere.push_back(phrase);
  } else {
    return unknown_word("match", cells[0], "line, start, end, anywhere");
  }
  return {};
}

std::string take_mark(FurnitureTables& tables, const Cells& cells) {
  if (cells[1].empty()) return "empty mark";
  if (cells[0] == "bullet") {
    tables.bullets.emplace_back(cells[1]);
  } else if (cells[0] == "end") {
    tables.text_ends.insert(std::string(cells[1]));
    tables.text_ends.insert(fold_case(cells[1]));
  } else {
    return unknown_word("kind", cells[0], "bullet, end");
  }
  return {};
}

std::string take_element(FurnitureTables& tables, const Cells& cells) {
  const auto word = fold_case(cells[1]);
  if (cells[0] == "never-text") {
    tables.never_text_tags.insert(word);
  } else if (cells[0] == "tag") {
    tables.furniture_tags.insert(word);
  } else if (cells[0] == "role") {
    tables.furniture_roles.insert(word);
  } else if (cells[0] == "word") {
    tables.furniture_words.insert(word);
  } else {
    return unknown_word("where", cells[0], "never-text, tag, role, word");
  }
  return {};
}

std::string take_date_word(FurnitureTables& tables, const Cells& cells) {
  const auto word = fold_case(cells[1]);
  if (cells[0] == "month") {
    unsigned month = 0;
    const auto value = cells[2];
    const auto end = value.data() + value.size();
    if (std::from_chars(value.data(), end, month).ptr != end || month < 1 || month > 12) {
      return "month '" + std::string(value) + "' is not 1 to 12";
    }
    tables.months[word] = month;
  } else if (cells[0] == "weekday") {
    tables.weekdays.insert(word);
  } else if (cells[0] == "label") {
    tables.date_labels.insert(word);
  } else if (cells[0] == "filler") {
    tables.date_fillers.insert(word);
  } else if (cells[0] == "ordinal") {
    tables.ordinal_endings.insert(word);
  } else {
    return unknown_word("kind", cells[0], "month, weekday, label, filler, ordinal");
  }
  return {};
}

std::string take_meta(FurnitureTables& tables, const Cells& cells) {
  constexpr std::pair<std::string_view, MetaField> fields[] = {{"title", MetaField::title},
                                                               {"date", MetaField::date},
                                                               {"language", MetaField::language},
                                                               {"address", MetaField::address}};
  for (const auto& [name, field] : fields) {
    if (cells[0] != name) continue;
    tables.meta.push_back({field, fold_case(cells[1])});
    return {};
  }
  return unknown_word("field", cells[0], "title, date, language, address");
}

}  // namespace

Result<Furniture> load_furniture(const std::filesystem::path& data_folder) {
  auto tables = std::make_shared<FurnitureTables>();
  const auto folder = data_folder / "furniture";
  Faults faults;
  const auto each = [&](const char* file, std::initializer_list<std::string_view> columns,
                        std::string (*take)(FurnitureTables&, const Cells&)) {
    each_row(folder / file, columns, faults,
             [&](const Cells& cells) { return take(*tables, cells); });
  };
  each("phrases.tsv", {"match", "phrase"}, take_phrase);
  each("marks.tsv", {"kind", "mark"}, take_mark);
  each("elements.tsv", {"where", "word"}, take_element);
  each("dates.tsv", {"kind", "word", "value"}, take_date_word);
  each("meta.tsv", {"field", "key"}, take_meta);
  each("languages.tsv", {"language", "words"}, [](FurnitureTables& t, const Cells& cells) {
    for (const auto word : split(cells[1], '|')) {
      t.frequent_words[fold_case(word)].emplace_back(cells[0]);
    }
    return std::string();
  });
  if (!faults.none()) return tl::unexpected(faults.error());
  std::ranges::stable_sort(tables->bullets, std::ranges::greater{}, &std::string::size);
  return Furniture{std::move(tables)};
}

}  // namespace dragoman
