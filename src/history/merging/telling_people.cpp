#include "history/merging/telling_people.h"

#include <algorithm>

#include "base/told_ends.h"
#include "dragoman/commitment.h"
#include "knowledge/fold.h"

namespace dragoman {

namespace {

// A text to look for words in: folded, between blanks.
std::string searchable(std::string_view text) {
  return " " + fold(text) + " ";
}

// A person may be meant by any longer word of the name.
bool is_named_in(const std::string& name, std::string_view searchable_text) {
  constexpr std::size_t shortest = 3;
  const auto all = folded_words(name);
  const bool all_short =
      std::ranges::all_of(all, [](const auto& word) { return word.size() < shortest; });
  return std::ranges::any_of(all, [&](const std::string& word) {
    return (all_short || word.size() >= shortest) &&
           searchable_text.find(" " + word + " ") != std::string_view::npos;
  });
}

Level level_of_office(std::string_view office, const MeetingWords& words) {
  const auto at = words.offices.find(std::string(office));
  return at == words.offices.end() ? Level::unknown : at->second;
}

// By the post that is told; where it tells nothing ("Secretary Blinken") by the office that
// somebody of that name held at that day, if all who are called so held one of one level.
Level level_of(const Person& person, std::optional<Date> day, const Knowledge& knowledge,
               const MeetingWords& words) {
  if (!person.post.empty()) {
    const auto told = level_of_office(knowledge.office(person.post, person.of), words);
    if (told != Level::unknown) return told;
    const auto titles = find_levels(words, folded_words(person.post));
    if (!titles.empty()) return titles.front().title.level;
  }
  if (!day) return Level::unknown;
  std::optional<Level> known;
  for (const auto* holder : knowledge.people_named(person.name)) {
    if (holder->of != person.of || (holder->from && *day < first_day(*holder->from))) continue;
    const auto& end = holder->to ? holder->to : holder->as_of;
    if (end && *day > last_day(*end)) continue;
    const auto level = level_of_office(holder->office, words);
    if (known && *known != level) return Level::unknown;
    known = level;
  }
  return known.value_or(Level::unknown);
}

std::string capacity_of_post(const Person& person, const MeetingWords& words) {
  const auto post = searchable(person.post);
  for (const auto& [phrase, capacity] : words.capacities) {
    if (post.find(" " + phrase + " ") != std::string::npos) return capacity;
  }
  return {};
}

Span block_around(const Release& release, Span quote) {
  const auto* block = block_at(release, quote.begin);
  return block == nullptr
             ? quote
             : Span{std::min(block->span.begin, quote.begin), std::max(block->span.end, quote.end)};
}

// What the release is about rather than what it mentions in passing: what happened on the day
// that its first happening did, or within the week before it was published.
bool is_news(const Reading& reading, const Telling& telling) {
  if (!telling.when || !reading.published) return true;
  constexpr int days = -7;
  return last_day(telling.when->to) >= add_days(first_day(reading.published->from), days);
}

// "agreed to open negotiations by the end of the year": who will come is not told by who agreed.
bool is_promised(const Reading& reading, const Event& event) {
  return event.status == Status::planned &&
         std::ranges::any_of(reading.events, [&](const Event& other) {
           return commitment_kind(other.act) && other.quote != event.quote &&
                  other.quote.contains(event.quote);
         });
}

class PeopleOfTelling {
 public:
  PeopleOfTelling(const Release& release, const Reading& reading, const Event& event,
                  const Knowledge& knowledge, const MeetingWords& words, Telling& telling)
      : reading_(reading),
        knowledge_(knowledge),
        words_(words),
        telling_(telling),
        news_(is_news(reading, telling)),
        promised_(is_promised(reading, event)),
        quote_(searchable(slice(release.text, event.quote))),
        clause_(searchable(slice(release.text, clause_of(release, event.quote)))),
        block_(searchable(slice(release.text, block_around(release, event.quote)))) {}

  void set() {
    if (telling_.when) {
      day_ = last_day(told_end(*telling_.when));
    }
    telling_.levels.assign(telling_.parties.size(), Level::unknown);
    set_levels_by_title();
    for (std::size_t i = 0; i < telling_.parties.size(); ++i) {
      add_people_of(telling_.parties[i], &telling_.levels[i]);
    }
    for (const auto& host : telling_.hosts) add_people_of(host, nullptr);
    std::ranges::stable_sort(telling_.people, {}, [&](const Participant& someone) {
      return reading_.people.at(place_of(someone)).span.begin;
    });
  }

