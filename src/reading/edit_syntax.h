// The syntax of a release while it is mended, and the few ways to change it. Steps (see
// mend_syntax.h) ask and edit it through these functions only, so that two things always
// hold: the heads of a sentence never go round in a circle, and the children of a word are
// known without a look at the whole sentence.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "dragoman/analysis.h"
#include "reading/patterns.h"

namespace dragoman {

// A name or a title as a run of tokens; a person's name has the title and post beside it.
struct Phrase {
  TokenRange run;
  bool person = false;
};

// The neighbours of a token among the children of its head, which are in no order.
struct Siblings {
  TokenIndex first_child = no_token;
  TokenIndex previous = no_token;
  TokenIndex next = no_token;
};

struct SyntaxEdit {
  const Release& release;
  const Patterns::Tables& patterns;
  Analysis analysis;
  std::vector<Siblings> siblings;  // of each token; kept by `hang`

  // What the steps work on now: a sentence with the names, titles and dates in it, by place.
  TokenRange sentence;
  std::vector<Phrase> phrases;
  std::vector<TokenRange> dates;
};

// A head outside its token's sentence, or that closes a circle, is taken away first.
SyntaxEdit begin_edit(const Release& release, Analysis analysis, const Patterns::Tables& patterns);

// --- asking ---

TokenIndex head(const SyntaxEdit& edit, TokenIndex token);
std::string_view relation(const SyntaxEdit& edit, TokenIndex token);
// True for the relation and its subtypes: "nsubj" also of "nsubj:pass".
bool has_relation(const SyntaxEdit& edit, TokenIndex token, std::string_view basic);
Upos upos(const SyntaxEdit& edit, TokenIndex token);
std::string lemma(const SyntaxEdit& edit, TokenIndex token);  // in lower case
std::string word(const SyntaxEdit& edit, TokenIndex token);   // as printed, in lower case
bool is_noun(const SyntaxEdit& edit, TokenIndex token);       // or a name
bool is_finite(const SyntaxEdit& edit, TokenIndex token);
// False for a place outside the sentence.
bool word_among(const SyntaxEdit& edit, TokenIndex token,
                std::initializer_list<std::string_view> words);

// In the order of the text.
std::vector<TokenIndex> children(const SyntaxEdit& edit, TokenIndex token);
bool has_child(const SyntaxEdit& edit, TokenIndex token, std::string_view basic_relation);
// True of a token and all that hangs on it.
bool below(const SyntaxEdit& edit, TokenIndex token, TokenIndex ancestor);
// The token by which a run hangs on the rest; of several, the one in the best place.
TokenIndex phrase_head(const SyntaxEdit& edit, TokenRange run);

// --- changing ---

// Gives a token another head, or none. Where that head stands below it, the branch it
// stands on takes the token's old place.
void hang(SyntaxEdit& edit, TokenIndex token, TokenIndex on);
void relate(SyntaxEdit& edit, TokenIndex token, std::string_view relation);
// Both; nothing happens where a token would hang on itself.
void attach(SyntaxEdit& edit, TokenIndex token, TokenIndex to, std::string_view relation);

void make_finite_verb(SyntaxEdit& edit, TokenIndex token, std::string_view features);
// "held in Riga", of a noun.
void make_participle(SyntaxEdit& edit, TokenIndex verb, TokenIndex noun);

}  // namespace dragoman
