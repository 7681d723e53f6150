#include "knowledge/fold.h"

#include <gtest/gtest.h>

namespace dragoman {
namespace {

TEST(Fold, LeavesOnlyWords) {
  struct Case {
    std::string_view text, words, name;
  };
  constexpr Case cases[] = {
      {"", "", ""},
      {"Abdulaziz KAMILOV", "abdulaziz kamilov", "abdulazizkamilov"},
      {"Yoon Suk-yeol", "yoon suk yeol", "yoonsukyeol"},
      {"António Guterres", "antonio guterres", "antonioguterres"},
      {"Jens Stoltenberg, Børge Brende", "jens stoltenberg borge brende",
       "jensstoltenbergborgebrende"},
      {"Mevlüt Çavuşoğlu", "mevlut cavusoglu", "mevlutcavusoglu"},
      {"Beata Szydło", "beata szydlo", "beataszydlo"},
      {"O’Brien and O'Brien", "obrien and obrien", "obrienandobrien"},
      {"Foreign & European Affairs", "foreign and european affairs", "foreignandeuropeanaffairs"},
      {"  a \n b/c – d ", "a b c d", "abcd"},
      {"\xff\xfe\x80", "", ""},
      {"Лавров", "лавров", "лавров"},
  };
  for (const auto& c : cases) {
    SCOPED_TRACE(c.text);
    EXPECT_EQ(fold(c.text), c.words);
    EXPECT_EQ(fold_name(c.text), c.name);
  }
}

}  // namespace
}  // namespace dragoman
