// SPDX-License-Identifier: Apache-2.0
// Theorem 3's instance at its first step; its limit is in witness_theorem_3.cpp.
#include "checks/verifier/witness_claim.hpp"

namespace certau_verifier {

namespace {

Conclusions evaluate_step_98(const WitnessInstance& at) {
  const mpq_class& lipschitz = at.number("L");
  const mpq_class& tau = at.number("tau");
  const mpq_class& s = at.number("s");
  const mpq_class& alpha = at.number("alpha");
  const mpq_class& y = at.number("y");
  require_hypothesis(abs(y) < 1, "abs(y) < 1");
  const mpq_class x = 2 * y / (1 + y * y);
  const mpq_class r = (1 - y * y) / (1 + y * y);
  require_hypothesis(abs(x) <= mpq_class(1, 4), "abs(w*) <= tau/4");
  require_hypothesis(48 * square(s) <= square(tau * lipschitz), "48 s^2 <= tau^2 L^2");
  require_hypothesis(2 * alpha * lipschitz <= 1, "alpha <= 1/(2 L)");
  require_hypothesis(alpha * (lipschitz + 6 * s / tau) <= 1, "alpha <= 1/(L + 6 s/tau)");
  const mpq_class w_star = x * tau;
  const mpq_class upper_noise = s * (1 + y) / (1 - y);
  const mpq_class lower_noise = -s * (1 - y) / (1 + y);
  const mpq_class after_upper = device_step(w_star, -alpha * upper_noise, tau, 0);
  const mpq_class after_lower = device_step(w_star, -alpha * lower_noise, tau, 0);
  const mpq_class left = (1 - x) / 2 * lipschitz * (after_upper - w_star) +
                         (1 + x) / 2 * lipschitz * (after_lower - w_star);
  const mpq_class right = -2 * alpha * lipschitz * s * r * x;
  return {{"mean of the next gradient", left, Relation::equal, right}};
}

}  // namespace

std::vector<WitnessClaim> floor_claims() {
  using enum Shape;
  return {
      {"step-98",
       {{"L", positive}, {"tau", positive}, {"s", positive}, {"alpha", positive}, {"y", number}},
       evaluate_step_98}};
}

}  // namespace certau_verifier
