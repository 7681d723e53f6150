#include "store/database.h"
#include "store/sqlite.h"

namespace dragoman::store {

std::unique_ptr<Database> open(const std::string& name, Access access,
                               std::chrono::milliseconds patience) {
  return open_sqlite(name, access, patience);
}

}  // namespace dragoman::store
