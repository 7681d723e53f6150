#include "dragoman/told.h"

namespace dragoman {

std::string to_string(const Citation& citation) {
  return citation.release + "#" + std::to_string(citation.number);
}

}  // namespace dragoman
