#include <fmt/format.h>

#include <iterator>
#include <optional>

#include "dragoman/analysis.h"
#include "language/characters.h"
#include "language/tokenise.h"

namespace dragoman {
namespace {

const Span& span_of(const Analysis& analysis, TokenIndex token) {
  return analysis.span[static_cast<std::size_t>(token)];
}

// The words with every run of blanks and line breaks as one blank.
std::string on_one_line(std::string_view text) {
  std::string line;
  for (std::size_t at = 0; at < text.size();) {
    const auto [character, bytes] = language::read_character(text, at);
    if (character.kind != language::CharacterKind::blank)
      line += text.substr(at, bytes);
    else if (!line.ends_with(' '))
      line += ' ';
    at += bytes;
  }
  return line;
}

std::string_view or_underscore(std::string_view value) {
  return value.empty() ? "_" : value;
}

class Writer {
 public:
  Writer(const Release& release, const Analysis& analysis)
      : release_(release), analysis_(analysis) {}

  std::string write() {
    for (std::size_t i = 0; i < analysis_.sentences.size(); ++i) write_sentence(i);
    return std::move(out_);
  }

 private:
  void write_sentence(std::size_t index) {
    const TokenRange tokens = analysis_.sentences[index].tokens;
    if (tokens.size() == 0) return;
    const Span whole{span_of(analysis_, tokens.begin).begin,
                     span_of(analysis_, tokens.end - 1).end};
    put("# sent_id = {}{}{}\n", release_.id, release_.id.empty() ? "" : "-", index + 1);
    put("# text = {}\n", on_one_line(slice(release_.text, whole)));
    TokenIndex range_end = tokens.begin;  // of the multiword token written last
    for (TokenIndex token = tokens.begin; token < tokens.end; ++token) {
      if (token >= range_end) {
        range_end = cut_word_end(token, tokens.end);
        if (range_end > token + 1) write_range(tokens.begin, token, range_end);
      }
      const bool inside_range = range_end > token + 1 || is_cut_before(token, tokens.begin);
      write_token(tokens.begin, token, inside_range);
    }
    out_ += '\n';
  }

  [[nodiscard]] bool is_cut_before(TokenIndex token, TokenIndex first) const {
    return token > first && language::is_cut_word(release_.text, span_of(analysis_, token - 1),
                                                  span_of(analysis_, token));
  }

  // One past the last token that was cut from the same surface word as `token`.
  [[nodiscard]] TokenIndex cut_word_end(TokenIndex token, TokenIndex end) const {
    TokenIndex last = token + 1;
    while (last < end && is_cut_before(last, token)) ++last;
    return last;
  }

  [[nodiscard]] bool space_after(TokenIndex token) const {
    return token + 1 >= analysis_.size() ||
           span_of(analysis_, token).end != span_of(analysis_, token + 1).begin;
  }

  void write_range(TokenIndex first, TokenIndex begin, TokenIndex end) {
    const Span surface{span_of(analysis_, begin).begin, span_of(analysis_, end - 1).end};
    put("{}-{}\t{}\t_\t_\t_\t_\t_\t_\t_\t{}\n", begin - first + 1, end - first,
        slice(release_.text, surface), space_after(end - 1) ? "_" : "SpaceAfter=No");
  }

  void write_token(TokenIndex first, TokenIndex token, bool inside_range) {
    const auto i = static_cast<std::size_t>(token);
    const TokenIndex head = analysis_.head[i] == no_token ? 0 : analysis_.head[i] - first + 1;
    std::string misc = entity_of(token);
    if (!inside_range && !space_after(token))
      misc += misc.empty() ? "SpaceAfter=No" : "|SpaceAfter=No";
    put("{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\t_\t{}\n", token - first + 1,
        slice(release_.text, analysis_.span[i]), or_underscore(analysis_.lemma[i]),
        to_string(analysis_.upos[i]), or_underscore(analysis_.xpos[i]),
        or_underscore(analysis_.features[i]), head, or_underscore(analysis_.relation[i]),
        or_underscore(misc));
  }

  // Entities and tokens both come in order, so one look at the next entity is enough.
  std::string entity_of(TokenIndex token) {
    while (next_entity_ < analysis_.entities.size() &&
           analysis_.entities[next_entity_].tokens.end <= token)
      ++next_entity_;
    if (next_entity_ == analysis_.entities.size()) return {};
    const Entity& entity = analysis_.entities[next_entity_];
    if (!entity.tokens.contains(token)) return {};
    return fmt::format("Entity={}{}", token == entity.tokens.begin ? "" : "I-",
                       to_string(entity.kind));
  }

  template <class... Values>
  void put(fmt::format_string<Values...> format, Values&&... values) {
    fmt::format_to(std::back_inserter(out_), format, std::forward<Values>(values)...);
  }

  const Release& release_;
  const Analysis& analysis_;
  std::string out_;
  std::size_t next_entity_ = 0;
};

}  // namespace

std::string to_conllu(const Release& release, const Analysis& analysis) {
  return Writer(release, analysis).write();
}

}  // namespace dragoman
