#include "record.h"

#include <fmt/format.h>
#include <nanobind/stl/optional.h>
#include <nanobind/stl/pair.h>
#include <nanobind/stl/string.h>
#include <nanobind/stl/tuple.h>
#include <nanobind/stl/vector.h>

#include <mutex>
#include <tuple>

#include "dragoman/questions.h"
#include "dragoman/record.h"
#include "engine.h"
#include "errors.h"
#include "formats/arrow_answers.h"
#include "formats/happening_json.h"
#include "formats/reading_json.h"
#include "formats/relation_json.h"
#include "knowledge/find_party.h"
#include "streams.h"

namespace dragoman::python {

namespace nb = nanobind;

namespace {

using Texts = std::vector<std::string>;

// An answer: its columns may be handed out as often as one likes.
class PyTable {
 public:
  explicit PyTable(ArrowTable table)
      : table_(std::make_shared<const ArrowTable>(std::move(table))) {}

  [[nodiscard]] nb::capsule stream() const {
    return capsule_of(table_->fields, [table = table_, at = std::size_t{0}]() mutable {
      return at < table->batches.size() ? table->batches[at++] : Batch{};
    });
  }
  [[nodiscard]] std::size_t rows() const {
    std::size_t count = 0;
    for (const auto& batch : table_->batches) count += batch.rows;
    return count;
  }
  [[nodiscard]] Texts names() const {
    Texts names;
    for (const auto& field : table_->fields) names.push_back(field.name);
    return names;
  }

 private:
  std::shared_ptr<const ArrowTable> table_;
};

template <class Value>
std::optional<Value> parsed(const std::string& word,
                            std::optional<Value> (*parse)(std::string_view),
                            std::string_view argument, std::string_view choices) {
  if (word.empty()) return {};
  const auto value = parse(word);
  if (!value) {
    throw Fault{
        {ErrorCode::bad_input, fmt::format("{}: '{}' is none of {}", argument, word, choices)}};
  }
  return value;
}

std::optional<Date> day_of(const std::string& word) {
  return parsed<Date>(word, parse_date, "day", "dates such as 2024-05-01, 2024-05, 2024");
}

Date told_day(const std::string& word) {
  const auto day = day_of(word);
  if (!day) throw Fault{{ErrorCode::bad_input, "say which day you ask for, as in 2024-05-01"}};
  return *day;
}

bool is_open(const Commitment& commitment) {
  return commitment.status != CommitmentStatus::done &&
         commitment.status != CommitmentStatus::declined;
}

// A record with what its questions need besides; asked by one thread at a time.
class PyRecord {
 public:
  PyRecord(const std::string& name, bool write, const std::string& data, const Texts& knowledge)
      : record_(
            value_of(Record::open(name, write ? Record::Access::write : Record::Access::read))) {
    files_.data = data;
    files_.overlays.assign(knowledge.begin(), knowledge.end());
  }

  // How many became a part of it, and how many were there already.
  std::pair<std::size_t, std::size_t> add(const nb::object& readings, const PyEngine& engine,
                                          bool replace);

  PyTable releases() {
    return asked([&] { return releases_table(value_of(record_.releases())); });
  }

  // Text and reading (a line) of a release; nothing if there is none.
  std::optional<std::pair<std::string, std::string>> reading(const std::string& id) {
    const std::scoped_lock lock(mutex_);
    const auto stored = value_of(record_.release(id));
    if (!stored) return {};
    return std::pair(stored->release.text, to_json(stored->release, stored->reading));
  }

  // Events, facts, and what stands between the two on the day, as JSON.
  std::tuple<PyTable, PyTable, std::string> pair(const std::string& a, const std::string& b,
                                                 const std::string& day) {
    const std::scoped_lock lock(mutex_);
    const auto one = party(a);
    const auto other = party(b);
    const auto on = last_day(told_day(day));
    const auto words = value_of(load_relation_words(files_.data));
    const auto between = value_of(record_.pair(one, other));
    const auto relation = value_of(relation_between(record_, one, other, knowledge(), words, on));
    return {PyTable(told_table(between.events)), PyTable(told_table(between.facts)),
            json_line(relation_json(relation))};
  }

