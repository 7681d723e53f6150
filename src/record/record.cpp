#include "dragoman/record.h"

#include <fmt/format.h>

#include "record/find_between.h"
#include "record/schema.h"
#include "record/store_entry.h"
#include "record/stored_release.h"
#include "record/words.h"

namespace dragoman {

namespace fs = std::filesystem;

struct Record::Connection {
  fs::path path;
  sqlite::Database database;
};

namespace {

// The one place where what SQLite says becomes an error for people.
Error error_of(const fs::path& path, const sqlite::Failure& failure) {
  const auto file = path.string();
  switch (failure.code()) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return {ErrorCode::unreadable,
              file + ": another program is writing it; try again when it is done"};
    case SQLITE_READONLY:
    case SQLITE_PERM:
      return {ErrorCode::unreadable,
              file + ": must not be written to; change its permissions or give another file"};
    case SQLITE_CANTOPEN:
      return {ErrorCode::unreadable,
              file + ": cannot be opened; is its folder there, and may you read and write in it?"};
    case SQLITE_NOTADB:
      return {ErrorCode::incompatible, file + ": is no record; give another file"};
    case SQLITE_CORRUPT:
      return {ErrorCode::unreadable,
              file + ": is damaged; take a copy from before, or read the releases into a new file"};
    case SQLITE_FULL:
      return {ErrorCode::unreadable, file + ": the disk is full; nothing was added"};
    default:
      return {ErrorCode::unreadable, fmt::format("{}: {}", file, failure.what())};
  }
}

template <class Work>
auto guarded(const fs::path& path, Work work) -> Result<decltype(work())> {
  try {
    if constexpr (std::is_void_v<decltype(work())>) {
      work();
      return {};
    } else {
      return work();
    }
  } catch (const sqlite::Failure& failure) {
    return tl::unexpected(error_of(path, failure));
  }
}

// A record that nobody can write to, as on a read-only disk, has no place for the files that
// SQLite keeps beside it; it does without them where it is told that nothing will change.
std::string immutable_uri(const fs::path& path) {
  std::string uri = "file:";
  for (const char c : fs::absolute(path).string()) {
    if (c == '%' || c == '?' || c == '#') {
      uri += fmt::format("%{:02x}", static_cast<unsigned>(static_cast<unsigned char>(c)));
    } else {
      uri += c;
    }
  }
  return uri + "?immutable=1";
}

// Opened so that it could be written to: only then are the files beside it taken away again.
sqlite::Database open_to_read(const fs::path& path, std::chrono::milliseconds patience) {
  try {
    sqlite::Database database(path.string(), SQLITE_OPEN_READWRITE, patience);
    database.execute("PRAGMA query_only = ON; PRAGMA schema_version");  // looks into the file
    return database;
  } catch (const sqlite::Failure& failure) {
    const bool barred = failure.code() == SQLITE_CANTOPEN || failure.code() == SQLITE_READONLY;
    if (!barred || fs::exists(path.string() + "-wal")) throw;
    return {immutable_uri(path), SQLITE_OPEN_READONLY | SQLITE_OPEN_URI, patience};
  }
}

Result<void> check_file(const fs::path& path, Record::Access access) {
  std::error_code error;
  if (fs::is_directory(path, error)) {
    return fail(ErrorCode::unreadable, path.string() + ": is a folder; give the record's file");
  }
  if (access == Record::Access::read && !fs::exists(path, error)) {
    return fail(ErrorCode::not_found,
                path.string() +
                    ": no such record; make one with `dragoman read PATH`, or say "
                    "where it is with --record FILE");
  }
  return {};
}

constexpr auto newest_in_order =
    "SELECT id FROM release WHERE newest ORDER BY coalesce(read_published, ''), name";

}  // namespace

Record::Record(std::unique_ptr<Connection> connection) : connection_(std::move(connection)) {}
Record::Record(Record&&) noexcept = default;
Record& Record::operator=(Record&&) noexcept = default;
Record::~Record() = default;

