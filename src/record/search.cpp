#include "record/search.h"

#include <algorithm>
#include <functional>
#include <map>
#include <unordered_set>

#include "record/find_releases.h"

namespace dragoman {

namespace {

constexpr std::size_t most_indexed = std::size_t{512} * 1024;  // bytes, see Database
constexpr std::size_t most_hits = 3;
constexpr std::size_t width_around = 80;  // bytes to either side of a hit

// Two words that stand one right after the other, as the index has them beside single words: so
// that a phrase of words which are in every text need not be looked for in every text.
std::string pair_of(std::string_view one, std::string_view next) {
  return std::string(one).append("·").append(next);
}

std::vector<store::WordSought> words_sought(const std::vector<Phrase>& phrases) {
  std::vector<store::WordSought> sought;
  for (const auto& [words, prefix] : phrases) {
    if (words.size() == 1) sought.push_back({words[0], prefix});
    for (std::size_t i = 1; i < words.size(); ++i) {
      sought.push_back({pair_of(words[i - 1], words[i]), prefix && i + 1 == words.size()});
    }
  }
  return sought;
}

struct Candidate {
  std::int64_t id = 0;
  std::optional<When> published;
  PartyCode publisher;
};

// The releases that have the words, in the order they are to be found in. Each call gives the
// next of them, several times as many as the one before.
class Candidates {
 public:
  Candidates(const store::Database& database, const std::vector<Phrase>& phrases,
             const SearchFilter& filter)
      : database_(database), bound_{database.words_sought(words_sought(phrases))} {
    sql_ = select(is_rare(database, bound_.front()));
    if (!filter.party.empty()) {
      also(
          " AND (r.read_publisher = ? OR r.id IN (SELECT release FROM release_party"
          " WHERE party = ?))",
          {filter.party, filter.party});
    }
    if (!filter.publisher.empty()) also(" AND r.read_publisher = ?", {filter.publisher});
    if (filter.act) {
      also(" AND EXISTS (SELECT 1 FROM event WHERE event.release = r.id AND event.act = ?)",
           {std::string(to_string(*filter.act))});
    }
  }

  std::vector<Candidate> next() {
    auto rows =
        database_.prepare(sql_ + " ORDER BY coalesce(r.read_published, '') DESC, r.name LIMIT " +
                          std::to_string(size_) + " OFFSET " + std::to_string(at_));
    rows.with_all(bound_);
    std::vector<Candidate> candidates;
    while (rows.step()) {
      candidates.push_back({rows.number(0),
                            rows.is_null(1) ? std::nullopt : parse_edtf(rows.text(1)),
                            rows.text(2)});
    }
    at_ += size_;
    size_ *= 8;
    return candidates;
  }

 private:
  // Whether so few releases have the words that all of them are easily fetched and sorted.
  static bool is_rare(const store::Database& database, const std::string& sought) {
    constexpr int few = 1000;
    auto rows = database.prepare("SELECT count(*) FROM (" + database.documents_with_words() +
                                 " LIMIT ?) few");
    return rows.with(sought, few).step() && rows.number(0) < few;
  }

  // Of common words the releases are gone through in their order until there are enough: the + has
  // SQLite do so.
  [[nodiscard]] std::string select(bool rare) const {
    return std::string(
               "SELECT r.id, r.read_published, r.read_publisher FROM release r"
               " WHERE r.newest = 1 AND ") +
           (rare ? "r.id" : "+r.id") + " IN (" + database_.documents_with_words() + ")";
  }

  void also(std::string_view condition, std::initializer_list<std::string> values) {
    sql_ += condition;
    bound_.insert(bound_.end(), values);
  }

