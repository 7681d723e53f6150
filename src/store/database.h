// A database as the record sees it: statements with parameters, rows, transactions. What
// SQLite and PostgreSQL do differently ends here; all SQL that goes through is what both
// understand, and both answer alike:
//
//   const auto database = store::open("record.dragoman", store::Access::read, patience);
//   auto rows = database->prepare("SELECT title FROM release WHERE name = ?");
//   rows.with("talks");
//   while (rows.step()) use(rows.text(0));
//
// - A parameter is '?', or '?1', '?2' … where one is used twice.
// - Numbers are INTEGER (signed, 64 bits; a truth is 0 or 1), texts are TEXT, bytes are BLOB. Texts
//   may hold any bytes; they are compared, and come in order, by their bytes.
// - An order says where NULL stands (NULLS FIRST) wherever there can be one.
// - The id of a new row comes from INSERT … RETURNING id.
//
// A failing call throws Failure: each query has dozens of calls that can fail, none of which
// can be gone on from. The public functions of Record turn it into an Error in one place.
#pragma once

#include <chrono>
#include <concepts>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace dragoman::store {

// What went wrong, as far as people can do something about it.
enum class Trouble : std::uint8_t {
  busy,         // another program is writing, and was waited for in vain
  read_only,    // must not be written to
  not_there,    // no such file
  cannot_open,  // a file that cannot be made or opened
  is_folder,
  not_a_record,  // not even a database
  damaged,
  full,
  too_long,    // a text is longer than the database can look up
  no_address,  // a server cannot be told from it
  no_server,   // it does not answer; what() says why
  refused,     // by the server; what() has its reason
  given_up,    // it took too long, or nobody waits for it any more
  lost,        // the connection to the server
  unsuitable,  // what() says what for, and the cure
  other,       // what() has the words of the database
};

class Failure : public std::runtime_error {
 public:
  Failure(Trouble trouble, const std::string& what) : std::runtime_error(what), trouble_(trouble) {}
  [[nodiscard]] Trouble trouble() const { return trouble_; }

 private:
  Trouble trouble_;
};

// Bytes bound as a blob rather than as text.
struct Blob {
  std::string_view bytes;
};

// What a parameter can be; nothing is NULL.
using Value = std::variant<std::monostate, std::int64_t, std::string_view, Blob>;

inline Value value_of(std::string_view text) {
  return text;
}
inline Value value_of(const std::string& text) {
  return std::string_view(text);
}
inline Value value_of(const char* text) {
  return std::string_view(text);
}
inline Value value_of(Blob blob) {
  return blob;
}
inline Value value_of(std::integral auto number) {
  return static_cast<std::int64_t>(number);
}
template <class Wrapped>
Value value_of(const std::optional<Wrapped>& value) {
  return value ? value_of(*value) : Value();
}

// A statement as one kind of database prepares it. See Statement for the contract.
class Cursor {
 public:
  Cursor() = default;
  Cursor(const Cursor&) = delete;
  Cursor& operator=(const Cursor&) = delete;
  virtual ~Cursor() = default;

  virtual void bind(std::span<const Value> values) = 0;
  virtual bool step() = 0;
  virtual void run() = 0;
  [[nodiscard]] virtual std::string text(int column) const = 0;
  [[nodiscard]] virtual std::int64_t number(int column) const = 0;
  [[nodiscard]] virtual bool is_null(int column) const = 0;
  virtual void reset() = 0;
};

// A prepared statement. Bound texts are not copied: they must live until the next reset. It
// must not outlive its database.
class Statement {
 public:
  explicit Statement(std::unique_ptr<Cursor> cursor) : cursor_(std::move(cursor)) {}

  // Binds all parameters from the first on, after a reset.
  template <class... Values>
  Statement& with(const Values&... values) {
    const Value bound[] = {value_of(values)...};
    cursor_->bind(bound);
    return *this;
  }

  // The same for as many as there happen to be.
  template <class Item>
  Statement& with_all(const std::vector<Item>& items) {
    std::vector<Value> bound;
    for (const auto& item : items) bound.push_back(value_of(item));
    cursor_->bind(bound);
    return *this;
  }

  // True if there is a row.
  bool step() { return cursor_->step(); }
  // Runs a statement whose rows nobody asks for. In a write transaction a failure may show
  // only at the next step, or at the commit.
  void run() { cursor_->run(); }

