#include "reading/edit_syntax.h"

#include <algorithm>

#include "reading/syntax.h"

namespace dragoman {

namespace {

std::size_t index(TokenIndex token) {
  return static_cast<std::size_t>(token);
}

void enter_children(SyntaxEdit& edit, TokenIndex token) {
  const auto parent = head(edit, token);
  if (parent == no_token) return;
  auto& first = edit.siblings[index(parent)].first_child;
  edit.siblings[index(token)].next = first;
  if (first != no_token) edit.siblings[index(first)].previous = token;
  first = token;
}

void leave_children(SyntaxEdit& edit, TokenIndex token) {
  const auto parent = head(edit, token);
  if (parent == no_token) return;
  auto& own = edit.siblings[index(token)];
  if (own.previous != no_token) {
    edit.siblings[index(own.previous)].next = own.next;
  } else {
    edit.siblings[index(parent)].first_child = own.next;
  }
  if (own.next != no_token) edit.siblings[index(own.next)].previous = own.previous;
  own.previous = own.next = no_token;
}

void set_head(SyntaxEdit& edit, TokenIndex token, TokenIndex to) {
  leave_children(edit, token);
  edit.analysis.head[index(token)] = to;
  enter_children(edit, token);
}

// Makes a root of what hangs on nothing in its sentence, and of one word of each circle.
void cut_circles(Analysis& analysis) {
  auto& heads = analysis.head;
  std::vector<TokenIndex> walked(heads.size(), no_token);  // the walk that came by here first
  std::vector<bool> placed(heads.size(), false);
  for (const auto& sentence : analysis.sentences) {
    const auto range = sentence.tokens;
    for (auto token = range.begin; token < range.end; ++token) {
      placed[index(token)] = true;
      auto up = token;
      while (up != no_token && walked[index(up)] == no_token) {
        walked[index(up)] = token;
        auto& above = heads[index(up)];
        const bool circle = range.contains(above) && walked[index(above)] == token;
        if (!range.contains(above) || circle) above = no_token;
        up = above;
      }
    }
  }
  for (std::size_t i = 0; i < heads.size(); ++i) {
    if (!placed[i]) heads[i] = no_token;
  }
}

int rank(const SyntaxEdit& edit, TokenIndex token) {
  if (has_relation(edit, token, "nsubj")) return 5;
  if (has_relation(edit, token, "obj") || has_relation(edit, token, "obl")) return 4;
  if (has_relation(edit, token, "nmod") || has_relation(edit, token, "conj") ||
      has_relation(edit, token, "root")) {
    return 3;
  }
  if (has_relation(edit, token, "appos")) return 2;
  return has_relation(edit, token, "compound") ? 0 : 1;
}

}  // namespace

SyntaxEdit begin_edit(const Release& release, Analysis analysis, const Patterns::Tables& patterns) {
  SyntaxEdit edit{release, patterns, std::move(analysis), {}, {}, {}, {}};
  cut_circles(edit.analysis);
  edit.siblings.resize(edit.analysis.head.size());
  for (TokenIndex token = 0; token < edit.analysis.size(); ++token) enter_children(edit, token);
  return edit;
}

TokenIndex head(const SyntaxEdit& edit, TokenIndex token) {
  return edit.analysis.head[index(token)];
}

std::string_view relation(const SyntaxEdit& edit, TokenIndex token) {
  return edit.analysis.relation[index(token)];
}

bool has_relation(const SyntaxEdit& edit, TokenIndex token, std::string_view basic) {
  const auto full = relation(edit, token);
  return full.starts_with(basic) && (full.size() == basic.size() || full[basic.size()] == ':');
}

Upos upos(const SyntaxEdit& edit, TokenIndex token) {
  return edit.analysis.upos[index(token)];
}

std::string lemma(const SyntaxEdit& edit, TokenIndex token) {
  return lower(edit.analysis.lemma[index(token)]);
}

std::string word(const SyntaxEdit& edit, TokenIndex token) {
  return lower(slice(edit.release.text, edit.analysis.span[index(token)]));
}

bool is_noun(const SyntaxEdit& edit, TokenIndex token) {
  return upos(edit, token) == Upos::noun || upos(edit, token) == Upos::propn;
}

bool is_finite(const SyntaxEdit& edit, TokenIndex token) {
  return edit.analysis.features[index(token)].find("VerbForm=Fin") != std::string::npos;
}

bool word_among(const SyntaxEdit& edit, TokenIndex token,
                std::initializer_list<std::string_view> words) {
  return edit.sentence.contains(token) &&
         std::ranges::find(words, word(edit, token)) != words.end();
}

std::vector<TokenIndex> children(const SyntaxEdit& edit, TokenIndex token) {
  std::vector<TokenIndex> found;
  for (auto child = edit.siblings[index(token)].first_child; child != no_token;
       child = edit.siblings[index(child)].next) {
    found.push_back(child);
  }
  std::ranges::sort(found);
  return found;
}

bool has_child(const SyntaxEdit& edit, TokenIndex token, std::string_view basic_relation) {
  for (auto child = edit.siblings[index(token)].first_child; child != no_token;
       child = edit.siblings[index(child)].next) {
    if (has_relation(edit, child, basic_relation)) return true;
  }
  return false;
}

bool below(const SyntaxEdit& edit, TokenIndex token, TokenIndex ancestor) {
  auto up = token;
  while (up != no_token && up != ancestor) up = head(edit, up);
  return up != no_token;
}

TokenIndex phrase_head(const SyntaxEdit& edit, TokenRange run) {
  TokenIndex best = no_token;
  int best_rank = -1;
  for (auto token = run.begin; token < run.end; ++token) {
    if (head(edit, token) != no_token && run.contains(head(edit, token))) continue;
    if (const auto its = rank(edit, token); its >= best_rank) {
      best = token;
      best_rank = its;
    }
  }
  return best == no_token ? run.end - 1 : best;
}

void hang(SyntaxEdit& edit, TokenIndex token, TokenIndex on) {
  if (token == on) return;
  if (on != no_token && below(edit, on, token)) {
    auto branch = on;
    while (head(edit, branch) != token) branch = head(edit, branch);
    set_head(edit, branch, head(edit, token));
    relate(edit, branch, relation(edit, token));
  }
  set_head(edit, token, on);
}

void relate(SyntaxEdit& edit, TokenIndex token, std::string_view relation) {
  edit.analysis.relation[index(token)] = relation;
}

void attach(SyntaxEdit& edit, TokenIndex token, TokenIndex to, std::string_view relation) {
  if (token == to) return;
  hang(edit, token, to);
  relate(edit, token, relation);
}

void make_finite_verb(SyntaxEdit& edit, TokenIndex token, std::string_view features) {
  edit.analysis.upos[index(token)] = Upos::verb;
  edit.analysis.features[index(token)] = features;
}

void make_participle(SyntaxEdit& edit, TokenIndex verb, TokenIndex noun) {
  attach(edit, verb, noun, "acl");
  edit.analysis.features[index(verb)] = "Tense=Past|VerbForm=Part|Voice=Pass";
}

}  // namespace dragoman
