# SPDX-License-Identifier: Apache-2.0
# The libraries and programs. A target without sources is left out.

# C++ sources matching the given patterns, without tests and benchmarks.
function(certau_glob result)
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS ${ARGN})
  list(FILTER sources EXCLUDE REGEX "\\.(test|bench)\\.cpp$")
  set(${result} ${sources} PARENT_SCOPE)
endfunction()

# certau: the library ----------------------------------------------------------------------------

certau_glob(sources ${PROJECT_SOURCE_DIR}/lib/certau/*.cpp)
if(sources)
  add_library(certau STATIC ${sources})
  add_library(certau::certau ALIAS certau)
  certau_compile_options(certau)
  target_compile_features(certau PUBLIC cxx_std_20)
  target_compile_definitions(certau PRIVATE CERTAU_VERSION="${PROJECT_VERSION}")
  target_include_directories(certau PUBLIC
    $<BUILD_INTERFACE:${PROJECT_SOURCE_DIR}/lib>
    $<INSTALL_INTERFACE:${CMAKE_INSTALL_INCLUDEDIR}>)
  target_link_libraries(certau
    PUBLIC Boost::headers MPFI::MPFI Arb::Arb FLINT::FLINT MPFR::MPFR GMP::GMPXX GMP::GMP fmt::fmt
           tomlplusplus::tomlplusplus nlohmann_json::nlohmann_json
    PRIVATE CLP::CLP Eigen3::Eigen)
else()
  message(STATUS "certau: no sources yet, left out")
endif()

# certau-verify: the stand-alone checker. It shares no code with the library, and GMP is all it
# links, so that trusting it asks for trust in nothing else.

certau_glob(sources ${PROJECT_SOURCE_DIR}/checks/verifier/*.cpp)
list(REMOVE_ITEM sources ${PROJECT_SOURCE_DIR}/checks/verifier/main.cpp)
if(sources)
  add_library(certau_verifier STATIC ${sources})
  add_library(certau::verifier ALIAS certau_verifier)
  set_target_properties(certau_verifier PROPERTIES EXPORT_NAME verifier)
  certau_compile_options(certau_verifier)
  target_compile_features(certau_verifier PUBLIC cxx_std_20)
  target_compile_definitions(certau_verifier PRIVATE CERTAU_VERSION="${PROJECT_VERSION}")
  target_include_directories(certau_verifier PUBLIC
    $<BUILD_INTERFACE:${PROJECT_SOURCE_DIR}>
    $<INSTALL_INTERFACE:${CMAKE_INSTALL_INCLUDEDIR}/certau-verifier>)
  target_link_libraries(certau_verifier PUBLIC GMP::GMPXX GMP::GMP)
else()
  message(STATUS "certau_verifier: no sources yet, left out")
endif()

if(TARGET certau_verifier AND EXISTS ${PROJECT_SOURCE_DIR}/checks/verifier/main.cpp)
  add_executable(certau-verify checks/verifier/main.cpp)
  certau_compile_options(certau-verify)
  target_compile_definitions(certau-verify PRIVATE CERTAU_VERSION="${PROJECT_VERSION}")
  target_link_libraries(certau-verify PRIVATE certau_verifier)
else()
  message(STATUS "certau-verify: no sources yet, left out")
endif()

# Rooms beside the library that the program is made of -------------------------------------------

# certau_room(<target> <folder> <folder of installed headers> [<library>...])
function(certau_room target folder headers)
  certau_glob(sources ${PROJECT_SOURCE_DIR}/${folder}/*.cpp)
  if(folder STREQUAL checks/properties)  # the generators are a library of their own
    list(FILTER sources EXCLUDE REGEX "/checks/properties/generators/")
  endif()
  if(NOT sources OR NOT TARGET certau)
    message(STATUS "${target}: no sources yet, left out")
    return()
  endif()
  add_library(${target} STATIC ${sources})
  string(REGEX REPLACE "^certau_" "" name ${target})
  add_library(certau::${name} ALIAS ${target})
  set_target_properties(${target} PROPERTIES EXPORT_NAME ${name})
  certau_compile_options(${target})
  target_compile_features(${target} PUBLIC cxx_std_20)
  target_include_directories(${target} PUBLIC
    $<BUILD_INTERFACE:${PROJECT_SOURCE_DIR}>
    $<INSTALL_INTERFACE:${CMAKE_INSTALL_INCLUDEDIR}/${headers}>)
  target_link_libraries(${target} PUBLIC certau ${ARGN})
endfunction()

certau_room(certau_theorems theorems certau-theorems rapidcheck)
certau_room(certau_audit checks/audit certau-checks nlohmann_json::nlohmann_json)
certau_room(certau_generators checks/properties/generators certau-checks rapidcheck)
certau_room(certau_properties checks/properties certau-checks
  certau_generators certau_theorems rapidcheck nlohmann_json::nlohmann_json)

# certau: the program ----------------------------------------------------------------------------

certau_glob(sources ${PROJECT_SOURCE_DIR}/app/*.cpp)
if(sources AND TARGET certau AND TARGET certau_verifier)
  add_executable(certau_app ${sources})
  set_target_properties(certau_app PROPERTIES OUTPUT_NAME certau)
  certau_compile_options(certau_app)
  target_compile_definitions(certau_app PRIVATE CERTAU_VERSION="${PROJECT_VERSION}")
  target_include_directories(certau_app PRIVATE ${PROJECT_SOURCE_DIR})
  target_link_libraries(certau_app PRIVATE
    $<TARGET_NAME_IF_EXISTS:certau_theorems>
    $<TARGET_NAME_IF_EXISTS:certau_audit>
    $<TARGET_NAME_IF_EXISTS:certau_properties>
    certau certau_verifier CLI11::CLI11 TBB::tbb nlohmann_json::nlohmann_json)
else()
  message(STATUS "certau_app: no sources yet, left out")
endif()
