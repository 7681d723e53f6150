#include "reading/find_names.h"

#include <algorithm>
#include <optional>

#include "knowledge/fold.h"
#include "reading/name_parties.h"

namespace dragoman {

namespace {

using Role = NameRole;

class BlockReader {
 public:
  BlockReader(const NameText& text, const Titles& titles, const NameClues& clues)
      : text_(text), words_(text.words), clues_(clues), titles_(find_titles(text, titles, clues)) {}

  BlockNames read(bool list_item) {
    used_.assign(titles_.size(), false);
    in_name_.assign(words_.size(), false);
    in_title_.assign(words_.size(), false);
    ending_.assign(words_.size() + 1, no_draft);
    for (const auto& title : titles_) {
      for (auto w = title.full_begin; w < title.full_end; ++w) in_title_[w] = true;
    }
    read_titled();
    read_following();
    join_titles_before_comma();
    read_honoured();
    read_appositions();
    read_known();
    std::ranges::sort(drafts_, {}, &NameDraft::name);
    tell_parties(text_, list_item, drafts_);
    return finish();
  }

 private:
  // Adds a name; what belongs to one already stays there.
  NameDraft& add(NameDraft draft) {
    for (auto w = draft.name; w < draft.name_end; ++w) in_name_[w] = true;
    ending_[draft.name_end] = drafts_.size();
    return drafts_.emplace_back(std::move(draft));
  }

  [[nodiscard]] bool taken(std::size_t begin, std::size_t end) const {
    return std::find(in_name_.begin() + static_cast<std::ptrdiff_t>(begin),
                     in_name_.begin() + static_cast<std::ptrdiff_t>(end),
                     true) != in_name_.begin() + static_cast<std::ptrdiff_t>(end);
  }

  [[nodiscard]] bool is_mark(std::size_t at, char mark) const {
    return at < words_.size() && words_[at].mark == mark;
  }

  // "Foreign Minister Kamilov"; "Presidents Biden and von der Leyen"; "Deputy Prime Minister
  // and Foreign Minister Al Thani".
  void read_titled() {
    for (std::size_t i = 0; i < titles_.size(); ++i) {
      const auto& title = titles_[i];
      if (title.name_at == Title::no_word) continue;
      NameDraft draft{.begin = title.full_begin,
                      .name = title.name_at,
                      .name_end = end_of_name(text_, title.name_at),
                      .titles = {&title},
                      .of = title.of,
                      .maybe_of = {}};
      draft.end = draft.name_end;
      used_[i] = true;
      join_title_before(i, draft);
      add(draft);
      if (title.plural) read_rest_of_list(title, draft.name_end);
    }
  }

  void join_title_before(std::size_t i, NameDraft& draft) {
    if (i == 0 || titles_[i].plural || used_[i - 1]) return;
    const auto& before = titles_[i - 1];
    const auto& title = titles_[i];
    if (before.plural || before.name_at != Title::no_word) return;
    // "the President and Prime Minister Mori" are two.
    const auto words = std::ranges::count(before.singular, ' ') + 1;
    if (before.article && before.end - before.begin == static_cast<std::size_t>(words)) return;
    // So are "Prime Minister and President Mori".
    const auto office = [&](const Title& of) { return clues_.knowledge.office(of.singular, {}); };
    if (office(before) == "head-of-government" && office(title) == "head-of-state") return;
    auto at = before.full_end;
    if (is_mark(at, ',') && at + 1 < words_.size() && words_[at + 1].is(Role::joiner)) ++at;
    if (at >= words_.size() || !words_[at].is(Role::joiner) || at + 1 != title.full_begin) return;
    used_[i - 1] = true;
    draft.begin = before.full_begin;
    draft.titles.insert(draft.titles.begin(), &before);
    if (draft.of.empty()) draft.of = before.of;
  }

