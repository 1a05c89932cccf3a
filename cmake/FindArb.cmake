# SPDX-License-Identifier: Apache-2.0
# Arb: Arb::Arb. Needs FLINT::FLINT.
# FLINT 3 contains Arb (headers flint/arb.h): the target then defines CERTAU_ARB_IN_FLINT=1.
# Before that Arb is a library of its own (headers arb.h), which Debian calls flint-arb.

find_path(Arb_IN_FLINT_INCLUDE_DIR flint/arb.h)
find_path(Arb_INCLUDE_DIR arb.h)
find_library(Arb_LIBRARY NAMES flint-arb arb)
mark_as_advanced(Arb_IN_FLINT_INCLUDE_DIR Arb_INCLUDE_DIR Arb_LIBRARY)

include(FindPackageHandleStandardArgs)
if(Arb_IN_FLINT_INCLUDE_DIR)
  find_package_handle_standard_args(Arb REQUIRED_VARS Arb_IN_FLINT_INCLUDE_DIR)
else()
  find_package_handle_standard_args(Arb REQUIRED_VARS Arb_LIBRARY Arb_INCLUDE_DIR)
endif()

if(Arb_FOUND AND NOT TARGET Arb::Arb)
  if(Arb_IN_FLINT_INCLUDE_DIR)
    add_library(Arb::Arb INTERFACE IMPORTED)
    set_target_properties(Arb::Arb PROPERTIES
      INTERFACE_COMPILE_DEFINITIONS CERTAU_ARB_IN_FLINT=1
      INTERFACE_LINK_LIBRARIES FLINT::FLINT)
  else()
    add_library(Arb::Arb UNKNOWN IMPORTED)
    set_target_properties(Arb::Arb PROPERTIES
      IMPORTED_LOCATION ${Arb_LIBRARY}
      INTERFACE_INCLUDE_DIRECTORIES ${Arb_INCLUDE_DIR}
      INTERFACE_LINK_LIBRARIES FLINT::FLINT)
  endif()
endif()
