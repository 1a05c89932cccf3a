// SPDX-License-Identifier: Apache-2.0
#include "certau/polynomial/bernstein.hpp"

#include "certau/polynomial/real_roots.hpp"
#include "checks/properties/generators/number.hpp"
#include "checks/properties/generators/polynomial.hpp"
#include "tests/support/property.hpp"

namespace certau {
namespace {

using support::check_property;

rc::Gen<ClosedInterval> interval() {
  return rc::gen::map(rc::gen::pair(properties::rational(6, 5), properties::rational(6, 5)),
                      [](const auto& ends) {
                        return ends.first < ends.second ? ClosedInterval{ends.first, ends.second}
                                                        : ClosedInterval{ends.second, ends.first};
                      });
}

// Is there a point of the interval with p < 0 (or <= 0)? Complete: between neighbouring critical
// points and ends p is monotone, so that its extremes are at the ends or at roots of p'.
bool has_counterexample(const RationalPolynomial& p, const ClosedInterval& on,
                        Strictness strictness) {
  std::vector<Rational> points{on.lower, on.upper};
  if (!p.is_constant())
    for (const auto& roots : {real_roots(p, 200), real_roots(p.derivative(), 200)})
      for (const auto& root : roots)
        for (const auto& at : {root.lower, root.upper})
          if (on.contains(at)) points.push_back(at);
  for (const auto& at : points)
    if (strictness == Strictness::allow_zero ? p(at) < 0 : p(at) <= 0) return true;
  return false;
}

TEST(Bernstein, answers_agree_with_the_extremes) {
  int yes = 0;
  int no = 0;
  check_property(2000, [&] {
    const auto p = *properties::polynomial(7);
    const auto on = *interval();
    const auto strictness =
        *rc::gen::element(Strictness::allow_zero, Strictness::strictly_positive);
    const Truth answer = is_nonnegative_on(p, on, strictness);
    if (answer == Truth::yes) RC_ASSERT(!has_counterexample(p, on, strictness));
    if (answer == Truth::no) RC_ASSERT(has_counterexample(p, on, strictness));
    yes += answer == Truth::yes ? 1 : 0;
    no += answer == Truth::no ? 1 : 0;
  });
  EXPECT_GT(yes, 200);
  EXPECT_GT(no, 200);
}

TEST(Bernstein, unknown_is_left_to_touching_zeros) {
  // A polynomial without a zero inside that it does not cross must be decided.
  check_property(300, [] {
    const auto p = *properties::polynomial(7);
    const auto on = *interval();
    const auto shift = RationalPolynomial{*rc::gen::element(Rational(1, 97), Rational(-1, 89))};
    const auto q = p * p + shift;
    RC_ASSERT(is_nonnegative_on(q, on) != Truth::unknown);
  });
}

TEST(Bernstein, a_sum_of_squares_is_never_refuted) {
  check_property(200, [] {
    const auto p = *properties::polynomial(4);
    const auto q = *properties::polynomial(4);
    const auto on = *interval();
    RC_ASSERT(is_nonnegative_on(p * p + q * q, on) != Truth::no);
    RC_ASSERT(is_nonnegative_on(p * p + q * q + 1, on, Strictness::strictly_positive) ==
              Truth::yes);
  });
}

TEST(Bernstein, factors_that_vanish_at_the_ends_do_not_hinder) {
  check_property(200, [] {
    const auto on = *interval();
    RC_PRE(on.lower < on.upper);
    const auto x = RationalPolynomial::identity();
    const auto inside = (x - RationalPolynomial{on.lower}) * (RationalPolynomial{on.upper} - x);
    const auto p = *properties::polynomial(3);
    RC_ASSERT(is_nonnegative_on(inside * (p * p + 1), on) == Truth::yes);
    RC_ASSERT(is_nonnegative_on(-inside * (p * p + 1), on) == Truth::no);
  });
}

}  // namespace
}  // namespace certau