  void read_rest_of_list(const Title& title, std::size_t at) {
    while (at < words_.size()) {
      auto next = at;
      if (is_mark(next, ',')) ++next;
      if (next < words_.size() && words_[next].is(Role::joiner)) ++next;
      if (next == at || next >= words_.size()) return;
      while (next < words_.size() && words_[next].is(Role::honorific)) ++next;
      const auto end = end_of_name(text_, next);
      if (end == next || in_title_[next] || taken(next, end)) return;
      add({.begin = next,
           .end = end,
           .name = next,
           .name_end = end,
           .titles = {&title},
           .of = title.of,
           .maybe_of = {}});
      at = end;
    }
  }

  // "the Ambassador of Peru, Carlos Zapata Ramos,"; "his counterpart, Mr. Shoukry"
  void read_following() {
    for (std::size_t i = 0; i < titles_.size(); ++i) {
      const auto& title = titles_[i];
      if (used_[i] || title.plural || title.name_at != Title::no_word) continue;
      auto at = title.full_end;
      // "the Secretary General of the Gulf Cooperation Council (GCC), Mr. Al Noaimi,"
      if (is_mark(at, '(') && at + 1 < words_.size() && words_[at + 1].all_capitals &&
          is_mark(at + 2, ')')) {
        at += 3;
      }
      if (!is_mark(at, ',') || words_[at - 1].possessive) continue;
      ++at;
      if (at < words_.size() && words_[at].is(Role::article)) ++at;
      const auto first = at;
      while (at < words_.size() && words_[at].is(Role::honorific)) ++at;
      const bool honoured = at != first;
      const auto end = end_of_name(text_, at);
      if (end == at || in_title_[at] || (!honoured && end - at < 2)) continue;
      const bool closed =
          end >= words_.size() || words_[end].mark != 0 || words_[end - 1].possessive;
      // "With Kalin, Adviser to the President, Jake Sullivan spoke": the title is Kalin's.
      if (!honoured && (!closed || is_apposition(title))) continue;
      add({.begin = title.full_begin,
           .end = end,
           .name = at,
           .name_end = end,
           .titles = {&title},
           .of = title.of,
           .maybe_of = {}});
      used_[i] = true;
    }
  }

  // "the Minister of External Relations of Angola, Ambassador Rui Costa, paid": the rank before the
  // name is no other post.
  void join_titles_before_comma() {
    for (std::size_t i = 0; i + 1 < titles_.size(); ++i) {
      const auto& title = titles_[i];
      const auto& rank = titles_[i + 1];
      if (used_[i] || title.plural || title.of.empty() || title.name_at != Title::no_word ||
          rank.name_at == Title::no_word || rank.office || !rank.of.empty() ||
          !is_mark(title.full_end, ',') || rank.full_begin != title.full_end + 1 ||
          is_apposition(title)) {
        continue;
      }
      const auto draft = std::ranges::find_if(drafts_, [&](const NameDraft& each) {
        return each.titles.size() == 1 && each.titles.front() == &rank;
      });
      if (draft == drafts_.end() || !is_mark(draft->name_end, ',')) continue;
      draft->titles = {&title};
      draft->begin = title.full_begin;
      draft->of = title.of;
      used_[i] = true;
    }
  }

  // An untitled name and a comma stand before the title.
  [[nodiscard]] bool is_apposition(const Title& title) {
    auto comma = title.full_begin;
    if (comma > 0 && words_[comma - 1].is(Role::article)) --comma;
    if (comma == 0 || !is_mark(comma - 1, ',')) return false;
    const auto begin = begin_of_name(text_, comma - 1);
    return comma - 1 - begin > 1 && draft_ending(comma - 1) == nullptr;
  }

  // "Mr. Sullivan"
  void read_honoured() {
    for (std::size_t i = 1; i < words_.size(); ++i) {
      if (!words_[i - 1].is(Role::honorific) || !words_[i].joined) continue;
      const auto end = end_of_name(text_, i);
      if (end == i || taken(i, end)) continue;
      auto begin = i - 1;
      while (begin > 0 && words_[begin].joined && words_[begin - 1].is(Role::honorific)) --begin;
      add({.begin = begin,
           .end = end,
           .name = i,
           .name_end = end,
           .titles = {},
           .of = {},
           .maybe_of = {},
           .honoured = true});
      i = end;
    }
  }

