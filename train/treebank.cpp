#include "treebank.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>
#include <set>

#include "base/files.h"
#include "base/parse_number.h"
#include "base/tsv.h"
#include "language/word.h"

namespace dragoman::train {
namespace {

// The words stand in the text in order.
bool place_tokens(TreeSentence& sentence) {
  std::size_t at = 0;
  for (TreeToken& token : sentence.tokens) {
    const auto found = sentence.text.find(token.form, at);
    if (found == std::string::npos) return false;
    at = found + token.form.size();
    token.span = {found, at};
  }
  return true;
}

std::optional<EntityKind> kind_of_uner(std::string_view label) {
  if (label.ends_with("-PER")) return EntityKind::person;
  if (label.ends_with("-ORG")) return EntityKind::organisation;
  if (label.ends_with("-LOC")) return EntityKind::place;
  return {};
}

struct LabelledWord {
  std::string form;
  std::string label;
};

std::vector<language::EntityLabel> entity_labels_of(const std::vector<LabelledWord>& words,
                                                    const std::set<std::string>& demonyms) {
  std::vector<language::EntityLabel> labels;
  for (const LabelledWord& word : words) {
    auto label = language::outside;
    if (const auto kind = kind_of_uner(word.label)) {
      const bool continues = word.label.starts_with("I-") && !labels.empty() &&
                             language::may_follow(labels.back(), language::goes_on(*kind));
      label = continues ? language::goes_on(*kind) : language::begins(*kind);
    } else if (demonyms.contains(word.form)) {
      label = language::begins(EntityKind::nationality);
    }
    labels.push_back(label);
  }
  return labels;
}

}  // namespace

Result<std::vector<TreeSentence>> read_treebank(const std::filesystem::path& path) {
  const auto bytes = read_file(path);
  if (!bytes) return tl::unexpected(bytes.error());
  std::vector<TreeSentence> sentences;
  TreeSentence sentence;
  std::size_t line_number = 0;
  const auto fault = [&](std::string_view what) {
    return fail(ErrorCode::bad_input, fmt::format("{}:{}: {}", path.string(), line_number, what));
  };
  for (const std::string_view line : split(*bytes, '\n')) {
    ++line_number;
    if (line.empty()) {
      if (sentence.tokens.empty()) continue;
      if (!place_tokens(sentence)) return fault("the words do not stand in '# text'");
      sentences.push_back(std::move(sentence));
      sentence = {};
    } else if (line.starts_with("# text = ")) {
      sentence.text = line.substr(9);
    } else if (line.starts_with("# sent_id = ")) {
      sentence.id = line.substr(12);
    } else if (line.starts_with("# newpar") || line.starts_with("# newdoc")) {
      sentence.begins_paragraph = true;
    } else if (!line.starts_with('#')) {
      const auto cells = split(line, '\t');
      if (cells.size() != 10) return fault("not ten columns");
      if (!parse_number<int>(cells[0])) continue;  // multiword tokens, empty nodes
      const auto upos = parse_upos(cells[3]);
      const auto head = parse_number<int>(cells[6]);
      if (!upos || !head) return fault("no UPOS or no head");
      sentence.tokens.push_back({.form = std::string(cells[1]),
                                 .lemma = std::string(cells[2]),
                                 .upos = *upos,
                                 .xpos = std::string(cells[4]),
                                 .features = cells[5] == "_" ? "" : std::string(cells[5]),
                                 .head = *head - 1,
                                 .relation = std::string(cells[7]),
                                 .typo = cells[5].find("Typo=Yes") != std::string_view::npos,
                                 .span = {}});
    }
  }
  return sentences;
}

Result<void> add_entities(const std::filesystem::path& path,
                          const std::vector<std::string>& demonyms,
                          std::vector<TreeSentence>& sentences) {
  const auto bytes = read_file(path);
  if (!bytes) return tl::unexpected(bytes.error());
  const std::set<std::string> nationalities(demonyms.begin(), demonyms.end());
  std::map<std::string, TreeSentence*, std::less<>> by_id;
  for (TreeSentence& sentence : sentences) by_id[sentence.id] = &sentence;

  std::string id;
  std::vector<LabelledWord> words;
  const auto finish = [&] {
    const auto found = by_id.find(id);
    if (found != by_id.end() &&
        std::ranges::equal(words, found->second->tokens, {}, &LabelledWord::form, &TreeToken::form))
      found->second->entities = entity_labels_of(words, nationalities);
    words.clear();
  };
  for (const std::string_view line : split(*bytes, '\n')) {
    if (line.empty()) {
      finish();
    } else if (line.starts_with("# sent_id = ")) {
      id = line.substr(12);
    } else if (!line.starts_with('#')) {
      const auto cells = split(line, '\t');
      if (cells.size() >= 3) words.push_back({std::string(cells[1]), std::string(cells[2])});
    }
  }
  if (!words.empty()) finish();
  return {};
}

}  // namespace dragoman::train
