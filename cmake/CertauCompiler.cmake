# SPDX-License-Identifier: Apache-2.0
# How every file of the project is compiled.

if(NOT CMAKE_BUILD_TYPE AND NOT CMAKE_CONFIGURATION_TYPES)
  set(CMAKE_BUILD_TYPE RelWithDebInfo CACHE STRING "Kind of build" FORCE)
endif()

find_program(CERTAU_CCACHE ccache)
mark_as_advanced(CERTAU_CCACHE)
if(PROJECT_IS_TOP_LEVEL AND CERTAU_CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
  set(CMAKE_CXX_COMPILER_LAUNCHER ${CERTAU_CCACHE})
endif()

# Flags of our own targets; users of the library do not inherit them.
function(certau_compile_options target)
  target_compile_options(${target} PRIVATE
    -Wall -Wextra -Wpedantic -Wshadow -Wconversion
    $<$<BOOL:${CERTAU_WARNINGS_AS_ERRORS}>:-Werror>
    # GCC 12 reports overlapping copies inside std::string that do not exist (GCC bug 105651).
    $<$<AND:$<CXX_COMPILER_ID:GNU>,$<VERSION_LESS:$<CXX_COMPILER_VERSION>,13>>:-Wno-restrict>
    # a * b + c rounds twice on every machine, whether or not it has a fused instruction.
    -ffp-contract=off)
endfunction()