  [[nodiscard]] NameDraft* draft_ending(std::size_t end) {
    return ending_[end] == no_draft ? nullptr : &drafts_[ending_[end]];
  }

  // Where the phrase of a title ends, with further titles joined to it.
  std::size_t end_of_titles(std::size_t& last) const {
    for (;;) {
      auto at = titles_[last].full_end;
      if (last + 1 >= titles_.size() || at >= words_.size()) return at;
      if (is_mark(at, ',') && at + 1 < words_.size() && words_[at + 1].is(Role::joiner)) ++at;
      if (!words_[at].is(Role::joiner) || at + 1 != titles_[last + 1].full_begin ||
          titles_[last + 1].name_at != Title::no_word) {
        return titles_[last].full_end;
      }
      ++last;
    }
  }

  // "Kemal Aydin, Spokesperson and First Advisor to the Speaker of Turkey,"
  void read_appositions() {
    for (std::size_t i = 0; i < titles_.size(); ++i) {
      const auto& title = titles_[i];
      if (used_[i] || title.name_at != Title::no_word) continue;
      auto comma = title.full_begin;
      if (comma > 0 && words_[comma - 1].is(Role::article)) --comma;
      if (comma == 0 || (!is_mark(comma - 1, ',') && !is_mark(comma - 1, '('))) continue;
      --comma;
      auto last = i;
      const auto end = end_of_titles(last);
      // Something must close it: "With Sullivan, the President said" is no apposition.
      const bool closed = end >= words_.size() || words_[end].mark != 0;
      const bool loose =
          !title.article || closed || words_[end].is(Role::joiner) || words_[end].is(Role::link_to);
      if (!closed && (!loose || draft_ending(comma) != nullptr)) continue;
      attach(comma, i, last, end);
      i = last;
    }
  }

  void attach(std::size_t comma, std::size_t first, std::size_t last, std::size_t end) {
    std::vector<std::pair<std::size_t, std::size_t>> names;  // last to first
    for (auto at = comma; at > 0;) {
      const auto begin = begin_of_name(text_, at);
      if (begin == at) break;
      names.emplace_back(begin, at);
      if (begin < 2 || !words_[begin - 1].is(Role::joiner)) break;
      at = begin - 1;
    }
    if (names.empty()) return;
    const auto count = last - first + 1;
    const bool each = names.size() == count && count > 1;
    const bool shared = titles_[first].plural;
    for (std::size_t n = 0; n < names.size(); ++n) {
      if (n > 0 && !each && !shared) break;
      const auto [begin, name_end] = names[n];
      auto* draft = draft_ending(name_end);
      if (draft == nullptr) {
        if (taken(begin, name_end)) continue;
        if (name_end - begin < 2 && !clues_.called.contains(words_[begin].lower)) continue;
        if (in_title_[begin]) continue;
        draft = &add({.begin = begin,
                      .end = name_end,
                      .name = begin,
                      .name_end = name_end,
                      .titles = {},
                      .of = {},
                      .maybe_of = {}});
      }
      for (auto t = first; t <= last; ++t) {
        if (each && t != last - n) continue;
        draft->titles.push_back(&titles_[t]);
        if (draft->of.empty()) draft->of = titles_[t].of;
        used_[t] = true;
      }
      if (n == 0) draft->end = std::max(draft->end, end);
    }
    // "Asta X and Kestutis Y, A and B to President Z of Lithuania"
    if (each) {
      const auto& of = titles_[last].of;
      for (const auto& [begin, name_end] : names) {
        if (auto* draft = draft_ending(name_end); draft != nullptr && draft->maybe_of.empty()) {
          draft->maybe_of = of;
        }
      }
    }
  }

