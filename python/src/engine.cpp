#include "engine.h"

#include <fmt/format.h>
#include <nanobind/stl/pair.h>
#include <nanobind/stl/string.h>
#include <nanobind/stl/vector.h>

#include <thread>

#include "base/in_order.h"
#include "errors.h"
#include "formats/arrow_tables.h"
#include "formats/reading_json.h"
#include "formats/releases_ndjson.h"
#include "streams.h"

namespace dragoman::python {

namespace nb = nanobind;

namespace {

using NoGil = nb::gil_scoped_release;

unsigned thread_count(unsigned asked) {
  return asked != 0 ? asked : std::max(1U, std::thread::hardware_concurrency());
}

std::shared_ptr<const Loaded> load(const EngineFiles& files) {
  std::vector<std::string> notices;
  auto engine =
      value_of(load_engine(files, [&](const std::string& notice) { notices.push_back(notice); }));
  return std::make_shared<const Loaded>(
      Loaded{std::move(engine), value_of(Codes::load(files.data)), std::move(notices)});
}

// So many releases are read at a time for a batch, unless their texts are long.
constexpr std::size_t releases_a_batch = 256;
constexpr std::size_t bytes_a_batch = 32U << 20U;

// The columns of a table of releases, in the order that rows have them.
const std::vector<std::string> release_needed = {"id", "text"};
const std::vector<std::string> release_optional = {"title", "publisher", "published", "url"};

Json row_of(std::vector<std::string> cells, const Engine& engine) {
  const auto hints = hints_of({cells[0], cells[2], cells[3], cells[4], cells[5]});
  if (!hints) return unread_row(cells[0], cells[1], hints.error().message);
  const auto release = release_of_text(std::move(cells[1]), *hints, engine.furniture);
  return reading_row(release, *hints, engine.read(release));
}

using Cells = std::vector<std::string>;

// All work on one of the things after the other, by many threads; results in their order.
template <class ResultType, class Thing, class Work>
std::vector<ResultType> each(std::vector<Thing> things, unsigned threads, Work work) {
  std::vector<ResultType> results;
  results.reserve(things.size());
  auto next = things.begin();
  in_order<Thing, ResultType>(
      threads,
      [&]() -> std::optional<Thing> {
        if (next == things.end()) return {};
        return std::move(*next++);
      },
      work, [&](ResultType result) { results.push_back(std::move(result)); });
  return results;
}

// Reads the next batch of releases. They are taken in this thread, which may hold Python's lock
// that the other side of the stream needs.
Batch next_readings(ArrowRows& rows, const Engine& engine, unsigned threads) {
  std::vector<Cells> taken;
  std::size_t bytes = 0;
  while (taken.size() < releases_a_batch && bytes < bytes_a_batch) {
    auto row = rows.next();
    if (!row) break;
    bytes += (*row)[1].size();
    taken.push_back(std::move(*row));
  }
  if (taken.empty()) return {};
  Columns columns(reading_fields());
  for (const auto& row : each<Json>(std::move(taken), threads, [&](Cells cells) {
         return row_of(std::move(cells), engine);
       })) {
    columns.add(row);
  }
  return columns.take();
}

const std::vector<std::string> reading_needed = {"id", "text", "reading"};

Batch next_events(ArrowRows& rows, const Loaded& loaded, Sides sides) {
  Columns columns(event_fields(sides));
  const Coding coding{loaded.codes, loaded.engine.knowledge, sides};
  while (columns.rows() < 16 * releases_a_batch && columns.bytes() < bytes_a_batch) {
    auto row = rows.next();
    if (!row) break;
    if ((*row)[2].empty()) continue;  // one that could not be read
    ReleaseHints hints;
    hints.id = (*row)[0];
    const auto read =
        read_release_of(std::move((*row)[1]), hints, (*row)[2], loaded.engine.furniture);
    if (!read) throw std::runtime_error(read.error().message);
    for (const auto& event : event_rows(read->release, read->reading, coding)) columns.add(event);
  }
  return columns.rows() == 0 ? Batch{} : columns.take();
}

}  // namespace

Result<ReleaseHints> hints_of(const PyEngine::Hints& given) {
  ReleaseHints hints;
  hints.id = given[0];
  hints.title = given[1];
  hints.publisher = given[2];
  auto published = parse_published(given[3]);
  if (!published) return tl::unexpected(published.error());
  hints.published = *published;
  hints.url = given[4];
  constexpr std::size_t longest_id = 1000;  // as in releases_ndjson.h
  if (hints.id.empty()) return fail(ErrorCode::bad_input, "a release has no id; give it one");
  if (hints.id.size() > longest_id) {
    return fail(ErrorCode::bad_input, "an id has more than 1000 bytes; give a shorter one");
  }
  return hints;
}

Result<ReadRelease> read_release_of(std::string text, const ReleaseHints& hints,
                                    std::string_view line, const Furniture& furniture) {
  auto reading = reading_from_json(line);
  if (!reading) return tl::unexpected(reading.error());
  if (!lies_within(*reading, text.size()) || (!hints.id.empty() && hints.id != reading->id)) {
    return fail(
        ErrorCode::bad_input,
        fmt::format("the reading '{}' is not of the text '{}' beside it", reading->id, hints.id));
  }
  return ReadRelease{release_of_text(std::move(text), hints, furniture), *std::move(reading)};
}

PyEngine::PyEngine(const std::string& data, const std::vector<std::string>& knowledge,
                   const std::string& model, const std::string& analysis) {
  const auto analyser = parse_analyser(analysis);
  if (!analyser) {
    throw Fault{{ErrorCode::bad_input,
                 fmt::format("analysis: '{}' is neither encoder nor fast", analysis)}};
  }
  EngineFiles files;
  files.data = data;
  files.overlays.assign(knowledge.begin(), knowledge.end());
  files.model = model;
  files.analyser = *analyser;
  loaded_ = load(files);
}

std::string PyEngine::read(std::string text, const Hints& hints) const {
  const auto& engine = loaded_->engine;
  const auto release =
      release_of_text(std::move(text), value_of(hints_of(hints)), engine.furniture);
  return to_json(release, engine.read(release));
}

std::vector<std::string> PyEngine::read_page(const nb::bytes& page, const std::string& media_type,
                                             const std::string& charset, const Hints& hints) const {
  const Source source{std::string(page.c_str(), page.size()), media_type, charset, hints[4]};
  const auto known = value_of(hints_of(hints));
  const NoGil no_gil;
  const auto& engine = loaded_->engine;
  const auto release = load_release(source, known, engine.furniture);
  return {to_json(release, engine.read(release)), release.title, release.text};
}

std::vector<std::string> PyEngine::read_many(std::vector<std::pair<std::string, Hints>> given,
                                             unsigned threads) const {
  using Given = std::pair<std::string, Hints>;
  return each<std::string>(std::move(given), thread_count(threads),
                           [&](Given one) { return read(std::move(one.first), one.second); });
}

nb::capsule PyEngine::readings(const nb::object& releases, unsigned threads) const {
  auto rows = std::make_shared<ArrowRows>(rows_of(releases, release_needed, release_optional));
  return capsule_of(reading_fields(), [loaded = loaded_, rows, count = thread_count(threads)] {
    return next_readings(*rows, loaded->engine, count);
  });
}

nb::capsule PyEngine::events(const nb::object& readings, bool dyads) const {
  auto rows = std::make_shared<ArrowRows>(rows_of(readings, reading_needed, {}));
  const auto sides = dyads ? Sides::dyads : Sides::lists;
  return capsule_of(event_fields(sides),
                    [loaded = loaded_, rows, sides] { return next_events(*rows, *loaded, sides); });
}

void define_engine(nb::module_& module) {
  using nb::arg;
  const nb::call_guard<NoGil> no_gil;
  nb::class_<PyEngine>(module, "Engine")
      .def(nb::init<const std::string&, const std::vector<std::string>&, const std::string&,
                    const std::string&>(),
           arg("data"), arg("knowledge"), arg("model"), arg("analysis"), no_gil)
      .def("read", &PyEngine::read, arg("text"), arg("hints"), no_gil)
      .def("read_page", &PyEngine::read_page, arg("page"), arg("media_type"), arg("charset"),
           arg("hints"))
      .def("read_many", &PyEngine::read_many, arg("given"), arg("threads"), no_gil)
      .def("readings", &PyEngine::readings, arg("releases"), arg("threads"))
      .def("events", &PyEngine::events, arg("readings"), arg("dyads"))
      .def_prop_ro("notices", &PyEngine::notices);
}

}  // namespace dragoman::python
