#include "store/database.h"
#include "store/postgres.h"
#include "store/sqlite.h"

namespace dragoman::store {

std::unique_ptr<Database> open(const std::string& name, Access access,
                               std::chrono::milliseconds patience) {
  return names_postgres(name) ? open_postgres(name, access, patience)
                              : open_sqlite(name, access, patience);
}

std::string shown_name(const std::string& name) {
  return names_postgres(name) ? without_password(name) : name;
}

}  // namespace dragoman::store
