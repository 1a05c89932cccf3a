// SPDX-License-Identifier: Apache-2.0
#include "checks/properties/generators/schedule.hpp"

#include <algorithm>
#include <ostream>

#include "certau/base/error.hpp"

namespace certau {

void showValue(const Schedule& schedule, std::ostream& out) {
  out << "learning_rate " << schedule.scale << "/sqrt(K), K in [";
  for (std::size_t i = 0; i < schedule.horizons.size(); ++i)
    out << (i == 0 ? "" : ", ") << schedule.horizons[i];
  out << ']';
  if (schedule.auxiliary_ratio)
    out << ", auxiliary_learning_rate " << *schedule.auxiliary_ratio << "*learning_rate";
}

namespace properties {
namespace {

rc::Gen<std::int64_t> horizon() {
  const auto square = rc::gen::map(rc::gen::inRange<std::int64_t>(1, 1001),
                                   [](std::int64_t root) { return root * root; });
  return rc::gen::oneOf(square, rc::gen::inRange<std::int64_t>(1, 1'000'001));
}

// The largest a·2^-j <= a/√k.
Rational dyadic_rate(const Rational& scale, int k) {
  Rational fraction = 1;
  while (fraction * fraction * k > 1) fraction /= 2;
  return scale * fraction;
}

std::vector<Rational> falling_rates(const Rational& scale, int steps, NumberKind kind) {
  const Schedule roots{{}, scale, {}};
  std::vector<Rational> rates;
  for (int k = 1; k <= steps; ++k)
    rates.push_back(kind == NumberKind::dyadic ? dyadic_rate(scale, k) : roots.learning_rate(k));
  return rates;
}

}  // namespace

rc::Gen<Schedule> schedule(NumberKind kind) {
  const auto horizons = rc::gen::mapcat(rc::gen::inRange<std::size_t>(1, 7), [](std::size_t count) {
    return rc::gen::container<std::vector<std::int64_t>>(count, horizon());
  });
  const auto parts = rc::gen::tuple(horizons, positive_number(kind, 6, 4),
                                    rc::gen::maybe(positive_number(kind, 6, 4)));
  return rc::gen::map(parts, [](const auto& chosen) {
    const auto& [drawn, scale, ratio] = chosen;
    Schedule result{drawn, scale, {}};
    if (ratio) result.auxiliary_ratio = *ratio;
    std::sort(result.horizons.begin(), result.horizons.end());
    result.horizons.erase(std::unique(result.horizons.begin(), result.horizons.end()),
                          result.horizons.end());
    return result;
  });
}

rc::Gen<std::vector<Rational>> learning_rates(int most_steps, NumberKind kind) {
  require(most_steps >= 1, "learning_rates (a run has a step): give most_steps >= 1");
  const auto parts = rc::gen::tuple(rc::gen::arbitrary<bool>(), positive_number(kind, 4, 8),
                                    rc::gen::inRange(1, most_steps + 1));
  return rc::gen::map(parts, [kind](const auto& chosen) {
    const auto& [falling, scale, steps] = chosen;
    return falling ? falling_rates(scale, steps, kind)
                   : std::vector<Rational>(static_cast<std::size_t>(steps), scale);
  });
}

}  // namespace properties
}  // namespace certau
