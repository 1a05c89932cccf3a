// SPDX-License-Identifier: Apache-2.0
#include "certau/problem/landscape.hpp"

#include "certau/polynomial/chebyshev.hpp"
#include "certau/polynomial/real_roots.hpp"

namespace certau {
namespace {

// Where the minimisers are known in closed form, no margin is needed.
std::optional<Landscape> closed_form(const Problem<Rational>& problem) {
  if (const auto* quadratic = std::get_if<Quadratic<Rational>>(&problem)) {
    const Rational& at = quadratic->minimizer;
    return Landscape{{{at, at}}, {0, 0, at}};
  }
  if (const auto* wells = std::get_if<DoubleWell<Rational>>(&problem); wells && wells->tilt == 0) {
    const Rational& at = wells->well;
    return Landscape{{{-at, -at}, {at, at}}, {0, 0, at}};
  }
  return std::nullopt;
}

// A dyadic point in (or next to) an enclosure, so that f of it stays a short number.
Rational short_point(const ClosedInterval& root, long bits) {
  if (root.lower == root.upper) return root.lower;
  return Rational{floor(root.centre() * power_of_two(bits) + Rational{1, 2})} * power_of_two(-bits);
}

}  // namespace

Rational curvature_bound(const Problem<Rational>& problem, const ClosedInterval& interval) {
  const RationalPolynomial curvature = objective_polynomial(problem).derivative().derivative();
  const auto range = chebyshev_bound(curvature.compose(affine_onto(interval)));
  const Rational below = abs(range.lower);
  const Rational above = abs(range.upper);
  return below > above ? below : above;
}

Outcome<Landscape> find_landscape(const Problem<Rational>& problem, const Rational& margin) {
  require(margin > 0, "find_landscape without a margin (irrational minima need one): give > 0");
  if (auto known = closed_form(problem)) return *std::move(known);
  const RationalPolynomial f = objective_polynomial(problem);
  if (f.degree() % 2 != 0 || f.coefficient(f.degree()) < 0)
    return OutsideDomain{
        complaint("problem.coefficients", "",
                  "the objective is not bounded below, so that inf f does not exist",
                  "use an even degree with a positive last coefficient, or another quantity")};
  // f(at) − f* is of second order in the distance, so that these bits are more than enough.
  const long bits = 64 + 4 * std::max(0, -decimal_exponent(margin));
  const auto critical = real_roots(f.derivative(), bits);
  std::optional<ObjectiveInfimum> best;
  for (const auto& root : critical) {
    const Rational at = short_point(root, bits);
    const Rational value = f(at);
    if (!best || value < best->upper) best = ObjectiveInfimum{value - margin, value, at};
  }
  require(best.has_value(), "a polynomial of even degree without critical point (a defect)");
  Landscape result{{}, *best};
  for (const auto& root : critical)
    if (f(short_point(root, bits)) <= best->upper + margin) result.minimizers.push_back(root);
  return result;
}

}  // namespace certau