  // Names without a title that the tables know, or that are called by a title elsewhere.
  void read_known() {
    for (std::size_t i = 0; i < words_.size(); ++i) {
      const auto& word = words_[i];
      if (word.mark != 0 || !word.capital || word.is_party() || in_title_[i]) continue;
      if (i > 0 && word.joined && words_[i - 1].capital && !words_[i - 1].possessive &&
          !words_[i - 1].is(Role::plain) && !words_[i - 1].is_party()) {
        continue;  // not where a run of capitals begins
      }
      if (i > 0 && words_[i - 1].is(Role::article)) continue;  // "the Biden years"
      const auto end = end_of_name(text_, i);
      if (end == i) continue;
      const bool followed = end < words_.size() && words_[end].joined && words_[end].capital &&
                            !words_[end - 1].possessive;
      const Span span{word.span.begin, words_[end - 1].span.end};
      const bool called = clues_.called.contains(words_[end - 1].lower);
      if (!followed && !taken(i, end) &&
          (called || !clues_.knowledge.people_named(slice(clues_.text, span)).empty())) {
        add({.begin = i,
             .end = end,
             .name = i,
             .name_end = end,
             .titles = {},
             .of = {},
             .maybe_of = {}});
      }
      i = end - 1;
    }
  }

  [[nodiscard]] Span span_of(std::size_t begin, std::size_t end) const {
    return {words_[begin].span.begin, words_[end - 1].span.end};
  }

  BlockNames finish() const {
    BlockNames found;
    std::size_t last_end = 0;
    for (const auto& draft : drafts_) {
      NamedMention mention{.span = span_of(std::min(draft.begin, draft.name), draft.name_end),
                           .name = span_of(draft.name, draft.name_end),
                           .words = {},
                           .title = {},
                           .singular = {},
                           .of = draft.of,
                           .maybe_of = draft.maybe_of,
                           .honoured = draft.honoured,
                           .opposite = std::ranges::any_of(draft.titles, &Title::stand_in),
                           .titled = false};
      if (mention.name.begin < last_end) continue;
      if (mention.span.begin < last_end) mention.span.begin = mention.name.begin;
      last_end = mention.span.end;
      for (auto w = draft.name; w < draft.name_end; ++w) {
        if (words_[w].mark != 0) continue;
        auto folded = fold(slice(clues_.text, words_[w].span));
        if (!folded.empty()) mention.words.push_back(std::move(folded));
      }
      if (!draft.titles.empty()) {
        const auto* first = draft.titles.front();
        const auto* last = draft.titles.back();
        mention.titled = true;
        // Titles on both sides of the name: the first, but "Prince Faisal, Minister of Culture",
        // "Ambassador Diallo, Permanent Representative".
        const bool together = first->begin <= last->begin &&
                              (last->end <= draft.name || first->begin >= draft.name_end);
        const bool fuller =
            last->office || (first->end - first->begin == 1 && last->end - last->begin > 1);
        if (!together && !first->office && fuller) first = last;
        if (!first->stand_in) mention.singular = first->singular;
        mention.title = first->stand_in ? std::string()
                        : (together || first == last) && !first->plural
                            ? std::string(slice(clues_.text, span_of(first->begin, last->end)))
                            : first->singular;
      }
      found.mentions.push_back(std::move(mention));
    }
    for (std::size_t i = 0; i < titles_.size(); ++i) {
      if (!used_[i] && !titles_[i].stand_in) found.lone_titles.push_back(titles_[i]);
    }
    return found;
  }

  const NameText& text_;
  const std::vector<NameWord>& words_;
  const NameClues& clues_;
  const std::vector<Title> titles_;
  static constexpr std::size_t no_draft = static_cast<std::size_t>(-1);
  std::vector<bool> used_;           // by title: stands beside a name
  std::vector<bool> in_name_;        // by word
  std::vector<bool> in_title_;       // by word, with the party beside the title
  std::vector<std::size_t> ending_;  // by word: the draft whose name ends before it
  std::vector<NameDraft> drafts_;
};

}  // namespace

BlockNames find_names(const NameText& text, const Titles& titles, const NameClues& clues,
                      bool list_item) {
  return BlockReader(text, titles, clues).read(list_item);
}

}  // namespace dragoman
