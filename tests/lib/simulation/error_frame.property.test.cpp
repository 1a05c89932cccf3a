// SPDX-License-Identifier: Apache-2.0
#include "certau/simulation/error_frame.hpp"

#include <gtest/gtest.h>

#include <random>

#include "certau/number/exact_range.hpp"

namespace certau {
namespace {

Rational exact(double value) { return exact_range(value).lower; }

// Whether a difference (w, p) is within a bound, in exact arithmetic.
bool within(const ErrorFrame& frame, const ErrorBound& bound, const Rational& w,
            const Rational& p) {
  const Rational sheared = w - exact(frame.shear()) * p;
  if (!frame.is_by_length())
    return abs(sheared) <= exact(bound.first) && abs(p) <= exact(bound.second);
  const Rational scaled = exact(frame.scale()) * p;
  return sheared * sheared + scaled * scaled <= exact(bound.first) * exact(bound.first);
}

struct Draws {
  std::mt19937_64 random{9};
  double operator()(double low, double high) {
    return low + (high - low) * static_cast<double>(random() >> 11) * 0x1p-53;
  }
  DoubleInterval interval(double middle, double radius) {
    const double width = (*this)(0, radius);
    return {middle - width, middle + width};
  }
  ErrorFrame frame() {
    const double shear = (*this)(-3, 3);
    return random() % 2 == 0 ? ErrorFrame::componentwise(shear)
                             : ErrorFrame::by_length(shear, std::exp2((*this)(-6, 6)));
  }
  // A difference within a bound, at its edge about.
  std::pair<Rational, Rational> within(const ErrorFrame& frame, const ErrorBound& bound) {
    Rational first = exact((*this)(-1, 1) * bound.first);
    Rational second = exact((*this)(-1, 1) * bound.second);
    if (random() % 2 == 0) first = exact(random() % 2 == 0 ? bound.first : -bound.first);
    if (random() % 2 == 0) second = exact(random() % 2 == 0 ? bound.second : -bound.second);
    if (frame.is_by_length()) {
      const double turn = (*this)(0, 6.3);
      first = exact(bound.first * 0.999999 * std::cos(turn));
      second = exact(bound.first * 0.999999 * std::sin(turn)) / exact(frame.scale());
    }
    return {first + exact(frame.shear()) * second, second};
  }
};

TEST(ErrorFrame, steps_bound_what_every_matrix_does_to_every_difference) {
  Draws draw;
  for (int k = 0; k < 4000; ++k) {
    const ErrorFrame frame = draw.frame();
    const DifferenceStep step{draw.interval(draw(-1, 2), 0.2),
                              draw.interval(draw(-1, 1), 0.2),
                              draw.interval(draw(-1, 1), 0.2),
                              draw.interval(draw(-1, 2), 0.2),
                              draw(0, 0.1),
                              draw(0, 0.1)};
    const BoundStep by = frame.step(step);
    const auto entry = [&](const DoubleInterval& range) {
      return exact(k % 2 == 0 ? draw(range.lower, range.upper)
                              : (k % 4 == 1 ? range.lower : range.upper));
    };
    const Rational ww = entry(step.weight_by_weight);
    const Rational wp = entry(step.weight_by_auxiliary);
    const Rational pw = entry(step.auxiliary_by_weight);
    const Rational pp = entry(step.auxiliary_by_auxiliary);
    for (int tries = 0; tries < 6; ++tries) {
      const ErrorBound bound{draw(0, 1), frame.is_by_length() ? 0 : draw(0, 1)};
      const auto [w, p] = draw.within(frame, bound);
      const Rational r = exact(step.weight_rounding) * (tries % 2 == 0 ? 1 : -1);
      const Rational s = exact(step.auxiliary_rounding) * (tries % 3 == 0 ? 1 : -1);
      // Once around what doubles round here.
      const double slack = 1 + 0x1p-48;
      const ErrorBound after{(by.a * bound.first + by.b * bound.second + by.r) * slack,
                             (by.c * bound.first + by.d * bound.second + by.s) * slack};
      ASSERT_TRUE(within(frame, after, ww * w + wp * p + r, pw * w + pp * p + s)) << k;
    }
  }
}

// Without intervals the length's growth is the norm itself.
TEST(ErrorFrame, growth_of_lengths_is_attained) {
  const auto growth = [](const ErrorFrame& frame, double a, double b, double c, double d) {
    const auto point = [](double x) { return DoubleInterval::point(x); };
    return frame.step({point(a), point(b), point(c), point(d)}).a;
  };
  const auto plain = ErrorFrame::by_length(0, 1);
  EXPECT_NEAR(growth(plain, 0.6, -0.8, 0.8, 0.6), 1, 1e-14);
  EXPECT_NEAR(growth(plain, 3, 0, 0, -2), 3, 1e-14);
  EXPECT_NEAR(growth(plain, 0, 5, 0, 0), 5, 1e-14);
  // In the coordinates (w − p/2, 2p), (1, 1; 0, 1) is (1, 1/2; 0, 1).
  const double expected = (std::sqrt(4 + 0.25) + 0.5) / 2;
  EXPECT_NEAR(growth(ErrorFrame::by_length(0.5, 2), 1, 1, 0, 1), expected, 1e-14);
}

TEST(ErrorFrame, the_coordinates_themselves_are_one) {
  const auto point = [](double x) { return DoubleInterval::point(x); };
  const auto step = ErrorFrame{}.step({point(-2), point(0), point(0), point(1), 0.25, 0});
  EXPECT_EQ(step.a, 2);
  EXPECT_EQ(step.b, 0);
  EXPECT_EQ(step.c, 0);
  EXPECT_EQ(step.d, 1);
  EXPECT_EQ(step.s, 0);
  EXPECT_NEAR(step.r, 0.25, 1e-15);
}

TEST(ErrorFrame, boxes_and_coordinates_are_bounded) {
  Draws draw;
  for (int k = 0; k < 3000; ++k) {
    const ErrorFrame frame = draw.frame();
    const double w = draw(0, 1);
    const double p = draw(0, 1);
    const ErrorBound bound = frame.of(w, p);
    for (const int sign : {1, -1}) ASSERT_TRUE(within(frame, bound, exact(w), sign * exact(p)));
    for (int tries = 0; tries < 4; ++tries) {
      const auto [x, y] = draw.within(frame, bound);
      ASSERT_LE(abs(x), exact(frame.weight(bound)));
      ASSERT_LE(abs(y), exact(frame.auxiliary(bound)));
    }
    const ErrorBound limits = frame.limits(w, p);
    ASSERT_LE(frame.weight(limits), w);
    ASSERT_LE(frame.auxiliary(limits), p);
    ASSERT_GT(frame.weight(limits) / w + frame.auxiliary(limits) / p, 0.4);
  }
}

double settled_growth(const ErrorFrame& frame, const DifferenceStep& difference) {
  const BoundStep step = frame.step(difference);
  ErrorBound bound{1, 0};
  double before = 1;
  for (int k = 0; k < 400; ++k) {
    before = bound.first;
    bound = {step.a * bound.first + step.b * bound.second,
             step.c * bound.first + step.d * bound.second};
  }
  return bound.first / before;
}

// Typical steps of Tiki-Taka: the coordinates themselves do not shrink, a frame does, whether p
// follows w at once (the first) or the two swing.
TEST(ErrorFrame, the_search_finds_a_frame_that_shrinks_where_coordinates_do_not) {
  const auto near = [](double x) { return DoubleInterval{x - 1e-6, x + 1e-6}; };
  const DifferenceStep following{near(1), near(-0.001), near(0.2), near(0.74)};
  const DifferenceStep swinging{near(1), near(-0.1), near(0.1), near(0.97)};
  for (const auto& step : {following, swinging}) {
    EXPECT_GT(settled_growth(ErrorFrame{}, step), 1);
    EXPECT_LT(settled_growth(approx_best_frame({step}), step), 0.9999);
  }
  EXPECT_TRUE(approx_best_frame({swinging}).is_by_length());
}

TEST(ErrorFrame, the_search_takes_what_it_is_given) {
  const double infinity = std::numeric_limits<double>::infinity();
  const DoubleInterval vast{-infinity, infinity};
  for (const auto& frame : {approx_best_frame({}), approx_best_frame({{vast, vast, vast, vast}}),
                            approx_best_frame({{{1, 1}, {}, {}, {1, 1}}})})
    EXPECT_TRUE(frame.scale() > 0 && std::isfinite(frame.scale()) && std::isfinite(frame.shear()));
}

}  // namespace
}  // namespace certau
