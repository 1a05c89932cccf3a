// SPDX-License-Identifier: Apache-2.0
#include "checks/properties/generators/noise.hpp"

#include "checks/properties/generators/parameters.hpp"

namespace certau {

void showValue(const FiniteLaw<Rational>& law, std::ostream& out) {
  properties::print_parameters(out, law);
}

void showValue(const Noise<Rational>& noise, std::ostream& out) {
  properties::print_parameters(out, noise);
}

namespace properties {
namespace {

using WeightedValues = std::vector<std::pair<Rational, int>>;

rc::Gen<WeightedValues> weighted_values(int fewest, int most, NumberKind kind) {
  const auto entry = rc::gen::pair(number(kind, 6, 4), rc::gen::inRange(1, 6));
  return rc::gen::mapcat(rc::gen::inRange(fewest, most + 1), [=](int count) {
    return rc::gen::container<WeightedValues>(static_cast<std::size_t>(count), entry);
  });
}

FiniteLaw<Rational> law_of(const WeightedValues& list, const Rational& shift) {
  Rational total = 0;
  for (const auto& [value, weight] : list) total += weight;
  FiniteLaw<Rational> law;
  for (const auto& [value, weight] : list) {
    law.values.push_back({value - shift});
    law.probabilities.push_back({weight / total});
  }
  return law;
}

FiniteLaw<Rational> shifted_to_mean_zero(const WeightedValues& list) {
  Rational total = 0;
  Rational sum = 0;
  for (const auto& [value, weight] : list) {
    total += weight;
    sum += value * weight;
  }
  return law_of(list, sum / total);
}

// Another value, of weight 1, brings the mean to zero: it is as dyadic as the others.
FiniteLaw<Rational> balanced(WeightedValues list) {
  Rational sum = 0;
  for (const auto& [value, weight] : list) sum += value * weight;
  list.emplace_back(-sum, 1);
  return law_of(list, 0);
}

rc::Gen<Noise<Rational>> two_point(int largest_numerator, NumberKind kind) {
  return rc::gen::map(positive_number(kind, largest_numerator, 4), [](const Rational& sigma) {
    return Noise<Rational>{TwoPoint<Rational>{sigma}};
  });
}

rc::Gen<Noise<Rational>> finite_law_noise(NumberKind kind) {
  return rc::gen::map(finite_law(kind),
                      [](const FiniteLaw<Rational>& law) { return Noise<Rational>{law}; });
}

}  // namespace

rc::Gen<FiniteLaw<Rational>> finite_law(NumberKind kind) {
  return kind == NumberKind::rational
             ? rc::gen::map(weighted_values(1, 5, kind), shifted_to_mean_zero)
             : rc::gen::map(weighted_values(0, 4, kind), balanced);
}

rc::Gen<Noise<Rational>> finite_noise(NumberKind kind) {
  return rc::gen::oneOf(two_point(4, kind), finite_law_noise(kind));
}

rc::Gen<Noise<Rational>> polynomial_noise(NumberKind kind) {
  return rc::gen::oneOf(rc::gen::just(Noise<Rational>{NoNoise<Rational>{}}), two_point(6, kind),
                        finite_law_noise(kind));
}

}  // namespace properties
}  // namespace certau
