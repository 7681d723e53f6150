#include "reading/patterns.h"

#include <algorithm>

#include "base/tsv.h"

namespace dragoman {

namespace {

using WordLists = std::map<std::string, std::vector<std::string>, std::less<>>;

Result<LinkPath> parse_path(std::string_view text) {
  LinkPath path;
  for (const auto link : split(text, '.')) {
    if (link.empty()) {
      return fail(ErrorCode::bad_input, "empty link in '" + std::string(text) + "'");
    }
    path.emplace_back(link);
  }
  if (path.empty()) return fail(ErrorCode::bad_input, "a link is missing");
  return path;
}

// "a|b", where "@list" stands for the words of that list.
Result<std::vector<std::string>> parse_words(std::string_view text, const WordLists& lists) {
  std::vector<std::string> words;
  for (const auto word : split(text, '|')) {
    if (!word.starts_with('@')) {
      words.emplace_back(word);
      continue;
    }
    const auto list = lists.find(word.substr(1));
    if (list == lists.end()) {
      return fail(ErrorCode::bad_input, "no word list '" + std::string(word) + "' in words.tsv");
    }
    words.insert(words.end(), list->second.begin(), list->second.end());
  }
  return words;
}

Result<void> parse_frame(std::string_view text, const WordLists& lists, PatternRow& row) {
  bool first = true;
  for (auto item : split(text, ' ')) {
    if (item.empty()) continue;
    if (first) {
      first = false;
      row.trigger_class = item.ends_with(":n")   ? WordClass::noun
                          : item.ends_with(":a") ? WordClass::adjective
                                                 : WordClass::verb;
      if (row.trigger_class != WordClass::verb) item.remove_suffix(2);
      auto words = parse_words(item, lists);
      if (!words) return tl::unexpected(words.error());
      row.triggers = std::move(*words);
      continue;
    }
    FrameItem frame_item;
    if (item.starts_with('!')) {
      frame_item.absent = true;
      item.remove_prefix(1);
    }
    const auto equals = item.find('=');
    auto item_links = parse_links(item.substr(0, equals));
    if (!item_links) return tl::unexpected(item_links.error());
    frame_item.links = std::move(*item_links);
    if (equals != std::string_view::npos) {
      auto words = parse_words(item.substr(equals + 1), lists);
      if (!words) return tl::unexpected(words.error());
      frame_item.lemmas = std::move(*words);
    }
    row.items.push_back(std::move(frame_item));
  }
  if (row.triggers.empty()) return fail(ErrorCode::bad_input, "the frame names no trigger");
  return {};
}

Result<void> parse_act_column(std::string_view text, PatternRow& row) {
  const auto words = split(text, '|');
  for (std::size_t i = 0; i < words.size(); ++i) {
    const auto act = parse_act(words[i]);
    if (!act || i > 1) {
      return fail(ErrorCode::bad_input,
                  "unknown act '" + std::string(words[i]) + "'; the codebook lists the acts");
    }
    if (i == 0) row.act = *act;
    if (i == 1) row.single = act;
  }
  return {};
}

void load_words(const std::filesystem::path& path, WordLists& lists, Faults& faults) {
  const auto table = read_tsv(path, {"list", "words"});
  if (!table) return faults.add(table.error());
  for (const auto& row : table->rows) {
    auto words = parse_words(row.cells[1], lists);
    if (!words) {
      faults.add(path, row.line, words.error().message);
      continue;
    }
    auto& list = lists[std::string(row.cells[0])];
    list.insert(list.end(), words->begin(), words->end());
  }
}

// A lemma and, of a verb, its regular forms: a word that the treebanks lack ("convened") may
// have been given a wrong lemma.
std::vector<std::string> forms_of(const std::string& lemma, WordClass word_class) {
  std::vector<std::string> forms = {lemma};
  if (word_class != WordClass::verb || lemma.size() < 3) return forms;
  const auto is_vowel = [](char c) {
    return std::string_view("aeiou").find(c) != std::string_view::npos;
  };
  const char last = lemma.back();
  const char before = lemma[lemma.size() - 2];
  const auto stem = lemma.substr(0, lemma.size() - 1);
  if (last == 'e') {
    forms.insert(forms.end(), {lemma + "s", lemma + "d", stem + "ing"});
  } else if (last == 'y' && !is_vowel(before)) {
    forms.insert(forms.end(), {stem + "ies", stem + "ied", lemma + "ing"});
  } else {
    forms.insert(forms.end(), {lemma + "s", lemma + "es", lemma + "ed", lemma + "ing"});
    // "commit" → "committed"
    if (!is_vowel(last) && is_vowel(before)) {
      forms.insert(forms.end(), {lemma + last + "ed", lemma + last + "ing"});
    }
  }
  return forms;
}

void load_acts(const std::filesystem::path& path, Patterns::Tables& tables, Faults& faults) {
  const auto table =
      read_tsv(path, {"act", "frame", "actors", "about", "recipients", "example", "reads"});
  if (!table) return faults.add(table.error());
  std::map<std::string, int> count;
  for (const auto& cells : table->rows) {
    PatternRow row;
    row.line = cells.line;
    auto told = [&](const Result<void>& result) {
      if (!result) faults.add(path, cells.line, result.error().message);
    };
    told(parse_act_column(cells.cells[0], row));
    told(parse_frame(cells.cells[1], tables.words, row));
    const auto links = [&](std::string_view text, LinkExpression& into) {
      if (text.empty() || text == "-") return;
      auto parsed = parse_links(text);
      if (!parsed) return faults.add(path, cells.line, parsed.error().message);
      into = std::move(*parsed);
    };
    links(cells.cells[2], row.actors);
    links(cells.cells[3], row.about);
    links(cells.cells[4], row.recipients);
    row.example = cells.cells[5];
    row.reads = cells.cells[6];
    if (row.example.empty()) faults.add(path, cells.line, "a row needs an example that shows it");
    row.id = std::string(to_string(row.act)) + "." +
             std::to_string(++count[std::string(to_string(row.act))]);
    tables.rows.push_back(std::move(row));
  }
  for (std::size_t i = 0; i < tables.rows.size(); ++i) {
    for (const auto& trigger : tables.rows[i].triggers) {
      for (const auto& form : forms_of(trigger, tables.rows[i].trigger_class)) {
        auto& rows = tables.by_trigger[form];
        if (rows.empty() || rows.back() != i) rows.push_back(i);
      }
    }
  }
}

template <class T>
void take(Result<T> loaded, std::shared_ptr<const T>& into, Faults& faults) {
  if (loaded)
    into = std::make_shared<const T>(std::move(*loaded));
  else
    faults.add(loaded.error());
}

}  // namespace

Result<LinkExpression> parse_links(std::string_view text) {
  LinkExpression expression;
  for (const auto alternative : split(text, '|')) {
    std::vector<LinkPath> sum;
    for (const auto path_text : split(alternative, '+')) {
      auto path = parse_path(path_text);
      if (!path) return tl::unexpected(path.error());
      sum.push_back(std::move(*path));
    }
    if (sum.empty()) {
      return fail(ErrorCode::bad_input, "empty alternative in '" + std::string(text) + "'");
    }
    expression.alternatives.push_back(std::move(sum));
  }
  return expression;
}

bool Patterns::Tables::in(std::string_view list, std::string_view word) const {
  const auto found = words.find(list);
  return found != words.end() && std::ranges::find(found->second, word) != found->second.end();
}

Patterns::Patterns(std::unique_ptr<Tables> tables) : tables_(std::move(tables)) {}
Patterns::Patterns(Patterns&&) noexcept = default;
Patterns& Patterns::operator=(Patterns&&) noexcept = default;
Patterns::~Patterns() = default;

Result<Patterns> Patterns::load(const std::filesystem::path& folder) {
  auto tables = std::make_unique<Tables>();
  Faults faults;
  load_words(folder / "patterns" / "words.tsv", tables->words, faults);
  load_acts(folder / "patterns" / "acts.tsv", *tables, faults);
  take(load_titles(folder), tables->titles, faults);
  take(load_calendar(folder), tables->calendar, faults);
  take(load_fact_patterns(folder), tables->facts, faults);
  take(load_confidence(folder), tables->confidence, faults);
  if (!faults.none()) return tl::unexpected(faults.error());
  return Patterns(std::move(tables));
}

}  // namespace dragoman
