// The words of data/vocabulary/comparison.tsv, and what a line of an account is compared by.
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "dragoman/comparison.h"

namespace dragoman {

struct ComparisonTables {
  std::set<std::string, std::less<>> idle;      // say nothing of a topic
  std::set<std::string, std::less<>> weak;      // stems of those that say little of it
  std::set<std::string, std::less<>> asking;    // acts
  std::set<std::string, std::less<>> negative;  // "not"
  std::set<std::string, std::less<>> currency;  // "euros"
  std::set<std::string, std::less<>> signs;     // "€"
  std::map<std::string, std::vector<std::string>, std::less<>> same;
  std::vector<std::pair<std::string, std::string>> endings;  // longest first
  std::map<std::string, std::string, std::less<>> families;  // of acts
  std::set<std::pair<std::string, std::string>> alike;       // families, either way round
  std::map<std::string, double, std::less<>> numbers;        // "three" → 3
  std::map<std::string, double, std::less<>> times;          // "million" → 1,000,000
  std::map<std::string, double, std::less<>> months;         // "june" → 6
  std::set<std::string, std::less<>> doubtful_months;        // "may": only beside a number
};

// A number with what it counts: the kind of it and the stems of the words after it.
struct Figure {
  enum class Kind : std::uint8_t { year, month, money, share, count };
  Kind kind = Kind::count;
  double value = 0;
  std::vector<std::string> of;  // at most three stems
  std::string words;            // "5 million"
};

// "negotiations" → "negotiat": words that differ by an ending alone have one stem.
std::string stem(std::string_view word, const ComparisonTables& tables);

// The stems of the words that say what a text is about: without idle words and figures.
std::vector<std::string> content_of(std::string_view text, const ComparisonTables& tables);

std::vector<Figure> figures_of(std::string_view text, const ComparisonTables& tables);

bool is_denied(std::string_view text, const ComparisonTables& tables);

// "agree", the group of acts that tell much the same.
std::string_view family(Act act, const ComparisonTables& tables);

}  // namespace dragoman
