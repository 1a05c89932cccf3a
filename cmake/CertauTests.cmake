# SPDX-License-Identifier: Apache-2.0
# One executable per room and label. The room is the folder; the label comes from the file name:
#   x.test.cpp unit    x.property.test.cpp property    x.golden.test.cpp golden    ...

find_package(GTest REQUIRED)
include(GoogleTest)

set(certau_test_labels property differential golden misuse certificate slow)

# Helpers shared by the tests --------------------------------------------------------------------

add_library(certau_test_support INTERFACE)
target_include_directories(certau_test_support INTERFACE ${PROJECT_SOURCE_DIR})
target_compile_definitions(certau_test_support INTERFACE
  CERTAU_VERSION="${PROJECT_VERSION}"
  CERTAU_SOURCE_DIR="${PROJECT_SOURCE_DIR}"
  CERTAU_BIN_DIR="${CMAKE_RUNTIME_OUTPUT_DIRECTORY}")
target_link_libraries(certau_test_support INTERFACE
  $<TARGET_NAME_IF_EXISTS:certau> $<TARGET_NAME_IF_EXISTS:certau_generators>
  nlohmann_json::nlohmann_json rapidcheck GTest::gtest GTest::gmock)
if(TARGET rapidcheck_gtest)
  target_link_libraries(certau_test_support INTERFACE rapidcheck_gtest)
endif()

file(GLOB sources CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/tests/support/*.cpp)
if(sources)
  add_library(certau_test_helpers STATIC ${sources})
  certau_compile_options(certau_test_helpers)
  target_link_libraries(certau_test_helpers PUBLIC certau_test_support)
endif()

# Rooms ------------------------------------------------------------------------------------------

# certau_test(<room> <label> <source>...): the executable test-<room>-<label> and its ctest entries.
function(certau_test room label)
  string(REPLACE / - target test-${room}-${label})
  add_executable(${target} ${ARGN})
  certau_compile_options(${target})
  set_target_properties(${target} PROPERTIES
    RUNTIME_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR}/tests)
  target_link_libraries(${target} PRIVATE
    $<TARGET_NAME_IF_EXISTS:certau_test_helpers> certau_test_support GTest::gtest_main)
  if(room MATCHES "^theorems")
    target_link_libraries(${target} PRIVATE $<TARGET_NAME_IF_EXISTS:certau_theorems>)
  elseif(room MATCHES "^checks/audit")
    target_link_libraries(${target} PRIVATE $<TARGET_NAME_IF_EXISTS:certau_audit>)
  elseif(room MATCHES "^checks/properties")
    target_link_libraries(${target} PRIVATE $<TARGET_NAME_IF_EXISTS:certau_properties>)
  endif()
  if(room MATCHES "^(checks/|app|golden|theorems|lib/drift|lib/report)" AND TARGET certau_verifier)
    target_link_libraries(${target} PRIVATE certau_verifier)
  endif()
  foreach(program certau_app certau-verify)  # CERTAU_BIN_DIR must be filled before a test runs
    if(room MATCHES "^(checks/|app|golden)" AND TARGET ${program})
      add_dependencies(${target} ${program})
    endif()
  endforeach()
  gtest_discover_tests(${target}
    TEST_PREFIX ${room}/
    WORKING_DIRECTORY ${PROJECT_SOURCE_DIR}
    DISCOVERY_MODE PRE_TEST
    DISCOVERY_TIMEOUT 60
    PROPERTIES LABELS ${label})
endfunction()

# certau_test_room(<room> [<label of a plain x.test.cpp>])
function(certau_test_room room)
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/tests/${room}/*.test.cpp)
  if(NOT sources)
    message(STATUS "tests/${room}: no tests yet, left out")
    return()
  endif()
  foreach(label IN LISTS certau_test_labels)
    set(labelled ${sources})
    list(FILTER labelled INCLUDE REGEX "\\.${label}\\.test\\.cpp$")
    list(FILTER sources EXCLUDE REGEX "\\.${label}\\.test\\.cpp$")
    set(sources_${label} ${labelled})
  endforeach()
  set(sources_unit)
  set(plain unit)
  if(room IN_LIST certau_test_labels)  # tests/golden, tests/misuse: the folder is the label
    set(plain ${room})
  endif()
  list(APPEND sources_${plain} ${sources})
  foreach(label IN LISTS certau_test_labels ITEMS unit)
    if(sources_${label})
      certau_test(${room} ${label} ${sources_${label}})
    endif()
  endforeach()
endfunction()

# Each folder of tests/lib, of tests/checks and of tests/ is a room, but for those that hold no
# C++ tests by design.
set(rooms)
foreach(floor "" lib/ checks/)
  file(GLOB entries CONFIGURE_DEPENDS RELATIVE ${PROJECT_SOURCE_DIR}/tests
    ${PROJECT_SOURCE_DIR}/tests/${floor}*)
  foreach(entry IN LISTS entries)
    if(IS_DIRECTORY ${PROJECT_SOURCE_DIR}/tests/${entry})
      list(APPEND rooms ${entry})
    endif()
  endforeach()
endforeach()
list(REMOVE_ITEM rooms lib checks support repository consumer)
foreach(room IN LISTS rooms)
  certau_test_room(${room})
endforeach()

# A test outside every room would be a test that nobody runs.
file(GLOB strays CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/tests/*.test.cpp
  ${PROJECT_SOURCE_DIR}/tests/lib/*.test.cpp ${PROJECT_SOURCE_DIR}/tests/checks/*.test.cpp
  ${PROJECT_SOURCE_DIR}/tests/support/*.test.cpp)
if(strays)
  message(SEND_ERROR "tests outside every room (they would never run): move to a folder: ${strays}")
endif()

include(CertauRepositoryTests)
