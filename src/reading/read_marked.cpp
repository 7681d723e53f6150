#include "reading/read_marked.h"

namespace dragoman {

void mark_parties(const Analysis& analysis, std::span<const MarkedParty> marked,
                  Mentions& mentions) {
  for (const auto& mark : marked) {
    mentions.names.push_back({mark.words, {{mark.party, NameKind::name}}});
    for (std::size_t token = 0; token < analysis.span.size(); ++token) {
      if (!mark.words.overlaps(analysis.span[token])) continue;
      mentions.name_at[token] = mentions.names.size() - 1;
      mentions.person_at[token] = Mentions::none;
      mentions.title_at[token] = Mentions::none;
    }
  }
}

}  // namespace dragoman