Result<Record> Record::open(const fs::path& path, Access access,
                            std::chrono::milliseconds patience) {
  if (auto checked = check_file(path, access); !checked) return tl::unexpected(checked.error());
  auto opened = guarded(path, [&]() -> Result<Record> {
    auto database =
        access == Access::read
            ? open_to_read(path, patience)
            : sqlite::Database(path.string(), SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, patience);
    database.execute("PRAGMA foreign_keys = ON; PRAGMA synchronous = FULL");
    const auto ready = access == Access::read ? check_schema(database) : bring_up_to_date(database);
    if (!ready) {
      return fail(ready.error().code, path.string() + ": " + ready.error().message);
    }
    return Record(std::make_unique<Connection>(Connection{path, std::move(database)}));
  });
  if (!opened) return tl::unexpected(opened.error());
  return std::move(*opened);
}

Result<bool> Record::holds(const Source& source, const ReleaseHints& hints) const {
  return guarded(connection_->path, [&] {
    const auto key = source_key(source, hints);
    return connection_->database.prepare("SELECT 1 FROM source WHERE key = ?").with(key).step();
  });
}

Result<std::vector<Added>> Record::add(std::span<const Entry> entries, IfThere if_there) {
  return guarded(connection_->path, [&] {
    sqlite::Transaction transaction(connection_->database, sqlite::Transaction::Kind::write);
    std::vector<Added> added;
    for (const auto& entry : entries) {
      added.push_back(store_entry(connection_->database, entry, if_there));
    }
    transaction.commit();
    return added;
  });
}

Result<std::vector<ReleaseHead>> Record::releases() const {
  return guarded(connection_->path, [&] {
    auto rows = connection_->database.prepare(
        "SELECT r.name, r.version, r.title, r.read_publisher, r.read_published, s.address,"
        " (SELECT count(*) FROM person WHERE release = r.id),"
        " (SELECT count(*) FROM event WHERE release = r.id),"
        " (SELECT count(*) FROM fact WHERE release = r.id)"
        " FROM release r JOIN source s ON s.id = r.source WHERE r.newest"
        " ORDER BY coalesce(r.read_published, ''), r.name");
    std::vector<ReleaseHead> heads;
    while (rows.step()) {
      heads.push_back({.id = rows.text(0),
                       .version = static_cast<unsigned>(rows.number(1)),
                       .title = rows.text(2),
                       .publisher = rows.text(3),
                       .published = rows.is_null(4) ? std::nullopt : parse_edtf(rows.text(4)),
                       .address = rows.text(5),
                       .people = static_cast<std::size_t>(rows.number(6)),
                       .events = static_cast<std::size_t>(rows.number(7)),
                       .facts = static_cast<std::size_t>(rows.number(8))});
    }
    return heads;
  });
}

Result<std::optional<StoredRelease>> Record::release(std::string_view id,
                                                     std::optional<unsigned> version) const {
  return guarded(connection_->path, [&]() -> std::optional<StoredRelease> {
    const auto& database = connection_->database;
    const sqlite::Transaction transaction(database, sqlite::Transaction::Kind::read);
    auto find = database.prepare(version ? "SELECT id FROM release WHERE name = ? AND version = ?"
                                         : "SELECT id FROM release WHERE name = ? AND newest");
    version ? find.with(id, *version) : find.with(id);
    if (!find.step()) return {};
    return ReleaseLoader(database).load(find.number(0));
  });
}

Result<void> Record::each_release(const std::function<void(const StoredRelease&)>& visit) const {
  return guarded(connection_->path, [&] {
    const auto& database = connection_->database;
    const sqlite::Transaction transaction(database, sqlite::Transaction::Kind::read);
    ReleaseLoader loader(database);
    auto rows = database.prepare(newest_in_order);
    while (rows.step()) visit(loader.load(rows.number(0)));
  });
}

Result<Between> Record::pair(std::string_view a, std::string_view b) const {
  return guarded(connection_->path, [&] {
    const auto& database = connection_->database;
    const sqlite::Transaction transaction(database, sqlite::Transaction::Kind::read);
    return find_between(database, a, b);
  });
}

}  // namespace dragoman
