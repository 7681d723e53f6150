#include "reading/find_people.h"

#include <algorithm>
#include <optional>

#include "reading/find_names.h"
#include "reading/link_people.h"

namespace dragoman {

namespace {

std::vector<PartyCode> parties_of(const std::vector<NameText>& texts) {
  std::vector<PartyCode> parties;
  for (const auto& text : texts) {
    for (const auto& meant : text.meant) {
      if (!meant.party.empty()) parties.push_back(meant.party);
    }
  }
  std::ranges::sort(parties);
  parties.erase(std::ranges::unique(parties).begin(), parties.end());
  return parties;
}

TitleMention title_mention(const Title& title, const NameText& text, std::string_view bytes,
                           const Knowledge& knowledge) {
  const Span span{text.words[title.begin].span.begin, text.words[title.end - 1].span.end};
  auto office = knowledge.office(title.plural ? title.singular : slice(bytes, span), title.of);
  if (office.empty()) office = knowledge.office(title.singular, title.of);
  return {span, std::string(office), title.plural};
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

  std::vector<NamedMention> mentions;
  std::vector<TitleMention> lone_titles;
  for (std::size_t b = 0; b < texts.size(); ++b) {
    const bool list_item = release.blocks[b].kind == BlockKind::bullet;
    auto found = find_names(texts[b], titles, clues, list_item);
    std::ranges::move(found.mentions, std::back_inserter(mentions));
    for (const auto& title : found.lone_titles) {
      lone_titles.push_back(title_mention(title, texts[b], release.text, knowledge));
    }
  }
  auto people =
      link_people(mentions, {release.text, knowledge, release.publisher, day, parties_of(texts)});
  people.titles = std::move(lone_titles);
  return people;
}

}  // namespace dragoman