  PyTable meetings(const Texts& with, const std::string& kind, const std::string& status,
                   const std::string& level, const std::string& between) {
    return asked([&] {
      const HappeningFilter filter{
          .with = parties(with),
          .kind = parsed<HappeningKind>(kind, parse_happening_kind, "kind",
                                        "meeting, call, visit, gathering, signing, establishment"),
          .status = parsed<Status>(status, parse_status, "status", "occurred, planned, denied"),
          .level = parsed<Level>(level, parse_level, "level",
                                 "leaders, ministers, deputies, officials, unknown"),
          .between = parsed<When>(between, parse_edtf, "between",
                                  "dates such as 2024, 2024-05, 2024-05-01/2024-06-30, 2024/..")};
      return happenings_table(value_of(record_.happenings(filter)));
    });
  }

  PyTable commitments(const Texts& with, bool open, const std::string& status,
                      const std::string& day) {
    return asked([&] {
      const auto on = day_of(day);
      const auto wanted = parsed<CommitmentStatus>(status, parse_commitment_status, "status",
                                                   "open, answered, under_way, done, declined");
      const auto words = value_of(CommitmentWords::load(files_.data));
      auto found = value_of(commitments_of(record_, parties(with), words));
      std::erase_if(found, [&](const Commitment& one) {
        if (on && one.when && first_day(one.when->from) > last_day(*on)) return true;
        return (open && !is_open(one)) || (wanted && one.status != *wanted);
      });
      return commitments_table(found, on ? std::optional(last_day(*on)) : std::nullopt);
    });
  }

  PyTable anniversaries(const std::string& from, int days, const std::string& with) {
    return asked([&] {
      const auto begin = first_day(told_day(from));
      const auto who = with.empty() ? std::nullopt : std::optional(party(with));
      const auto words = value_of(load_relation_words(files_.data));
      return anniversaries_table(
          value_of(anniversaries_of(record_, who, knowledge(), words, begin, days)));
    });
  }

  PyTable last(const std::string& a, const std::string& b, const std::string& day) {
    return asked([&] {
      return happenings_table(value_of(last_met(record_, party(a), party(b), end(day))));
    });
  }

  // The last meeting, as a table of one row or none, and what happened after it.
  std::pair<PyTable, PyTable> since(const std::string& a, const std::string& b,
                                    const std::string& day) {
    const std::scoped_lock lock(mutex_);
    const auto found = value_of(since_last_met(record_, party(a), party(b), end(day)));
    std::vector<Happening> last;
    if (found.last) last.push_back(*found.last);
    return {PyTable(happenings_table(last)), PyTable(told_table(found.events))};
  }

  PyTable person(const std::string& name) {
    return asked([&] { return people_table(value_of(find_person(record_, name))); });
  }

  PyTable search(const std::string& query, const std::string& who, const std::string& from,
                 const std::string& to, std::size_t limit) {
    return asked([&] {
      SearchFilter filter;
      if (!who.empty()) filter.party = party(who);
      filter.from = day_of(from);
      filter.to = day_of(to);
      filter.limit = limit;
      return found_table(value_of(record_.search(query, filter)));
    });
  }

  PyTable coverage(int shortest_gap) {
    return asked(
        [&] { return coverage_table(value_of(dragoman::coverage(record_, shortest_gap))); });
  }

 private:
  template <class Ask>
  PyTable asked(Ask ask) {
    const std::scoped_lock lock(mutex_);
    return PyTable(ask());
  }

  const Knowledge& knowledge() {
    if (!knowledge_) knowledge_ = value_of(load_knowledge(files_));
    return *knowledge_;
  }

  // Nobody of that name is a wrong argument; what is not found elsewhere is a file.
  PartyCode party(const std::string& word) {
    return value_of(find_party(knowledge(), word).map_error([](const Error& error) {
      return Error{ErrorCode::bad_input, error.message};
    }));
  }

  std::vector<PartyCode> parties(const Texts& words) {
    std::vector<PartyCode> codes;
    for (const auto& word : words) codes.push_back(party(word));
    return codes;
  }

