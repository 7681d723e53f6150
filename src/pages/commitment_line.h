// A commitment as a line of a list: who, to whom, what, by when, what became of it.
#pragma once

#include "dragoman/commitment.h"
#include "view.h"

namespace dragoman::pages {

// `day` tells whether it is overdue. With its steps, each with the words that show it.
Html commitment_line(const View& view, const Commitment& commitment, const Date& day);

}  // namespace dragoman::pages
