#include "record/release_head.h"

namespace dragoman {

const char* const newest_heads =
    "SELECT r.name, r.version, r.title, r.read_publisher, r.read_published, s.address,"
    " (SELECT count(*) FROM person WHERE release = r.id),"
    " (SELECT count(*) FROM event WHERE release = r.id),"
    " (SELECT count(*) FROM fact WHERE release = r.id)"
    " FROM release r JOIN source s ON s.id = r.source WHERE r.newest = 1";

ReleaseHead head_of_row(const store::Statement& row) {
  return {.id = row.text(0),
          .version = static_cast<unsigned>(row.number(1)),
          .title = row.text(2),
          .publisher = row.text(3),
          .published = row.is_null(4) ? std::nullopt : parse_edtf(row.text(4)),
          .address = row.text(5),
          .people = static_cast<std::size_t>(row.number(6)),
          .events = static_cast<std::size_t>(row.number(7)),
          .facts = static_cast<std::size_t>(row.number(8))};
}

}  // namespace dragoman
