// SPDX-License-Identifier: Apache-2.0
#include "checks/verifier/witness_claim.hpp"

namespace certau_verifier {

namespace {

// lemma-1-saturation where the increment has the weight's sign, lemma-1-fast-reset where it has
// the other.
Conclusions evaluate_lemma_1(const WitnessInstance& at, bool same_sign) {
  const mpq_class& tau = at.number("tau");
  const mpq_class& symmetric_point = at.number("w_sym");
  const mpq_class& w = at.number("w");
  const mpq_class& delta = at.number("delta");
  require_hypothesis(w != 0, "w != 0");
  require_hypothesis(delta != 0, "delta != 0");
  require_hypothesis(sgn(delta) == (same_sign ? sgn(w) : -sgn(w)),
                     same_sign ? "sign delta = sign w" : "sign delta = -sign w");
  const mpq_class left = abs(device_step(w, delta, tau, symmetric_point) - w);
  const mpq_class saturation = abs(w - symmetric_point) / tau;
  const mpq_class factor = same_sign ? mpq_class(1 - saturation) : mpq_class(1 + saturation);
  const mpq_class right = abs(factor) * abs(delta);
  return {{"size of the step", left, Relation::equal, right}};
}

Conclusions evaluate_saturation(const WitnessInstance& at) { return evaluate_lemma_1(at, true); }
Conclusions evaluate_fast_reset(const WitnessInstance& at) { return evaluate_lemma_1(at, false); }

Conclusions evaluate_theorem_1(const WitnessInstance& at) {
  const mpq_class& tau = at.number("tau");
  const Vector& deltas = at.list("deltas");
  if (deltas.size() > witness_step_limit) {
    reject("instance.deltas: " + std::to_string(deltas.size()) + " steps, at most " +
           std::to_string(witness_step_limit) + " are checked");
  }
  mpq_class w = at.number("w0");
  require_hypothesis(abs(w) <= tau, "abs(w0) <= tau");
  for (const mpq_class& delta : deltas) {
    require_hypothesis(abs(delta) <= tau, "abs(delta) <= tau for every increment");
    w = device_step(w, delta, tau, at.number("w_sym"));
  }
  return {{"after K steps", abs(w), Relation::at_most, tau}};
}

Conclusions evaluate_pulse_error(const WitnessInstance& at) {
  const mpq_class& tau = at.number("tau");
  const mpq_class& w = at.number("w");
  const mpq_class& delta = at.number("delta");
  const mpq_class& dw = at.number("dw");
  const std::size_t pulses = at.count("BL", 0, witness_step_limit);
  const mpq_class pulse_count = static_cast<unsigned long>(pulses);
  require_hypothesis(abs(pulse_count * dw - abs(delta)) <= dw, "abs(BL dw - abs(delta)) <= dw");
  require_hypothesis(abs(w) <= tau, "abs(w) <= tau");
  mpq_class pulsed = w;
  const mpq_class pulse = delta >= 0 ? dw : mpq_class(-dw);
  for (std::size_t k = 0; k < pulses; ++k) pulsed = device_step(pulsed, pulse, tau, 0);
  const mpq_class error = abs(pulsed - device_step(w, delta, tau, 0));
  const mpq_class bound = dw / tau + square(dw) * pulse_count * (pulse_count - 1) / (2 * tau);
  const mpq_class bound_of_bound = dw / tau + square(delta) / (2 * tau);
  return {{"pulsed against continuous", error, Relation::at_most, bound},
          {"bound against bound", bound, Relation::at_most, bound_of_bound}};
}

}  // namespace

std::vector<WitnessClaim> device_claims() {
  using enum Shape;
  const std::vector<Parameter> lemma_1{
      {"tau", positive}, {"w_sym", number}, {"w", number}, {"delta", number}};
  return {{"lemma-1-saturation", lemma_1, evaluate_saturation},
          {"lemma-1-fast-reset", lemma_1, evaluate_fast_reset},
          {"theorem-1-any-symmetric-point",
           {{"tau", positive}, {"w_sym", number}, {"w0", number}, {"deltas", list}},
           evaluate_theorem_1},
          {"pulse-error",
           {{"tau", positive}, {"w", number}, {"delta", number}, {"dw", positive}, {"BL", number}},
           evaluate_pulse_error}};
}

}  // namespace certau_verifier