  const store::Database& database_;
  std::vector<std::string> bound_;  // the words, then what else is asked
  std::string sql_;
  std::size_t at_ = 0;
  std::size_t size_ = 256;
};

bool is_within(const std::optional<When>& published, const SearchFilter& filter) {
  if (!filter.from && !filter.to) return true;
  if (!published) return false;
  const bool before =
      filter.to && published->from.year != 0 && first_day(published->from) > last_day(*filter.to);
  const bool after =
      filter.from && published->to.year != 0 && last_day(published->to) < first_day(*filter.from);
  return !before && !after;
}

// The words of the blocks. Between two of them stands an empty one, which no phrase goes over.
std::vector<FoldedWord> words_of_blocks(std::string_view text, const std::vector<Span>& blocks) {
  std::vector<FoldedWord> words;
  for (const auto block : blocks) {
    if (block.begin > block.end || block.end > text.size()) continue;
    if (!words.empty()) words.push_back({{}, {block.begin, block.begin}});
    for (auto& word : words_of(slice(text, block))) {
      word.span.begin += block.begin;
      word.span.end += block.begin;
      words.push_back(std::move(word));
    }
  }
  return words;
}

// A hit with whole words around it; near the ends of the text, to its first or last sign.
Hit hit_at(Span span, std::string_view text, const std::vector<FoldedWord>& words) {
  const auto first = std::ranges::find_if(
      words, [&](const FoldedWord& word) { return word.span.begin + width_around >= span.begin; });
  const auto beyond = std::ranges::find_if(
      words, [&](const FoldedWord& word) { return word.span.end > span.end + width_around; });
  Span around{first->span.begin, std::prev(beyond)->span.end};
  if (first == words.begin() && around.begin < width_around) around.begin = 0;
  if (beyond == words.end() && text.size() - around.end < width_around) around.end = text.size();
  return {.span = span, .around = around, .words = std::string(slice(text, around))};
}

// The hits to show: the first of each phrase, then further ones; in the order of the text.
std::vector<Span> choose_hits(const std::vector<std::vector<Span>>& found) {
  std::vector<Span> chosen;
  std::size_t most = 0;
  for (const auto& spans : found) most = std::max(most, spans.size());
  for (std::size_t i = 0; i < most && chosen.size() < most_hits; ++i) {
    for (const auto& spans : found) {
      if (i >= spans.size() || chosen.size() == most_hits) continue;
      const auto overlaps = [&](Span other) { return spans[i].overlaps(other); };
      if (std::ranges::none_of(chosen, overlaps)) chosen.push_back(spans[i]);
    }
  }
  std::ranges::sort(chosen);
  return chosen;
}

struct SearchedText {
  std::string title;
  std::string text;
  std::vector<Span> blocks;
};

class Texts {
 public:
  // `texts` takes title and text of a release out of the tables.
  explicit Texts(const store::Database& database,
                 std::string_view texts =
                     "SELECT r.title, t.text FROM release r JOIN release_text"
                     " t ON t.release = r.id WHERE r.id = ?")
      : release_(database.prepare(texts)),
        blocks_(database.prepare("SELECT begin_, end_ FROM block WHERE release = ?"
                                 " ORDER BY ordinal")) {}

  SearchedText load(std::int64_t release) {
    SearchedText loaded;
    if (release_.with(release).step()) {
      loaded.title = release_.text(0);
      loaded.text = release_.text(1);
    }
    blocks_.with(release);
    while (blocks_.step()) {
      loaded.blocks.push_back({static_cast<std::size_t>(blocks_.number(0)),
                               static_cast<std::size_t>(blocks_.number(1))});
    }
    return loaded;
  }

 private:
  store::Statement release_;
  store::Statement blocks_;
};

// Each of them once, as the index takes them.
std::string words_to_index(const SearchedText& searched) {
  std::unordered_set<std::string> known;
  std::string list;
  const auto add = [&](std::string word) {
    if (list.size() + word.size() + 1 > most_indexed) return;
    const auto [it, is_new] = known.insert(std::move(word));
    if (is_new) list.append(*it).append(" ");
  };
  const auto title = words_of(searched.title);
  const auto text = words_of_blocks(searched.text, searched.blocks);
  for (const auto* part : {&title, &text}) {
    for (std::size_t i = 0; i < part->size(); ++i) {
      const auto& word = (*part)[i].word;
      if (word.empty()) continue;  // between two blocks
      add(word);
      if (i > 0 && !(*part)[i - 1].word.empty()) add(pair_of((*part)[i - 1].word, word));
    }
  }
  if (!list.empty()) list.pop_back();
  return list;
}

// Looks into one release after the other.
class Looker {
 public:
  Looker(const store::Database& database, const std::vector<Phrase>& phrases)
      : phrases_(phrases),
        texts_(database),
        head_(database.prepare(std::string(newest_heads) + " AND r.id = ?")),
        events_(database.prepare(
            "SELECT ordinal, begin_, end_ FROM event WHERE release = ? ORDER BY ordinal")) {}

