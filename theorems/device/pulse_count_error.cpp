// SPDX-License-Identifier: Apache-2.0
// A known number of pulses in place of a requested increment: how far the result is off.
#include "theorems/device/capsules.hpp"
#include "theorems/model/array_update.hpp"
#include "theorems/model/steps.hpp"

namespace certau::theorems {
namespace {

struct PulseCountError {
  // Pulses lengthen the numbers only by a constant each.
  static constexpr int most_pulses = 64;

  template <class T>
  static Judgement<T> judge(const Assignment<T>& at) {
    const T& tau = at["tau"];
    const T& dw = at["dw"];
    const T& delta = at["delta"];
    const T& BL = at["BL"];
    Judgement<T> judgement;
    if (!judgement.require("positive", tau > 0 && dw > 0)) return judgement;
    if (!judgement.require("BL counts", is_step_count(BL, 0, most_pulses))) return judgement;
    if (!judgement.require("dw <= tau", dw <= tau)) return judgement;

    // From the symmetric point, where the device is that of (8).
    const T x = at["w"] - at["w_sym"];
    const T pulse = delta >= 0 ? dw : T(-dw);
    T pulsed = x;
    for (int n = at.count("BL"); n > 0; --n) pulsed = update(tau, pulsed, pulse);
    const T error = absolute(T(pulsed - update(tau, x, delta)));
    const T q = absolute(T(1 - (delta >= 0 ? x : T(-x)) / tau));  // abs(q_s(w))
    const T missed = absolute(T(BL * dw - absolute(delta)));
    judgement.conclude("pulsed against continuous", error, Relation::at_most,
                       q * (missed + dw * dw * BL * (BL - 1) / (2 * tau)));
    return judgement;
  }

  static Instance draw(Draw& draw) {
    const Rational tau = draw.positive();
    const Rational dw = draw.once_in(3) ? draw.at_most(tau) : Rational{tau * draw.fraction() / 10};
    const int BL = draw.integer(0, 24);
    // About the increment that the pulses make up, or any.
    const Rational size = draw.once_in(2) ? Rational{BL * dw + draw.within(dw)} : draw.within(tau);
    const Rational w_sym = draw.within(tau);
    Instance at;
    at.set("tau", tau).set("w_sym", w_sym).set("w", w_sym + draw.within(Rational{2 * tau}));
    at.set("delta", draw.once_in(2) ? size : Rational{-size}).set("dw", dw).set("BL", BL);
    return at;
  }
};

}  // namespace

Claim pulse_count_error() {
  Claim claim = claim_of<PulseCountError>();
  claim.id = "pulse-count-error";
  claim.title = "A known number of pulses against the continuous update";
  claim.source = "Certau";
  claim.repairs = "pulse-error";
  claim.statement =
      "abs(U_p^BL(w) − U(w, Δ)) ≤ abs(q)·(abs(BL·Δw_min − abs(Δ)) + Δw_min²·BL(BL − 1)/(2τ)) with "
      "q = 1 − s(w − w°)/τ, s the sign of Δ, for Δw_min ≤ τ and any number BL";
  claim.letters = {{"tau", "range of the device"},
                   {"w_sym", "w°, the symmetric point"},
                   {"w", "the weight"},
                   {"delta", "Δ, the requested increment"},
                   {"dw", "Δw_min, the increment of one pulse"},
                   {"BL", "number of pulses"}};
  claim.hypotheses = {"positive", "BL counts", "dw <= tau"};
  claim.example.set("tau", 1).set("w_sym", 0).set("w", Rational{1, 2});
  claim.example.set("delta", Rational{1, 4}).set("dw", Rational{1, 8}).set("BL", 2);
  claim.spoilers = {{"positive", Instance{}.set("dw", 0)},
                    {"BL counts", Instance{}.set("BL", Rational{3, 2})},
                    {"dw <= tau", Instance{}.set("dw", 2)}};
  // Equality: nothing applied, one pulse, two pulses short of the increment; pulses as large as the
  // range; weights at its end and beyond.
  claim.extremes = {
      Instance{claim.example}.set("BL", 0),
      Instance{claim.example}.set("BL", 1).set("delta", -2),
      Instance{claim.example}.set("w", -1).set("delta", 3),
      Instance{claim.example}.set("dw", 1).set("BL", 24).set("delta", 25),
      Instance{claim.example}.set("w_sym", 100).set("w", 101).set("delta", -1).set("BL", 64),
      Instance{claim.example}.set("tau", 1000).set("w", 3000).set("dw", power_of_ten(-6))};
  claim.cases = 100'000;
  claim.theorem = "Certau.device.pulse_count_error.pulse_count_error_le";
  claim.more_theorems = {"Certau.device.pulse_count_error.pulse_count_error_eq",
                         "Certau.device.pulse_count_error.mean_pulse_count_error_le"};
  claim.theorem_note =
      "The second theorem is the equality where BL ≤ 2 and BL·Δw_min ≤ abs(Δ); the third the bound "
      "in the mean over any law of BL.";
  claim.remark =
      "For recorded pulses, and for trains of random length, which need not make up Δ to within "
      "one pulse. The weight may lie out of range.";
  claim.argument =
      "As for pulse-error-repaired, whose first step is an equality: with d = Δw_min, n = BL and "
      "x = d/τ the difference is sq·(τ(1 − (1 − x)ⁿ) − abs(Δ)), and nx − n(n − 1)x²/2 ≤ "
      "1 − (1 − x)ⁿ ≤ nx. A symmetric point moves w, U and U_p alike.";
  return claim;
}

}  // namespace certau::theorems
