# SPDX-License-Identifier: Apache-2.0
# What the library and the programs need. tools/install-dependencies installs all of it.

find_package(Boost 1.74 CONFIG REQUIRED)
find_package(GMP REQUIRED)
find_package(MPFR REQUIRED)
find_package(MPFI REQUIRED)
find_package(FLINT REQUIRED)
find_package(Arb REQUIRED)
find_package(CLP REQUIRED)
find_package(Eigen3 3.4 CONFIG REQUIRED)
find_package(fmt REQUIRED)
find_package(nlohmann_json REQUIRED)
find_package(tomlplusplus REQUIRED)
find_package(TBB REQUIRED)
find_package(CLI11 REQUIRED)
find_package(rapidcheck REQUIRED)  # certau check
