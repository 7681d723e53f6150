#include "store/postgres.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>

#include "store/dialect.h"
#include "store/postgres_session.h"

namespace dragoman::store {

namespace {

constexpr Oid bytes_type = 17;  // bytea

class PostgresCursor final : public Cursor {
 public:
  PostgresCursor(Session& session, std::string statement)
      : session_(session), statement_(std::move(statement)) {}

  void bind(std::span<const Value> values) override {
    reset();
    values_.assign(values.begin(), values.end());
  }

  bool step() override {
    if (!answer_) {
      answer_ = session_.ask(statement_, values_);
      row_ = -1;
    }
    if (row_ + 1 >= PQntuples(answer_.get())) return false;
    ++row_;
    return true;
  }

  void run() override {
    session_.tell(statement_, values_);
    reset();
  }

  [[nodiscard]] std::string text(int column) const override {
    const auto value = word(column);
    if (PQftype(answer_.get(), column) != bytes_type) return of_postgres_text(value);
    std::size_t size = 0;
    // The value ends with a NUL.
    const std::unique_ptr<unsigned char, void (*)(void*)> bytes(
        PQunescapeBytea(reinterpret_cast<const unsigned char*>(value.data()), &size), PQfreemem);
    if (!bytes) throw std::bad_alloc();
    return {reinterpret_cast<const char*>(bytes.get()), size};
  }

  [[nodiscard]] std::int64_t number(int column) const override {
    const auto value = word(column);
    std::int64_t number = value == "t" ? 1 : 0;
    std::from_chars(value.data(), value.data() + value.size(), number);
    return number;
  }

  [[nodiscard]] bool is_null(int column) const override {
    return PQgetisnull(answer_.get(), row_, column) == 1;
  }

  void reset() override { answer_.reset(); }

 private:
  [[nodiscard]] std::string_view word(int column) const {
    return {PQgetvalue(answer_.get(), row_, column),
            static_cast<std::size_t>(PQgetlength(answer_.get(), row_, column))};
  }

  Session& session_;
  std::string statement_;
  std::vector<Value> values_;
  Answer answer_;
  int row_ = -1;
};

class PostgresDatabase final : public Database {
 public:
  explicit PostgresDatabase(Connection connection)
      : session_(std::make_unique<Session>(std::move(connection))) {}

  [[nodiscard]] Statement prepare(std::string_view sql) const override {
    return Statement(std::make_unique<PostgresCursor>(*session_, session_->prepare(sql)));
  }

  void execute(const std::string& script) const override {
    session_->execute(postgres_definitions(script));
  }

  void begin(Access access) const override { session_->begin(access); }
  void commit() const override { session_->commit(); }
  void roll_back() const noexcept override { session_->roll_back(); }

  [[nodiscard]] Contents contents() const override {
    auto tables = prepare(
        "SELECT count(*), count(*) FILTER (WHERE tablename = 'dragoman_record')"
        " FROM pg_tables WHERE schemaname = current_schema()");
    tables.step();
    if (tables.number(1) == 1) {
      return {Holds::record, static_cast<int>(number("SELECT version FROM dragoman_record"))};
    }
    return {tables.number(0) == 0 ? Holds::nothing : Holds::something_else, 0};
  }

  void mark(int version) const override {
    execute(
        fmt::format("CREATE TABLE IF NOT EXISTS dragoman_record (version INTEGER NOT NULL);"
                    "DELETE FROM dragoman_record; INSERT INTO dragoman_record VALUES ({})",
                    version));
  }

  void let_readers_in() const override {}  // they always are
  void give_up_when(std::function<bool()> /*tired*/,
                    std::chrono::milliseconds at_most) const override {
    if (at_most == at_most_) return;
    session_->execute(fmt::format("SET statement_timeout = {}", at_most.count()));
    at_most_ = at_most;
  }

  // Which transactions have ended, as the next one would see it.
  [[nodiscard]] std::string stamp() const override {
    auto statement = prepare("SELECT CAST(pg_current_snapshot() AS TEXT)");
    return statement.step() ? statement.text(0) : std::string();
  }

