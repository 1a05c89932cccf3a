// SPDX-License-Identifier: Apache-2.0
#include "checks/verifier/number.hpp"

int main() {
  return certau_verifier::parse_rational("1/3", "consumer") == mpq_class(1, 3) ? 0 : 1;
}
