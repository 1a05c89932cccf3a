// SPDX-License-Identifier: Apache-2.0
#include "certau/report/horizons.hpp"

#include <algorithm>

#include "certau/expectation/transients.hpp"

namespace certau {
namespace {

// The lesser or the greater end of the certificate's bound at each horizon.
class Side {
 public:
  Side(const Certificate& certificate, const PolynomialProcess& polynomials,
       const InvariantSet& set, int digits)
      : certificate_{certificate},
        start_{(certificate.claim.start - set.interval.centre()) / set.interval.radius()},
        initial_{to_powers(certificate.potential)(start_)},
        transients_{polynomials, set, certificate.potential,
                    {static_cast<long>(certificate.potential.size()) + 7, 64 + 4L * digits}} {}

  void advance_to(std::int64_t step) {
    while (transients_.steps() < step) transients_.advance();
  }
  [[nodiscard]] Rational bound_at(std::int64_t horizon) const {
    // Sum of h over the horizon <= K value + u(w_0) − E u(w_K), or >= .
    const auto final =
        transients_.steps() == horizon ? transients_.value_at(start_) : transients_.range();
    const bool upper = certificate_.claim.direction == Direction::upper;
    const Rational change = initial_ - (upper ? final.lower : final.upper);
    return certificate_.claim.value + change / Rational{horizon};
  }

 private:
  const Certificate& certificate_;
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
  const auto set = prove_invariant(polynomials, bounds.upper.set, bounds.upper.cuts);
  if (!set.has_value()) return OutsideDomain{set.reason()};
  Side lower{bounds.lower, polynomials, set.value(), digits};
  Side upper{bounds.upper, polynomials, set.value(), digits};

  std::vector<std::size_t> order(horizons.size());
  for (std::size_t k = 0; k < order.size(); ++k) order[k] = k;
  std::sort(order.begin(), order.end(),
            [&](std::size_t a, std::size_t b) { return horizons[a] < horizons[b]; });
  std::vector<HorizonAverage> result(horizons.size());
  std::int64_t done = 0;
  for (const std::size_t index : order) {
    const std::int64_t horizon = horizons[index];
    require(horizon >= 1, "an average over no step (it is 0/0): give K >= 1");
    const std::int64_t target = std::min(horizon, step_limit);
    // In stretches, so that an interruption is noticed.
    while (done < target) {
      if (stop.stop_requested()) return Inconclusive{"interrupted"};
      done = std::min(target, done + 256);
      lower.advance_to(done);
      upper.advance_to(done);
    }
    result[index] = {horizon, round_down(lower.bound_at(horizon), digits + 4),
                     round_up(upper.bound_at(horizon), digits + 4)};
  }
  return result;
}

}  // namespace certau
