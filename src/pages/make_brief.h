// A brief in the words of the page's language, from what a record knows of two parties.
#pragma once

#include "formats/brief.h"
#include "view.h"

namespace dragoman::pages {

Brief make_brief(const View& view, const BriefParts& parts);

}  // namespace dragoman::pages
