# SPDX-License-Identifier: Apache-2.0
# The target `proofs`: Coq's kernel checks every theorems/**/*.v. Compiled files go to
# CERTAU_PROOFS_DIR, the folder of the logical name Certau; the source tree stays clean.

find_program(CERTAU_COQC coqc)
find_program(CERTAU_COQDEP coqdep)
mark_as_advanced(CERTAU_COQC CERTAU_COQDEP)
if(NOT CERTAU_COQC OR NOT CERTAU_COQDEP)
  message(FATAL_ERROR "coqc or coqdep not found (Coq checks the proofs in theorems/): "
    "run tools/install-dependencies, or leave the proofs out with -D CERTAU_BUILD_PROOFS=OFF")
endif()

set(CERTAU_PROOFS_DIR ${PROJECT_BINARY_DIR}/proofs)
set(theorems ${PROJECT_SOURCE_DIR}/theorems)
file(GLOB_RECURSE proofs CONFIGURE_DEPENDS RELATIVE ${theorems} ${theorems}/*.v)
list(TRANSFORM proofs REPLACE "\\.v$" "")

# A compiled file whose source is gone would still be found by Require.
file(GLOB_RECURSE compiled RELATIVE ${CERTAU_PROOFS_DIR} ${CERTAU_PROOFS_DIR}/*.vo)
list(TRANSFORM compiled REPLACE "\\.vo$" "")
if(compiled)
  list(REMOVE_ITEM compiled ${proofs})
  foreach(orphan IN LISTS compiled)
    file(REMOVE ${CERTAU_PROOFS_DIR}/${orphan}.vo)
  endforeach()
endif()

# What a file requires, it says itself; so an edited one is looked at again.
list(TRANSFORM proofs APPEND .v OUTPUT_VARIABLE sources)
list(TRANSFORM sources PREPEND ${theorems}/ OUTPUT_VARIABLE watched)
set_property(DIRECTORY ${PROJECT_SOURCE_DIR} APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${watched})
execute_process(COMMAND ${CERTAU_COQDEP} -Q . Certau ${sources}
  WORKING_DIRECTORY ${theorems} OUTPUT_VARIABLE rules COMMAND_ERROR_IS_FATAL ANY)

foreach(proof IN LISTS proofs)
  string(REGEX MATCH "(^|\n)${proof}\\.vo [^\n]*: ${proof}\\.v ([^\n]*)" rule "${rules}")
  string(REGEX MATCHALL "[^ ]+\\.vo" required "${CMAKE_MATCH_2}")
  list(TRANSFORM required PREPEND ${CERTAU_PROOFS_DIR}/)
  set(output ${CERTAU_PROOFS_DIR}/${proof}.vo)
  get_filename_component(folder ${output} DIRECTORY)
  file(MAKE_DIRECTORY ${folder})
  add_custom_command(OUTPUT ${output}
    COMMAND ${CERTAU_COQC} -q -noglob -Q ${CERTAU_PROOFS_DIR} Certau -o ${output}
      ${theorems}/${proof}.v
    DEPENDS ${theorems}/${proof}.v ${required}
    COMMENT "Checking theorems/${proof}.v"
    VERBATIM)
  list(APPEND outputs ${output})
endforeach()
add_custom_target(proofs ALL DEPENDS ${outputs})
