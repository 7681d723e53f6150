// Rows of texts out of an Arrow stream that somebody hands us: a data frame of releases.
//
//   ArrowRows rows = …open(stream, {"id", "text"}, {"published"});
//   while (const auto row = rows.next()) …  // (*row)[0] is the id
//
// Columns of text in all of Arrow's layouts, dictionaries of them, dates and times are taken; a
// date is given as "2021-11-30", a null as an empty text. Columns not asked for are passed over.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "dragoman/error.h"
#include "formats/arrow_abi.h"

namespace dragoman {

class ArrowRows {
 public:
  // Takes the stream over, also where it fails. Errors: a needed column is missing, one is of
  // another kind, the stream has an error of its own.
  static Result<ArrowRows> open(ArrowArrayStream& stream, const std::vector<std::string>& needed,
                                const std::vector<std::string>& optional = {});

  ArrowRows(ArrowRows&&) noexcept;
  ArrowRows& operator=(ArrowRows&&) noexcept;
  ~ArrowRows();

  // The cells of the columns that were asked for, in that order: the needed, then the optional.
  // Nothing at the end. Throws std::runtime_error where the stream breaks.
  std::optional<std::vector<std::string>> next();

 private:
  struct State;
  explicit ArrowRows(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace dragoman
