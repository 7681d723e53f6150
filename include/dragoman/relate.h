// What one party does to another in a text, where both are given: the question that
// researchers ask of a coder when the actors are marked.
//
//   const auto head = RelateModel::load("model/relate.model");
//   const Answer answer = relate({.text = …, .source = "Norway", .target = "the ministers"},
//                                program, *head);
//
// Pattern rows find acts between the two; a linear model over words, what the encoder knows of
// their meaning, syntax and those acts decides. Without the model the patterns decide alone.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "dragoman/analysis.h"
#include "dragoman/codes.h"
#include "dragoman/knowledge.h"
#include "dragoman/reading.h"
#include "dragoman/release.h"

namespace dragoman {

struct Question {
  std::string text;
  std::string source;  // words of the text, whatever their case
  std::string target;
};

struct Answer {
  std::optional<Act> act;  // nothing where no act is found
  std::string plover;      // the event type: "ACCUSE"; empty without an act
  int quad = 0;            // 1 to 4; 0 without an act
  double confidence = 0;   // 0 to 1
};

// The trained part. Immutable once loaded: share it between threads freely.
class RelateModel {
 public:
  // Errors: no file, no model of this kind, damaged.
  static Result<RelateModel> load(const std::filesystem::path& path);

  RelateModel(RelateModel&&) noexcept;
  RelateModel& operator=(RelateModel&&) noexcept;
  ~RelateModel();

  struct Tables;
  explicit RelateModel(std::unique_ptr<Tables> tables);
  [[nodiscard]] const Tables& tables() const { return *tables_; }

 private:
  std::unique_ptr<Tables> tables_;
};

// What a question is answered with; all must outlive the call.
struct RelateParts {
  const Furniture& furniture;
  const Model& model;
  const Knowledge& knowledge;
  const Patterns& patterns;
  const Codes& codes;
};

// A pure function. `head`: nullptr to go by the patterns alone.
Answer relate(const Question& question, const RelateParts& parts, const RelateModel* head);

}  // namespace dragoman
