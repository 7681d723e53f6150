// One message of mail (RFC 5322, MIME): its subject, its date, and the part that is to be read.
//
//   message ──find the part──▶ its lines ──quoted-printable, base64──▶ bytes of text or HTML
//
// Each byte of the part knows which bytes of the message it was made from, so that what is read
// there can be shown in the message. A plain text is preferred to HTML, as it is to mail programs
// without pictures; attachments are left out. No library does this: those there are give the
// bytes, but not where each of them stands.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "dragoman/date.h"
#include "text/mapped_text.h"

namespace dragoman {

struct Mail {
  std::string subject;  // decoded; may be empty
  std::optional<Date> date;
  MappedText body;  // bytes in `charset`, mapped to the message; empty if there is nothing to read
  std::string media_type;  // text/plain or text/html
  std::string charset;     // as declared; may be empty
};

// Messy messages yield less. Parts in parts are looked into down to a depth of 20.
Mail read_mail(std::string_view message);

}  // namespace dragoman
