// SPDX-License-Identifier: Apache-2.0
// A requested increment is applied as a number of equal pulses: how far the result is off.
#include "theorems/device/capsules.hpp"
#include "theorems/model/array_update.hpp"
#include "theorems/model/steps.hpp"

namespace certau::theorems {
namespace {

enum class Bound { as_stated, repaired };

template <Bound bound>
struct PulseError {
  // Pulses lengthen the numbers only by a constant each; the verifier of witnesses stops at 8.
  static constexpr int most_pulses = bound == Bound::as_stated ? most_steps : 64;

  template <class T>
  static Judgement<T> judge(const Assignment<T>& at) {
    const T& tau = at["tau"];
    const T& w = at["w"];
    const T& delta = at["delta"];
    const T& dw = at["dw"];
    const T& BL = at["BL"];
    Judgement<T> judgement;
    if (!judgement.require("positive", tau > 0 && dw > 0)) return judgement;
    if (!judgement.require("BL counts", is_step_count(BL, 0, most_pulses))) return judgement;
    const T size = absolute(delta);
    if (!judgement.require("BL matches delta", absolute(T(BL * dw - size)) <= dw)) return judgement;
    if (!judgement.require("abs(w) <= tau", absolute(w) <= tau)) return judgement;
    if constexpr (bound == Bound::repaired)
      if (!judgement.require("dw <= tau", dw <= tau)) return judgement;

    const T pulse = delta >= 0 ? dw : T(-dw);
    T pulsed = w;
    for (int n = at.count("BL"); n > 0; --n) pulsed = update(tau, pulsed, pulse);
    const T error = absolute(T(pulsed - update(tau, w, delta)));
    const T pulses_squared = dw * dw * BL * (BL - 1);
    if constexpr (bound == Bound::as_stated) {
      const T middle = dw / tau + pulses_squared / (2 * tau);
      judgement.conclude("pulsed against continuous", error, Relation::at_most, middle);
      judgement.conclude("bound against bound", middle, Relation::at_most,
                         dw / tau + delta * delta / (2 * tau));
    } else {
      const T q = 1 - (delta >= 0 ? w : T(-w)) / tau;  // q_s(w)
      const T middle = q * (dw + pulses_squared / (2 * tau));
      judgement.conclude("pulsed against continuous", error, Relation::at_most, middle);
      judgement.conclude("bound against bound", middle, Relation::at_most,
                         q * (dw + (delta * delta + size * dw) / (2 * tau)));
    }
    return judgement;
  }

