// SPDX-License-Identifier: Apache-2.0
#include "certau/polynomial/chebyshev.hpp"

#include <gtest/gtest.h>

namespace certau {
namespace {

ChebyshevSeries basis_element(std::size_t degree) {
  ChebyshevSeries series(degree + 1, Rational{0});
  series.back() = 1;
  return series;
}

TEST(Chebyshev, low_degrees_by_hand) {
  const RationalPolynomial t4{std::vector<Rational>{1, 0, -8, 0, 8}};
  EXPECT_EQ(to_powers(basis_element(4)), t4);
  EXPECT_EQ(to_chebyshev(t4), basis_element(4));
  const RationalPolynomial square{std::vector<Rational>{0, 0, 1}};
  EXPECT_EQ(to_chebyshev(square), (ChebyshevSeries{Rational(1, 2), 0, Rational(1, 2)}));
}

TEST(Chebyshev, bound_is_exact_for_the_basis) {
  for (std::size_t degree = 1; degree <= 40; ++degree) {
    const auto t = to_powers(basis_element(degree));
    EXPECT_EQ(chebyshev_bound(t), (ClosedInterval{-1, 1})) << degree;
    EXPECT_EQ(t(1), 1) << degree;
  }
}

TEST(Chebyshev, constants_and_zero_have_one_coefficient) {
  EXPECT_EQ(to_chebyshev(RationalPolynomial{}), ChebyshevSeries{Rational{0}});
  EXPECT_EQ(to_chebyshev(RationalPolynomial{Rational(2, 3)}), ChebyshevSeries{Rational(2, 3)});
  const ClosedInterval point{Rational(2, 3), Rational(2, 3)};
  EXPECT_EQ(chebyshev_bound(RationalPolynomial{Rational(2, 3)}), point);
}

TEST(Chebyshev, an_empty_series_is_refused) {
  EXPECT_THROW((void)to_powers({}), ContractViolation);
}

TEST(Chebyshev, the_composition_of_basis_elements_is_one) {
  // T_m(T_n) = T_(mn).
  EXPECT_EQ(to_powers(basis_element(5)).compose(to_powers(basis_element(7))),
            to_powers(basis_element(35)));
}

}  // namespace
}  // namespace certau
