// Somebody as releases name them: in which posts, when, and whom they met; and the offices that the
// tables know of them. Names that may be several people's are told one after the other.
#pragma once

#include <string>
#include <vector>

#include "dragoman/questions.h"
#include "view.h"

namespace dragoman::pages {

struct PersonParts {
  PersonTold told;
  std::vector<Happening> meetings;  // in which they took part, newest first
};

struct PeopleFound {
  std::string name;  // as it was asked for; may be empty on the list of people
  std::vector<PersonParts> people;
  std::vector<Participant> of_late;    // who took part in the newest meetings; without a name only
  std::vector<const Holder*> holders;  // everybody called so, by the tables; in the last part
  std::string previous;                // addresses of the first part and the next; may be empty
  std::string next;
};

// One name's page, and the search for people with all that it finds.
Html person_page(const View& view, const PeopleFound& found);
Html people_page(const View& view, const PeopleFound& found);

}  // namespace dragoman::pages
