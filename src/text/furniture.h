// What the tables under data/furniture/ hold, and how a line is held against them. Page
// furniture is all that a page has besides its text: menus, skip links, search boxes, share
// lists, breadcrumbs, footers, cookie notes.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "dragoman/release.h"

namespace dragoman {

// What a row of meta.tsv finds in a page.
enum class MetaField { title, date, language, address };

struct MetaRule {
  MetaField field;
  std::string key;  // as html.h names it: "meta:og:title", "jsonld:headline", "time"
};

struct FurnitureTables {
  using Words = std::unordered_set<std::string>;

  // phrases.tsv; all folded.
  Words whole_lines;                  // the line is this
  Words starts;                       // the line begins with these words
  Words ends;                         // the line ends with this word
  std::vector<std::string> anywhere;  // the line has this somewhere
  // marks.tsv
  std::vector<std::string> bullets;  // longest first
  Words text_ends;                   // "###": what follows is no text
  // elements.tsv
  Words never_text_tags;  // script, style: no words of the page
  Words furniture_tags;   // nav, footer
  Words furniture_roles;  // role="navigation"
  Words furniture_words;  // in class and id: "breadcrumb"
  // dates.tsv; folded
  std::unordered_map<std::string, unsigned> months;
  Words weekdays;
  Words date_labels;      // "published on"
  Words date_fillers;     // "of", "de": inside a date
  Words ordinal_endings;  // "st", "er": after a day
  // meta.tsv, best first
  std::vector<MetaRule> meta;
  // languages.tsv: a frequent word → the languages it is frequent in
  std::unordered_map<std::string, std::vector<std::string>> frequent_words;
};

// Letters without case, runs of blanks as one, none at the ends.
std::string fold_case(std::string_view text);

// How a line looks like furniture.
enum class FurnitureSign {
  none,
  weak,    // only among other furniture: "… facebook"
  strong,  // wherever it stands: "Skip to content"
  end,     // the text ends here: "###"
};

FurnitureSign furniture_sign(std::string_view line, const FurnitureTables& tables);

}  // namespace dragoman
