#include "store/postgres.h"

#include <fmt/format.h>
#include <libpq-fe.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <unordered_map>

#include "store/dialect.h"

namespace dragoman::store {

namespace {

// "DRGM": the space of our locks among those of other programs.
constexpr int lock_space = 0x4452474d;
// As many statements go to the server before its answers are taken; their answers must fit
// what lies between the two.
constexpr std::size_t most_unanswered = 256;
constexpr Oid bytes_type = 17;  // bytea

struct Finisher {
  void operator()(PGconn* connection) const { PQfinish(connection); }
};
struct Clearer {
  void operator()(PGresult* result) const { PQclear(result); }
};
using Connection = std::unique_ptr<PGconn, Finisher>;
using Answer = std::unique_ptr<PGresult, Clearer>;

// The reason in what libpq says: 'connection to server at "x" failed: FATAL:  no' as "no".
std::string reason(std::string_view message) {
  message = message.substr(0, message.find('\n'));
  for (const std::string_view before : {" failed: ", "FATAL:  ", "ERROR:  "}) {
    const auto found = message.find(before);
    if (found != std::string_view::npos) message.remove_prefix(found + before.size());
  }
  return std::string(message);
}

// By the classes and codes of SQLSTATE.
Trouble trouble_of(std::string_view state) {
  struct Row {
    std::string_view state;
    Trouble trouble;
  };
  constexpr std::array<Row, 11> rows = {{
      {"08", Trouble::lost},        // connection exceptions
      {"57P", Trouble::lost},       // the server is shut down
      {"55P03", Trouble::busy},     // a lock was not to be had
      {"40", Trouble::busy},        // another transaction was in the way
      {"42501", Trouble::refused},  // not permitted
      {"25006", Trouble::read_only},
      {"53100", Trouble::full},
      {"54", Trouble::too_long},
      {"XX001", Trouble::damaged},
      {"XX002", Trouble::damaged},
      {"", Trouble::other},
  }};
  return std::ranges::find_if(rows, [&](const Row& row) { return state.starts_with(row.state); })
      ->trouble;
}

bool is_good(ExecStatusType status) {
  return status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK || status == PGRES_PIPELINE_SYNC;
}

[[noreturn]] void fail(PGconn* connection, const PGresult* answer) {
  const char* state = answer == nullptr ? nullptr : PQresultErrorField(answer, PG_DIAG_SQLSTATE);
  const char* words =
      answer == nullptr ? nullptr : PQresultErrorField(answer, PG_DIAG_MESSAGE_PRIMARY);
  const auto what = words != nullptr ? std::string(words) : reason(PQerrorMessage(connection));
  const bool lost = PQstatus(connection) == CONNECTION_BAD;
  throw Failure(lost ? Trouble::lost : trouble_of(state == nullptr ? "" : state), what);
}

// Values as libpq wants to have them: texts and bytes as they are, numbers as words.
class Parameters {
 public:
  explicit Parameters(std::span<const Value> values) {
    words_.reserve(values.size());  // they are pointed to
    for (const auto& value : values) add(value);
  }

  [[nodiscard]] int count() const { return static_cast<int>(begins_.size()); }
  [[nodiscard]] const char* const* begins() const { return begins_.data(); }
  [[nodiscard]] const int* sizes() const { return sizes_.data(); }
  [[nodiscard]] const int* forms() const { return forms_.data(); }

 private:
  enum Form : std::uint8_t { word, bytes };

  void add(const Value& value) {
    if (const auto* number = std::get_if<std::int64_t>(&value)) {
      words_.push_back(std::to_string(*number));
      put(words_.back(), word);
    } else if (const auto* blob = std::get_if<Blob>(&value)) {
      put(blob->bytes, bytes);
    } else if (const auto* text = std::get_if<std::string_view>(&value)) {
      if (is_postgres_text(*text)) {
        put(*text, bytes);
      } else {
        words_.push_back(to_postgres_text(*text));
        put(words_.back(), bytes);
      }
    } else {
      begins_.push_back(nullptr);
      sizes_.push_back(0);
      forms_.push_back(word);
    }
  }

  void put(std::string_view value, Form form) {
    begins_.push_back(value.data() == nullptr ? "" : value.data());
    sizes_.push_back(static_cast<int>(value.size()));
    forms_.push_back(form);
  }

  std::vector<std::string> words_;
  std::vector<const char*> begins_;
  std::vector<int> sizes_;
  std::vector<int> forms_;
};

// A connection with the statements prepared on it. In a write transaction statements whose
// rows nobody asks for are sent without waiting for the answer to the one before.
class Session {
 public:
  explicit Session(Connection connection) : connection_(std::move(connection)) {}

  // The name of the statement on the server.
  const std::string& prepare(std::string_view sql) {
    const auto found = statements_.find(std::string(sql));
    if (found != statements_.end()) return found->second;
    settle();
    const auto name = fmt::format("s{}", statements_.size());
    check(Answer(
        PQprepare(connection_.get(), name.c_str(), postgres_parameters(sql).c_str(), 0, nullptr)));
    return statements_.emplace(sql, name).first->second;
  }

