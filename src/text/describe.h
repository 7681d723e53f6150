// A release as text, for people and for tests: its metadata, then a line a block.
//
//   title: Ministers meet
//   published: 2021-12-01 (dateline)
//
//   # Ministers meet
//   [1] Minister A met Minister B.
//     o They agreed to meet again.
#pragma once

#include <string>

#include "dragoman/release.h"

namespace dragoman {

std::string describe(const Release& release);

}  // namespace dragoman
