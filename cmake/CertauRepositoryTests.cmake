# SPDX-License-Identifier: Apache-2.0
# Checks of the repository itself, and of Certau as others install it.

find_package(Python3 REQUIRED COMPONENTS Interpreter)

foreach(check include_order house_rules)
  add_test(NAME repository/${check}
    COMMAND ${Python3_EXECUTABLE} -B ${PROJECT_SOURCE_DIR}/tests/repository/${check}.py)
  add_test(NAME repository/${check}_notices_violations
    COMMAND ${Python3_EXECUTABLE} -B ${PROJECT_SOURCE_DIR}/tests/repository/${check}_test.py)
  set_tests_properties(repository/${check} repository/${check}_notices_violations PROPERTIES
    LABELS unit)
endforeach()

add_test(NAME repository/check_cells_notices_failures
  COMMAND ${Python3_EXECUTABLE} -B ${PROJECT_SOURCE_DIR}/tests/repository/check_cells_test.py)
set_tests_properties(repository/check_cells_notices_failures PROPERTIES LABELS unit)

if(TARGET proofs)
  add_test(NAME repository/proofs_notices_violations
    COMMAND ${Python3_EXECUTABLE} -B ${PROJECT_SOURCE_DIR}/tests/repository/proofs_test.py)
  set_tests_properties(repository/proofs_notices_violations PROPERTIES
    LABELS coq ENVIRONMENT COQC=${CERTAU_COQC})
endif()

if(TARGET proofs AND TARGET certau_app)
  add_test(NAME repository/proofs_prove_what_the_registry_says
    COMMAND ${Python3_EXECUTABLE} -B ${PROJECT_SOURCE_DIR}/tests/repository/proofs.py
      $<TARGET_FILE:certau_app> ${CERTAU_PROOFS_DIR})
  set_tests_properties(repository/proofs_prove_what_the_registry_says PROPERTIES
    LABELS coq ENVIRONMENT COQC=${CERTAU_COQC})
  add_test(NAME repository/coq_checks_exported_cells
    COMMAND ${Python3_EXECUTABLE} -B ${PROJECT_SOURCE_DIR}/tests/repository/cells.py
      $<TARGET_FILE:certau_app> ${CERTAU_PROOFS_DIR})
  add_test(NAME repository/coq_checks_exported_piecewise_cells
    COMMAND ${Python3_EXECUTABLE} -B ${PROJECT_SOURCE_DIR}/tests/repository/piecewise_cells.py
      $<TARGET_FILE:certau_app> ${CERTAU_PROOFS_DIR})
  set_tests_properties(repository/coq_checks_exported_cells
    repository/coq_checks_exported_piecewise_cells PROPERTIES
    LABELS coq ENVIRONMENT COQC=${CERTAU_COQC})
endif()

if(TARGET certau_app)
  add_test(NAME repository/readme_shows_what_certau_prints
    COMMAND ${Python3_EXECUTABLE} -B ${PROJECT_SOURCE_DIR}/tests/repository/readme_table.py
      $<TARGET_FILE:certau_app>)
  set_tests_properties(repository/readme_shows_what_certau_prints PROPERTIES LABELS golden)
endif()

if(TARGET certau_app AND TARGET certau_properties AND TARGET certau_audit)
  add_test(NAME repository/guide_to_checks_shows_what_certau_prints
    COMMAND ${Python3_EXECUTABLE} -B ${PROJECT_SOURCE_DIR}/tests/repository/check_your_own.py
      $<TARGET_FILE:certau_app>)
  set_tests_properties(repository/guide_to_checks_shows_what_certau_prints PROPERTIES LABELS golden)
endif()

if(TARGET certau_app AND TARGET certau-verify)
  add_test(NAME repository/verdicts_are_what_the_referee_finds
    COMMAND ${Python3_EXECUTABLE} -B ${PROJECT_SOURCE_DIR}/tests/repository/verdicts.py
      $<TARGET_FILE:certau_app> $<TARGET_FILE:certau-verify>)
  set_tests_properties(repository/verdicts_are_what_the_referee_finds PROPERTIES LABELS slow)
endif()

if(TARGET certau AND TARGET certau_verifier)
  add_test(NAME repository/installed_package_serves_an_outside_project
    COMMAND ${CMAKE_COMMAND}
      -D BUILD=${PROJECT_BINARY_DIR}
      -D WORK=${PROJECT_BINARY_DIR}/tests/consumer
      -D GENERATOR=${CMAKE_GENERATOR}
      -D CXX_COMPILER=${CMAKE_CXX_COMPILER}
      -D BUILD_TYPE=${CMAKE_BUILD_TYPE}
      -D CXX_FLAGS=${CMAKE_CXX_FLAGS}
      -P ${PROJECT_SOURCE_DIR}/tests/consumer/run.cmake)
  set_tests_properties(repository/installed_package_serves_an_outside_project PROPERTIES
    LABELS slow)
endif()
