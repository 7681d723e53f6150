#include "engine.h"

#include "base/tsv.h"
#include "knowledge/compiled.h"

namespace dragoman::cli {

namespace fs = std::filesystem;

namespace {

fs::path program_file() {
  std::error_code error;
  return fs::read_symlink("/proc/self/exe", error);
}

// The folder that holds data/ and model/: as installed, else the source tree this program
// was built from.
fs::path shared_folder() {
  const auto program = program_file();
  std::error_code error;
  auto installed = program.parent_path().parent_path() / "share" / "dragoman";
  if (!program.empty() && fs::is_directory(installed, error)) return installed;
  return DRAGOMAN_SOURCE_FOLDER;
}

}  // namespace

fs::path data_folder(const Common& common) {
  if (!common.data.empty()) return common.data;
  const auto told = environment("DRAGOMAN_DATA");
  return told.empty() ? shared_folder() / "data" : fs::path(told);
}

fs::path model_folder(const Common& common) {
  return common.model.empty() ? shared_folder() / "model" : fs::path(common.model);
}

Result<Model> load_model(const Common& common) {
  const fs::path folder = model_folder(common);
  const std::string fast = (folder / "english.model").string();
  if (common.analysis == "fast") return Model::load(fast);
  return Model::load(fast, (folder / "english.safetensors").string());
}

std::vector<fs::path> knowledge_folders(const Common& common) {
  return {common.knowledge.begin(), common.knowledge.end()};
}

fs::path topmost_tables(const Common& common) {
  return common.knowledge.empty() ? data_folder(common) : fs::path(common.knowledge.back());
}

Result<Knowledge> load_knowledge(const Common& common) {
  const auto data = data_folder(common);
  const auto overlays = knowledge_folders(common);
  auto compiled = topmost_tables(common) / compiled_name;
  std::error_code error;
  if (!fs::exists(compiled, error) && overlays.empty() &&
      data == fs::path(DRAGOMAN_SOURCE_FOLDER) / "data") {
    compiled = program_file().replace_filename(compiled_name);
  }
  if (fs::exists(compiled, error)) {
    auto knowledge = Knowledge::load_compiled(compiled, data, overlays);
    if (knowledge) return knowledge;
    say(knowledge.error().message + "; the tables are read instead");
  }
  return Knowledge::load(data, overlays);
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
  auto words = HistoryWords::load(data);
  check(words);
  std::optional<Model> model;
  if (parts == Parts::all) {
    auto loaded = load_model(common);
    check(loaded);
    if (loaded) model = std::move(*loaded);
  }
  if (!faults.none()) return tl::unexpected(faults.error());
  return Engine{std::move(*furniture), std::move(*knowledge), std::move(*patterns),
                std::move(*words), std::move(model)};
}

}  // namespace dragoman::cli
