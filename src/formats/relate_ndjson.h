// The questions and answers of `dragoman relate`, a JSON object a line:
//   {"id": "1", "text": "…", "source": "Norway", "target": "the ministers"}
//   {"id": "1", "act": "condemn", "plover": "ACCUSE", "quad": 3, "confidence": 0.91}
// Where no act is found, act and plover are null, quad and confidence 0.
#pragma once

#include <string>
#include <string_view>

#include "dragoman/relate.h"

namespace dragoman {

struct GivenQuestion {
  std::string id;
  Question question;
};

// `number` is the line's, for messages. Errors: no JSON object; a key that is no text, or is
// not there.
Result<GivenQuestion> parse_question_line(std::string_view line, std::size_t number);

// Without a line break; the confidence to two digits.
std::string answer_line(std::string_view id, const Answer& answer);

}  // namespace dragoman
