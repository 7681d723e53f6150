# Headers that most sources include, compiled once for all of a build: a third of the time of
# building, more for tests. For builds with sanitizers; without, the sources that forgot an
# include are found, and GCC 12 with -O3 warns of its own std::string where that is precompiled.
option(DRAGOMAN_PRECOMPILE "Compile the headers of the libraries once for all sources" OFF)

set(headers
  <algorithm> <array> <chrono> <cmath> <cstddef> <cstdint> <filesystem> <functional> <map>
  <memory> <optional> <set> <span> <string> <string_view> <tuple> <unordered_map> <utility>
  <vector> <fmt/format.h> <fmt/ranges.h> <nlohmann/json.hpp> <tl/expected.hpp>)

if(DRAGOMAN_PRECOMPILE)
  file(CONFIGURE OUTPUT ${PROJECT_BINARY_DIR}/precompiled.cpp CONTENT "")
  add_library(dragoman_precompiled OBJECT ${PROJECT_BINARY_DIR}/precompiled.cpp)
  target_link_libraries(dragoman_precompiled PRIVATE fmt::fmt tl::expected dragoman_warnings)
  target_precompile_headers(dragoman_precompiled PRIVATE ${headers})
  if(DRAGOMAN_TESTS)
    add_library(dragoman_precompiled_tests OBJECT ${PROJECT_BINARY_DIR}/precompiled.cpp)
    target_link_libraries(dragoman_precompiled_tests
      PRIVATE fmt::fmt tl::expected GTest::gtest dragoman_warnings)
    target_compile_options(dragoman_precompiled_tests PRIVATE -O0 -fno-sanitize=undefined)
    target_precompile_headers(dragoman_precompiled_tests PRIVATE ${headers} <gtest/gtest.h>)
  endif()
endif()

# dragoman_precompile(TARGET BY): the target takes the headers compiled by that one. It links fmt, as
# that one does: the same macros must be set.
function(dragoman_precompile target by)
  if(DRAGOMAN_PRECOMPILE)
    target_precompile_headers(${target} REUSE_FROM ${by})
  endif()
endfunction()
