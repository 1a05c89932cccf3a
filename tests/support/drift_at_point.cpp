// SPDX-License-Identifier: Apache-2.0
#include "tests/support/drift_at_point.hpp"

namespace certau::support {

Rational potential_at(const ChebyshevSeries& potential, const ClosedInterval& set,
                      const Rational& weight) {
  const Rational x = (2 * weight - set.lower - set.upper) / (set.upper - set.lower);
  Rational current = 1;
  Rational next = x;
  Rational sum = 0;
  for (const Rational& c : potential) {
    sum += c * current;
    const Rational after = 2 * x * next - current;
    current = next;
    next = after;
  }
  return sum;
}

QuantityValue quantity_at(Quantity quantity, const Process<Rational>& process,
                          const Rational& weight, const Rational& infimum) {
  const Rational g = gradient(process.problem, weight);
  const auto q = response(process.device, weight);
  const Rational symmetric = (q.up + q.down) / 2;
  const Rational asymmetric = (q.down - q.up) / 2;
  switch (quantity) {
    case Quantity::squared_gradient_norm:
      return {g * g, 1};
    case Quantity::objective_gap:
      return {objective(process.problem, weight) - infimum, 1};
    case Quantity::squared_saturation:
      return {asymmetric * asymmetric / (symmetric * symmetric), 1};
    case Quantity::amplification:
      return {asymmetric * asymmetric / (q.up * q.down), 1};
    case Quantity::amplification_constant: {
      Rational variance = 0;
      for (std::size_t j = 0; j < branch_count(process.noise); ++j) {
        const Rational value = noise_value(process.noise, j, weight);
        variance += noise_probability(process.noise, j, weight) * value * value;
      }
      return {g * g, variance * asymmetric * asymmetric / (q.up * q.down)};
    }
  }
  throw ContractViolation("quantity_at of an unknown quantity (the test lacks it): add it");
}

Rational drift_at(const Certificate& certificate, const Rational& weight) {
  const auto& claim = certificate.claim;
  Rational infimum = 0;
  if (certificate.infimum)
    infimum = claim.direction == Direction::upper ? certificate.infimum->lower
                                                  : certificate.infimum->upper;
  const auto h = quantity_at(claim.quantity, claim.process, weight, infimum);
  Rational step = 0;
  for (std::size_t j = 0; j < branch_count(claim.process.noise); ++j)
    step += noise_probability(claim.process.noise, j, weight) *
            potential_at(certificate.smooth().potential, certificate.smooth().set,
                         branch_image(claim.process, weight, j));
  return h.value + step -
         potential_at(certificate.smooth().potential, certificate.smooth().set, weight) -
         claim.value * h.weight;
}

}  // namespace certau::support
