#include "dragoman/told.h"

namespace dragoman {

std::string to_string(const Citation& citation) {
  return citation.release + "#" + std::to_string(citation.number);
}

std::string fact_to_string(const Citation& citation) {
  return citation.release + "#f" + std::to_string(citation.number);
}

}  // namespace dragoman
