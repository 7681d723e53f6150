#include "store/sqlite.h"

#include <fmt/format.h>
#include <sqlite3.h>

#include <filesystem>
#include <unordered_map>

namespace dragoman::store {

namespace fs = std::filesystem;

namespace {

// "DRGM", by which `file` and other programs may know a record.
constexpr std::int64_t application_id = 0x4452474d;

Trouble trouble_of(int code) {
  switch (code & 0xff) {  // the primary result code
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return Trouble::busy;
    case SQLITE_READONLY:
    case SQLITE_PERM:
      return Trouble::read_only;
    case SQLITE_CANTOPEN:
      return Trouble::cannot_open;
    case SQLITE_NOTADB:
      return Trouble::not_a_record;
    case SQLITE_CORRUPT:
      return Trouble::damaged;
    case SQLITE_INTERRUPT:
      return Trouble::given_up;
    case SQLITE_FULL:
    case SQLITE_IOERR:  // also of a file that may not grow
      return Trouble::full;
    default:
      return Trouble::other;
  }
}

[[noreturn]] void fail(sqlite3* database, int code) {
  const char* what = database != nullptr ? sqlite3_errmsg(database) : sqlite3_errstr(code);
  throw Failure(trouble_of(code), what);
}

struct Finalizer {
  void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
};
using Prepared = std::unique_ptr<sqlite3_stmt, Finalizer>;

// Statements that are not in use, kept to be used again: to prepare one takes longer than most
// take to run.
class IdleStatements {
 public:
  // Nothing if there is none.
  Prepared take(const std::string& sql) {
    const auto found = idle_.find(sql);
    if (found == idle_.end()) return nullptr;
    auto statement = std::move(found->second);
    idle_.erase(found);
    return statement;
  }

  void keep(std::string sql, Prepared statement) {
    sqlite3_reset(statement.get());
    sqlite3_clear_bindings(statement.get());
    constexpr std::size_t most = 256;
    if (idle_.size() < most) idle_.emplace(std::move(sql), std::move(statement));
  }

 private:
  std::unordered_multimap<std::string, Prepared> idle_;
};

class SqliteCursor final : public Cursor {
 public:
  SqliteCursor(sqlite3* database, std::string sql, Prepared statement, IdleStatements& idle)
      : database_(database), sql_(std::move(sql)), statement_(std::move(statement)), idle_(idle) {}
  SqliteCursor(const SqliteCursor&) = delete;
  SqliteCursor& operator=(const SqliteCursor&) = delete;
  ~SqliteCursor() override { idle_.keep(std::move(sql_), std::move(statement_)); }

  void bind(std::span<const Value> values) override {
    reset();
    int index = 0;
    for (const auto& value : values) {
      const int code = bind_one(++index, value);
      if (code != SQLITE_OK) fail(database_, code);
    }
  }

  bool step() override {
    const int code = sqlite3_step(statement_.get());
    if (code == SQLITE_ROW) return true;
    if (code != SQLITE_DONE) fail(database_, code);
    return false;
  }

  void run() override {
    while (step()) {
    }
    reset();
  }

  [[nodiscard]] std::string text(int column) const override {
    // The blob of a text is its bytes; asked for first, so that the size is that of the text.
    const void* bytes = sqlite3_column_blob(statement_.get(), column);
    const auto size = static_cast<std::size_t>(sqlite3_column_bytes(statement_.get(), column));
    return bytes == nullptr ? std::string() : std::string(static_cast<const char*>(bytes), size);
  }

  [[nodiscard]] std::int64_t number(int column) const override {
    return sqlite3_column_int64(statement_.get(), column);
  }

  [[nodiscard]] bool is_null(int column) const override {
    return sqlite3_column_type(statement_.get(), column) == SQLITE_NULL;
  }

  // The code of a failed step comes again from reset, and was thrown already.
  void reset() override { sqlite3_reset(statement_.get()); }

 private:
  int bind_one(int index, const Value& value) {
    if (const auto* number = std::get_if<std::int64_t>(&value)) {
      return sqlite3_bind_int64(statement_.get(), index, *number);
    }
    // A null pointer would be bound as NULL.
    const auto begin = [](std::string_view bytes) { return bytes.empty() ? "" : bytes.data(); };
    if (const auto* text = std::get_if<std::string_view>(&value)) {
      return sqlite3_bind_text64(statement_.get(), index, begin(*text), text->size(), SQLITE_STATIC,
                                 SQLITE_UTF8);
    }
    if (const auto* blob = std::get_if<Blob>(&value)) {
      return sqlite3_bind_blob64(statement_.get(), index, begin(blob->bytes), blob->bytes.size(),
                                 SQLITE_STATIC);
    }
    return sqlite3_bind_null(statement_.get(), index);
  }

  sqlite3* database_;
  std::string sql_;
  Prepared statement_;
  IdleStatements& idle_;
};

class SqliteDatabase final : public Database {
 public:
  // `flags` as for sqlite3_open_v2; `name` may be a URI if they say so.
  SqliteDatabase(const std::string& name, int flags, std::chrono::milliseconds patience) {
    sqlite3* handle = nullptr;
    // One thread at a time uses it.
    const int code = sqlite3_open_v2(name.c_str(), &handle, flags | SQLITE_OPEN_NOMUTEX, nullptr);
    handle_.reset(handle);  // to be closed even where opening failed
    if (code != SQLITE_OK) fail(handle, code);
    sqlite3_busy_timeout(handle, static_cast<int>(patience.count()));
    execute(
        "PRAGMA foreign_keys = ON; PRAGMA synchronous = FULL;"
        "PRAGMA temp_store = MEMORY; PRAGMA cache_size = -65536");  // KiB
  }

