#include "codes/phrases.h"

#include <gtest/gtest.h>

namespace dragoman {
namespace {

TEST(Phrases, MatchWholeWords) {
  struct Case {
    std::string_view text, phrases;
    bool expected;
  };
  constexpr Case cases[] = {
      {"They imposed sanctions.", "sanction*", true},
      {"They imposed sanctions.", "sanction", false},
      {"Human Rights matter", "human rights", true},
      {"the rights of every human", "human rights", false},
      {"co-operate closely", "co-operate", true},
      {"the warm welcome", "war", false},
      {"“war”", "war", true},
      {"peace talks", "good offices|peace talks", true},
      {"peace", "peace talks", false},
      {"women’s rights", "women’s rights", true},
      {"women's rights", "women’s rights", true},
      {"the treaty’s text", "treaty", true},
      {"état-major", "état*", true},
      {"", "war", false},
      {"war", "", false},
  };
  for (const auto& c : cases) {
    SCOPED_TRACE(c.text);
    EXPECT_EQ(has_any(words_of(c.text), parse_phrases(c.phrases)), c.expected);
  }
}

}  // namespace
}  // namespace dragoman
