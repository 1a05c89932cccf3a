# SPDX-License-Identifier: Apache-2.0

file(GLOB_RECURSE sources CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/bench/*.bench.cpp)
if(sources AND TARGET certau)
  find_package(benchmark REQUIRED)
  add_executable(certau-bench ${sources})
  certau_compile_options(certau-bench)
  target_compile_definitions(certau-bench PRIVATE CERTAU_SOURCE_DIR="${PROJECT_SOURCE_DIR}")
  target_link_libraries(certau-bench PRIVATE
    certau $<TARGET_NAME_IF_EXISTS:certau_theorems> $<TARGET_NAME_IF_EXISTS:certau_verifier>
    $<TARGET_NAME_IF_EXISTS:certau_audit> $<TARGET_NAME_IF_EXISTS:certau_properties>
    benchmark::benchmark_main benchmark::benchmark)
else()
  message(STATUS "certau-bench: no sources yet, left out")
endif()
