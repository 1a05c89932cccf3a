// SPDX-License-Identifier: Apache-2.0
#include <iostream>

#include "certau/base/error.hpp"
#include "checks/audit/trace.hpp"

int main() {
  try {
    (void)certau::audit::open_trace({.path = "no such trace.csv"});
  } catch (const certau::InvalidInput& refusal) {
    std::cout << refusal.what() << '\n';
    return 0;
  }
  return 1;
}