  // Nothing where a phrase is missing.
  std::optional<Found> look_into(std::int64_t release) {
    const auto [title, text, blocks] = texts_.load(release);
    const auto title_words = words_of(title);
    const auto words = words_of_blocks(text, blocks);
    std::vector<std::vector<Span>> found;
    for (const auto& phrase : phrases_) {
      found.push_back(find_phrase(phrase, words));
      if (found.back().empty() && find_phrase(phrase, title_words).empty()) return {};
    }
    Found result;
    if (head_.with(release).step()) result.release = head_of_row(head_);
    for (const auto span : choose_hits(found)) result.hits.push_back(hit_at(span, text, words));
    result.events = events_with(release, text, found);
    return result;
  }

 private:
  std::vector<FoundEvent> events_with(std::int64_t release, const std::string& text,
                                      const std::vector<std::vector<Span>>& found) {
    std::vector<FoundEvent> events;
    events_.with(release);
    while (events_.step()) {
      const Span quote{static_cast<std::size_t>(events_.number(1)),
                       static_cast<std::size_t>(events_.number(2))};
      const auto has = [&](Span span) { return quote.contains(span); };
      const bool any = std::ranges::any_of(
          found, [&](const auto& spans) { return std::ranges::any_of(spans, has); });
      if (!any || quote.end > text.size()) continue;
      events.push_back({.number = static_cast<std::size_t>(events_.number(0)),
                        .quote = std::string(slice(text, quote))});
    }
    return events;
  }

  const std::vector<Phrase>& phrases_;
  Texts texts_;
  store::Statement head_;
  store::Statement events_;
};

}  // namespace

std::string words_to_index(const Release& release) {
  SearchedText searched{.title = release.title, .text = release.text, .blocks = {}};
  for (const auto& block : release.blocks) searched.blocks.push_back(block.span);
  return words_to_index(searched);
}

void make_search_index(const store::Database& database) {
  database.make_word_index();
  // As the tables are at that step.
  Texts texts(database, "SELECT title, text FROM release WHERE id = ?");
  auto releases = database.prepare("SELECT id FROM release ORDER BY id");
  while (releases.step()) {
    const auto id = releases.number(0);
    database.index_words(id, words_to_index(texts.load(id)));
  }
}

std::vector<Found> search(const store::Database& database, const std::vector<Phrase>& phrases,
                          const SearchFilter& filter) {
  Candidates candidates(database, phrases, filter);
  Looker looker(database, phrases);
  std::vector<Found> found;
  for (auto next = candidates.next(); !next.empty(); next = candidates.next()) {
    for (const auto& candidate : next) {
      if (!is_within(candidate.published, filter)) continue;
      if (auto release = looker.look_into(candidate.id)) found.push_back(std::move(*release));
      if (filter.limit != 0 && found.size() == filter.limit) return found;
    }
  }
  return found;
}

SearchCounts count_found(const store::Database& database, const std::vector<Phrase>& phrases,
                         const SearchFilter& filter) {
  constexpr std::size_t most_counted = 2000;
  Candidates candidates(database, phrases, filter);
  auto acts_of = database.prepare("SELECT DISTINCT act FROM event WHERE release = ?");
  SearchCounts counts;
  std::map<PartyCode, std::size_t> publishers;
  std::map<int, std::size_t, std::greater<>> years;
  std::map<Act, std::size_t> acts;
  for (auto next = candidates.next(); !next.empty() && counts.all; next = candidates.next()) {
    for (const auto& [id, published, publisher] : next) {
      if (!is_within(published, filter)) continue;
      if (counts.counted == most_counted) {
        counts.all = false;
        break;
      }
      ++counts.counted;
      ++publishers[publisher];
      if (published && published->from.year != 0) ++years[published->from.year];
      acts_of.with(id);
      while (acts_of.step()) {
        if (const auto act = parse_act(acts_of.text(0))) ++acts[*act];
      }
    }
  }
  counts.publishers.assign(publishers.begin(), publishers.end());
  counts.years.assign(years.begin(), years.end());
  counts.acts.assign(acts.begin(), acts.end());
  const auto by_count = [](const auto& pair) { return pair.second; };
  std::ranges::stable_sort(counts.publishers, std::ranges::greater(), by_count);
  std::ranges::stable_sort(counts.acts, std::ranges::greater(), by_count);
  return counts;
}

}  // namespace dragoman
