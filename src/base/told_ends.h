// The ends of a When as far as they are told: where one is open, the other stands for it.
#pragma once

#include "dragoman/date.h"

namespace dragoman {

inline const Date& told_begin(const When& when) {
  return when.from.year != 0 ? when.from : when.to;
}
inline const Date& told_end(const When& when) {
  return when.to.year != 0 ? when.to : when.from;
}

}  // namespace dragoman
