// Compiled tables made to deceive: an archive behind a head and checksums that are right.
#include "knowledge/compiled.h"

#include "base/sha256.h"
#include "dragoman/knowledge.h"
#include "fuzz/target.h"

using namespace dragoman;
namespace fs = std::filesystem;

namespace {

const fs::path tables = fuzz::root / "fuzz" / "tables";

struct Compiled {
  std::string head;  // the version and the digest of the tables, each with its line break
  std::string archive;
};

const Compiled& good() {
  static const Compiled parts = [] {
    const auto whole = fuzz::loaded(compile_knowledge(tables));
    const auto end = whole.find('\n', whole.find('\n') + 1) + 1;
    return Compiled{whole.substr(0, end), whole.substr(whole.find('\n', end) + 1)};
  }();
  return parts;
}

}  // namespace

extern "C" int LLVMFuzzerInitialize(int* argc, char*** argv) {
  fuzz::give_seed(*argc, *argv, good().archive);
  return 0;
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const fs::path file = fuzz::own_folder() / std::string(compiled_name);
  const auto archive = fuzz::text_of(data, size);
  fuzz::write_file(file, good().head + sha256(archive) + "\n" + std::string(archive));
  const auto knowledge = Knowledge::load_compiled(file, tables);
  if (!knowledge) return 0;
  constexpr std::string_view text =
      "Foreign Minister Anna Berg of Norway met her Korean counterpart in Oslo at the United "
      "Nations.";
  const Span all{0, text.size()};
  (void)knowledge->find_parties(text, all, Date{2024, 5, 1});
  (void)knowledge->find_places(text, all);
  (void)knowledge->find_gatherings(text, all);
  (void)knowledge->people_named("Berg");
  (void)knowledge->office("Foreign Minister", "NOR");
  (void)knowledge->holders("NOR", "foreign-minister");
  (void)knowledge->members("UN");
  (void)knowledge->relations("NOR", "KOR");
  (void)knowledge->parties_called("Norge");
  return 0;
}
