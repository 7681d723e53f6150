// From titles as releases print them to the offices of the holders table: "Minister for
// Foreign Affairs", "FM", "External Affairs Minister" → "foreign-minister". The titles are
// rows of data/offices.tsv; this file only knows how a row matches.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>

namespace dragoman {

class OfficeTitles {
 public:
  // A row: `title` may end in " *", which stands for one word or more. `office` is an id;
  // or, for titles that end in " *", "=" (what follows is the title: "Federal *"),
  // "deputy-" (what follows is the title one is deputy to: "Vice *") or "former" (what follows
  // is a title of the past: "Former *"; by itself no office) or "honorific" (what follows is a
  // name: "Mr *"). `of` narrows the row
  // to one party ("Foreign Secretary" is not the same in GBR and IND); empty: any.
  void add(std::string_view title, std::string_view office, std::string_view of);

  // The office id, empty if no row fits; an id means itself. `title` without the name of a state;
  // several offices in one title ("Deputy Prime Minister and Minister of Foreign Affairs") give the
  // first that is no deputy's. The view lives as long as this table.
  [[nodiscard]] std::string_view find(std::string_view title, std::string_view of) const;

  // What follows the word for the past: "former President", "ex-President" → "President". A
  // view of `title`; nothing where it tells no past.
  [[nodiscard]] std::optional<std::string_view> after_former(std::string_view title) const;

  // What follows the honorifics and words like "Acting" that begin a name; a view of it.
  [[nodiscard]] std::string_view after_honorifics(std::string_view name) const;

  // True for the ids that rows name, and "deputy-" before them.
  [[nodiscard]] bool knows(std::string_view office) const;

  // What a compiled file keeps of it (compiled.h).
  auto fields() { return std::tie(exact_, open_, offices_, former_, honorifics_); }

 private:
  using Key = std::pair<std::string, std::string>;  // the title, folded and without " *"; `of`
  using Rows = std::map<Key, std::string>;

  [[nodiscard]] std::string_view row(const Rows& rows, std::string_view title,
                                     std::string_view of) const;
  [[nodiscard]] std::string_view whole(std::string_view folded, std::string_view of,
                                       int depth) const;

  Rows exact_;
  Rows open_;  // titles that go on: "minister of foreign affairs *"
  std::set<std::string, std::less<>> offices_;
  std::set<std::string, std::less<>> former_;      // folded words
  std::set<std::string, std::less<>> honorifics_;  // likewise
};

}  // namespace dragoman
