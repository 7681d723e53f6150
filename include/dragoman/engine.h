// All that turns a release into a reading, loaded once and shared by all threads: what the
// command line, the server and the Python package have in common.
//
//   EngineFiles files;
//   files.data = "/usr/share/dragoman/data";
//   files.model = "/usr/share/dragoman/model";
//   const auto engine = load_engine(files);
//   const Reading reading = engine->read(release);
//
// Where the files are is for the program to know: nothing is looked for in the environment.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "dragoman/analysis.h"
#include "dragoman/error.h"
#include "dragoman/happening.h"
#include "dragoman/knowledge.h"
#include "dragoman/reading.h"
#include "dragoman/release.h"

namespace dragoman {

// What analyses sentences: the encoder, or the faster model that is less often right.
enum class Analyser : std::uint8_t { encoder, fast };

std::string_view to_string(Analyser analyser);
std::optional<Analyser> parse_analyser(std::string_view word);

struct EngineFiles {
  std::filesystem::path data;                   // the folder of tables
  std::vector<std::filesystem::path> overlays;  // folders of tables over those; later rows win
  // The tables compiled by `dragoman knowledge build`. Empty: knowledge.bin of the topmost folder
  // of tables. Where there is no such file the tables are read, which takes longer.
  std::filesystem::path compiled;
  std::filesystem::path model;  // a folder; empty where readings are made of given analyses only
  Analyser analyser = Analyser::encoder;
};

// The folder of the tables that lie over all others.
const std::filesystem::path& topmost_tables(const EngineFiles& files);

// Told what is no error but should be known, a sentence.
using Notice = std::function<void(const std::string&)>;

// Compiled tables that were made of others than those there now, or are damaged, are told of and
// left.
Result<Knowledge> load_knowledge(const EngineFiles& files, const Notice& notice = {});

Result<Model> load_model(const EngineFiles& files);

// Immutable once loaded.
struct Engine {
  Furniture furniture;
  Knowledge knowledge;
  Patterns patterns;
  HistoryWords words;
  std::optional<Model> model;

  // Needs the model.
  [[nodiscard]] Reading read(const Release& release) const;
};

// All faults of all parts are told at once.
Result<Engine> load_engine(const EngineFiles& files, const Notice& notice = {});

}  // namespace dragoman
