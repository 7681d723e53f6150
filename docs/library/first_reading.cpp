#include <dragoman/reading.h>

#include <cstdio>

int main() {
  using namespace dragoman;
  const auto knowledge = Knowledge::load("data");
  const auto patterns = Patterns::load("data");
  const auto furniture = load_furniture("data");
  const auto model = Model::load("model/english.model", "model/english.safetensors");
  if (!knowledge || !patterns || !furniture || !model) return 2;  // .error().message says why

  ReleaseHints hints;
  hints.publisher = "NOR";
  hints.published = parse_edtf("2024-05-14");
  const Release release =
      release_of_text("Foreign Minister Kari Lund met her Kenyan counterpart in Nairobi on Monday.",
                      hints, *furniture);
  const Reading reading = read(release, analyse(release, *model), *knowledge, *patterns);

  for (const Event& event : reading.events) {
    const auto quote = slice(release.text, event.quote);
    std::printf("%s: %.*s\n", to_string(event.act).data(), static_cast<int>(quote.size()),
                quote.data());
  }
}
