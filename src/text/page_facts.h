// What a page says of itself: the raw material of metadata.h.
#pragma once

#include <gumbo.h>

#include <string>
#include <utility>
#include <vector>

namespace dragoman {

// In the order of the page; the keys are those of Page::facts (html.h).
std::vector<std::pair<std::string, std::string>> find_facts(const GumboNode& root);

}  // namespace dragoman