 private:
  [[nodiscard]] std::size_t place_of(const Participant& someone) const {
    const auto at = std::ranges::find(reading_.people, someone.name, &Person::name);
    return static_cast<std::size_t>(at - reading_.people.begin());
  }

  // "the Foreign Ministers of", "the summit": everybody; "the Kazakh President's visit": who came.
  void set_levels_by_title() {
    auto titles = find_levels(words_, folded_words(quote_));
    if (titles.empty()) titles = find_levels(words_, folded_words(clause_));
    for (const auto& found : titles) {
      if (!found.title.of_all) continue;
      std::ranges::fill(telling_.levels, found.title.level);
      return;
    }
    if (telling_.parties.size() == 1 && !titles.empty()) {
      telling_.levels[0] = titles.front().title.level;
    }
  }

  void add_people_of(const PartyCode& party, Level* level) {
    std::vector<const Person*> theirs;
    for (const auto& person : reading_.people) {
      if (person.of == party) theirs.push_back(&person);
    }
    auto came = named_in(theirs, quote_);
    // Who stands around what is mentioned in passing may have had no part in it.
    if (came.empty() && news_) came = named_in(theirs, clause_);
    if (news_ && !promised_) {
      if (came.empty()) came = only_one(named_in(theirs, block_), level);
      if (came.empty()) came = only_one(theirs, level);
    }
    for (const auto* person : came) {
      telling_.people.push_back({person->name, person->post, person->of,
                                 level_of(*person, day_, knowledge_, words_),
                                 capacity_of_post(*person, words_)});
    }
    if (level == nullptr) return;
    // The highest of those who came: a minister brings officials along.
    for (const auto* person : came) {
      const auto theirs_level = level_of(*person, day_, knowledge_, words_);
      if (*level == Level::unknown || theirs_level < *level) *level = theirs_level;
    }
  }

  [[nodiscard]] std::vector<const Person*> named_in(const std::vector<const Person*>& people,
                                                    std::string_view within) const {
    std::vector<const Person*> found;
    for (const auto* person : people) {
      if (is_named_in(person->name, within)) found.push_back(person);
    }
    return found;
  }

  // Farther from the event it is only sure who is meant if nobody else can be: of the level
  // that the event tells, if it does.
  [[nodiscard]] std::vector<const Person*> only_one(std::vector<const Person*> people,
                                                    const Level* level) const {
    if (level != nullptr && *level != Level::unknown) {
      std::erase_if(people, [&](const Person* person) {
        return level_of(*person, day_, knowledge_, words_) != *level;
      });
    }
    if (people.size() > 1) people.clear();
    return people;
  }

  const Reading& reading_;
  const Knowledge& knowledge_;
  const MeetingWords& words_;
  Telling& telling_;
  bool news_;
  bool promised_;
  std::optional<Date> day_;
  // Searchable, from near to far.
  std::string quote_;
  std::string clause_;
  std::string block_;
};

}  // namespace

Span clause_of(const Release& release, Span quote) {
  const auto block = block_around(release, quote);
  auto begin = block.begin;
  const std::string_view before = slice(release.text, {block.begin, quote.begin});
  // A full stop after a longer word ends a sentence; "H.E. Mr. Lee" does not.
  constexpr std::size_t longest_abbreviation = 4;
  std::size_t word = 0;
  for (std::size_t i = 0; i + 1 < before.size(); ++i) {
    const char c = before[i];
    if ((c == '.' || c == '!' || c == '?') && (before[i + 1] == ' ' || before[i + 1] == '\n')) {
      if (word >= longest_abbreviation) begin = block.begin + i + 2;
      word = 0;
    } else {
      word = c == ' ' || c == '\n' || c == '.' ? 0 : word + 1;
    }
  }
  return {std::min(begin, quote.begin), quote.end};
}

void set_people(const Release& release, const Reading& reading, const Event& event,
                const Knowledge& knowledge, const MeetingWords& words, Telling& telling) {
  PeopleOfTelling(release, reading, event, knowledge, words, telling).set();
}

}  // namespace dragoman