  [[nodiscard]] std::int64_t new_ids(std::string_view table, std::size_t count) const override {
    if (count == 0) return 0;
    auto ids = prepare(
        fmt::format("SELECT setval(s, nextval(s) + ? - 1) FROM"
                    " (SELECT CAST(pg_get_serial_sequence('{}', 'id') AS REGCLASS) AS s) sequence",
                    table));
    ids.with(count).step();
    return ids.number(0) - static_cast<std::int64_t>(count) + 1;
  }

  [[nodiscard]] std::string_view with_given_id() const override {
    return "OVERRIDING SYSTEM VALUE";
  }

  void make_word_index() const override {
    execute(
        "CREATE TABLE word_index (document BIGINT PRIMARY KEY, words TSVECTOR NOT NULL);"
        "CREATE INDEX word_index_words ON word_index USING gin (words)");
  }

  void index_words(std::int64_t document, std::string_view words) const override {
    prepare(
        "INSERT INTO word_index VALUES (?, array_to_tsvector(string_to_array(?, ' ')))"
        " ON CONFLICT (document) DO UPDATE SET words = excluded.words")
        .with(document, words)
        .run();
  }

  [[nodiscard]] std::string documents_with_words() const override {
    return "SELECT document FROM word_index WHERE words @@ CAST(CAST(? AS TEXT) AS TSQUERY)";
  }

  [[nodiscard]] std::string words_sought(const std::vector<WordSought>& words) const override {
    std::string query;
    for (const auto& [word, prefix] : words) {
      query += fmt::format("{}'{}'{}", query.empty() ? "" : " & ", word, prefix ? ":*" : "");
    }
    return query;
  }

 private:
  mutable std::chrono::milliseconds at_most_{0};
  std::unique_ptr<Session> session_;
};

void keep_quiet(void* /*unused*/, const PGresult* /*notice*/) {}

Connection connect(const std::string& address) {
  // What stands after the address has the last word.
  constexpr std::size_t count = 5;
  const std::array<const char*, count> words = {"connect_timeout", "dbname", "client_encoding",
                                                "fallback_application_name", nullptr};
  const std::array<const char*, count> values = {"10", address.c_str(), "UTF8", "dragoman",
                                                 nullptr};
  Connection connection(PQconnectdbParams(words.data(), values.data(), 1));
  if (!connection) throw std::bad_alloc();
  if (PQstatus(connection.get()) == CONNECTION_OK) return connection;
  const auto why = reason(PQerrorMessage(connection.get()));
  switch (PQpingParams(words.data(), values.data(), 1)) {
    case PQPING_OK:
      throw Failure(Trouble::refused, why);
    case PQPING_NO_ATTEMPT:
      throw Failure(Trouble::no_address, why);
    default:
      throw Failure(Trouble::no_server, why);
  }
}

}  // namespace

std::unique_ptr<Database> open_postgres(const std::string& address, Access access,
                                        std::chrono::milliseconds patience) {
  auto connection = connect(address);
  PQsetNoticeReceiver(connection.get(), keep_quiet, nullptr);
  const char* encoding = PQparameterStatus(connection.get(), "server_encoding");
  if (encoding == nullptr || std::string_view(encoding) != "UTF8") {
    throw Failure(Trouble::unsuitable,
                  fmt::format("the database is in {}; make one with `createdb --encoding UTF8 "
                              "--template template0 NAME`",
                              encoding == nullptr ? "an unknown encoding" : encoding));
  }
  auto database = std::make_unique<PostgresDatabase>(std::move(connection));
  // A timeout of 0 would be none.
  database->execute(fmt::format(
      "SET lock_timeout = {}; SET synchronous_commit = on;"
      "SET default_transaction_read_only = {}",
      std::max<std::int64_t>(1, patience.count()), access == Access::read ? "on" : "off"));
  if (database->number("SELECT current_schema() IS NULL") == 1) {
    throw Failure(Trouble::unsuitable,
                  "its search_path names no schema that this user may use; make one with CREATE "
                  "SCHEMA, or have it granted");
  }
  return database;
}

}  // namespace dragoman::store