  static Instance draw(Draw& draw) {
    const Rational tau = draw.positive();
    const Rational dw = draw.once_in(3) ? draw.at_most(tau) : Rational{tau * draw.fraction() / 10};
    const int BL = draw.integer(0, bound == Bound::as_stated ? most_steps : 24);
    Rational size = BL * dw + draw.within(dw);
    if (size < 0) size = -size;
    Instance at;
    at.set("tau", tau).set("w", draw.within(tau));
    at.set("delta", draw.once_in(2) ? size : Rational{-size}).set("dw", dw).set("BL", BL);
    return at;
  }
};

template <Bound bound>
Claim pulse_error_with() {
  Claim claim = claim_of<PulseError<bound>>();
  claim.letters = {{"tau", "range of the device"},
                   {"w", "the weight"},
                   {"delta", "Δ, the requested increment"},
                   {"dw", "Δw_min, the increment of one pulse"},
                   {"BL", "number of pulses"}};
  claim.hypotheses = {"positive", "BL counts", "BL matches delta", "abs(w) <= tau"};
  claim.example.set("tau", 1).set("w", 0).set("delta", Rational{1, 4});
  claim.example.set("dw", Rational{1, 8}).set("BL", 2);
  claim.spoilers = {{"positive", Instance{}.set("dw", 0)},
                    {"BL counts", Instance{}.set("BL", Rational{3, 2})},
                    {"BL matches delta", Instance{}.set("BL", 4)},
                    {"abs(w) <= tau", Instance{}.set("w", 2)}};
  // The whole increment lost, then twice an increment applied; then one pulse too many, and Δ one
  // pulse's width too large for its pulses.
  claim.extremes = {
      Instance{claim.example}.set("tau", 2).set("delta", 1).set("dw", 1).set("BL", 0),
      Instance{claim.example}.set("tau", 2).set("delta", -1).set("dw", 1).set("BL", 2).set("w", 2),
      Instance{claim.example}.set("tau", 100).set("delta", 7).set("dw", 1).set("BL", 8),
      Instance{claim.example}
          .set("tau", 100)
          .set("delta", 8)
          .set("dw", 1)
          .set("BL", 7)
          .set("w", -100)};
  claim.cases = 100'000;
  return claim;
}

}  // namespace

Claim pulse_error() {
  Claim claim = pulse_error_with<Bound::as_stated>();
  claim.id = "pulse-error";
  claim.title = "Pulses against the continuous update";
  claim.source = "[wu2024, (20)]";
  claim.statement =
      "abs(U_p^BL(w) − U(w, Δ)) ≤ Δw_min/τ + Δw_min²·BL(BL − 1)/(2τ) ≤ Δw_min/τ + Δ²/(2τ), where "
      "BL pulses of ±Δw_min replace Δ and abs(BL·Δw_min − abs(Δ)) ≤ Δw_min";
  claim.theorem = "Certau.device.pulse_error_as_stated.pulse_error_fails";
  claim.theorem_says = TheoremSays::claim_fails;
  claim.remark =
      "Read with abs(w) ≤ τ, the device's range, and at most 8 pulses. The increment that "
      "rounding to whole pulses loses is of the size Δw_min, not Δw_min/τ, which is no weight by "
      "its units; and BL·Δw_min may exceed abs(Δ), so that the second bound can be the smaller "
      "one.";
  return claim;
}

Claim pulse_error_repaired() {
  Claim claim = pulse_error_with<Bound::repaired>();
  claim.id = "pulse-error-repaired";
  claim.title = "Pulses against the continuous update, in the units of a weight";
  claim.source = "Certau";
  claim.repairs = "pulse-error";
  claim.hypotheses.emplace_back("dw <= tau");
  claim.spoilers.push_back({"dw <= tau", Instance{}.set("dw", 2).set("BL", 1).set("delta", 1)});
  claim.extremes.push_back(Instance{claim.example}.set("dw", 1).set("BL", 24).set("delta", 25));
  claim.statement =
      "abs(U_p^BL(w) − U(w, Δ)) ≤ q·(Δw_min + Δw_min²·BL(BL − 1)/(2τ)) ≤ q·(Δw_min + (Δ² + "
      "abs(Δ)·Δw_min)/(2τ)) with q = q_s(w) ≤ 1 + abs(w)/τ, s the sign of Δ, for Δw_min ≤ τ";
  claim.theorem = "Certau.device.pulse_error.pulse_error_le";
  claim.argument =
      "Write d = Δw_min, n = BL. A pulse of sign s multiplies q_s = 1 − s·w/τ by 1 − d/τ, so "
      "w_p − w = sτq(1 − (1 − d/τ)ⁿ), while U(w, Δ) − w = s·abs(Δ)·q. The difference is q times "
      "abs(abs(Δ) − τ(1 − (1 − d/τ)ⁿ)) ≤ abs(abs(Δ) − nd) + nd − τ(1 − (1 − d/τ)ⁿ). The first "
      "part is at most d; the second is between 0 and n(n − 1)d²/(2τ), by the first terms of "
      "(1 − x)ⁿ, 1 − nx ≤ (1 − x)ⁿ ≤ 1 − nx + n(n − 1)x²/2 for x = d/τ in [0, 1]. Second, n ≥ 1 "
      "and nd ≤ abs(Δ) + d give nd(nd − d) ≤ (abs(Δ) + d)·abs(Δ).";
  return claim;
}

}  // namespace certau::theorems
