// When a term of office counts, given what its row tells and does not tell.
#pragma once

#include <optional>

#include "dragoman/knowledge.h"

namespace dragoman {

// True if day is not before `from` and not after `to`, as far as all three are told: June
// 2021 is within a term that ends on 11 June 2021. An unknown bound is open.
bool is_within(const std::optional<Date>& from, const std::optional<Date>& to, const Date& day);

// True if the holder may be taken to be in office at `day`: until a year after `as_of` where
// the end is not known, from two years before the first date told where the start is not.
bool holds_at(const Holder& holder, const Date& day);

}  // namespace dragoman
