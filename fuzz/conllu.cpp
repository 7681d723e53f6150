// An analysis given as CoNLL-U, and written again. What stands before the first empty line is the
// text it is of.
#include "dragoman/analysis.h"
#include "fuzz/check_release.h"

using namespace dragoman;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto input = fuzz::text_of(data, size);
  const auto parting = input.find("\n\n");
  if (parting == std::string_view::npos) return 0;
  const auto release =
      release_of_text(std::string(input.substr(0, parting)), {}, fuzz::furniture());
  const auto analysis = from_conllu(input.substr(parting + 2), release);
  if (!analysis) return 0;
  for (const auto head : analysis->head) {
    fuzz::must(head >= no_token && head < analysis->size(), "a head is a token");
  }
  (void)to_conllu(release, *analysis);
  return 0;
}
