// The analysis of a release: sentences, tokens, tags, syntax (Universal Dependencies 2)
// and entities, as arrays side by side. Spans point into Release::text.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "dragoman/error.h"
#include "dragoman/release.h"
#include "dragoman/span.h"

namespace dragoman {

// clang-format off
enum class Upos : std::uint8_t {
  adj, adp, adv, aux, cconj, det, intj, noun, num, part, pron, propn, punct, sconj, sym, verb, x
};
// clang-format on

std::string_view to_string(Upos upos);  // "ADJ", as UD spells it
std::optional<Upos> parse_upos(std::string_view word);

enum class EntityKind : std::uint8_t { person, organisation, place, nationality };

std::string_view to_string(EntityKind kind);

// An index into the token arrays of an Analysis; `no_token` where there is none.
using TokenIndex = std::int32_t;
inline constexpr TokenIndex no_token = -1;

// Tokens [begin, end) of the analysis.
struct TokenRange {
  TokenIndex begin = 0;
  TokenIndex end = 0;

  [[nodiscard]] bool contains(TokenIndex token) const { return begin <= token && token < end; }
  [[nodiscard]] TokenIndex size() const { return end - begin; }
  friend auto operator<=>(const TokenRange&, const TokenRange&) = default;
};

struct Sentence {
  TokenRange tokens;
  std::size_t block = 0;  // index into Release::blocks
};

struct Entity {
  TokenRange tokens;
  EntityKind kind = EntityKind::person;
};

struct Analysis {
  std::vector<Sentence> sentences;

  // Tokens: UD's syntactic words, all arrays of one length.
  std::vector<Span> span;
  std::vector<std::string> lemma;
  std::vector<Upos> upos;
  std::vector<std::string> xpos;      // Penn tag: "VBD"
  std::vector<std::string> features;  // UD features: "Tense=Past|VerbForm=Fin", may be empty
  std::vector<TokenIndex> head;       // in the whole analysis; no_token for a root
  std::vector<std::string> relation;  // "nsubj:pass"

  std::vector<Entity> entities;  // in order, not overlapping

  [[nodiscard]] TokenIndex size() const { return static_cast<TokenIndex>(span.size()); }
};

// The trained tagger, parser and entity finder. Immutable once loaded: share it between
// threads freely.
class Model {
 public:
  // The fast model: perceptrons, some twenty times as fast as the encoder and less often
  // right (see model/README.md for figures and for the layout of the files).
  static Result<Model> load(const std::string& path);

  // The encoder, a small neural network, with the words that the fast model's file knows.
  static Result<Model> load(const std::string& path, const std::string& encoder_path);

  Model(Model&&) noexcept;
  Model& operator=(Model&&) noexcept;
  ~Model();

  struct Tables;
  [[nodiscard]] const Tables& tables() const { return *tables_; }

 private:
  explicit Model(std::unique_ptr<Tables> tables);
  std::unique_ptr<Tables> tables_;
};

// Sentences and tokens of the release's blocks, tagged and parsed; by the encoder if the model
// has one. A pure function: the same bytes for any number of threads.
Analysis analyse(const Release& release, const Model& model);

// CoNLL-U of an analysis; `# text` and SpaceAfter=No as UD has them, entities in MISC as
// "Entity=person" on first and "Entity=I-person" on later tokens.
std::string to_conllu(const Release& release, const Analysis& analysis);

// Reads CoNLL-U in place of an own analysis. The words must occur in the release's text in
// order; else an error names the line and the word.
Result<Analysis> from_conllu(std::string_view conllu, const Release& release);

}  // namespace dragoman
