// SPDX-License-Identifier: Apache-2.0
#include "certau/report/horizons.hpp"

#include <algorithm>

#include "certau/expectation/transients.hpp"

namespace certau {
namespace {

// The expectation of a certificate's potential, followed step by step.
class Followed {
 public:
  Followed(const ChebyshevSeries& potential, const PolynomialProcess& polynomials,
           const InvariantSet& set, const Rational& start, int digits)
      : start_{set.interval.to_unit(start)},
        initial_{to_powers(potential)(start_)},
        transients_{polynomials,
                    set,
                    potential,
                    {static_cast<long>(potential.size()) + 7, 64 + 4L * digits}} {}

  [[nodiscard]] std::int64_t steps() const { return transients_.steps(); }
  void advance_to(std::int64_t step) {
    while (transients_.steps() < step) transients_.advance();
  }
  // u(w_0) − E u(w_K), enclosed.
  [[nodiscard]] ClosedInterval change_at(std::int64_t horizon) const {
    const auto last =
        transients_.steps() == horizon ? transients_.value_at(start_) : transients_.range();
    return {initial_ - last.upper, initial_ - last.lower};
  }
  // Nothing is left to follow: the expectation is known for good to this width.
  [[nodiscard]] bool is_settled(const Rational& width) const {
    return transients_.range().width() <= width;
  }

 private:
  Rational start_;
  Rational initial_;
  Transients transients_;
};

}  // namespace

Outcome<std::vector<HorizonAverage>> averages_at(const CertifiedBounds& bounds,
                                                 const std::vector<std::int64_t>& horizons,
                                                 int digits, const std::stop_token& stop,
                                                 std::int64_t step_limit) {
  const auto polynomials = to_polynomials(bounds.upper.claim.process);
  const Certificate& below = bounds.lower;
  const Certificate& above = bounds.upper;
  std::vector<Followed> followed;
  for (const auto* certificate : {&above, &below}) {
    // Both bounds mostly have one set and one potential.
    if (certificate == &below && below.smooth() == above.smooth()) continue;
    const auto& proof = certificate->smooth();
    const auto set = prove_invariant(polynomials, proof.set, proof.cuts);
    if (!set.has_value()) return OutsideDomain{set.reason()};
    followed.emplace_back(proof.potential, polynomials, set.value(),
                          certificate->claim.start.weight, digits);
  }

  std::vector<std::size_t> order(horizons.size());
  for (std::size_t k = 0; k < order.size(); ++k) order[k] = k;
  std::sort(order.begin(), order.end(),
            [&](std::size_t a, std::size_t b) { return horizons[a] < horizons[b]; });
  const Rational settled =
      (abs(above.claim.value) + abs(below.claim.value)) * power_of_ten(-digits - 4);
  std::vector<HorizonAverage> result(horizons.size());
  for (const std::size_t index : order) {
    const std::int64_t horizon = horizons[index];
    require(horizon >= 1, "an average over no step (it is 0/0): give K >= 1");
    const std::int64_t target = std::min(horizon, step_limit);
    // In stretches, so that an interruption is noticed.
    for (auto& one : followed)
      while (one.steps() < target && !one.is_settled(settled)) {
        if (stop.stop_requested()) return Inconclusive{"interrupted"};
        one.advance_to(std::min(target, one.steps() + 256));
      }
    // Sum of h over the horizon <= K value + u(w_0) − E u(w_K), or >= .
    const Rational steps{horizon};
    const Rational upper = above.claim.value + followed.front().change_at(horizon).upper / steps;
    const Rational lower = below.claim.value + followed.back().change_at(horizon).lower / steps;
    result[index] = {horizon, round_down(lower, digits + 4), round_up(upper, digits + 4)};
  }
  return result;
}

}  // namespace certau
