// SQLite's C interface as C++ values. Inside src/record a failing call throws Failure: each
// query has dozens of calls that can fail, none of which can be gone on from. The public
// functions of Record turn it into an Error in one place.
#pragma once

#include <sqlite3.h>

#include <chrono>
#include <concepts>
#include <cstdint>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>

namespace dragoman::sqlite {

class Failure : public std::runtime_error {
 public:
  Failure(int code, const std::string& what) : std::runtime_error(what), code_(code) {}
  // SQLite's primary result code: SQLITE_BUSY, SQLITE_CORRUPT …
  [[nodiscard]] int code() const { return code_; }

 private:
  int code_;
};

// Bytes bound as a blob rather than as text.
struct Blob {
  std::string_view bytes;
};

// A prepared statement. Bound texts are not copied: they must live until the next reset.
class Statement {
 public:
  // Binds all parameters from the first on, after a reset.
  template <class... Values>
  Statement& with(const Values&... values) {
    reset();
    int index = 0;
    (bind(++index, values), ...);
    return *this;
  }

  // True if there is a row.
  bool step();
  // Runs a statement that gives no rows.
  void run();

  [[nodiscard]] std::string text(int column) const;  // NULL is empty
  [[nodiscard]] std::int64_t number(int column) const;
  [[nodiscard]] bool is_null(int column) const;

  void reset();

 private:
  friend class Database;
  struct Finalizer {
    void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
  };

  Statement(sqlite3* database, sqlite3_stmt* statement)
      : database_(database), statement_(statement) {}

  void bind(int index, std::string_view text);
  void bind(int index, const std::string& text) { bind(index, std::string_view(text)); }
  void bind(int index, const char* text) { bind(index, std::string_view(text)); }
  void bind(int index, Blob blob);
  void bind(int index, std::int64_t number);
  void bind_null(int index);
  void bind(int index, std::integral auto number) {
    bind(index, static_cast<std::int64_t>(number));
  }
  template <class Value>
  void bind(int index, const std::optional<Value>& value) {
    value ? bind(index, *value) : bind_null(index);
  }
  void check(int code) const;

  sqlite3* database_;
  std::unique_ptr<sqlite3_stmt, Finalizer> statement_;
};

class Database {
 public:
  // `flags` as for sqlite3_open_v2; `name` may be a URI if they say so.
  Database(const std::string& name, int flags, std::chrono::milliseconds patience);

  void execute(const std::string& sql) const;
  [[nodiscard]] Statement prepare(std::string_view sql) const;
  // The number in the first column of the only row.
  [[nodiscard]] std::int64_t number(std::string_view sql) const;
  [[nodiscard]] std::int64_t last_row() const { return sqlite3_last_insert_rowid(handle_.get()); }

 private:
  struct Closer {
    void operator()(sqlite3* handle) const { sqlite3_close_v2(handle); }
  };
  std::unique_ptr<sqlite3, Closer> handle_;
};

// Everything up to commit(), or nothing.
class Transaction {
 public:
  enum class Kind { read, write };

  Transaction(const Database& database, Kind kind);
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;
  ~Transaction();

  void commit();

 private:
  const Database& database_;
  bool open_ = true;
};

}  // namespace dragoman::sqlite
