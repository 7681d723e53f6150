// The text of a release with what was read from it marked in place.
#pragma once

#include "dragoman/record.h"
#include "view.h"

namespace dragoman::pages {

// The release's blocks as headings, numbered paragraphs and bullets; every quote of an event or a
// fact in <mark>s with the number of its finding after it, which links to #e3 or #f1. What no
// block covers (menus, footers) is left out.
Html marked_text(const View& view, const StoredRelease& stored);

}  // namespace dragoman::pages
