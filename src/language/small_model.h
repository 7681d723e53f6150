// A model to try the file format with, for tests and fuzzing.
#pragma once

#include "language/model_file.h"

namespace dragoman::language {

// A model with one of everything.
inline ModelData small_model() {
  ModelData data;
  data.lexicon.abbreviations = WordList({"no."});
  data.lexicon.exceptions = CutWords({"can not"});
  data.tags = {{Upos::noun, "NN", "Number=Sing"}, {Upos::verb, "VB", ""}};
  data.relations = {"root", "nsubj"};
  data.lemmas = {
      .scripts = {{LemmaScript::Case::lower, 1, "y"}}, .keys = {7, 9}, .script_of = {0, 0}};
  data.tagger = {
      .labels = 2, .keys = {3, 300}, .begins = {0, 1, 3}, .cells = {{1, -5}, {0, 200}, {1, 1}}};
  data.parser.labels = 4;
  data.labeller.labels = 2;
  data.entities.labels = 9;
  data.breaks.labels = 2;
  return data;
}

}  // namespace dragoman::language
