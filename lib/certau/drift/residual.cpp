// SPDX-License-Identifier: Apache-2.0
#include "certau/drift/residual.hpp"

#include "certau/polynomial/bernstein.hpp"

namespace certau {

Residuals::Residuals(const PolynomialProcess& process, const InvariantSet& set,
                     const QuantityPolynomials& quantity, const ChebyshevSeries& potential) {
  const RationalPolynomial onto = affine_onto(set.interval);
  const RationalPolynomial u = to_powers(potential);
  const RationalPolynomial numerator = quantity.numerator.compose(onto);
  const RationalPolynomial denominator = quantity.denominator.compose(onto);
  const RationalPolynomial weight = quantity.weight.compose(onto);

  // p_j u(φ_j) by branch and sign, composed when first needed.
  std::vector<std::array<std::optional<RationalPolynomial>, 2>> steps(process.branches.size());
  const auto step = [&](std::size_t j, Sign sign) -> const RationalPolynomial& {
    auto& slot = steps[j][sign == Sign::nonnegative ? 0 : 1];
    if (!slot) {
      const auto& branch = process.branches[j];
      slot = branch.probability.compose(onto) *
             u.compose(in_unit_coordinate(branch.image(sign), set.interval));
    }
    return *slot;
  };

  for (const auto& piece : set.pieces) {
    const ClosedInterval local{set.interval.to_unit(piece.interval.lower),
                               set.interval.to_unit(piece.interval.upper)};
    const bool whole = set.pieces.size() == 1;
    const auto on_piece = [&](const RationalPolynomial& p) {
      return whole ? p : p.compose(affine_onto(local));
    };
    for (const auto& choice : piece.choices()) {
      RationalPolynomial drift = -u;
      for (std::size_t j = 0; j < choice.size(); ++j) drift += step(j, choice[j]);
      parts_.push_back({on_piece(numerator + denominator * drift), on_piece(weight)});
    }
  }
}

Outcome<Rational> Residuals::provable_value(Direction direction, const Rational& guess) const {
  Rational shift = 0;
  for (const auto& part : parts_) {
    const auto residual = chebyshev_bound(part.base - RationalPolynomial{guess} * part.weight);
    const Rational weight = chebyshev_bound(part.weight).lower;
    if (weight <= 0)
      return Inconclusive{
          "the quantity's denominator is not bounded away from zero by its "
          "Chebyshev coefficients on a piece"};
    // Moving the value by δ changes the residual by −δM, and M >= weight.
    const Rational needed =
        (direction == Direction::upper ? residual.upper : -residual.lower) / weight;
    if (needed > shift) shift = needed;
  }
  return direction == Direction::upper ? Rational{guess + shift} : Rational{guess - shift};
}

bool Residuals::proves(Direction direction, const Rational& value) const {
  for (const auto& part : parts_) {
    const auto residual = chebyshev_bound(part.base - RationalPolynomial{value} * part.weight);
    if (direction == Direction::upper ? residual.upper > 0 : residual.lower < 0) return false;
  }
  return true;
}

Outcome<bool> prove_positive(const RationalPolynomial& denominator, const ClosedInterval& set) {
  if (is_nonnegative_on(denominator, set, Strictness::strictly_positive) == Truth::yes) return true;
  return Inconclusive{
      "the quantity's denominator is not proved to be positive on the invariant set [" +
      to_string(set.lower) + ", " + to_string(set.upper) +
      "]: the saturation degree reaches 1 there, so that the quantity is unbounded; use a larger "
      "tau, weaker noise, or squared-saturation"};
}

}  // namespace certau
