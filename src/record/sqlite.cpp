#include "record/sqlite.h"

namespace dragoman::sqlite {

namespace {

[[noreturn]] void fail(sqlite3* database, int code) {
  const char* what = database != nullptr ? sqlite3_errmsg(database) : sqlite3_errstr(code);
  throw Failure(code & 0xff, what);
}

}  // namespace

void Statement::check(int code) const {
  if (code != SQLITE_OK) fail(database_, code);
}

void Statement::bind(int index, std::string_view text) {
  // A null pointer would be bound as NULL.
  const char* begin = text.data() == nullptr ? "" : text.data();
  check(
      sqlite3_bind_text64(statement_.get(), index, begin, text.size(), SQLITE_STATIC, SQLITE_UTF8));
}

void Statement::bind(int index, Blob blob) {
  const char* begin = blob.bytes.data() == nullptr ? "" : blob.bytes.data();
  check(sqlite3_bind_blob64(statement_.get(), index, begin, blob.bytes.size(), SQLITE_STATIC));
}

void Statement::bind(int index, std::int64_t number) {
  check(sqlite3_bind_int64(statement_.get(), index, number));
}

void Statement::bind_null(int index) {
  check(sqlite3_bind_null(statement_.get(), index));
}

bool Statement::step() {
  const int code = sqlite3_step(statement_.get());
  if (code == SQLITE_ROW) return true;
  if (code != SQLITE_DONE) fail(database_, code);
  return false;
}

void Statement::run() {
  while (step()) {
  }
  reset();
}

std::string Statement::text(int column) const {
  // The blob of a text is its bytes; asked for first, so that the size is that of the text.
  const void* bytes = sqlite3_column_blob(statement_.get(), column);
  const auto size = static_cast<std::size_t>(sqlite3_column_bytes(statement_.get(), column));
  return bytes == nullptr ? std::string() : std::string(static_cast<const char*>(bytes), size);
}

std::int64_t Statement::number(int column) const {
  return sqlite3_column_int64(statement_.get(), column);
}

bool Statement::is_null(int column) const {
  return sqlite3_column_type(statement_.get(), column) == SQLITE_NULL;
}

// The code of a failed step comes again from reset, and was thrown already.
void Statement::reset() {
  sqlite3_reset(statement_.get());
}

Database::Database(const std::string& name, int flags, std::chrono::milliseconds patience) {
  sqlite3* handle = nullptr;
  const int code = sqlite3_open_v2(name.c_str(), &handle, flags, nullptr);
  handle_.reset(handle);  // to be closed even where opening failed
  if (code != SQLITE_OK) fail(handle, code);
  sqlite3_busy_timeout(handle, static_cast<int>(patience.count()));
}

void Database::execute(const std::string& sql) const {
  const int code = sqlite3_exec(handle_.get(), sql.c_str(), nullptr, nullptr, nullptr);
  if (code != SQLITE_OK) fail(handle_.get(), code);
}

Statement Database::prepare(std::string_view sql) const {
  sqlite3_stmt* statement = nullptr;
  const int code = sqlite3_prepare_v2(handle_.get(), sql.data(), static_cast<int>(sql.size()),
                                      &statement, nullptr);
  if (code != SQLITE_OK) fail(handle_.get(), code);
  return {handle_.get(), statement};
}

std::int64_t Database::number(std::string_view sql) const {
  auto statement = prepare(sql);
  return statement.step() ? statement.number(0) : 0;
}

Transaction::Transaction(const Database& database, Kind kind) : database_(database) {
  // A writer takes its lock at once: taken later, the wait for another could not be won.
  database.execute(kind == Kind::write ? "BEGIN IMMEDIATE" : "BEGIN");
}

Transaction::~Transaction() {
  if (!open_) return;
  try {
    database_.execute("ROLLBACK");
  } catch (const Failure&) {
    // SQLite has rolled back by itself already.
  }
}

void Transaction::commit() {
  database_.execute("COMMIT");
  open_ = false;
}

}  // namespace dragoman::sqlite
