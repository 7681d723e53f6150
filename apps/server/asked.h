// What a route is asked, and what it answers: a page, JSON, or a text of another form. One
// function a route, `Result<Answer> pair(const Asked&)`, in the files answer_*.cpp; routes.cpp
// lists them all.
#pragma once

#include <map>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "dragoman/record.h"
#include "formats/finding_json.h"
#include "http.h"
#include "pages/layout.h"
#include "pages/view.h"
#include "site.h"
#include "write.h"

namespace dragoman::server {

// The form an address asks for by its end, ".json" and so on; none is the page.
enum class Form : std::uint8_t { page, json, csv, ics, atom, markdown, text };

// ".json"; empty for the page.
std::string_view suffix(Form form);
std::string_view media_type(Form form);
// "JSON", as people call it.
std::string_view name_of(Form form);

// All must outlive it.
struct Asked {
  const Site& site;
  const Record& record;
  const pages::View& view;
  const Request& request;
  std::vector<std::string> parts;  // what stands in the path for {…} of the route
  Query query;
  Form form = Form::page;
  std::string path;        // without language and form: "/pair/KOR/UZB"
  WriteRecord write = {};  // empty: nothing can be written
};

// What is not done, as a problem: where the status says more than an ErrorCode can.
struct Refusal {
  unsigned status = 400;
  std::string what;
};

struct Answer {
  unsigned status = 200;
  std::variant<pages::Page, Json, std::string, Refusal> content;  // a Refusal's status is its own
  std::vector<std::pair<std::string, std::string>> headers = {};
};

// What is wrong with what was asked, or not there, in the language it was asked in: the text of
// `key` with what stands for each {name} of it.
using Words = std::map<std::string_view, std::string>;
tl::unexpected<Error> wrong(const Asked& asked, std::string_view key, const Words& words = {});
tl::unexpected<Error> missing(const Asked& asked, std::string_view key, const Words& words = {});

// Which part of a long list is asked for: `next` is opaque to who asks. It has the mark of the last
// item that was shown, so that nothing is shown twice or left out where the list has grown since.
struct Part {
  std::size_t begin = 0;
  std::size_t count = 0;
  std::string after = {};  // the mark of what stood before `begin`; empty: it is not told
  std::string last = {};   // of the last item of this part, for `next`

  // How much of a list that could be cut off is needed to find it.
  [[nodiscard]] std::size_t reach() const {
    constexpr std::size_t grown = 100;  // so many may have come since
    return begin + count + 1 + (after.empty() ? 0 : grown);
  }
};
// The mark of an item, by what no other item of its list has.
std::string mark_of(std::string_view key);
// Errors: a `next` that no answer has given; `count` too large.
Result<Part> part_of(const Asked& asked, std::size_t count_by_default);
// The address of what comes after `part`, with all else that was asked.
std::string next_address(const Asked& asked, const Part& part);
// Link: <…>; rel="next".
std::pair<std::string, std::string> next_header(const Asked& asked, const Part& part);

// Likewise of a list that is asked for part by part: each begins after what the key names.
struct PartAfter {
  std::size_t count = 0;
  std::string after = {};  // the key of what was shown last; empty: from the beginning
};
Result<PartAfter> part_after(const Asked& asked, std::size_t count_by_default);
std::string next_address(const Asked& asked, std::string_view key);
// For a key that is none: no answer has given such a `next`.
tl::unexpected<Error> unknown_next(const Asked& asked);
// Link to such an address.
std::pair<std::string, std::string> next_header(const Asked& asked, const std::string& address);

// The party that a word of a path or query means: a code ("KOR"), or a name in any language that
// the tables know. Errors: none, or several.
Result<PartyCode> party_called(const Asked& asked, std::string_view word);
// The day asked for by "on", else today.
Result<Date> day_asked(const Asked& asked);

// The other forms of the page asked for, with its query.
std::vector<pages::OtherForm> other_forms(const Asked& asked, std::initializer_list<Form> forms);

}  // namespace dragoman::server
