# SPDX-License-Identifier: Apache-2.0
# find_package(certau) gives certau::certau, certau::verifier, certau::theorems, certau::generators,
# certau::properties and certau::audit.

include(CMakePackageConfigHelpers)
set(config_dir ${CMAKE_INSTALL_LIBDIR}/cmake/certau)

foreach(target certau certau_verifier certau_theorems certau_generators certau_properties
    certau_audit)
  if(TARGET ${target})
    install(TARGETS ${target} EXPORT certauTargets)
    set(exported TRUE)
  endif()
endforeach()
foreach(program certau_app certau-verify)
  if(TARGET ${program})
    install(TARGETS ${program})
  endif()
endforeach()

install(DIRECTORY lib/certau TYPE INCLUDE FILES_MATCHING PATTERN *.hpp)
install(DIRECTORY checks/verifier DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}/certau-verifier/checks
  FILES_MATCHING PATTERN *.hpp)
install(DIRECTORY checks/properties checks/audit
  DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}/certau-checks/checks FILES_MATCHING PATTERN *.hpp)
install(DIRECTORY theorems DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}/certau-theorems
  FILES_MATCHING PATTERN *.hpp)
install(FILES LICENSE TYPE DOC)

if(exported)
  install(EXPORT certauTargets NAMESPACE certau:: DESTINATION ${config_dir})
  configure_package_config_file(cmake/certauConfig.cmake.in
    ${PROJECT_BINARY_DIR}/certauConfig.cmake
    INSTALL_DESTINATION ${config_dir})
  write_basic_package_version_file(${PROJECT_BINARY_DIR}/certauConfigVersion.cmake
    COMPATIBILITY SameMinorVersion)
  install(FILES
    ${PROJECT_BINARY_DIR}/certauConfig.cmake
    ${PROJECT_BINARY_DIR}/certauConfigVersion.cmake
    cmake/FindGMP.cmake cmake/FindMPFR.cmake cmake/FindMPFI.cmake cmake/FindFLINT.cmake
    cmake/FindArb.cmake cmake/FindCLP.cmake
    DESTINATION ${config_dir})
endif()
