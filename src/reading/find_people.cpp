#include "reading/find_people.h"

#include <algorithm>
#include <optional>

#include "reading/find_names.h"
#include "reading/link_people.h"

namespace dragoman {

namespace {

using PartiesAt = std::vector<std::pair<std::size_t, PartyCode>>;

PartiesAt parties_in_order(const std::vector<NameText>& texts) {
  PartiesAt parties;
  for (const auto& text : texts) {
    for (std::size_t i = 0; i < text.meant.size(); ++i) {
      if (!text.meant[i].party.empty())
        parties.emplace_back(text.parties[i].span.begin, text.meant[i].party);
    }
  }
  return parties;
}

std::vector<PartyCode> parties_of(const PartiesAt& named) {
  std::vector<PartyCode> parties;
  for (const auto& [at, party] : named) parties.push_back(party);
  std::ranges::sort(parties);
  parties.erase(std::unique(parties.begin(), parties.end()), parties.end());
  return parties;
}

// A headline prints all words with a capital ("… Advisor Jake Sullivan Leading a Meeting"):
// a name there ends where the running text ends it.
void trim_headlines(std::string_view text, const std::vector<bool>& in_headline,
                    std::vector<NamedMention>& mentions) {
  for (std::size_t i = 0; i < mentions.size(); ++i) {
    if (!in_headline[i]) continue;
    auto& mention = mentions[i];
    const auto printed = slice(text, mention.name);
    for (std::size_t j = 0; j < mentions.size(); ++j) {
      const auto& other = mentions[j];
      const auto name = slice(text, other.name);
      if (in_headline[j] || other.words.size() < 2 || name.size() >= printed.size()) continue;
      // "Joseph R. Biden" does not end "Joseph R. Biden, Jr."
      if (!printed.starts_with(name) || printed[name.size()] != ' ') continue;
      mention.name.end = mention.span.end = mention.name.begin + name.size();
      mention.words = other.words;
      break;
    }
  }
}

TitleMention title_mention(const Title& title, const NameText& text, std::string_view bytes,
                           const Knowledge& knowledge) {
  const Span span{text.words[title.begin].span.begin, text.words[title.end - 1].span.end};
  auto office = knowledge.office(title.plural ? title.singular : slice(bytes, span), title.of);
  if (office.empty()) office = knowledge.office(title.singular, title.of);
  return {span, std::string(office), title.plural};
}

std::vector<BlockNames> names_of(const Release& release, const std::vector<NameText>& texts,
                                 const Titles& titles, const NameClues& clues) {
  std::vector<BlockNames> names;
  for (std::size_t b = 0; b < texts.size(); ++b) {
    const bool list_item = release.blocks[b].kind == BlockKind::bullet;
    names.push_back(find_names(texts[b], titles, clues, list_item));
  }
  return names;
}

// The family names of those introduced by a title: "Deputy Minister of Trade Ivar Lund" is
// "I. Lund" or "Lund" from then on. Whether there are any new ones.
bool note_introduced(const std::vector<BlockNames>& names,
                     std::unordered_set<std::string>& called) {
  constexpr std::size_t shortest = 4;
  bool any = false;
  for (const auto& block : names) {
    for (const auto& mention : block.mentions) {
      if (!mention.titled || mention.words.size() < 2 || mention.words.back().size() < shortest)
        continue;
      any = called.insert(mention.words.back()).second || any;
    }
  }
  return any;
}

}  // namespace

People find_people(const Release& release, const Analysis&, const Knowledge& knowledge,
                   const Titles& titles) {
  const auto day = release.published ? std::optional(release.published->from) : std::nullopt;
  std::vector<NameText> texts;
  NameClues clues{release.text, knowledge, {}};
  for (const auto& block : release.blocks) {
    texts.push_back(
        cut_name_words(release.text, block.span, knowledge, titles, day, release.publisher));
    note_called(texts.back(), clues.called);
  }

  std::vector<BlockNames> names = names_of(release, texts, titles, clues);
  if (note_introduced(names, clues.called)) names = names_of(release, texts, titles, clues);

  std::vector<NamedMention> mentions;
  std::vector<bool> in_headline;
  std::vector<TitleMention> lone_titles;
  for (std::size_t b = 0; b < texts.size(); ++b) {
    const bool headline = release.blocks[b].kind == BlockKind::heading;
    auto& found = names[b];
    in_headline.insert(in_headline.end(), found.mentions.size(), headline);
    std::ranges::move(found.mentions, std::back_inserter(mentions));
    for (const auto& title : found.lone_titles) {
      lone_titles.push_back(title_mention(title, texts[b], release.text, knowledge));
    }
  }
  trim_headlines(release.text, in_headline, mentions);
  const auto named = parties_in_order(texts);
  auto people = link_people(
      mentions, {release.text, knowledge, release.publisher, day, parties_of(named), named});
  people.titles = std::move(lone_titles);
  return people;
}

}  // namespace dragoman
