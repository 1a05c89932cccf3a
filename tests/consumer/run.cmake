# SPDX-License-Identifier: Apache-2.0
# Installs Certau into a fresh prefix, then configures, builds and runs the consumer against it.
#   cmake -D BUILD=<Certau's build> -D WORK=<scratch folder> -D GENERATOR=... -D CXX_COMPILER=...
#         -D BUILD_TYPE=... -D CXX_FLAGS=... -P run.cmake

function(run)
  execute_process(COMMAND ${ARGN} COMMAND_ECHO STDOUT COMMAND_ERROR_IS_FATAL ANY)
endfunction()

# Configures and builds a project outside the house, in ${WORK}/<name>.
function(build name source)
  run(${CMAKE_COMMAND} -S ${source} -B ${WORK}/${name} -G ${GENERATOR}
    -D CMAKE_PREFIX_PATH=${WORK}/prefix
    -D CMAKE_CXX_COMPILER=${CXX_COMPILER}
    -D CMAKE_BUILD_TYPE=${BUILD_TYPE}
    -D CMAKE_CXX_FLAGS=${CXX_FLAGS})
  run(${CMAKE_COMMAND} --build ${WORK}/${name})
endfunction()

file(REMOVE_RECURSE ${WORK})
run(${CMAKE_COMMAND} --install ${BUILD} --prefix ${WORK}/prefix)
set(examples ${CMAKE_CURRENT_LIST_DIR}/../../examples)

build(build ${CMAKE_CURRENT_LIST_DIR})
run(${WORK}/build/consumer)
run(${WORK}/build/verifier_consumer)
run(${WORK}/build/properties_consumer)
run(${WORK}/build/audit_consumer)

# The example that users copy when they write a claim of their own. It must find that one false.
build(own_claim ${examples}/own_claim)
execute_process(COMMAND ${WORK}/own_claim/own_claim
  OUTPUT_VARIABLE verdict RESULT_VARIABLE status COMMAND_ECHO STDOUT ECHO_OUTPUT_VARIABLE)
if(NOT status EQUAL 1 OR NOT verdict MATCHES "\\*\\*Refuted\\.\\*\\*.*left = ")
  message(FATAL_ERROR "the example of a claim of one's own was not refuted (status ${status})")
endif()

# The example of an implementation of one's own, held against every property.
build(own_update ${examples}/own_update)
run(${CMAKE_CTEST_COMMAND} --test-dir ${WORK}/own_update --output-on-failure --no-tests=error)