  // Columns of the row, from 0. NULL is empty, or 0.
  [[nodiscard]] std::string text(int column) const { return cursor_->text(column); }
  [[nodiscard]] std::int64_t number(int column) const { return cursor_->number(column); }
  [[nodiscard]] bool is_null(int column) const { return cursor_->is_null(column); }

  void reset() { cursor_->reset(); }

 private:
  std::unique_ptr<Cursor> cursor_;
};

// What a database holds, as far as it can be told without asking its tables.
enum class Holds : std::uint8_t { nothing, record, something_else };

struct Contents {
  Holds holds = Holds::nothing;
  int version = 0;  // of the record's tables; 0: none yet
};

enum class Access : std::uint8_t { read, write };

// A word that documents are asked for, or what it begins with.
struct WordSought {
  std::string word;
  bool prefix = false;
};

class Database {
 public:
  Database() = default;
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;
  virtual ~Database() = default;

  [[nodiscard]] virtual Statement prepare(std::string_view sql) const = 0;
  // Runs statements without parameters, among them the definitions of tables, in SQLite's
  // words: INTEGER PRIMARY KEY is an id given by the database, WITHOUT ROWID may be said.
  virtual void execute(const std::string& script) const = 0;

  // See Transaction.
  virtual void begin(Access access) const = 0;
  virtual void commit() const = 0;
  virtual void roll_back() const noexcept = 0;

  [[nodiscard]] virtual Contents contents() const = 0;
  // Marks the database as a record of this version. Needs an open write transaction.
  virtual void mark(int version) const = 0;
  // Sees to it that from now on readers are not kept out by a writer. Only for a database
  // that is a record, or empty; outside of transactions.
  virtual void let_readers_in() const = 0;

  // Gives up what is asked from now on: within a file as soon as `tired` says so, which is asked
  // every few milliseconds; on a server each statement after `at_most`.
  virtual void give_up_when(std::function<bool()> tired,
                            std::chrono::milliseconds at_most) const = 0;

  // Another text whenever another connection has committed something; cheap to ask for.
  [[nodiscard]] virtual std::string stamp() const = 0;

  // The first of so many ids, one after the other, for new rows of a table whose id is given by the
  // database; nobody else gets them. Needs an open write transaction.
  [[nodiscard]] virtual std::int64_t new_ids(std::string_view table, std::size_t count) const = 0;
  // INSERT INTO t (id, …) … VALUES (…) where they are used.
  [[nodiscard]] virtual std::string_view with_given_id() const = 0;

  // The index of words: which documents, known by numbers, have a word. Words are UTF-8 as they
  // are to be compared, of ASCII only a to z and 0 to 9, a blank between each two, none over 1 KiB
  // and together at most 512 KiB a document. What a document once had it may be found by even after
  // it is indexed anew. Made once in a record; needs an open write transaction, as indexing does.
  virtual void make_word_index() const = 0;
  virtual void index_words(std::int64_t document, std::string_view words) const = 0;
  // SELECT … the numbers of the documents that have all words of the parameter, which is bound to
  // words_sought().
  [[nodiscard]] virtual std::string documents_with_words() const = 0;
  [[nodiscard]] virtual std::string words_sought(const std::vector<WordSought>& words) const = 0;

  // The number in the first column of the only row.
  [[nodiscard]] std::int64_t number(std::string_view sql) const {
    auto statement = prepare(sql);
    return statement.step() ? statement.number(0) : 0;
  }
};

// The database of that name: postgresql://… or postgres://…, or else the path of a file. With
// Access::write a file that is not there is made. `patience` is how long another writer is
// waited for.
std::unique_ptr<Database> open(const std::string& name, Access access,
                               std::chrono::milliseconds patience);

// A database's name as it may be shown: without passwords.
std::string shown_name(const std::string& name);

// Everything up to commit(), or nothing. One that reads sees the database as of one moment; of
// those that write, one runs at a time.
class Transaction {
 public:
  Transaction(const Database& database, Access access) : database_(database) {
    database.begin(access);
  }
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;
  ~Transaction() {
    if (open_) database_.roll_back();
  }

  void commit() {
    database_.commit();
    open_ = false;
  }

 private:
  const Database& database_;
  bool open_ = true;
};

}  // namespace dragoman::store
