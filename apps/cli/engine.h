// Everything that turns bytes into a reading, loaded once and shared by all threads.
//
// Where it is looked for, in this order:
//   tables  --data, $DRAGOMAN_DATA, ../share/dragoman/data beside the program, the source tree
//   compiled tables (`dragoman knowledge build`)  in the topmost folder of tables; beside the
//           program for those of the source tree
//   models  --model, ../share/dragoman/model beside the program, the source tree
#pragma once

#include <filesystem>
#include <optional>
#include <vector>

#include "command.h"
#include "dragoman/analysis.h"
#include "dragoman/happening.h"
#include "dragoman/knowledge.h"
#include "dragoman/reading.h"
#include "dragoman/release.h"

namespace dragoman::cli {

std::filesystem::path data_folder(const Common& common);
std::filesystem::path model_folder(const Common& common);

// The model that --analysis names.
Result<Model> load_model(const Common& common);

// The folders of --knowledge.
std::vector<std::filesystem::path> knowledge_folders(const Common& common);

// The folder of the tables that lie over all others: the last of --knowledge, else the data folder.
std::filesystem::path topmost_tables(const Common& common);

// The tables of the data folder with those of --knowledge over them; from the compiled file where
// there is one made of just these. One that was made of others, or is damaged, is told and left.
Result<Knowledge> load_knowledge(const Common& common);

struct Engine {
  Furniture furniture;
  Knowledge knowledge;
  Patterns patterns;
  HistoryWords words;
  std::optional<Model> model;

  // Needs the model.
  [[nodiscard]] Reading read(const Release& release) const;
};

// `without_model` serves where CoNLL-U is given in place of an own analysis.
enum class Parts { all, without_model };

// All faults of all parts are told at once.
Result<Engine> load_engine(const Common& common, Parts parts = Parts::all);

}  // namespace dragoman::cli
