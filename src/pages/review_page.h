// What a person decides of which releases tell of one meeting: pairs that were taken for one by
// little, pairs that nearly were, and what was decided, to be undone. Every decision is a form with
// buttons; the script adds keys.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "dragoman/happening.h"
#include "view.h"

namespace dragoman::pages {

// Two accounts of one happening, of which the second was taken for it by little.
struct Doubt {
  Happening happening;
  std::size_t account = 1;  // in Happening::accounts
};

// Two happenings of the same parties and kind, few days apart.
struct NearMiss {
  Happening a;
  Happening b;
};

struct Decided {
  std::string id;  // by which it is undone
  Decision decision;
};

struct ReviewParts {
  std::vector<Doubt> doubts;       // the part that is shown, the most doubtful first
  std::vector<NearMiss> misses;    // likewise, the nearest first
  std::vector<Decided> decisions;  // newest first
  std::size_t all_doubts = 0;
  std::size_t all_misses = 0;
  std::string form_token;
  std::string done;  // what was done last: "same", "apart", "split", "undo"; may be empty
  std::string previous;
  std::string next;
};

Html review_page(const View& view, const ReviewParts& review);

// Asks for the token; `wrong` if another was shown. Without a form token there is none to show.
Html sign_in_page(const View& view, std::string_view form_token, bool wrong);

}  // namespace dragoman::pages
