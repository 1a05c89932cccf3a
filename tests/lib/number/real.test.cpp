// SPDX-License-Identifier: Apache-2.0
#include "certau/number/real.hpp"

#include <gtest/gtest.h>

namespace certau {
namespace {

unsigned precision(const Real& value) {
  return static_cast<unsigned>(mpfr_get_prec(value.data()));
}

TEST(Real, every_operation_keeps_the_precision) {
  for (const unsigned bits : {24U, 53U, 113U, 192U, 256U, 1000U}) {
    const auto x = from_rational<Real>(Rational(1, 3), {bits});
    const auto enough = [&](const Real& y) { return precision(y) >= bits; };
    EXPECT_TRUE(enough(x + x) && enough(x - x) && enough(x * x) && enough(x / x)) << bits;
    EXPECT_TRUE(enough(1 - x) && enough(x / 2) && enough(-x) && enough(abs(x))) << bits;
    EXPECT_TRUE(enough(exp(x)) && enough(log(x)) && enough(sqrt(x))) << bits;
  }
}

TEST(Real, an_exact_factor_does_not_lower_the_precision) {
  // T(1), T(k) and the like are written without a format throughout the dynamics.
  const auto x = from_rational<Real>(Rational(1, 3), {300});
  EXPECT_GE(precision(Real(1) * x), 300U);
  EXPECT_GE(precision(x * Real(3)), 300U);
  EXPECT_GE(precision(Real(0) + x), 300U);
}

TEST(Real, the_larger_precision_of_two_operands_wins) {
  const auto coarse = from_rational<Real>(Rational(1, 3), {64});
  const auto fine = from_rational<Real>(Rational(1, 3), {256});
  EXPECT_GE(precision(coarse * fine), 256U);
  EXPECT_GE(precision(fine - coarse), 256U);
}

}  // namespace
}  // namespace certau
