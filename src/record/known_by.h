// What a record could have told on a day.
#pragma once

#include <vector>

#include "dragoman/told.h"

namespace dragoman {

// Takes out what was published after a day: it is not known on it.
template <class What>
void forget_later(std::vector<Told<What>>& told, const Date& day) {
  std::erase_if(told, [&day](const Told<What>& one) {
    return one.published && one.published->from.year != 0 && first_day(one.published->from) > day;
  });
}

}  // namespace dragoman
