// Answers of the record as rows of Arrow tables (arrow_columns.h), made of what the JSON formats
// give; the columns are explained in docs/python.md. Names and values are theirs, but that lists
// of lists are rows where one question gives few columns, that "when" has its "first_day" and
// "last_day" beside it, and that spans, which count bytes of the release, say so: "begin_byte".
#pragma once

#include <optional>
#include <vector>

#include "dragoman/questions.h"
#include "formats/arrow_columns.h"

namespace dragoman {

struct ArrowTable {
  Fields fields;
  std::vector<Batch> batches;
};

ArrowTable releases_table(const std::vector<ReleaseHead>& heads);
ArrowTable happenings_table(const std::vector<Happening>& happenings);
// With a day, "overdue" tells whether they were by then.
ArrowTable commitments_table(const std::vector<Commitment>& commitments,
                             const std::optional<Date>& day);
ArrowTable anniversaries_table(const std::vector<AnniversaryDay>& anniversaries);
ArrowTable told_table(const std::vector<Told<Event>>& events);
ArrowTable told_table(const std::vector<Told<Fact>>& facts);
// A row a post.
ArrowTable people_table(const std::vector<PersonTold>& people);
ArrowTable found_table(const std::vector<Found>& found);
ArrowTable coverage_table(const std::vector<Coverage>& publishers);

}  // namespace dragoman
