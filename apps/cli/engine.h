// The engine as the options of the command line ask for it.
//
// Where it is looked for, in this order:
//   tables  --data, $DRAGOMAN_DATA, ../share/dragoman/data beside the program, the source tree
//   compiled tables (`dragoman knowledge build`)  in the topmost folder of tables; beside the
//           program for those of the source tree
//   models  --model, ../share/dragoman/model beside the program, the source tree
#pragma once

#include <filesystem>

#include "command.h"
#include "dragoman/engine.h"

namespace dragoman::cli {

std::filesystem::path data_folder(const Common& common);
std::filesystem::path model_folder(const Common& common);

EngineFiles engine_files(const Common& common);

// The model that --analysis names.
Result<Model> load_model(const Common& common);

// What load_knowledge of the library has to tell goes to stderr.
Result<Knowledge> load_knowledge(const Common& common);

// `without_model` serves where CoNLL-U is given in place of an own analysis.
enum class Parts { all, without_model };

Result<Engine> load_engine(const Common& common, Parts parts = Parts::all);

}  // namespace dragoman::cli
