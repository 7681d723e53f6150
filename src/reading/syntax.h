// The syntax of one release as a tree to walk: children, subtrees, and the links by which
// pattern rows name a word's dependents ("obj", "that", "with").
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "dragoman/analysis.h"
#include "dragoman/release.h"
#include "dragoman/span.h"

namespace dragoman {

// A token's place in the arrays of an analysis. Needs a token.
constexpr std::size_t index(TokenIndex token) {
  return static_cast<std::size_t>(token);
}

// A view: release and analysis must outlive it.
class Syntax {
 public:
  Syntax(const Release& release, const Analysis& analysis);

  [[nodiscard]] const Release& release() const { return *release_; }
  [[nodiscard]] const Analysis& analysis() const { return *analysis_; }
  [[nodiscard]] TokenIndex size() const { return analysis_->size(); }

  // In the order of the text.
  [[nodiscard]] std::span<const TokenIndex> children(TokenIndex token) const;
  [[nodiscard]] TokenIndex head(TokenIndex token) const { return at(analysis_->head, token); }
  [[nodiscard]] std::string_view relation(TokenIndex token) const {
    return at(analysis_->relation, token);
  }
  // The relation without its subtype: "nmod:poss" → "nmod".
  [[nodiscard]] std::string_view basic_relation(TokenIndex token) const;
  [[nodiscard]] std::string_view lemma(TokenIndex token) const {
    return at(analysis_->lemma, token);
  }
  [[nodiscard]] Upos upos(TokenIndex token) const { return at(analysis_->upos, token); }
  [[nodiscard]] Span span(TokenIndex token) const { return at(analysis_->span, token); }
  [[nodiscard]] std::string_view form(TokenIndex token) const {
    return slice(release_->text, span(token));
  }
  [[nodiscard]] bool has_feature(TokenIndex token, std::string_view feature) const;
  [[nodiscard]] std::size_t sentence(TokenIndex token) const { return at(sentence_, token); }

  // The smallest run of tokens that holds `token` and everything below it.
  [[nodiscard]] TokenRange subtree(TokenIndex token) const { return at(subtree_, token); }
  [[nodiscard]] bool below(TokenIndex token, TokenIndex ancestor) const;

  // From the first token's begin to the last token's end. Needs a range that is not empty.
  [[nodiscard]] Span span(TokenRange range) const;

  // The first child with one of these relations (without subtype), or no_token.
  [[nodiscard]] TokenIndex child(TokenIndex token, std::string_view basic_relation) const;

  // The token whose span holds or follows this offset first; size() past the last one.
  [[nodiscard]] TokenIndex token_at(std::size_t offset) const;

  // Whether it begins with a capital of ASCII.
  [[nodiscard]] bool is_capitalised(TokenIndex token) const;

  // The name that holds `token`, or nullptr.
  [[nodiscard]] const Entity* entity_at(TokenIndex token) const;

  // The words that link `token` to its head: lower-case lemmas of its case and mark
  // children, a fixed expression joined by blanks ("together with"); "" if none.
  [[nodiscard]] std::string marker(TokenIndex token) const;

 private:
  template <class T>
  static const T& at(const std::vector<T>& items, TokenIndex token) {
    return items[index(token)];
  }

  const Release* release_;
  const Analysis* analysis_;
  std::vector<TokenIndex> children_;      // of all tokens, head after head
  std::vector<std::size_t> first_child_;  // where a token's children begin; one more at the end
  std::vector<TokenRange> subtree_;
  std::vector<std::size_t> sentence_;
};

std::string lower(std::string_view ascii);

}  // namespace dragoman
