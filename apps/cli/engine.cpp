#include "engine.h"

#include "knowledge/compiled.h"

namespace dragoman::cli {

namespace fs = std::filesystem;

namespace {

fs::path program_file() {
  std::error_code error;
  return fs::read_symlink("/proc/self/exe", error);
}

// The folder that holds data/ and model/: as installed, else the source tree this program
// was built from or, if it was built for a package, where that installs them.
fs::path shared_folder() {
  const auto program = program_file();
  std::error_code error;
  auto installed = program.parent_path().parent_path() / "share" / "dragoman";
  if (!program.empty() && fs::is_directory(installed, error)) return installed;
  return DRAGOMAN_SHARED_FOLDER;
}

// Where the compiled tables are, if not in the topmost folder of tables.
fs::path compiled_tables(const EngineFiles& files) {
  std::error_code error;
  if (!files.overlays.empty() || files.data != fs::path(DRAGOMAN_SHARED_FOLDER) / "data" ||
      fs::exists(files.data / compiled_name, error)) {
    return {};
  }
  return program_file().replace_filename(compiled_name);
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

EngineFiles engine_files(const Common& common) {
  EngineFiles files;
  files.data = data_folder(common);
  files.overlays.assign(common.knowledge.begin(), common.knowledge.end());
  files.compiled = compiled_tables(files);
  files.model = model_folder(common);
  files.analyser = parse_analyser(common.analysis).value_or(Analyser::encoder);
  return files;
}

Result<Model> load_model(const Common& common) {
  return dragoman::load_model(engine_files(common));
}

Result<Knowledge> load_knowledge(const Common& common) {
  return dragoman::load_knowledge(engine_files(common), say);
}

Result<Engine> load_engine(const Common& common, Parts parts) {
  auto files = engine_files(common);
  if (parts == Parts::without_model) files.model.clear();
  return dragoman::load_engine(files, say);
}

}  // namespace dragoman::cli
