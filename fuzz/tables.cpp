// A table of knowledge over the small ones of fuzz/tables, as a user's overlay. The first byte
// chooses which table it is.
#include <optional>

#include "dragoman/knowledge.h"
#include "fuzz/target.h"
#include "knowledge/load.h"

using namespace dragoman;
namespace fs = std::filesystem;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const fs::path folder = fuzz::own_folder();
  auto input = fuzz::text_of(data, size);
  const auto file = folder / table_names[fuzz::take_choice(input, std::size(table_names))];
  fuzz::write_file(file, input);
  const auto knowledge = Knowledge::load(fuzz::root / "fuzz" / "tables", std::span(&folder, 1));
  fs::remove(file);
  if (!knowledge) {
    fuzz::must(!knowledge.error().message.empty(), "an error says what is wrong");
    return 0;
  }
  // The table's own words are the text most likely to have its names.
  const Span all{0, input.size()};
  (void)knowledge->find_parties(input, all, Date{2024, 5, 1});
  (void)knowledge->find_places(input, all);
  (void)knowledge->find_gatherings(input, all);
  (void)knowledge->people_named(input.substr(0, 40));
  (void)knowledge->office(input.substr(0, 40));
  (void)knowledge->members("UN");
  return 0;
}
