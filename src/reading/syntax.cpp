#include "reading/syntax.h"

#include <algorithm>

namespace dragoman {

std::string lower(std::string_view ascii) {
  std::string text(ascii);
  for (char& c : text) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return text;
}

Syntax::Syntax(const Release& release, const Analysis& analysis)
    : release_(&release), analysis_(&analysis) {
  const auto count = index(analysis.size());
  first_child_.assign(count + 1, 0);
  for (const auto head : analysis.head) {
    if (head != no_token) ++first_child_[index(head) + 1];
  }
  for (std::size_t i = 0; i < count; ++i) first_child_[i + 1] += first_child_[i];
  children_.resize(first_child_.back());
  auto next = first_child_;
  for (TokenIndex token = 0; token < analysis.size(); ++token) {
    const auto parent = head(token);
    if (parent != no_token) children_[next[index(parent)]++] = token;
  }

  // Widen every ancestor's run; a wrong (cyclic) tree stops after as many steps as tokens.
  subtree_.resize(count);
  for (TokenIndex token = 0; token < analysis.size(); ++token) {
    subtree_[index(token)] = {token, token + 1};
  }
  for (TokenIndex token = 0; token < analysis.size(); ++token) {
    std::size_t steps = 0;
    for (auto up = head(token); up != no_token && steps < count; up = head(up), ++steps) {
      auto& run = subtree_[index(up)];
      if (run.contains(token)) continue;
      run.begin = std::min(run.begin, token);
      run.end = std::max(run.end, token + 1);
    }
  }

  sentence_.resize(count);
  for (std::size_t s = 0; s < analysis.sentences.size(); ++s) {
    const auto range = analysis.sentences[s].tokens;
    for (auto token = range.begin; token < range.end; ++token) sentence_[index(token)] = s;
  }
}

std::span<const TokenIndex> Syntax::children(TokenIndex token) const {
  const auto begin = first_child_[index(token)];
  return std::span(children_).subspan(begin, first_child_[index(token) + 1] - begin);
}

std::string_view Syntax::basic_relation(TokenIndex token) const {
  const auto full = relation(token);
  return full.substr(0, full.find(':'));
}

bool Syntax::has_feature(TokenIndex token, std::string_view feature) const {
  const std::string_view features = at(analysis_->features, token);
  for (std::size_t begin = 0; begin < features.size();) {
    const auto end = std::min(features.find('|', begin), features.size());
    if (features.substr(begin, end - begin) == feature) return true;
    begin = end + 1;
  }
  return false;
}

bool Syntax::below(TokenIndex token, TokenIndex ancestor) const {
  auto steps = size();
  for (auto up = token; up != no_token && steps >= 0; up = head(up), --steps) {
    if (up == ancestor) return true;
  }
  return false;
}

Span Syntax::span(TokenRange range) const {
  return {span(range.begin).begin, span(range.end - 1).end};
}

TokenIndex Syntax::child(TokenIndex token, std::string_view wanted) const {
  for (const auto c : children(token)) {
    if (basic_relation(c) == wanted) return c;
  }
  return no_token;
}

TokenIndex Syntax::token_at(std::size_t offset) const {
  const auto found = std::ranges::partition_point(
      analysis_->span, [offset](Span span) { return span.end <= offset; });
  return static_cast<TokenIndex>(found - analysis_->span.begin());
}

bool Syntax::is_capitalised(TokenIndex token) const {
  const auto word = form(token);
  return !word.empty() && word.front() >= 'A' && word.front() <= 'Z';
}

const Entity* Syntax::entity_at(TokenIndex token) const {
  const auto& entities = analysis_->entities;  // in the order of the text
  const auto found = std::ranges::partition_point(
      entities, [token](const Entity& entity) { return entity.tokens.end <= token; });
  return found != entities.end() && found->tokens.contains(token) ? &*found : nullptr;
}

std::string Syntax::marker(TokenIndex token) const {
  std::string words;
  for (const auto c : children(token)) {
    const auto link = basic_relation(c);
    if ((link != "case" && link != "mark") || c > token) continue;
    if (!words.empty()) words += ' ';
    words += lower(form(c));
    for (const auto part : children(c)) {
      if (basic_relation(part) == "fixed") words += " " + lower(form(part));
    }
  }
  return words;
}

}  // namespace dragoman
