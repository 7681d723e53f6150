#include "dragoman/relate.h"

#include <algorithm>

#include "relate/evidence.h"
#include "relate/relate_model.h"

namespace dragoman {

namespace {

// How often the act that the patterns find is right: their precision over all roots, as
// dragoman_train_relate measures it.
constexpr double pattern_confidence = 0.75;

Answer coded(Act act, std::string_view text, const RelateParts& parts, double confidence) {
  Event event;
  event.act = act;
  event.quote = {0, text.size()};
  const auto codes = parts.codes.event(event, text, {}, parts.knowledge);
  return {act, codes.type, codes.quad, confidence};
}

}  // namespace

Answer relate(const Question& question, const RelateParts& parts, const RelateModel* head) {
  const auto evidence = find_evidence(question, parts);
  std::string type;  // of the pattern's event
  if (evidence.event) {
    type = parts.codes.event(*evidence.event, question.text, {}, parts.knowledge).type;
  }
  if (head == nullptr) {
    if (type.empty()) return {};
    auto answer = coded(evidence.event->act, question.text, parts, pattern_confidence);
    answer.plover = type;
    return answer;
  }
  const auto shares = probabilities(head->tables(), evidence.features);
  const auto best = std::ranges::max_element(shares);
  const auto& root = head->tables().labels[static_cast<std::size_t>(best - shares.begin())];
  // The patterns' act where it is one of this root: it is the more exact.
  if (!type.empty() && parts.codes.root_of(type) == root) {
    return coded(evidence.event->act, question.text, parts, *best);
  }
  const auto act = parts.codes.act_of(root, question.text);
  return act ? coded(*act, question.text, parts, *best) : Answer{};
}

}  // namespace dragoman
