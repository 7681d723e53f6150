#include "dragoman/engine.h"

#include "base/tsv.h"
#include "knowledge/compiled.h"

namespace dragoman {

namespace fs = std::filesystem;

std::string_view to_string(Analyser analyser) {
  return analyser == Analyser::fast ? "fast" : "encoder";
}

std::optional<Analyser> parse_analyser(std::string_view word) {
  for (const auto analyser : {Analyser::encoder, Analyser::fast}) {
    if (word == to_string(analyser)) return analyser;
  }
  return {};
}

const fs::path& topmost_tables(const EngineFiles& files) {
  return files.overlays.empty() ? files.data : files.overlays.back();
}

Result<Knowledge> load_knowledge(const EngineFiles& files, const Notice& notice) {
  const auto compiled =
      files.compiled.empty() ? topmost_tables(files) / compiled_name : files.compiled;
  if (std::error_code error; fs::exists(compiled, error)) {
    auto knowledge = Knowledge::load_compiled(compiled, files.data, files.overlays);
    if (knowledge) return knowledge;
    if (notice) notice(knowledge.error().message + "; the tables are read instead");
  }
  return Knowledge::load(files.data, files.overlays);
}

Result<Model> load_model(const EngineFiles& files) {
  const std::string fast = (files.model / "english.model").string();
  if (files.analyser == Analyser::fast) return Model::load(fast);
  return Model::load(fast, (files.model / "english.safetensors").string());
}

Reading Engine::read(const Release& release) const {
  return dragoman::read(release, analyse(release, *model), knowledge, patterns);
}

Result<Engine> load_engine(const EngineFiles& files, const Notice& notice) {
  if (std::error_code error; !fs::is_directory(files.data, error)) {
    return fail(ErrorCode::not_found,
                files.data.string() + ": no such folder; say by `data` where the tables are");
  }
  Faults faults;
  const auto check = [&faults](const auto& result) {
    if (!result) faults.add(result.error());
  };
  auto furniture = load_furniture(files.data);
  check(furniture);
  auto knowledge = load_knowledge(files, notice);
  check(knowledge);
  auto patterns = Patterns::load(files.data);
  check(patterns);
  auto words = HistoryWords::load(files.data);
  check(words);
  std::optional<Model> model;
  if (!files.model.empty()) {
    auto loaded = load_model(files);
    check(loaded);
    if (loaded) model = std::move(*loaded);
  }
  if (!faults.none()) return tl::unexpected(faults.error());
  return Engine{std::move(*furniture), std::move(*knowledge), std::move(*patterns),
                std::move(*words), std::move(model)};
}

}  // namespace dragoman
