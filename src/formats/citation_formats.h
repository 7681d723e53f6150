// A release, or an event or fact of it, as a reference manager takes it.
//
//                 CSL-JSON                  BibTeX              RIS
//   what          type webpage, genre       @misc               TY ELEC
//   publisher     author, publisher         author, publisher   AU, PB
//   title         title                     title               TI
//   date          issued                    year, month, day    PY, DA
//   address       URL                       url                 UR
//   retrieved     accessed                  urldate             Y2
//   language      language                  language            LA
//   record's id   archive_location          note                AN
//   digest, gone  note                      note                N1
//   the quote     annote                    annote              N1
//
// What is not known is left out. CSL-JSON is an array, as its schema asks; BibTeX is UTF-8 with
// TeX's own characters escaped; RIS has its lines ended by CR LF.
#pragma once

#include <optional>
#include <span>
#include <string>

#include "dragoman/date.h"

namespace dragoman {

struct CitedSource {
  std::string id;         // "talks", "talks#3"
  std::string publisher;  // its name
  std::string title;
  std::optional<When> published;
  std::string url;
  std::string language;
  std::string retrieved;  // ISO 8601
  std::string sha256;
  std::optional<Date> gone = {};  // no longer online since
  std::string annotation;         // what is cited of it, with its quote; may be empty
};

std::string csl_json(std::span<const CitedSource> references);
std::string bibtex(std::span<const CitedSource> references);
std::string ris(std::span<const CitedSource> references);

}  // namespace dragoman
