// SPDX-License-Identifier: Apache-2.0
#include "certau/polynomial/chebyshev.hpp"

#include "checks/properties/generators/number.hpp"
#include "checks/properties/generators/polynomial.hpp"
#include "tests/support/property.hpp"

namespace certau {
namespace {

using support::check_property;

// T_0 … T_degree at a point by the three-term recurrence.
std::vector<Rational> basis(std::size_t size, const Rational& x) {
  std::vector<Rational> t{1, x};
  while (t.size() < size) t.push_back(2 * x * t.end()[-1] - t.end()[-2]);
  return t;
}

Rational value_at(const ChebyshevSeries& series, const Rational& x) {
  const auto t = basis(series.size(), x);
  Rational sum = 0;
  for (std::size_t k = 0; k < series.size(); ++k) sum += series[k] * t[k];
  return sum;
}

rc::Gen<ChebyshevSeries> series() {
  return rc::gen::mapcat(rc::gen::inRange<std::size_t>(1, 14), [](std::size_t size) {
    return rc::gen::container<ChebyshevSeries>(size, properties::rational());
  });
}

TEST(Chebyshev, to_powers_is_the_same_function) {
  check_property(200, [] {
    const auto c = *series();
    const Rational x = *properties::rational();
    RC_ASSERT(to_powers(c)(x) == value_at(c, x));
  });
}

TEST(Chebyshev, to_chebyshev_is_the_same_function) {
  check_property(200, [] {
    const auto p = *properties::polynomial(12);
    const Rational x = *properties::rational();
    RC_ASSERT(value_at(to_chebyshev(p), x) == p(x));
  });
}

TEST(Chebyshev, the_two_conversions_are_inverse) {
  check_property(200, [] {
    auto c = *series();
    RC_ASSERT(to_powers(to_chebyshev(to_powers(c))) == to_powers(c));
    while (c.size() > 1 && c.back() == 0) c.pop_back();
    RC_ASSERT(to_chebyshev(to_powers(c)) == c);
  });
}

TEST(Chebyshev, product_agrees_with_pointwise_product) {
  // T_m T_n = (T_(m+n) + T_|m−n|)/2 multiplies series without leaving the basis.
  check_property(100, [] {
    const auto a = *series();
    const auto b = *series();
    ChebyshevSeries product(a.size() + b.size() - 1, Rational{0});
    for (std::size_t m = 0; m < a.size(); ++m)
      for (std::size_t n = 0; n < b.size(); ++n) {
        product[m + n] += a[m] * b[n] / 2;
        product[m > n ? m - n : n - m] += a[m] * b[n] / 2;
      }
    RC_ASSERT(to_powers(product) == to_powers(a) * to_powers(b));
  });
}

TEST(Chebyshev, bound_encloses_the_range) {
  check_property(200, [] {
    const auto p = *properties::polynomial(9);
    const auto bound = chebyshev_bound(p);
    const Rational x = *properties::rational_in({-1, 1});
    RC_ASSERT(bound.contains(p(x)));
    // Not vacuous: no wider than the sum of the coefficients' sizes allows.
    const auto c = to_chebyshev(p);
    Rational spread = 0;
    for (std::size_t k = 1; k < c.size(); ++k) spread += abs(c[k]);
    RC_ASSERT(bound.lower == c[0] - spread && bound.upper == c[0] + spread);
  });
}

}  // namespace
}  // namespace certau
