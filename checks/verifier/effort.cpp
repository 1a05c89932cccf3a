// SPDX-License-Identifier: Apache-2.0
#include "checks/verifier/effort.hpp"

#include <algorithm>

#include "checks/verifier/rejection.hpp"

namespace certau_verifier {

namespace {
thread_local std::uint64_t spent = 0;
}  // namespace

void reset_effort() { spent = 0; }

void spend(std::uint64_t limb_operations) {
  if (limb_operations > effort_limit - spent) {
    reject("the file takes more work to check than this verifier spends on one file");
  }
  spent += limb_operations;
}

void require_size(std::uint64_t count, std::uint64_t limbs) {
  // limbs is tested first, so that the product cannot overflow.
  if (limbs > integer_limit || count > polynomial_limit || count * limbs > polynomial_limit) {
    reject("the file leads to larger numbers than this verifier admits");
  }
}

std::uint64_t max_limbs(const std::vector<mpz_class>& integers) {
  std::uint64_t largest = 1;
  for (const mpz_class& integer : integers) {
    largest = std::max<std::uint64_t>(largest, mpz_size(integer.get_mpz_t()));
  }
  return largest;
}

}  // namespace certau_verifier
