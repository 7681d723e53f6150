// A line with a question of `relate` to its answer.
#include "dragoman/relate.h"

#include "dragoman/engine.h"
#include "formats/relate_ndjson.h"
#include "fuzz/target.h"

using namespace dragoman;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const auto engine = fuzz::loaded(load_engine({.data = fuzz::root / "data",
                                                       .overlays = {},
                                                       .compiled = {},
                                                       .model = fuzz::root / "model",
                                                       .analyser = Analyser::fast}));
  static const auto codes = fuzz::loaded(Codes::load(fuzz::root / "data"));
  const auto given = parse_question_line(fuzz::text_of(data, size), 1);
  if (!given) return 0;
  const auto answer =
      relate(given->question,
             {engine.furniture, *engine.model, engine.knowledge, engine.patterns, codes}, nullptr);
  answer_line(given->id, answer);
  return 0;
}
