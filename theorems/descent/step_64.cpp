// SPDX-License-Identifier: Apache-2.0
// One step of Analog SGD: how much the objective falls in expectation.
#include "theorems/claim/letters.hpp"
#include "theorems/descent/capsules.hpp"
#include "theorems/model/array_update.hpp"
#include "theorems/model/laws.hpp"
#include "theorems/model/quadratic_form.hpp"

namespace certau::theorems {
namespace {

struct Step64 {
  template <class T>
  static Judgement<T> judge(const Assignment<T>& at) {
    const T& L = at["L"];
    const T& tau = at["tau"];
    const T& alpha = at["alpha"];
    const T& variance = at["variance"];
    const auto& W = at.list("W");
    const auto f = QuadraticForm<T>::of(at);
    const auto noise = JointLaw<T>::of(at, W.size());
    Judgement<T> judgement;
    if (!judgement.require("positive", L > 0 && tau > 0 && alpha > 0)) return judgement;
    if (!judgement.require("A1", f.is_smooth(L))) return judgement;
    if (!judgement.require("A3", noise.has_variance_at_most(variance))) return judgement;
    if (!judgement.require("alpha <= 1/L", alpha * L <= 1)) return judgement;
    const T omega = saturation(W, tau);
    if (!judgement.require("A4", omega < 1)) return judgement;

    const auto g = f.gradient(W);
    const T descent = f.value(W) - expectation<T>(noise, [&](const auto& eps) {
                        return f.value(analog_sgd_step(tau, alpha, W, plus(g, eps)));
                      });
    const T omega2 = omega * omega;
    judgement.conclude("one step", alpha / 2 * (1 - omega2) * squared_norm(g), Relation::at_most,
                       descent + alpha * alpha * L * variance + 2 * alpha * variance * omega2);
    return judgement;
  }

  static Instance draw(Draw& draw) {
    const int D = draw.once_in(3) ? draw.integer(2, 3) : 1;
    const Rational L = draw.positive();
    const Rational tau = draw.positive();
    const auto noise = draw.joint_law(draw.integer(1, 3), D, draw.positive());
    Instance at;
    at.set("L", L).set_list("H", draw.symmetric_matrix(D, -L, L));
    at.set_list("W_star", draw.vector_within(D, tau)).set("tau", tau);
    at.set("alpha", draw.at_most(1 / L));
    at.set_list("eps", noise.values).set_list("prob", noise.probabilities);
    at.set("variance", noise.variance() / draw.fraction());
    at.set_list("W", draw.vector_within(D, tau * Rational{draw.integer(0, 99), 100}));
    return at;
  }
};

}  // namespace

Claim step_64() {
  Claim claim = claim_of<Step64>();
  claim.id = "step-64";
  claim.title = "One step of Analog SGD";
  claim.source = "[wu2024, (61)-(64)]";
  claim.statement =
      "α/2·(1 − ω²)‖g‖² ≤ f(W) − E f(W⁺) + α²Lσ² + 2ασ²ω², with ω = ‖W‖∞/τ and W⁺ Analog SGD's "
      "next weights";
  claim.theorem = "Certau.descent.step_64.step_gradient_le";
  claim.letters = {letter_L(),    letter_H(),        letter_W_star(),
                   letter_tau(),  letter_alpha(),    letter_eps(),
                   letter_prob(), letter_variance(), {"W", "the weights"}};
  claim.hypotheses = {"positive", "A1", "A3", "alpha <= 1/L", "A4"};
  claim.example.set("L", 1)
      .set_list("H", {1})
      .set_list("W_star", {0})
      .set("tau", 1)
      .set("alpha", Rational{1, 2})
      .set_list("eps", {1, -1})
      .set_list("prob", {Rational{1, 2}, Rational{1, 2}})
      .set("variance", 1)
      .set_list("W", {Rational{1, 2}});
  claim.spoilers = {{"positive", Instance{}.set("tau", -1)},
                    {"A1", Instance{}.set_list("H", {2})},
                    {"A3", Instance{}.set("variance", Rational{1, 2})},
                    {"alpha <= 1/L", Instance{}.set("alpha", 2)},
                    {"A4", Instance{}.set_list("W", {1})}};
  claim.cases = 100'000;
  claim.argument =
      "Write v = g + ε, a = abs(v) ⊙ W/τ and t = αL ≤ 1, so W⁺ − W = −α(v + a). L-smoothness gives "
      "f(W) − E f(W⁺) ≥ α[‖g‖² + ⟨g, E a⟩ − (t/2)E‖v + a‖²], affine in t. At t = 0 the bracket is "
      "at least ½(1 − ω²)‖g‖² − ½ω²σ², since ‖E a‖² ≤ E‖a‖² ≤ ω²(‖g‖² + σ²). At t = 1 it is "
      "½‖g‖² − ½E‖ε‖² − E⟨ε, a⟩ − ½E‖a‖², and E⟨ε, a⟩ = E⟨ε, a − abs(g) ⊙ W/τ⟩ ≤ ωσ² as "
      "abs(abs(v_i) − abs(g_i)) ≤ abs(ε_i): at least ½(1 − ω²)‖g‖² − ½σ²(1 + ω)². In between, the "
      "error is at most ½σ²(ω² + t(1 + 2ω)) ≤ σ²(t + 2ω²), because 2tω ≤ t + ω².";
  return claim;
}

}  // namespace certau::theorems