  Answer ask(const std::string& statement, std::span<const Value> values) {
    settle();
    const Parameters given(values);
    return check(Answer(PQexecPrepared(connection_.get(), statement.c_str(), given.count(),
                                       given.begins(), given.sizes(), given.forms(), 0)));
  }

  void tell(const std::string& statement, std::span<const Value> values) {
    if (!writing_) {
      ask(statement, values);
      return;
    }
    if (unanswered_ == 0 && PQenterPipelineMode(connection_.get()) == 0) {
      fail(connection_.get(), nullptr);
    }
    const Parameters given(values);
    ++unanswered_;
    ++told_;
    if (PQsendQueryPrepared(connection_.get(), statement.c_str(), given.count(), given.begins(),
                            given.sizes(), given.forms(), 0) == 0) {
      fail(connection_.get(), nullptr);
    }
    if (unanswered_ == most_unanswered) settle();
  }

  Answer execute(const std::string& script) {
    settle();
    return check(Answer(PQexec(connection_.get(), script.c_str())));
  }

  void begin(Access access) {
    if (access == Access::read) {
      execute("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
      return;
    }
    // Each statement sees what was committed before the lock was had.
    execute("BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE");
    try {
      execute(
          fmt::format("SELECT pg_advisory_xact_lock({}, hashtext(current_schema()))", lock_space));
    } catch (const Failure&) {
      roll_back();
      throw;
    }
    writing_ = true;
  }

  void commit() {
    const auto answer = execute("COMMIT");
    writing_ = false;
    // So it answers where a statement of the transaction had failed.
    if (std::string_view(PQcmdStatus(answer.get())) == "ROLLBACK") {
      throw Failure(Trouble::other, "the transaction was rolled back");
    }
    if (told_ >= worth_counting_) count_rows();
  }

  void roll_back() noexcept {
    take_answers();
    writing_ = false;
    // Where it fails the connection is gone, and the server rolls back by itself.
    const Answer answer(PQexec(connection_.get(), "ROLLBACK"));
  }

 private:
  Answer check(Answer answer) {
    if (!is_good(PQresultStatus(answer.get()))) fail(connection_.get(), answer.get());
    return answer;
  }

  // Waits until all that was told is done.
  void settle() {
    if (const auto failed = take_answers()) fail(connection_.get(), failed.get());
  }

  // The first answer that tells of a failure, or nothing.
  Answer take_answers() noexcept {
    Answer failed;
    if (unanswered_ == 0) return failed;
    PQpipelineSync(connection_.get());
    // The answers to each statement end with a null; then comes that to the sync.
    for (std::size_t i = 0; i <= unanswered_; ++i) {
      while (Answer answer{PQgetResult(connection_.get())}) {
        const auto status = PQresultStatus(answer.get());
        if (!is_good(status) && !failed) failed = std::move(answer);
        // The sync is followed by no null, and a connection that is gone by no end.
        if (status == PGRES_PIPELINE_SYNC || PQstatus(connection_.get()) == CONNECTION_BAD) break;
      }
    }
    unanswered_ = 0;
    PQexitPipelineMode(connection_.get());
    return failed;
  }

  // Tells the server how many rows of what its tables hold now, by which it chooses how to find
  // them; by itself it looks only once a minute. What is much is twice as much each time. Where
  // it fails questions are slow, no more.
  void count_rows() noexcept {
    worth_counting_ = 2 * told_;
    const Answer answer(PQexec(connection_.get(),
                               "DO $$ DECLARE t name; BEGIN"
                               " FOR t IN SELECT tablename FROM pg_tables"
                               "  WHERE schemaname = current_schema() LOOP"
                               "  EXECUTE format('ANALYZE %I', t); END LOOP; END $$"));
  }

  Connection connection_;
  std::unordered_map<std::string, std::string> statements_;
  std::size_t unanswered_ = 0;
  std::size_t told_ = 0;  // ever
  std::size_t worth_counting_ = 4096;
  bool writing_ = false;
};

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
  // Which transactions have ended, as the next one would see it.
  [[nodiscard]] std::string stamp() const override {
    auto statement = prepare("SELECT CAST(pg_current_snapshot() AS TEXT)");
    return statement.step() ? statement.text(0) : std::string();
  }

  void make_word_index() const override {
    execute(
        "CREATE TABLE word_index (document BIGINT PRIMARY KEY, words TSVECTOR NOT NULL);"
        "CREATE INDEX word_index_words ON word_index USING gin (words)");
  }

  void index_words(std::int64_t document, const std::vector<std::string>& words) const override {
    const auto list = fmt::format("{}", fmt::join(words, " "));
    prepare(
        "INSERT INTO word_index VALUES (?, array_to_tsvector(string_to_array(?, ' ')))"
        " ON CONFLICT (document) DO UPDATE SET words = excluded.words")
        .with(document, list)
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
