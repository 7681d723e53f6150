#include "store/postgres_session.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "store/dialect.h"

namespace dragoman::store {

namespace {

// "DRGM": the space of our locks among those of other programs.
constexpr int lock_space = 0x4452474d;
// As many statements go to the server before its answers are taken; their answers must fit
// what lies between the two.
constexpr std::size_t most_unanswered = 256;

// By the classes and codes of SQLSTATE.
Trouble trouble_of(std::string_view state) {
  struct Row {
    std::string_view state;
    Trouble trouble;
  };
  constexpr std::array<Row, 12> rows = {{
      {"57014", Trouble::given_up},  // it took longer than it may
      {"08", Trouble::lost},         // connection exceptions
      {"57P", Trouble::lost},        // the server is shut down
      {"55P03", Trouble::busy},      // a lock was not to be had
      {"40", Trouble::busy},         // another transaction was in the way
      {"42501", Trouble::refused},   // not permitted
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

}  // namespace

std::string reason(std::string_view message) {
  message = message.substr(0, message.find('\n'));
  for (const std::string_view before : {" failed: ", "FATAL:  ", "ERROR:  "}) {
    const auto found = message.find(before);
    if (found != std::string_view::npos) message.remove_prefix(found + before.size());
  }
  return std::string(message);
}

const std::string& Session::prepare(std::string_view sql) {
  const auto found = statements_.find(std::string(sql));
  if (found != statements_.end()) return found->second;
  settle();
  const auto name = fmt::format("s{}", statements_.size());
  check(Answer(
      PQprepare(connection_.get(), name.c_str(), postgres_parameters(sql).c_str(), 0, nullptr)));
  return statements_.emplace(sql, name).first->second;
}

Answer Session::ask(const std::string& statement, std::span<const Value> values) {
  settle();
  const Parameters given(values);
  return check(Answer(PQexecPrepared(connection_.get(), statement.c_str(), given.count(),
                                     given.begins(), given.sizes(), given.forms(), 0)));
}

void Session::tell(const std::string& statement, std::span<const Value> values) {
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

Answer Session::execute(const std::string& script) {
  settle();
  return check(Answer(PQexec(connection_.get(), script.c_str())));
}

void Session::begin(Access access) {
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

void Session::commit() {
  const auto answer = execute("COMMIT");
  writing_ = false;
  // So it answers where a statement of the transaction had failed.
  if (std::string_view(PQcmdStatus(answer.get())) == "ROLLBACK") {
    throw Failure(Trouble::other, "the transaction was rolled back");
  }
  if (told_ >= worth_counting_) count_rows();
}

void Session::roll_back() noexcept {
  take_answers();
  writing_ = false;
  // Where it fails the connection is gone, and the server rolls back by itself.
  const Answer answer(PQexec(connection_.get(), "ROLLBACK"));
}

Answer Session::check(Answer answer) {
  if (!is_good(PQresultStatus(answer.get()))) fail(connection_.get(), answer.get());
  return answer;
}

void Session::settle() {
  if (const auto failed = take_answers()) fail(connection_.get(), failed.get());
}

Answer Session::take_answers() noexcept {
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

void Session::count_rows() noexcept {
  worth_counting_ = 2 * told_;
  const Answer answer(PQexec(connection_.get(),
                             "DO $$ DECLARE t name; BEGIN"
                             " FOR t IN SELECT tablename FROM pg_tables"
                             "  WHERE schemaname = current_schema() LOOP"
                             "  EXECUTE format('ANALYZE %I', t); END LOOP; END $$"));
}

}  // namespace dragoman::store
