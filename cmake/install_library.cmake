# What `cmake --install` gives a C++ programmer: the headers, one archive of all that
# dragoman::dragoman links in this tree, and how CMake (find_package(dragoman)) and pkg-config
# find them. tests/installed_library builds docs/library/first_reading.cpp both ways.
include(GNUInstallDirs)
include(CMakePackageConfigHelpers)
find_package(PostgreSQL REQUIRED)
find_package(OpenSSL REQUIRED COMPONENTS Crypto)
find_package(ZLIB REQUIRED)
find_package(dnnl REQUIRED)

set(objects)
foreach(module base text knowledge language reading codes relate history engine store record formats verify)
  list(APPEND objects $<TARGET_OBJECTS:dragoman_${module}>)
endforeach()
add_library(dragoman_archive STATIC ${objects})
set_target_properties(dragoman_archive PROPERTIES OUTPUT_NAME dragoman EXPORT_NAME dragoman
                                                  LINKER_LANGUAGE CXX)
target_compile_features(dragoman_archive PUBLIC cxx_std_20)
# The headers need tl::expected alone; dragomanConfig.cmake.in and dragoman.pc.in find the rest too.
target_link_libraries(dragoman_archive
  PUBLIC tl::expected
  PRIVATE Threads::Threads fmt::fmt ICU::i18n ICU::uc ICU::data SQLite::SQLite3 PostgreSQL::PostgreSQL
          OpenSSL::Crypto ZLIB::ZLIB DNNL::dnnl gomp pugixml::pugixml PkgConfig::gumbo PkgConfig::poppler)

set(config_folder ${CMAKE_INSTALL_LIBDIR}/cmake/dragoman)
set(tables_folder ${CMAKE_INSTALL_DATADIR}/dragoman)
configure_package_config_file(cmake/dragomanConfig.cmake.in ${PROJECT_BINARY_DIR}/dragomanConfig.cmake
  INSTALL_DESTINATION ${config_folder} PATH_VARS tables_folder)
write_basic_package_version_file(${PROJECT_BINARY_DIR}/dragomanConfigVersion.cmake
  COMPATIBILITY SameMinorVersion)
configure_file(cmake/dragoman.pc.in ${PROJECT_BINARY_DIR}/dragoman.pc @ONLY)

install(TARGETS dragoman_archive EXPORT dragoman INCLUDES DESTINATION ${CMAKE_INSTALL_INCLUDEDIR})
install(EXPORT dragoman NAMESPACE dragoman:: FILE dragomanTargets.cmake DESTINATION ${config_folder})
install(FILES ${PROJECT_BINARY_DIR}/dragomanConfig.cmake ${PROJECT_BINARY_DIR}/dragomanConfigVersion.cmake
        DESTINATION ${config_folder})
install(FILES ${PROJECT_BINARY_DIR}/dragoman.pc DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig)
install(DIRECTORY include/dragoman DESTINATION ${CMAKE_INSTALL_INCLUDEDIR})
