#include "formats/relate_ndjson.h"

#include <fmt/format.h>

#include <cmath>

#include "formats/finding_json.h"

namespace dragoman {

namespace {

constexpr const char* form =
    R"(write it as {"id": "1", "text": "…", "source": "…", "target": "…"})";

}  // namespace

Result<GivenQuestion> parse_question_line(std::string_view line, std::size_t number) {
  const auto wrong = [&](std::string_view what) {
    return fail(ErrorCode::bad_input, fmt::format("line {}: {}; {}", number, what, form));
  };
  const auto json = Json::parse(line, nullptr, false);
  if (!json.is_object()) return wrong("is no JSON object");
  GivenQuestion given;
  const std::pair<const char*, std::string*> fields[] = {{"id", &given.id},
                                                         {"text", &given.question.text},
                                                         {"source", &given.question.source},
                                                         {"target", &given.question.target}};
  for (const auto& [key, value] : fields) {
    const auto found = json.find(key);
    if (found == json.end() || !found->is_string()) {
      return wrong(fmt::format("\"{}\" must be a text", key));
    }
    *value = found->get<std::string>();
  }
  return given;
}

std::string answer_line(std::string_view id, const Answer& answer) {
  return json_line({{"id", id},
                    {"act", answer.act ? Json(to_string(*answer.act)) : Json(nullptr)},
                    {"plover", text_or_null(answer.plover)},
                    {"quad", answer.quad},
                    {"confidence", std::round(answer.confidence * 100) / 100}});
}

}  // namespace dragoman
