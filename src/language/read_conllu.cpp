#include <fmt/format.h>

#include <optional>

#include "base/parse_number.h"
#include "base/tsv.h"
#include "dragoman/analysis.h"
#include "dragoman/unread.h"
#include "language/characters.h"

namespace dragoman {
namespace {

constexpr std::size_t columns = 10;

// How often a sentence whose first word stands at several places is tried: enough for any
// release, and a bound for texts made to take long.
constexpr std::size_t most_tries = 20'000;

struct Row {
  std::size_t line = 0;
  std::string_view form, lemma, features, xpos, relation, misc;
  Upos upos = Upos::x;
  int head = 0;
};

// A surface token: the rows [begin, end) of its words.
struct Surface {
  std::size_t line = 0;
  std::string_view form;
  std::size_t begin = 0;
  std::size_t end = 0;
};

struct ReadSentence {
  std::vector<Row> rows;
  std::vector<Surface> surfaces;
};

// A word's number, from 0.
std::optional<int> parse_place(std::string_view cell) {
  const auto place = parse_number<int>(cell);
  return place && *place >= 0 ? place : std::nullopt;
}

std::string_view without_underscore(std::string_view cell) {
  return cell == "_" ? "" : cell;
}

std::vector<std::string_view> cells_of(std::string_view line) {
  std::vector<std::string_view> cells;
  for (;;) {
    const auto tab = line.find('\t');
    cells.push_back(line.substr(0, tab));
    if (tab == std::string_view::npos) return cells;
    line.remove_prefix(tab + 1);
  }
}

class Reader {
 public:
  explicit Reader(const Release& release) : release_(release) {}

  Result<Analysis> read(std::string_view conllu) {
    while (!conllu.empty()) {
      const auto end = conllu.find('\n');
      auto line = conllu.substr(0, end);
      conllu.remove_prefix(end == std::string_view::npos ? conllu.size() : end + 1);
      if (line.ends_with('\r')) line.remove_suffix(1);
      ++line_;
      if (line.empty())
        finish_sentence();
      else if (!line.starts_with('#'))
        read_line(line);
    }
    finish_sentence();
    if (!faults_.none()) return tl::unexpected(faults_.error());
    return std::move(analysis_);
  }

 private:
  void fault(std::size_t line, std::string_view what) {
    faults_.add("conllu", line, what);
    broken_ = true;
  }

  void read_line(std::string_view line) {
    const auto cells = cells_of(line);
    if (cells.size() != columns)
      return fault(line_, fmt::format("{} columns where CoNLL-U has {}", cells.size(), columns));
    const std::string_view id = cells[0];
    const auto words = sentence_.rows.size();
    if (const auto hyphen = id.find('-'); hyphen != std::string_view::npos) {
      const auto from = parse_place(id.substr(0, hyphen));
      const auto to = parse_place(id.substr(hyphen + 1));
      const bool in_order = from && to && static_cast<std::size_t>(*from) == words + 1 &&
                            *to > *from && words >= range_end_;
      if (!in_order) return fault(line_, fmt::format("the range '{}' is out of order", id));
      range_end_ = static_cast<std::size_t>(*to);
      sentence_.surfaces.push_back({line_, cells[1], words, range_end_});
      return;
    }
    if (id.find('.') != std::string_view::npos) return;  // an empty node stands for no words
    const auto number = parse_place(id);
    if (!number || static_cast<std::size_t>(*number) != words + 1)
      return fault(line_, fmt::format("word '{}' where {} comes next", id, words + 1));
    const auto upos = cells[3] == "_" ? Upos::x : parse_upos(cells[3]);
    if (!upos)
      return fault(line_, fmt::format("'{}' is no UPOS of Universal Dependencies", cells[3]));
    const auto head = parse_place(cells[6]);
    if (!head) return fault(line_, fmt::format("the head '{}' is no number", cells[6]));
    if (words >= range_end_) sentence_.surfaces.push_back({line_, cells[1], words, words + 1});
    sentence_.rows.push_back({.line = line_,
                              .form = cells[1],
                              .lemma = cells[2] == "_" && cells[1] != "_" ? "" : cells[2],
                              .features = without_underscore(cells[5]),
                              .xpos = without_underscore(cells[4]),
                              .relation = without_underscore(cells[7]),
                              .misc = cells[9],
                              .upos = *upos,
                              .head = *head});
  }

  void finish_sentence() {
    if (!broken_ && !sentence_.rows.empty() && is_tree() && covers_ranges()) place_sentence();
    sentence_ = {};
    range_end_ = 0;
    broken_ = false;
  }

  bool covers_ranges() {
    if (range_end_ <= sentence_.rows.size()) return true;
    fault(sentence_.rows.back().line, "a range goes beyond the sentence's words");
    return false;
  }

  // One root, every head a word of the sentence, no cycles.
  bool is_tree() {
    const auto& rows = sentence_.rows;
    std::size_t roots = 0;
    for (const Row& row : rows) {
      if (static_cast<std::size_t>(row.head) > rows.size()) {
        fault(row.line, fmt::format("the head {} is no word of the sentence", row.head));
        return false;
      }
      roots += row.head == 0;
    }
    // Words whose way up was followed already; the number tells on which walk.
    std::vector<std::size_t> walked(rows.size(), 0);
    for (std::size_t i = 0; i < rows.size(); ++i) {
      std::size_t at = i;
      while (walked[at] == 0) {
        walked[at] = i + 1;
        if (rows[at].head == 0) break;
        at = static_cast<std::size_t>(rows[at].head) - 1;
      }
      if (walked[at] == i + 1 && rows[at].head != 0) {
        fault(rows[at].line, fmt::format("the heads go round in a circle at '{}'", rows[at].form));
        return false;
      }
    }
    if (roots != 1)
      fault(rows.front().line, fmt::format("the sentence has {} roots, not one", roots));
    return roots == 1;
  }

