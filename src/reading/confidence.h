// How sure an event is: what was seen while it was read (a name or a pronoun, a short sentence or
// a long one, a date told or taken over) is a list of signs, and each sign that data/patterns/
// confidence.tsv knows has a weight there, learnt by train/learn_confidence.py. The sum of weights
// is the logarithm of the odds that the event is right in act, parties and status.
#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "dragoman/error.h"
#include "dragoman/why.h"
#include "reading/syntax.h"

namespace dragoman {

struct Draft;

struct ConfidenceWeights {
  std::map<std::string, double, std::less<>> of;  // by sign
};

// Reads patterns/confidence.tsv of a data folder. All faults are told at once.
Result<ConfidenceWeights> load_confidence(const std::filesystem::path& data_folder);

// The signs of an event, "actor=pronoun", each kind at most once, whether the table knows it or
// not. `draft` is what the event was read from; of `why` parties, time and place are looked at.
std::vector<std::string> signs_of(const Syntax& syntax, const Event& event, const Draft& draft,
                                  const Why& why);

// What the table says of these signs, 0 of those it does not know: "start" first, which stands for
// all events, then the weightiest first.
std::vector<WeighedSign> weigh(const std::vector<std::string>& signs,
                               const ConfidenceWeights& weights);

// From 0.01 to 0.99, in hundredths.
double confidence_of(const std::vector<WeighedSign>& evidence);

}  // namespace dragoman
