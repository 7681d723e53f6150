// The whole reading of a short text with the fast model: sentences, tags, syntax, people, dates,
// events, facts, and the reading written as JSON.
#include "dragoman/engine.h"
#include "formats/reading_json.h"
#include "fuzz/check_release.h"

using namespace dragoman;

namespace {

const Engine& engine() {
  static const auto parts = fuzz::loaded(load_engine({.data = fuzz::root / "data",
                                                      .overlays = {},
                                                      .compiled = {},
                                                      .model = fuzz::root / "model",
                                                      .analyser = Analyser::fast}));
  return parts;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  ReleaseHints hints;
  hints.publisher = "KOR";
  const auto release =
      release_of_text(std::string(fuzz::text_of(data, size)), hints, engine().furniture);
  const auto reading = engine().read(release);
  for (const auto& event : reading.events) {
    fuzz::must(event.quote.begin < event.quote.end && event.quote.end <= size,
               "an event has its words");
    fuzz::must(!event.about || event.about->end <= size, "its content stands in the text");
  }
  for (const auto& fact : reading.facts) {
    fuzz::must(fact.quote.begin < fact.quote.end && fact.quote.end <= size, "a fact has its words");
  }
  to_json(release, reading);
  return 0;
}
