// SPDX-License-Identifier: Apache-2.0
#include "certau/drift/piecewise_residual.hpp"

namespace certau {
namespace {

using Conditions = PiecewisePolynomial::Conditions;
using PolynomialState = State<BivariatePolynomial>;

constexpr Sign both_signs[] = {Sign::nonnegative, Sign::nonpositive};

// Adds factor·u(state) under conditions.
void add_potential(PiecewisePolynomial& sum, const Conditions& conditions,
                   const PiecewisePotential& potential, const PolynomialState& state,
                   const BivariatePolynomial& factor) {
  const auto scaled = [](const BivariatePolynomial& value, const Rational& centre,
                         const Rational& scale) {
    return (value - BivariatePolynomial{centre}) / BivariatePolynomial{scale};
  };
  Substitution at_state{
      scaled(state.weight, potential.centre.weight, potential.scale.weight),
      scaled(state.auxiliary, potential.centre.auxiliary, potential.scale.auxiliary)};
  for (const auto& term : potential.terms)
    sum.add_magnitude(conditions, at_state(term.kink), factor * at_state(term.factor));
}

// Adds factor·E u after a step of one branch, for all signs of what the step takes the absolute
// value of.
class BranchTerms {
 public:
  BranchTerms(const Process<Rational>& process, const PolynomialState& state)
      : process_{convert_process<BivariatePolynomial>(process)}, state_{state} {}

  void add(PiecewisePolynomial& sum, const PiecewisePotential& potential,
           const BivariatePolynomial& denominator) {
    for (std::size_t j = 0; j < branch_count(process_.noise); ++j) {
      const auto factor = denominator * noise_probability(process_.noise, j, state_.weight);
      if (has_auxiliary(process_.algorithm))
        add_with_auxiliary(sum, potential, factor, j);
      else
        add_scalar(sum, potential, factor, j);
    }
  }

 private:
  void add_scalar(PiecewisePolynomial& sum, const PiecewisePotential& potential,
                  const BivariatePolynomial& factor, std::size_t j) {
    const auto increment = branch_increment(process_, state_.weight, j);
    const auto image = [&](Sign sign) {
      return branch_image(process_, state_, j, RegionMagnitude{Sign::nonnegative},
                          RegionMagnitude{sign});
    };
    for_each_sign(sum, {}, increment, image, [&](const Conditions& conditions, const auto& next) {
      add_potential(sum, conditions, potential, next, factor);
    });
  }

  void add_with_auxiliary(PiecewisePolynomial& sum, const PiecewisePotential& potential,
                          const BivariatePolynomial& factor, std::size_t j) {
    const auto increment = auxiliary_increment(process_, state_, j);
    const auto first = [&](Sign sign) {
      auto next = branch_image(process_, state_, j, RegionMagnitude{sign},
                               RegionMagnitude{Sign::nonnegative});
      next.weight = {};
      return next;
    };
    for_each_sign(sum, {}, increment, first, [&](const Conditions& conditions, const auto& moved) {
      // The second update moves the weight by −αp′.
      const auto requested = transferred_increment(process_.learning_rate, moved.auxiliary);
      const auto second = [&](Sign sign) {
        return PolynomialState{apply_update(response(process_.device, state_.weight), state_.weight,
                                            requested, RegionMagnitude{sign}),
                               moved.auxiliary};
      };
      for_each_sign(sum, conditions, requested, second,
                    [&](const Conditions& all, const auto& next) {
                      add_potential(sum, all, potential, next, factor);
                    });
    });
  }

  // Calls use(conditions, image(sign)) for both signs of the argument, or once if the image does
  // not depend on it.
  template <class Image, class Use>
  static void for_each_sign(PiecewisePolynomial& sum, const Conditions& conditions,
                            const BivariatePolynomial& argument, const Image& image,
                            const Use& use) {
    const PolynomialState images[] = {image(both_signs[0]), image(both_signs[1])};
    if (images[0] == images[1]) return use(conditions, images[0]);
    for (const std::size_t k : {0u, 1u}) {
      Conditions here = conditions;
      if (sum.restrict(here, argument, both_signs[k])) use(here, images[k]);
    }
  }

  Process<BivariatePolynomial> process_;
  PolynomialState state_;
};

}  // namespace

PiecewiseResidual::PiecewiseResidual(const Process<Rational>& process, const StateBox& box,
                                     const QuantityPolynomials& quantity,
                                     const PiecewisePotential& potential) {
  const auto state = box.on_unit_square();
  const auto on_square = [&](const RationalPolynomial& in_weight) {
    return BivariatePolynomial{
        in_weight.compose(RationalPolynomial::linear(box.weight.lower, box.weight.width()))};
  };
  const auto denominator = on_square(quantity.denominator);
  weight_ = on_square(quantity.weight);
  base_.add({}, on_square(quantity.numerator));
  add_potential(base_, {}, potential, state, -denominator);
  BranchTerms{process, state}.add(base_, potential, denominator);
}

PiecewisePolynomial PiecewiseResidual::excess(Direction direction, const Rational& value) const {
  PiecewisePolynomial result = base_;
  result.add({}, -(BivariatePolynomial{value} * weight_));
  if (direction == Direction::lower) result.negate();
  return result;
}

PiecewisePolynomial transient_excess(const StateBox& box, const PiecewisePotential& potential,
                                     const State<Rational>& start, Direction direction,
                                     const Rational& transient) {
  PiecewisePolynomial result;
  add_potential(result, {}, potential, box.on_unit_square(), BivariatePolynomial{-1});
  result.add({}, BivariatePolynomial{value_at(potential, start)});
  if (direction == Direction::lower) result.negate();
  result.add({}, -BivariatePolynomial{transient});
  return result;
}

Rational value_at(const PiecewisePotential& potential, const State<Rational>& state) {
  const Rational x = (state.weight - potential.centre.weight) / potential.scale.weight;
  const Rational y = (state.auxiliary - potential.centre.auxiliary) / potential.scale.auxiliary;
  Rational sum = 0;
  for (const auto& term : potential.terms) sum += abs(term.kink(x, y)) * term.factor(x, y);
  return sum;
}

}  // namespace certau
