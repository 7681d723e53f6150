// For tests: sentences with the syntax a test asks for, whatever a parser would say.
//
//   The       DET   det    sides
//   sides     NOUN  nsubj  agreed  side
//   agreed    VERB  root   -       agree  VerbForm=Fin
//
// A word a line: the word, its UPOS, its relation, its head (by its word, the nearest where
// there are several; "-" for none), and, where they matter, its lemma, features and entity. An
// empty line ends a sentence and its paragraph.
#pragma once

#include <algorithm>
#include <sstream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "reading/discourse.h"
#include "reading/find_dates.h"
#include "reading/find_people.h"
#include "reading/patterns.h"
#include "reading/syntax.h"
#include "reading/test_program.h"

namespace dragoman {

struct TestSyntax {
  Release release;
  Analysis analysis;
};

namespace test_syntax_detail {

struct Row {
  std::string word, upos, relation, head, lemma, features, misc;
};

inline Row parse_row(const std::string& line) {
  Row row;
  std::istringstream cells(line);
  cells >> row.word >> row.upos >> row.relation >> row.head;
  row.lemma = lower(row.word);
  row.features = "_";
  row.misc = "_";
  for (std::string cell; cells >> cell;) {
    if (cell.starts_with("Entity="))
      row.misc = cell;
    else
      (cell.find('=') == std::string::npos ? row.lemma : row.features) = cell;
  }
  if (row.head.empty()) throw std::invalid_argument("not enough cells: " + line);
  return row;
}

inline std::size_t head_of(const std::vector<Row>& rows, std::size_t at) {
  const auto& head = rows[at].head;
  if (head == "-") return 0;
  for (std::size_t far = 1; far < rows.size(); ++far) {
    if (at >= far && rows[at - far].word == head) return at - far + 1;
    if (at + far < rows.size() && rows[at + far].word == head) return at + far + 1;
  }
  throw std::invalid_argument("no such head: " + head);
}

inline std::string conllu_of(const std::vector<Row>& rows) {
  std::string lines;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const auto& row = rows[i];
    lines += std::to_string(i + 1) + "\t" + row.word + "\t" + row.lemma + "\t" + row.upos +
             "\t_\t" + row.features + "\t" + std::to_string(head_of(rows, i)) + "\t" +
             row.relation + "\t_\t" + row.misc + "\n";
  }
  return lines + "\n";
}

inline bool joins_left(std::string_view word) {
  return word == "," || word == "." || word == ";" || word == "’s" || word == "’";
}

}  // namespace test_syntax_detail

// Throws where the rows are no trees.
inline TestSyntax syntax_of(std::string_view table, ReleaseHints hints = {}) {
  using namespace test_syntax_detail;
  std::string text;
  std::string conllu;
  std::vector<Row> sentence;
  std::istringstream lines{std::string(table) + "\n\n"};
  for (std::string line; std::getline(lines, line);) {
    if (line.find_first_not_of(' ') != std::string::npos) {
      sentence.push_back(parse_row(line));
    } else if (!sentence.empty()) {
      if (!text.empty()) text += "\n\n";
      for (const auto& row : sentence) {
        if (&row != &sentence.front() && !joins_left(row.word)) text += ' ';
        text += row.word;
      }
      conllu += conllu_of(sentence);
      sentence.clear();
    }
  }
  auto release = release_of_text(text, hints, test_program().furniture);
  auto analysis = from_conllu(conllu, release);
  if (!analysis) throw std::invalid_argument(analysis.error().message);
  return {std::move(release), std::move(*analysis)};
}

// The first token printed so.
inline TokenIndex find_word(const Syntax& syntax, std::string_view word) {
  for (TokenIndex token = 0; token < syntax.size(); ++token) {
    if (syntax.form(token) == word) return token;
  }
  throw std::invalid_argument("no such word: " + std::string(word));
}

// What the steps before a tested one find in it.
struct TestFindings {
  People people;
  std::vector<DateMention> dates;
  Mentions mentions;
};

inline TestFindings findings_of(const Release& release, const Analysis& analysis) {
  const auto& program = test_program();
  const auto& tables = program.patterns.tables();
  TestFindings found;
  found.people = find_people(release, analysis, program.knowledge, *tables.titles);
  found.dates = find_dates(release, analysis, *tables.calendar);
  found.mentions =
      find_mentions(Syntax(release, analysis), found.people, program.knowledge, std::nullopt);
  return found;
}

}  // namespace dragoman
