// dragoman knowledge build: the tables compiled into one file that loads fast.
#include <memory>

#include "base/files.h"
#include "engine.h"
#include "knowledge.h"
#include "knowledge/compiled.h"

namespace dragoman::cli {

namespace {

Exit build(const Common& common, const std::string& out) {
  const auto files = engine_files(common);
  const auto bytes = compile_knowledge(files.data, files.overlays);
  if (!bytes) return tell(bytes.error());
  const auto file =
      out.empty() ? topmost_tables(files) / compiled_name : std::filesystem::path(out);
  const auto written = write_file(file, *bytes);
  if (!written) return tell(written.error());
  say("wrote " + file.string() + ", " + std::to_string(bytes->size()) + " bytes");
  return Exit::found;
}

}  // namespace

Command knowledge_build_command(CLI::App& knowledge, const Common& common) {
  const auto out = std::make_shared<std::string>();
  auto* command = add_command(
      knowledge, "build",
      "Compile the tables into one file that loads in a few milliseconds.\n"
      "The program uses the file where it lies beside the tables (in the last folder of\n"
      "--knowledge, where there are such) and was made of just these; after a change of a table\n"
      "it reads the tables again and says so. The same tables give the same bytes.",
      "  dragoman knowledge build\n"
      "  dragoman knowledge build --knowledge mine/\n"
      "  dragoman knowledge build --data data/ --out share/data/knowledge.bin");
  add_option(*command, "--out", *out, "The file (default: knowledge.bin beside the tables)")
      .called("FILE");
  return {command, [out, &common] { return build(common, *out); }};
}

}  // namespace dragoman::cli
