#include "history/comparison/comparison_words.h"

#include <algorithm>

#include "base/parse_number.h"
#include "base/tsv.h"
#include "knowledge/fold.h"

namespace dragoman {

namespace {

constexpr std::size_t shortest_stem = 4;
constexpr std::size_t counted_words = 3;  // after a number, that tell what it counts

std::string take_row(Cells cells, ComparisonTables& tables) {
  std::string words(cells[0]);
  const auto kind = cells[1];
  std::string value(cells[2]);
  const auto needs_number = [&](auto& map) -> std::string {
    const auto number = parse_number<double>(value);
    if (!number || *number <= 0) return "'" + value + "' is no number above 0";
    map.emplace(words, *number);
    return {};
  };
  if (words.empty()) return "no words";
  if (kind == "idle") {
    tables.idle.insert(words);
  } else if (kind == "weak") {
    tables.weak.insert(words);
  } else if (kind == "negative") {
    tables.negative.insert(words);
  } else if (kind == "currency") {
    tables.currency.insert(words);
  } else if (kind == "sign") {
    tables.signs.insert(words);
  } else if (kind == "ending") {
    tables.endings.emplace_back(words, value);
  } else if (kind == "same") {
    for (const auto word : split(value, ' ')) tables.same[words].emplace_back(word);
  } else if (kind == "number") {
    return needs_number(tables.numbers);
  } else if (kind == "times") {
    return needs_number(tables.times);
  } else if (kind == "month" || kind == "doubtful_month") {
    if (kind == "doubtful_month") tables.doubtful_months.insert(words);
    return needs_number(tables.months);
  } else if (kind == "alike") {
    tables.alike.emplace(words, value);
    tables.alike.emplace(value, words);
  } else if (kind == "family" || kind == "asking") {
    if (!parse_act(words)) return "unknown act '" + words + "'";
    if (kind == "asking") {
      tables.asking.insert(words);
    } else {
      tables.families.emplace(words, value);
    }
  } else {
    return "unknown kind '" + std::string(kind) + "'";
  }
  return {};
}

// A number as texts print it, without the signs that fold takes off: "12", "2.5", "100,000".
struct Token {
  std::string word;  // folded; empty for a number
  std::optional<double> number;
  std::string printed;
  bool money = false;
  bool share = false;
};

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

// The length of the number that begins at `at`, with its points and commas.
std::size_t number_at(std::string_view text, std::size_t at) {
  std::size_t end = at;
  while (end < text.size() &&
         (is_digit(text[end]) || ((text[end] == '.' || text[end] == ',') && end + 1 < text.size() &&
                                  is_digit(text[end + 1])))) {
    ++end;
  }
  return end - at;
}

std::optional<double> value_of(std::string_view printed) {
  std::string plain;
  for (const char c : printed) {
    if (c != ',') plain += c;
  }
  return parse_number<double>(plain);
}

// "$" before a number, with nothing between.
bool ends_in_sign(std::string_view text, const ComparisonTables& tables) {
  return std::ranges::any_of(tables.signs,
                             [&](const std::string& sign) { return text.ends_with(sign); });
}

std::vector<Token> tokens_of(std::string_view text, const ComparisonTables& tables) {
  std::vector<Token> tokens;
  std::size_t begin = 0;
  const auto add_words = [&](std::size_t end) {
    const auto folded = fold(text.substr(begin, end - begin));
    for (const auto word : split(folded, ' ')) {
      if (!word.empty()) tokens.push_back({std::string(word), {}, std::string(word)});
    }
  };
  for (std::size_t at = 0; at < text.size();) {
    const bool inside = at > 0 && std::isalnum(static_cast<unsigned char>(text[at - 1])) != 0;
    if (!is_digit(text[at]) || inside) {
      ++at;
      continue;
    }
    add_words(at);
    const auto size = number_at(text, at);
    const auto printed = text.substr(at, size);
    Token number{"", value_of(printed), std::string(printed)};
    number.money = ends_in_sign(text.substr(0, at), tables);
    number.share = text.substr(at + size).starts_with('%');
    tokens.push_back(std::move(number));
    at += size;
    begin = at;
  }
  add_words(text.size());
  return tokens;
}

std::optional<double> month_at(const std::vector<Token>& tokens, std::size_t at,
                               const ComparisonTables& tables) {
  const auto month = tables.months.find(tokens[at].word);
  if (month == tables.months.end()) return {};
  const bool beside_number =
      (at > 0 && tokens[at - 1].number) || (at + 1 < tokens.size() && tokens[at + 1].number);
  if (tables.doubtful_months.contains(tokens[at].word) && !beside_number) return {};
  return month->second;
}

}  // namespace

Result<ComparisonWords> load_comparison_words(const std::filesystem::path& data_folder) {
  auto tables = std::make_shared<ComparisonTables>();
  Faults faults;
  each_row(data_folder / "vocabulary" / "comparison.tsv", {"words", "kind", "value"}, faults,
           [&](Cells cells) { return take_row(cells, *tables); });
  if (!faults.none()) return tl::unexpected(faults.error());
  std::ranges::stable_sort(tables->endings, std::ranges::greater(),
                           [](const auto& ending) { return ending.first.size(); });
  std::set<std::string, std::less<>> stems;
  for (const auto& word : tables->weak) stems.insert(stem(word, *tables));
  tables->weak = std::move(stems);
  return ComparisonWords{std::move(tables)};
}

std::string stem(std::string_view word, const ComparisonTables& tables) {
  std::string rest(word);
  for (const auto& [ending, instead] : tables.endings) {
    if (!rest.ends_with(ending)) continue;
    const auto size = rest.size() - ending.size() + instead.size();
    if (size < shortest_stem) continue;
    rest.resize(rest.size() - ending.size());
    return rest + instead;
  }
  return rest;
}

std::vector<std::string> content_of(std::string_view text, const ComparisonTables& tables) {
  std::vector<std::string> content;
  const auto add = [&](const std::string& word) {
    if (tables.idle.contains(word)) return;
    auto key = stem(word, tables);
    if (std::ranges::find(content, key) == content.end()) content.push_back(std::move(key));
  };
  for (const auto& token : tokens_of(text, tables)) {
    if (token.number) continue;
    if (const auto same = tables.same.find(token.word); same != tables.same.end()) {
      for (const auto& word : same->second) add(word);
    } else {
      add(token.word);
    }
  }
  return content;
}

std::vector<Figure> figures_of(std::string_view text, const ComparisonTables& tables) {
  const auto tokens = tokens_of(text, tables);
  std::vector<Figure> figures;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (const auto month = month_at(tokens, i, tables)) {
      figures.push_back({Figure::Kind::month, *month, {}, tokens[i].printed});
      continue;
    }
    auto value = tokens[i].number;
    if (!value) {
      const auto word = tables.numbers.find(tokens[i].word);
      if (word == tables.numbers.end()) continue;
      value = word->second;
    }
    Figure figure{.value = *value, .of = {}, .words = tokens[i].printed};
    bool money = tokens[i].money || (i > 0 && tables.currency.contains(tokens[i - 1].word));
    std::size_t next = i + 1;
    while (next < tokens.size() && tables.times.contains(tokens[next].word)) {
      figure.value *= tables.times.find(tokens[next].word)->second;
      figure.words += " " + tokens[next++].word;
    }
    if (next < tokens.size() && tables.currency.contains(tokens[next].word)) {
      money = true;
      figure.words += " " + tokens[next++].word;
    }
    const bool bare = next == i + 1 && tokens[i].printed.size() == 4;
    if (money) {
      figure.kind = Figure::Kind::money;
    } else if (tokens[i].share) {
      figure.kind = Figure::Kind::share;
    } else if (bare && figure.value >= 1900 && figure.value < 2100) {
      figure.kind = Figure::Kind::year;
    }
    for (std::size_t at = next; at < tokens.size() && figure.of.size() < counted_words; ++at) {
      if (tokens[at].number || month_at(tokens, at, tables)) break;
      if (!tables.idle.contains(tokens[at].word)) {
        figure.of.push_back(stem(tokens[at].word, tables));
      }
    }
    figures.push_back(std::move(figure));
  }
  return figures;
}

bool is_denied(std::string_view text, const ComparisonTables& tables) {
  return std::ranges::any_of(tokens_of(text, tables), [&](const Token& token) {
    return tables.negative.contains(token.word);
  });
}

std::string_view family(Act act, const ComparisonTables& tables) {
  const auto at = tables.families.find(to_string(act));
  return at == tables.families.end() ? to_string(act) : std::string_view(at->second);
}

}  // namespace dragoman