  // Where the words stand if the sentence begins at `begin`; nothing if they do not, and
  // then furthest_ knows the surface token that failed last.
  std::optional<std::vector<Span>> place_at(std::size_t begin, std::size_t end) {
    std::vector<Span> spans;
    std::size_t at = begin;
    for (std::size_t i = 0; i < sentence_.surfaces.size(); ++i) {
      at = skip_blanks(at, end);
      const auto form = sentence_.surfaces[i].form;
      if (!std::string_view(release_.text).substr(at, end - at).starts_with(form)) {
        furthest_ = std::max(furthest_, i);
        return {};
      }
      place_words(sentence_.surfaces[i], at, spans);
      at += form.size();
    }
    return spans;
  }

  std::size_t skip_blanks(std::size_t at, std::size_t end) const {
    while (at < end) {
      const auto [character, bytes] = language::read_character(release_.text, at);
      if (character.kind != language::CharacterKind::blank) break;
      at += bytes;
    }
    return std::min(at, end);
  }

  // Words that make up their surface get their part of it, others ("au" = à + le) all of it.
  void place_words(const Surface& surface, std::size_t at, std::vector<Span>& spans) const {
    std::string joined;
    for (std::size_t i = surface.begin; i < surface.end; ++i) joined += sentence_.rows[i].form;
    const bool parts = joined == surface.form;
    const Span whole{at, at + surface.form.size()};
    for (std::size_t i = surface.begin; i < surface.end; ++i) {
      const std::size_t size = sentence_.rows[i].form.size();
      spans.push_back(parts ? Span{at, at + size} : whole);
      at += size;
    }
  }

  void place_sentence() {
    const std::string_view text = release_.text;
    const std::string_view first = sentence_.surfaces.front().form;
    furthest_ = 0;
    std::size_t tries = 0;
    for (std::size_t block = block_; block < release_.blocks.size() && !first.empty(); ++block) {
      const Span within = release_.blocks[block].span;
      std::size_t at = std::max(at_, within.begin);
      while ((at = text.substr(0, within.end).find(first, at)) != std::string_view::npos) {
        if (++tries > most_tries) break;
        if (const auto spans = place_at(at, within.end)) return add_sentence(*spans, block);
        ++at;
      }
    }
    const Surface& failed = sentence_.surfaces[furthest_];
    fault(failed.line,
          fmt::format("'{}' does not stand here in the text of the release", failed.form));
  }

  void add_sentence(const std::vector<Span>& spans, std::size_t block) {
    const TokenIndex first = analysis_.size();
    for (std::size_t i = 0; i < spans.size(); ++i) {
      const Row& row = sentence_.rows[i];
      analysis_.span.push_back(spans[i]);
      analysis_.lemma.emplace_back(row.lemma);
      analysis_.upos.push_back(row.upos);
      analysis_.xpos.emplace_back(row.xpos);
      analysis_.features.emplace_back(row.features);
      analysis_.head.push_back(row.head == 0 ? no_token : first + row.head - 1);
      analysis_.relation.emplace_back(row.relation);
      add_entity(row.misc, first + static_cast<TokenIndex>(i));
    }
    analysis_.sentences.push_back({{first, analysis_.size()}, block});
    block_ = block;
    at_ = spans.back().end;
  }

  // "Entity=person" begins one, "Entity=I-person" goes on; other treebanks write other
  // things there, which are not ours to judge.
  void add_entity(std::string_view misc, TokenIndex token) {
    for (auto item : split(misc, '|')) {
      if (!item.starts_with("Entity=")) continue;
      item.remove_prefix(7);
      const bool continues = item.starts_with("I-");
      if (continues) item.remove_prefix(2);
      for (unsigned k = 0; k <= static_cast<unsigned>(EntityKind::nationality); ++k) {
        const auto kind = static_cast<EntityKind>(k);
        if (to_string(kind) != item) continue;
        auto& entities = analysis_.entities;
        if (continues && !entities.empty() && entities.back().kind == kind &&
            entities.back().tokens.end == token)
          entities.back().tokens.end = token + 1;
        else
          entities.push_back({{token, token + 1}, kind});
      }
    }
  }

  const Release& release_;
  Analysis analysis_;
  Faults faults_;
  std::size_t line_ = 0;
  ReadSentence sentence_;
  std::size_t range_end_ = 0;  // one past the last word of the range read last
  bool broken_ = false;        // the sentence has a fault, so it is not placed
  std::size_t block_ = 0;      // where the text after the last placed sentence begins
  std::size_t at_ = 0;
  std::size_t furthest_ = 0;
};

}  // namespace

Result<Analysis> from_conllu(std::string_view conllu, const Release& release) {
  if (unread(release)) return from_conllu(conllu, readable(release));
  return Reader(release).read(conllu);
}

}  // namespace dragoman
