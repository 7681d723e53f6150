#include "language/lemmatise.h"

#include <algorithm>

#include "language/features.h"
#include "language/word.h"

namespace dragoman::language {
namespace {

// A strip longer than this is a form of its own, not a pattern; it also fits a byte.
constexpr std::size_t longest_strip = 60;

std::size_t common_prefix(std::string_view a, std::string_view b) {
  const auto [in_a, in_b] = std::ranges::mismatch(a, b);
  return static_cast<std::size_t>(in_a - a.begin());
}

std::string recase(LemmaScript::Case letters, std::string text) {
  if (letters == LemmaScript::Case::keep) return text;
  text = lower_case(text);
  if (letters == LemmaScript::Case::title && !text.empty() && is_lower(text.front()))
    text.front() = static_cast<char>(text.front() - 'a' + 'A');
  return text;
}

}  // namespace

LemmaKeys lemma_keys(std::string_view form, std::string_view xpos) {
  const std::string plain = lower_case(plain_quotes(form));
  const std::uint32_t tag = hash_text(xpos);
  LemmaKeys keys{};
  keys[0] = mix(lemma_templates, hash_text(plain), tag);
  TextHash reversed;
  for (std::size_t length = 0; length <= longest_lemma_ending; ++length) {
    if (length > plain.size()) break;
    if (length > 0) reversed.add(plain[plain.size() - length]);
    keys[keys.size() - 1 - length] = mix(lemma_templates + 1, reversed.value(), tag);
  }
  return keys;
}

LemmaScript make_script(std::string_view form, std::string_view lemma) {
  using Case = LemmaScript::Case;
  const std::string plain = plain_quotes(form);
  Case letters = Case::lower;
  std::size_t same = common_prefix(recase(letters, plain), lemma);
  for (const Case other : {Case::title, Case::keep}) {
    const std::size_t kept = common_prefix(recase(other, plain), lemma);
    if (kept <= same) continue;
    letters = other;
    same = kept;
  }
  const std::size_t strip = std::min(plain.size() - same, longest_strip);
  return {.letters = letters,
          .strip = static_cast<std::uint8_t>(strip),
          .append = std::string(lemma.substr(same))};
}

std::string apply_script(const LemmaScript& script, std::string_view form) {
  std::string lemma = recase(script.letters, plain_quotes(form));
  if (script.strip > lemma.size()) return lemma;
  lemma.resize(lemma.size() - script.strip);
  lemma += script.append;
  return lemma;
}

std::string lemmatise(std::string_view form, std::string_view xpos, const LemmaTable& table) {
  for (const std::uint32_t key : lemma_keys(form, xpos)) {
    const auto found = std::ranges::lower_bound(table.keys, key);
    if (found == table.keys.end() || *found != key) continue;
    const auto script = table.script_of[static_cast<std::size_t>(found - table.keys.begin())];
    std::string lemma = apply_script(table.scripts[script], form);
    if (!lemma.empty()) return lemma;
  }
  return lower_case(form);
}

}  // namespace dragoman::language
