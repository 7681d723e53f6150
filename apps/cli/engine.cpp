#include "engine.h"

#include "base/tsv.h"

namespace dragoman::cli {

namespace fs = std::filesystem;

namespace {

// The folder that holds data/ and model/: as installed, else the source tree this program
// was built from.
fs::path shared_folder() {
  std::error_code error;
  const auto program = fs::read_symlink("/proc/self/exe", error);
  if (!error) {
    auto installed = program.parent_path().parent_path() / "share" / "dragoman";
    if (fs::is_directory(installed, error)) return installed;
  }
  return DRAGOMAN_SOURCE_FOLDER;
}

}  // namespace

fs::path data_folder(const Common& common) {
  if (!common.data.empty()) return common.data;
  const auto told = environment("DRAGOMAN_DATA");
  return told.empty() ? shared_folder() / "data" : fs::path(told);
}

Result<Model> load_model(const Common& common) {
  const fs::path folder = common.model.empty() ? shared_folder() / "model" : fs::path(common.model);
  const std::string fast = (folder / "english.model").string();
  if (common.analysis == "fast") return Model::load(fast);
  return Model::load(fast, (folder / "english.safetensors").string());
}

std::vector<fs::path> knowledge_folders(const Common& common) {
  return {common.knowledge.begin(), common.knowledge.end()};
}

Result<Knowledge> load_knowledge(const Common& common) {
  return Knowledge::load(data_folder(common), knowledge_folders(common));
}

Reading Engine::read(const Release& release) const {
  return dragoman::read(release, analyse(release, *model), knowledge, patterns);
}

Result<Engine> load_engine(const Common& common, Parts parts) {
  const auto data = data_folder(common);
  if (std::error_code error; !fs::is_directory(data, error)) {
    return fail(ErrorCode::not_found,
                data.string() + ": no such folder; say where the tables are with --data DIR");
  }
  Faults faults;
  const auto check = [&faults](const auto& result) {
    if (!result) faults.add(result.error());
  };
  auto furniture = load_furniture(data);
  check(furniture);
  auto knowledge = load_knowledge(common);
  check(knowledge);
  auto patterns = Patterns::load(data);
  check(patterns);
  std::optional<Model> model;
  if (parts == Parts::all) {
    auto loaded = load_model(common);
    check(loaded);
    if (loaded) model = std::move(*loaded);
  }
  if (!faults.none()) return tl::unexpected(faults.error());
  return Engine{std::move(*furniture), std::move(*knowledge), std::move(*patterns),
                std::move(model)};
}

}  // namespace dragoman::cli
