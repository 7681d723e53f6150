// The parties of an event that its clause leaves to what is known of the company.
#pragma once

#include "reading/choose_setting.h"
#include "reading/resolve_roles.h"
#include "reading/scene.h"

namespace dragoman {

// Mutual acts take their counterpart from the company the release keeps, visits their host from
// the place; false if the event has no one who does it.
bool complete_parties(Draft& draft, const Roles& roles, const Scene& scene);

}  // namespace dragoman
