// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <utility>

#include "certau/polynomial/piecewise_polynomial.hpp"
#include "tests/lib/polynomial/bivariate.hpp"

/// Functions with kinks, evaluated without cases on signs.
namespace certau::support {

/// v_0 = first, v_k = shift_k + abs(v_(k-1))·slope_k: kinks of kinks.
struct Nest {
  BivariatePolynomial first;
  std::vector<std::pair<BivariatePolynomial, BivariatePolynomial>> levels;  // shift, slope

  [[nodiscard]] Rational operator()(const Rational& x, const Rational& y) const {
    Rational v = first(x, y);
    for (const auto& [shift, slope] : levels) v = shift(x, y) + abs(v) * slope(x, y);
    return v;
  }
};

/// Adds abs(the last v)·factor, by cases on the signs of all v before it.
inline void add_magnitude_of(PiecewisePolynomial& f,
                             const PiecewisePolynomial::Conditions& conditions, const Nest& nest,
                             const BivariatePolynomial& factor, std::size_t level = 0) {
  if (level == nest.levels.size()) return f.add_magnitude(conditions, nest.first, factor);
  const auto& [shift, slope] = nest.levels[level];
  for (const Sign sign : {Sign::nonnegative, Sign::nonpositive}) {
    auto here = conditions;
    if (!f.restrict(here, nest.first, sign)) continue;
    const auto magnitude = sign == Sign::nonnegative ? nest.first : -nest.first;
    add_magnitude_of(f, here, {shift + magnitude * slope, nest.levels}, factor, level + 1);
  }
}

/// smooth + the sum of abs(nest)·factor.
struct KinkedFunction {
  BivariatePolynomial smooth;
  std::vector<std::pair<Nest, BivariatePolynomial>> nests;

  [[nodiscard]] Rational operator()(const Rational& x, const Rational& y) const {
    Rational value = smooth(x, y);
    for (const auto& [nest, factor] : nests) value += abs(nest(x, y)) * factor(x, y);
    return value;
  }
  [[nodiscard]] PiecewisePolynomial piecewise() const {
    PiecewisePolynomial f;
    f.add({}, smooth);
    for (const auto& [nest, factor] : nests) add_magnitude_of(f, {}, nest, factor);
    return f;
  }
};

inline void showValue(const KinkedFunction& function, std::ostream& out) {
  showValue(function.smooth, out);
  for (const auto& [nest, factor] : function.nests) {
    out << "\n  + (";
    showValue(factor, out);
    out << ")·abs of v = ";
    showValue(nest.first, out);
    for (const auto& [shift, slope] : nest.levels) {
      out << ", then ";
      showValue(shift, out);
      out << " + abs(v)·(";
      showValue(slope, out);
      out << ')';
    }
  }
}

/// With up to 3 nests of up to 2 levels above the first.
inline rc::Gen<KinkedFunction> kinked_function(int largest_degree_x, int largest_degree_y) {
  const auto flat = bivariate(std::min(largest_degree_x, 1), std::min(largest_degree_y, 1));
  const auto levels = rc::gen::mapcat(rc::gen::inRange(0, 3), [=](int count) {
    return rc::gen::container<std::vector<std::pair<BivariatePolynomial, BivariatePolynomial>>>(
        static_cast<std::size_t>(count), rc::gen::pair(flat, flat));
  });
  const auto nest = rc::gen::map(
      rc::gen::pair(bivariate(largest_degree_x, largest_degree_y), levels), [](const auto& parts) {
        return Nest{parts.first, parts.second};
      });
  const auto nests = rc::gen::mapcat(rc::gen::inRange(0, 4), [=](int count) {
    return rc::gen::container<std::vector<std::pair<Nest, BivariatePolynomial>>>(
        static_cast<std::size_t>(count), rc::gen::pair(nest, flat));
  });
  return rc::gen::map(rc::gen::pair(bivariate(largest_degree_x, largest_degree_y), nests),
                      [](const auto& parts) {
                        return KinkedFunction{parts.first, parts.second};
                      });
}

}  // namespace certau::support
