#include "load_site.h"

#include "assets.h"
#include "base/tsv.h"

namespace dragoman::server {

Result<Site> load_site(const std::filesystem::path& data_folder, Engine engine,
                       const std::string& token) {
  Faults faults;
  const auto check = [&faults](const auto& result) {
    if (!result) faults.add(result.error());
  };
  auto languages = pages::load_languages(data_folder);
  check(languages);
  auto relation_words = load_relation_words(data_folder);
  check(relation_words);
  auto commitment_words = CommitmentWords::load(data_folder);
  check(commitment_words);
  auto comparison_words = load_comparison_words(data_folder);
  check(comparison_words);
  auto publishers = load_publishers(data_folder);
  check(publishers);
  auto coordinates = load_place_coordinates(data_folder);
  check(coordinates);
  if (!faults.none()) return tl::unexpected(faults.error());
  return Site{std::move(engine),
              std::move(*languages),
              std::move(*relation_words),
              std::move(*commitment_words),
              std::move(*comparison_words),
              std::move(*publishers),
              std::move(*coordinates),
              asset_addresses(),
              token.empty() ? std::nullopt : std::optional(digest_of_token(token))};
}

}  // namespace dragoman::server
