#include "doctor.h"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <sstream>

#include "base/files.h"
#include "base/sha256.h"
#include "describe.h"
#include "dragoman/relate.h"
#include "engine.h"
#include "formats/answers_json.h"
#include "knowledge/compiled.h"
#include "record/schema.h"
#include "record_option.h"
#include "store/database.h"
#include "store/postgres.h"
#include "style.h"

namespace dragoman::cli {

namespace {

namespace fs = std::filesystem;

enum class State : std::uint8_t { ok, warning, fault };

std::string_view to_string(State state) {
  return state == State::ok ? "ok" : state == State::warning ? "warning" : "fault";
}

struct Check {
  std::string what;
  State state = State::ok;
  std::string told;
  std::string cure = {};  // where the state is not ok
};

struct Options {
  std::string record;
  bool json = false;
};

Check check_tables(const EngineFiles& files) {
  auto without_models = files;
  without_models.model.clear();
  const auto engine = load_engine(without_models);
  if (engine) return {"tables", State::ok, files.data.string()};
  return {"tables", State::fault, engine.error().message,
          "install the program again, or say where its tables are with --data or $DRAGOMAN_DATA; "
          "of tables of your own `dragoman knowledge check` tells all faults"};
}

Check check_compiled(const EngineFiles& files) {
  const auto file = files.compiled.empty() ? topmost_tables(files) / compiled_name : files.compiled;
  const auto cure = "`dragoman knowledge build` writes it";
  std::error_code error;
  if (!fs::exists(file, error)) {
    return {"knowledge", State::warning,
            file.string() + ": not there; the tables are read instead, which takes longer", cure};
  }
  const auto knowledge = Knowledge::load_compiled(file, files.data, files.overlays);
  if (knowledge) return {"knowledge", State::ok, file.string() + ", made of these tables"};
  return {"knowledge", State::warning, knowledge.error().message + "; the tables are read instead",
          cure};
}

// What SHA256SUMS beside a model, as sha256sum writes it, says its bytes must be; empty: nothing.
std::string promised_sum(const fs::path& model) {
  const auto sums = read_file(model.parent_path() / "SHA256SUMS");
  if (!sums) return {};
  std::istringstream lines(*sums);
  std::string sum;
  std::string name;
  while (lines >> sum >> name) {
    if (name == model.filename()) return sum;
  }
  return {};
}

// `load` reads the model into what it is for.
template <class Load>
Check check_model(const std::string& what, const fs::path& file, State if_not, Load load) {
  const std::string cure =
      "install the program again, or say where its models are with --model DIR";
  const auto bytes = read_file(file);
  if (!bytes) return {what, if_not, bytes.error().message, cure};
  const auto sum = sha256(*bytes);
  if (const auto promised = promised_sum(file); !promised.empty() && promised != sum) {
    return {what, State::fault,
            fmt::format("{}: its SHA-256 is {}, not {} as SHA256SUMS beside it says", file.string(),
                        sum, promised),
            cure};
  }
  const auto model = load(file.string());
  if (!model) return {what, State::fault, model.error().message, cure};
  return {what, State::ok,
          fmt::format("{}, {} bytes, SHA-256 {}", file.string(), bytes->size(), sum.substr(0, 12))};
}

// What SQLite finds wrong with the file itself.
std::string damage(const store::Database& database) {
  auto rows = database.prepare("PRAGMA quick_check(2147483647)");
  while (rows.step()) {
    auto told = rows.text(0);
    // SQLite 3.40 takes the columns of tables WITHOUT ROWID for one another here.
    if (told == "ok" || told.starts_with("NULL value in ")) continue;
    std::replace(told.begin(), told.end(), '\n', ' ');
    return told;
  }
  return {};
}

Check check_record(const std::string& option) {
  const auto name = record_name(option);
  const auto shown = record_shown(option);
  const bool on_server = store::names_postgres(name);
  const auto again =
      "say with --record which one is meant; `dragoman refresh` brings an older one up to date; in "
      "place of a damaged one take a copy that you kept, or read its releases again";
  std::error_code error;
  if (!on_server && !fs::exists(name, error)) {
    const bool asked_for = !option.empty() || !environment("DRAGOMAN_RECORD").empty();
    return {"record", asked_for ? State::warning : State::ok, shown + ": none there yet",
            asked_for ? "`dragoman read PATH` makes it" : ""};
  }
  const auto record = Record::open(name, Record::Access::read);
  if (!record) {
    return {"record", State::fault, record.error().message, again};
  }
  try {
    const auto database = store::open(name, store::Access::read, std::chrono::seconds(10));
    if (const auto what = on_server ? std::string() : damage(*database); !what.empty()) {
      return {"record", State::fault, shown + ": damaged (" + what + ")", again};
    }
  } catch (const store::Failure& failure) {
    return {"record", State::fault, shown + ": " + failure.what(), again};
  }
  const auto releases = record->releases();
  if (!releases) return {"record", State::fault, releases.error().message, again};
  return {"record", State::ok,
          fmt::format("{}, {}, tables of version {}", shown,
                      count_of(releases->size(), "release", "releases"), schema_version)};
}

Check check_pandoc() {
  std::istringstream folders(environment("PATH"));
  std::string folder;
  while (std::getline(folders, folder, ':')) {
    const auto program = fs::path(folder.empty() ? "." : folder) / "pandoc";
    if (::access(program.c_str(), X_OK) == 0) return {"pandoc", State::ok, program.string()};
  }
  return {"pandoc", State::warning, "not on the PATH; `dragoman brief --format docx` needs it",
          "apt install pandoc"};
}

std::vector<Check> check_all(const Common& common, const Options& options) {
  const auto files = engine_files(common);
  const auto fast = (files.model / "english.model").string();
  std::vector<Check> checks = {{"program", State::ok, "dragoman " DRAGOMAN_VERSION},
                               check_tables(files),
                               check_compiled(files)};
  checks.push_back(check_model("fast model", fast, State::fault,
                               [](const std::string& file) { return Model::load(file); }));
  checks.push_back(check_model("encoder", files.model / "english.safetensors", State::fault,
                               [&](const std::string& file) { return Model::load(fast, file); }));
  // `dragoman relate --patterns-only` does without.
  checks.push_back(check_model("relate model", files.model / "relate.model", State::warning,
                               [](const std::string& file) { return RelateModel::load(file); }));
  checks.push_back(check_record(options.record));
  checks.push_back({"PDF", State::ok, "read by poppler, built in"});
  checks.push_back({"fetching", State::ok, "by libcurl, built in"});
  checks.push_back(check_pandoc());
  return checks;
}

Exit examine(const Common& common, const Options& options) {
  const auto checks = check_all(common, options);
  const auto faults = std::count_if(checks.begin(), checks.end(),
                                    [](const Check& check) { return check.state == State::fault; });
  if (options.json) {
    auto list = Json::array();
    for (const auto& check : checks) {
      list.push_back({{"check", check.what},
                      {"state", to_string(check.state)},
                      {"told", check.told},
                      {"cure", check.cure.empty() ? Json() : Json(check.cure)}});
    }
    print(json_page({{"version", DRAGOMAN_VERSION}, {"faults", faults}, {"checks", list}}) + "\n");
  } else {
    const auto style = Style::of_stdout();
    for (const auto& check : checks) {
      const auto state = fmt::format("{:<7}", to_string(check.state));
      print(fmt::format("{}  {:<12}  {}\n",
                        check.state == State::ok ? style.dim(state) : style.bold(state), check.what,
                        printable(check.told)));
      if (!check.cure.empty()) print(fmt::format("{:23}cure: {}\n", "", check.cure));
    }
  }
  return faults == 0 ? Exit::found : Exit::nothing;
}

}  // namespace

Command doctor_command(CLI::App& app, const Common& common) {
  const auto options = std::make_shared<Options>();
  auto* command = add_command(
      app, "doctor",
      "Check that tables, models and record are there, can be read and fit together.\n"
      "A line each: ok, a warning or a fault, with its cure. The exit status is 1 where there are\n"
      "faults.",
      "  dragoman doctor\n"
      "  dragoman doctor --record talks.dragoman --json");
  add_record_option(*command, options->record);
  add_flag(*command, "--json", options->json, "Print JSON");
  return {command, [options, &common] { return examine(common, *options); }};
}

}  // namespace dragoman::cli
