// The accounts of one meeting side by side, topic by topic: what is told alike, by one alone, or
// differently, each with its words. Each topic is a <section class="topic" id="tN">, N from 1 in
// the order of the comparison, for links and for the keys n and p.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "dragoman/comparison.h"
#include "facets.h"
#include "view.h"

namespace dragoman::pages {

struct ComparedAccounts {
  const Happening& happening;             // must outlive it
  const Comparison& comparison;           // likewise
  std::optional<Topic::Verdict> verdict;  // only topics of that
  std::vector<Facet> verdicts;            // the choice of them
};

Html compare_page(const View& view, const ComparedAccounts& accounts);

std::string compare_title(const View& view, const Happening& happening);

// Who tells: the publisher's name, or the release's id where it is not known.
std::string readout_name(const View& view, const Readout& readout);

}  // namespace dragoman::pages
