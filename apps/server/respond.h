// From a request to its response, without a socket: the language and form of its address, the
// route, its answer, what went wrong as a problem (RFC 9457) or a page that says so.
#pragma once

#include "dragoman/date.h"
#include "dragoman/record.h"
#include "http.h"
#include "site.h"
#include "write.h"

namespace dragoman::server {

// A function of its arguments and of what the record holds; `day` is today. What changes the
// record does it by `write`; without it nothing can. Never throws: what fails in us is a 500 that
// says only that.
Response respond(const Request& request, const Site& site, const Record& record, const Date& day,
                 const WriteRecord& write = {});

}  // namespace dragoman::server