  static std::optional<Date> end(const std::string& day) {
    const auto date = day_of(day);
    return date ? std::optional(last_day(*date)) : std::nullopt;
  }

  std::mutex mutex_;
  Record record_;
  EngineFiles files_;
  std::optional<Knowledge> knowledge_;
};

// The columns of a table of readings that a record is made of, in the order that rows have them.
const Texts needed = {"id", "text", "reading"};
const Texts optional = {"title", "publisher", "published", "published_basis", "url"};

Entry entry_of(Texts cells, const Engine& engine) {
  const bool given = cells[6] == to_string(DateBasis::given);
  auto hints = value_of(hints_of({cells[0], cells[3], cells[4], given ? cells[5] : "", cells[7]}));
  Source source{std::move(cells[1]), "text/plain", "utf-8", hints.url};
  auto read = value_of(read_release_of(source.bytes, hints, cells[2], engine.furniture));
  Entry entry{.source = std::move(source),
              .hints = std::move(hints),
              .release = std::move(read.release),
              .reading = std::move(read.reading),
              .tellings = {},
              .deadlines = {},
              .retrieved = {}};
  find_what_follows(entry, engine.knowledge, engine.words);
  return entry;
}

constexpr std::size_t entries_at_once = 64;

std::pair<std::size_t, std::size_t> PyRecord::add(const nb::object& readings,
                                                  const PyEngine& engine, bool replace) {
  auto rows = rows_of(readings, needed, optional);
  const nb::gil_scoped_release no_gil;
  const std::scoped_lock lock(mutex_);
  std::pair<std::size_t, std::size_t> count;
  std::vector<Entry> waiting;
  const auto write = [&] {
    const auto how = replace ? IfThere::replace : IfThere::keep;
    for (const auto added : value_of(record_.add(waiting, how))) {
      ++(added == Added::already_there ? count.second : count.first);
    }
    waiting.clear();
  };
  while (auto row = rows.next()) {
    if ((*row)[2].empty()) continue;  // one that could not be read
    waiting.push_back(entry_of(std::move(*row), engine.loaded().engine));
    if (waiting.size() == entries_at_once) write();
  }
  write();
  return count;
}

}  // namespace

void define_record(nb::module_& module) {
  using nb::arg;
  const nb::call_guard<nb::gil_scoped_release> no_gil;
  nb::class_<PyTable>(module, "Table")
      .def("stream", &PyTable::stream)
      .def_prop_ro("rows", &PyTable::rows)
      .def_prop_ro("names", &PyTable::names);
  nb::class_<PyRecord>(module, "Record")
      .def(nb::init<const std::string&, bool, const std::string&, const Texts&>(), arg("name"),
           arg("write"), arg("data"), arg("knowledge"), no_gil)
      .def("add", &PyRecord::add, arg("readings"), arg("engine"), arg("replace"))
      .def("releases", &PyRecord::releases, no_gil)
      .def("reading", &PyRecord::reading, arg("id"), no_gil)
      .def("pair", &PyRecord::pair, arg("a"), arg("b"), arg("day"), no_gil)
      .def("meetings", &PyRecord::meetings, arg("with_"), arg("kind"), arg("status"), arg("level"),
           arg("between"), no_gil)
      .def("commitments", &PyRecord::commitments, arg("with_"), arg("open"), arg("status"),
           arg("day"), no_gil)
      .def("anniversaries", &PyRecord::anniversaries, arg("day"), arg("days"), arg("party"), no_gil)
      .def("last", &PyRecord::last, arg("a"), arg("b"), arg("day"), no_gil)
      .def("since", &PyRecord::since, arg("a"), arg("b"), arg("day"), no_gil)
      .def("person", &PyRecord::person, arg("name"), no_gil)
      .def("search", &PyRecord::search, arg("query"), arg("party"), arg("published_from"),
           arg("published_to"), arg("limit"), no_gil)
      .def("coverage", &PyRecord::coverage, arg("shortest_gap"), no_gil);
}

}  // namespace dragoman::python
