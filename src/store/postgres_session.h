// A connection to a PostgreSQL server, as the store uses it.
#pragma once

#include <libpq-fe.h>

#include <cstddef>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>

#include "store/database.h"

namespace dragoman::store {

struct Finisher {
  void operator()(PGconn* connection) const { PQfinish(connection); }
};
struct Clearer {
  void operator()(PGresult* result) const { PQclear(result); }
};
using Connection = std::unique_ptr<PGconn, Finisher>;
using Answer = std::unique_ptr<PGresult, Clearer>;

// The reason in what libpq says: 'connection to server at "x" failed: FATAL:  no' as "no".
std::string reason(std::string_view message);

// A connection with the statements prepared on it. In a write transaction statements whose
// rows nobody asks for are sent without waiting for the answer to the one before.
class Session {
 public:
  explicit Session(Connection connection) : connection_(std::move(connection)) {}

  // The name of the statement on the server.
  const std::string& prepare(std::string_view sql);

  // A statement by its name, with its rows.
  Answer ask(const std::string& statement, std::span<const Value> values);
  // One whose rows nobody asks for: in a write transaction its failure may show only later.
  void tell(const std::string& statement, std::span<const Value> values);

  // Statements without parameters.
  Answer execute(const std::string& script);

  void begin(Access access);
  void commit();
  void roll_back() noexcept;

 private:
  Answer check(Answer answer);

  // Waits until all that was told is done.
  void settle();

  // The first answer that tells of a failure, or nothing.
  Answer take_answers() noexcept;

  // Tells the server how many rows of what its tables hold now, by which it chooses how to find
  // them; by itself it looks only once a minute. What is much is twice as much each time. Where
  // it fails questions are slow, no more.
  void count_rows() noexcept;

  Connection connection_;
  std::unordered_map<std::string, std::string> statements_;
  std::size_t unanswered_ = 0;
  std::size_t told_ = 0;  // ever
  std::size_t worth_counting_ = 4096;
  bool writing_ = false;
};

}  // namespace dragoman::store
