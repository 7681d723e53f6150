// The exports that are files: a Data Package in a folder, and an SQLite file.
#include <fmt/format.h>

#include <fstream>
#include <memory>
#include <set>

#include "base/files.h"
#include "base/sha256.h"
#include "describe.h"
#include "engine.h"
#include "export_writers.h"
#include "formats/datapackage.h"
#include "formats/publishers.h"
#include "formats/sqlite_tables.h"
#include "record_option.h"

namespace dragoman::cli {

namespace fs = std::filesystem;

namespace {

// The CSV files of a package while they are written; each beside its place, then renamed.
class PackageFiles {
 public:
  explicit PackageFiles(fs::path folder) : folder_(std::move(folder)) {
    for (const auto& table : table_shapes()) {
      files_.emplace_back(beside(table), std::ios::binary | std::ios::trunc);
      files_.back() << csv_header(table);
    }
  }

  void add(const std::vector<TableRow>& rows) {
    for (const auto& row : rows) files_[static_cast<std::size_t>(row.table)] << csv_row(row.cells);
  }

  // Puts all files in their places.
  Result<std::vector<WrittenTable>> finish() {
    std::vector<WrittenTable> written;
    for (std::size_t i = 0; i < files_.size(); ++i) {
      const auto& table = table_shapes()[i];
      files_[i].close();
      if (!files_[i]) {
        return fail(ErrorCode::unreadable,
                    beside(table).string() + ": cannot be written; is there room?");
      }
      const auto bytes = read_file(beside(table));
      if (!bytes) return tl::unexpected(bytes.error());
      written.push_back({bytes->size(), sha256(*bytes)});
    }
    for (const auto& table : table_shapes()) {
      std::error_code error;
      fs::rename(beside(table), folder_ / csv_name(table), error);
      if (error) {
        return fail(ErrorCode::unreadable,
                    (folder_ / csv_name(table)).string() + ": " + error.message());
      }
    }
    return written;
  }

 private:
  [[nodiscard]] fs::path beside(const TableShape& table) const {
    return folder_ / (csv_name(table) + ".part");
  }

  fs::path folder_;
  std::vector<std::ofstream> files_;
};

// What each release goes to, and what comes after the last.
struct Target {
  std::function<Result<void>(const StoredRelease&)> add;
  std::function<Result<void>()> finish;
};

Result<Target> package_target(const ExportOptions& options, const Knowledge& knowledge,
                              const Publishers& publishers) {
  std::error_code error;
  fs::create_directories(options.out, error);
  if (error) {
    return fail(ErrorCode::unreadable,
                fmt::format("{}: cannot be made ({}); may you write in its folder?", options.out,
                            error.message()));
  }
  const auto files = std::make_shared<PackageFiles>(options.out);
  const auto parties = std::make_shared<std::set<PartyCode>>();
  const auto sources = std::make_shared<std::set<std::string>>();
  Target target;
  target.add = [=, &knowledge, &publishers](const StoredRelease& stored) -> Result<void> {
    const auto& reading = stored.reading;
    files->add(rows_of(stored, options.carried(), *parties));
    auto name = publisher_name(reading.publisher, reading.published, publishers, knowledge);
    if (!name.empty()) sources->insert(std::move(name));
    return {};
  };
  target.finish = [=, &knowledge]() -> Result<void> {
    files->add(rows_of(*parties, knowledge));
    const auto written = files->finish();
    if (!written) return tl::unexpected(written.error());
    return write_file(
        fs::path(options.out) / "datapackage.json",
        datapackage_json(*written, {.version = DRAGOMAN_VERSION,
                                    .license = options.license,
                                    .publishers = {sources->begin(), sources->end()}}));
  };
  return target;
}

Result<Target> sqlite_target(const ExportOptions& options, const Knowledge& knowledge) {
  auto created = SqliteTables::create(options.out, options.carried());
  if (!created) return tl::unexpected(created.error());
  const auto tables = std::make_shared<SqliteTables>(std::move(*created));
  return Target{[tables](const StoredRelease& stored) { return tables->add(stored); },
                [tables, &knowledge] { return tables->finish(knowledge); }};
}

}  // namespace

Exit export_files(const Common& common, const ExportOptions& options) {
  const auto record = Record::open(record_name(options.record), Record::Access::read);
  if (!record) return tell(record.error());
  const auto knowledge = load_knowledge(common);
  if (!knowledge) return tell(knowledge.error());
  const auto publishers = load_publishers(data_folder(common));
  if (!publishers) return tell(publishers.error());
  const auto target = options.format == "sqlite" ? sqlite_target(options, *knowledge)
                                                 : package_target(options, *knowledge, *publishers);
  if (!target) return tell(target.error());
  std::size_t releases = 0;
  Result<void> added;
  const auto done = each_exported(*record, options, [&](const StoredRelease& stored) {
    if (added) added = target->add(stored);
    ++releases;
  });
  if (!done) return tell(done.error());
  if (!added) return tell(added.error());
  const auto finished = target->finish();
  if (!finished) return tell(finished.error());
  say(fmt::format("{} written to {}", count_of(releases, "release", "releases"), options.out));
  return releases == 0 ? Exit::nothing : Exit::found;
}

}  // namespace dragoman::cli
