// The dates that Dragoman finds in a text, for bench/peers: a line each, with where it stands in
// bytes, and the day as EDTF.
//
//   bench_dates TEXT 2021-05-03
#include <fmt/format.h>

#include "base/files.h"
#include "dragoman/analysis.h"
#include "dragoman/release.h"
#include "reading/find_dates.h"

int main(int argc, char** argv) {
  using namespace dragoman;
  if (argc != 3) {
    fmt::print(stderr, "usage: bench_dates TEXT PUBLISHED\n");
    return 2;
  }
  const auto calendar = load_calendar(DRAGOMAN_ROOT "/data");
  const auto model = Model::load(DRAGOMAN_ROOT "/model/english.model");
  auto text = read_file(argv[1]);
  if (!calendar || !model || !text) {
    fmt::print(
        stderr, "{}\n",
        !calendar ? calendar.error().message : (!model ? model.error() : text.error()).message);
    return 2;
  }
  Release release;
  release.text = std::move(*text);
  for (std::size_t begin = 0; begin < release.text.size();) {  // a paragraph a line
    const auto end = std::min(release.text.find('\n', begin), release.text.size());
    if (end > begin) release.blocks.emplace_back().span = {begin, end};
    begin = end + 1;
  }
  const auto published = parse_edtf(argv[2]);
  for (const auto& mention : find_dates(release, analyse(release, *model), *calendar)) {
    const auto when = resolve(mention, published, Direction::either);
    if (when) fmt::print("{}\t{}\t{}\n", mention.span.begin, mention.span.end, to_edtf(*when));
  }
}
