// What all answers draw on, loaded once: tables, words, the reading's own parts, and what the
// user allowed. Immutable while the server runs, shared by all its threads.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "dragoman/engine.h"
#include "dragoman/questions.h"
#include "formats/coordinates.h"
#include "formats/publishers.h"
#include "pages/language.h"
#include "pages/layout.h"
#include "token.h"

namespace dragoman::server {

struct Site {
  Engine engine;                           // with its model if releases may be posted to be read
  std::vector<pages::Language> languages;  // English first
  RelationWords relation_words;
  CommitmentWords commitment_words;
  ComparisonWords comparison_words;
  Publishers publishers;
  PlaceCoordinates coordinates;
  pages::Assets assets;
  std::optional<TokenDigest> token;  // who shows it may write; nobody may without
};

}  // namespace dragoman::server
