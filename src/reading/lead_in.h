// Lists in running text: "The Ministers:" with items below it that go on from these words.
#pragma once

#include "reading/syntax.h"

namespace dragoman {

// Of a word in an item of a list, the head of the words that introduce the list: "agreed" of
// "The Ministers agreed:", "Ministers" of "The Ministers:". Items are bullets, or blocks that
// end as those before the last do (";", ", and"). no_token outside such a list.
TokenIndex lead_in(const Syntax& syntax, TokenIndex token);

}  // namespace dragoman
