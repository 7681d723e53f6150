// A release as the record keeps it: its text with every quote marked, and beside it what was read.
#pragma once

#include "dragoman/record.h"
#include "formats/publishers.h"
#include "view.h"

namespace dragoman::pages {

Html release_page(const View& view, const StoredRelease& stored, const Publishers& publishers);

}  // namespace dragoman::pages
