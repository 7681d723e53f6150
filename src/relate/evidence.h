// What a text shows of a source and a target, as features for a linear model, and the act that
// the pattern rows find between them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "dragoman/relate.h"

namespace dragoman {

struct Evidence {
  std::vector<std::uint32_t> features;  // hashes, sorted, no doubles
  std::vector<float> meanings;          // of its words: see word_meanings.h
  std::optional<Event> event;           // of the patterns; its spans point into the text
};

Evidence find_evidence(const Question& question, const RelateParts& parts);

}  // namespace dragoman