  [[nodiscard]] Statement prepare(std::string_view sql) const override {
    std::string words(sql);
    auto statement = idle_.take(words);
    if (!statement) {
      sqlite3_stmt* prepared = nullptr;
      const int code = sqlite3_prepare_v3(handle_.get(), sql.data(), static_cast<int>(sql.size()),
                                          SQLITE_PREPARE_PERSISTENT, &prepared, nullptr);
      if (code != SQLITE_OK) fail(handle_.get(), code);
      statement.reset(prepared);
    }
    return Statement(std::make_unique<SqliteCursor>(handle_.get(), std::move(words),
                                                    std::move(statement), idle_));
  }

  void execute(const std::string& script) const override {
    const int code = sqlite3_exec(handle_.get(), script.c_str(), nullptr, nullptr, nullptr);
    if (code != SQLITE_OK) fail(handle_.get(), code);
  }

  void begin(Access access) const override {
    // A writer takes its lock at once: taken later, the wait for another could not be won.
    execute(access == Access::write ? "BEGIN IMMEDIATE" : "BEGIN");
  }

  void commit() const override { execute("COMMIT"); }

  // Where it fails, SQLite has rolled back by itself already.
  void roll_back() const noexcept override {
    sqlite3_exec(handle_.get(), "ROLLBACK", nullptr, nullptr, nullptr);
  }

  [[nodiscard]] Contents contents() const override {
    const auto owner = number("PRAGMA application_id");
    const auto version = static_cast<int>(number("PRAGMA user_version"));
    if (owner == application_id) return {Holds::record, version};
    const bool empty = number("SELECT count(*) FROM sqlite_schema") == 0;
    return {owner == 0 && version == 0 && empty ? Holds::nothing : Holds::something_else, 0};
  }

  void mark(int version) const override {
    execute(fmt::format("PRAGMA application_id = {}; PRAGMA user_version = {}", application_id,
                        version));
  }

  // Sticks to the file.
  void let_readers_in() const override { execute("PRAGMA journal_mode = WAL"); }

  void give_up_when(std::function<bool()> tired,
                    std::chrono::milliseconds /*at_most*/) const override {
    tired_ = std::move(tired);
    constexpr int steps = 10'000;  // of SQLite's machine: some hundred microseconds
    const auto ask = [](void* database) {
      return static_cast<const SqliteDatabase*>(database)->tired_() ? 1 : 0;
    };
    auto* self = const_cast<SqliteDatabase*>(this);
    sqlite3_progress_handler(handle_.get(), tired_ ? steps : 0, tired_ ? +ask : nullptr, self);
  }

  [[nodiscard]] std::string stamp() const override {
    return std::to_string(number("PRAGMA data_version"));
  }

  // As SQLite itself gives them, if it is asked for one after the other.
  [[nodiscard]] std::int64_t new_ids(std::string_view table, std::size_t /*count*/) const override {
    return number(fmt::format("SELECT coalesce(max(id), 0) + 1 FROM {}", table));
  }

  [[nodiscard]] std::string_view with_given_id() const override { return ""; }

  // Full-text search knows the words and nothing else: not their places, not the text. The
  // tokenizer parts them at blanks and leaves them as they are.
  void make_word_index() const override {
    execute(
        "CREATE VIRTUAL TABLE word_index USING fts5 (words, content = '', detail = none,"
        " columnsize = 0, tokenize = 'ascii')");
  }

  void index_words(std::int64_t document, std::string_view words) const override {
    prepare("INSERT INTO word_index (rowid, words) VALUES (?, ?)").with(document, words).run();
  }

  [[nodiscard]] std::string documents_with_words() const override {
    return "SELECT rowid FROM word_index WHERE word_index MATCH ?";
  }

  [[nodiscard]] std::string words_sought(const std::vector<WordSought>& words) const override {
    std::string query;
    for (const auto& [word, prefix] : words) {
      query += fmt::format("{}\"{}\"{}", query.empty() ? "" : " AND ", word, prefix ? " *" : "");
    }
    return query;
  }

 private:
  struct Closer {
    void operator()(sqlite3* handle) const { sqlite3_close_v2(handle); }
  };
  std::unique_ptr<sqlite3, Closer> handle_;
  mutable std::function<bool()> tired_;
  mutable IdleStatements idle_;  // gone before the handle is
};

// A record that nobody can write to, as on a read-only disk, has no place for the files that
// SQLite keeps beside it; it does without them where it is told that nothing will change.
std::string immutable_uri(const std::string& path) {
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
std::unique_ptr<Database> open_to_read(const std::string& path,
                                       std::chrono::milliseconds patience) {
  try {
    auto database = std::make_unique<SqliteDatabase>(path, SQLITE_OPEN_READWRITE, patience);
    database->execute("PRAGMA query_only = ON; PRAGMA schema_version");  // looks into the file
    return database;
  } catch (const Failure& failure) {
    const bool barred =
        failure.trouble() == Trouble::cannot_open || failure.trouble() == Trouble::read_only;
    if (!barred || fs::exists(path + "-wal")) throw;
    return std::make_unique<SqliteDatabase>(immutable_uri(path),
                                            SQLITE_OPEN_READONLY | SQLITE_OPEN_URI, patience);
  }
}

}  // namespace

std::unique_ptr<Database> open_sqlite(const std::string& path, Access access,
                                      std::chrono::milliseconds patience) {
  std::error_code error;
  if (fs::is_directory(path, error)) throw Failure(Trouble::is_folder, "is a folder");
  if (access == Access::write) {
    return std::make_unique<SqliteDatabase>(path, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE,
                                            patience);
  }
  if (!fs::exists(path, error)) throw Failure(Trouble::not_there, "no such file");
  return open_to_read(path, patience);
}

}  // namespace dragoman::store
