// SPDX-License-Identifier: Apache-2.0
// Digital SGD's average squared gradient.
#include "theorems/claim/letters.hpp"
#include "theorems/descent/capsules.hpp"
#include "theorems/model/quadratic_form.hpp"
#include "theorems/model/sgd_paths.hpp"

namespace certau::theorems {
namespace {

enum class Rate { any, at_most_one_over_L };

template <Rate rate>
struct Eq5 {
  template <class T>
  static Judgement<T> judge(const Assignment<T>& at) {
    const T& L = at["L"];
    const T& alpha = at["alpha"];
    const T& variance = at["variance"];
    const auto& W0 = at.list("W0");
    const int K = at.count("K");
    const auto f = QuadraticForm<T>::of(at);
    const auto noise = JointLaw<T>::of(at, W0.size());
    Judgement<T> judgement;
    if (!judgement.require("positive", L > 0 && alpha > 0 && K >= 1)) return judgement;
    if (!judgement.require("A1", f.is_smooth(L))) return judgement;
    if (!judgement.require("A2", f.is_bounded_below())) return judgement;
    if (!judgement.require("A3", noise.has_variance_at_most(variance))) return judgement;
    if constexpr (rate == Rate::at_most_one_over_L)
      if (!judgement.require("alpha <= 1/L", alpha * L <= 1)) return judgement;

    T sum(0);
    for_each_state(
        noise, W0, K - 1,
        [&](const auto& W, const auto& eps) {
          return plus(W, plus(f.gradient(W), eps), T(-alpha));
        },
        [&](int, const T& probability, const auto& W) {
          sum += probability * squared_norm(f.gradient(W));
        });
    judgement.conclude("average over K steps", sum / K, Relation::at_most,
                       2 * f.value(W0) / (alpha * K) + alpha * variance * L);
    return judgement;
  }

  static Instance draw(Draw& draw) {
    const int D = draw.once_in(3) ? draw.integer(2, 3) : 1;
    const Rational L = draw.positive();
    const auto noise = draw.joint_law(draw.integer(1, 3), D, draw.positive());
    const Rational radius = draw.positive();
    const Rational alpha =
        rate == Rate::any && draw.once_in(2) ? draw.positive() / L : draw.at_most(1 / L);
    Instance at;
    at.set("L", L).set_list("H", draw.symmetric_matrix(D, draw.once_in(2) ? L : Rational{0}, L));
    at.set_list("W_star", draw.vector_within(D, radius));
    at.set("variance", noise.variance() / draw.fraction()).set("alpha", alpha);
    at.set_list("eps", noise.values).set_list("prob", noise.probabilities);
    at.set_list("W0", draw.vector_within(D, radius)).set("K", draw.integer(1, 5));
    return at;
  }
};

template <Rate rate>
Claim eq_5_read_with() {
  Claim claim = claim_of<Eq5<rate>>();
  claim.statement =
      "(1/K) Σ_{k<K} E‖g_k‖² ≤ 2(f(W₀) − f*)/(αK) + ασ²L for digital SGD, "
      "W⁺ = W − α(g + ε)";
  claim.letters = {letter_L(),   letter_H(),    letter_W_star(), letter_variance(), letter_alpha(),
                   letter_eps(), letter_prob(), letter_W0(),     letter_K()};
  claim.hypotheses = {"positive", "A1", "A2", "A3"};
  claim.example.set("L", 1)
      .set_list("H", {1})
      .set_list("W_star", {0})
      .set("variance", 1)
      .set("alpha", Rational{1, 2})
      .set_list("eps", {1, -1})
      .set_list("prob", {Rational{1, 2}, Rational{1, 2}})
      .set_list("W0", {1})
      .set("K", 2);
  claim.spoilers = {{"positive", Instance{}.set("K", 0)},
                    {"A1", Instance{}.set_list("H", {2})},
                    {"A2", Instance{}.set_list("H", {-1})},
                    {"A3", Instance{}.set("variance", Rational{1, 2})}};
  claim.cases = 20'000;
  return claim;
}

}  // namespace

Claim eq_5() {
  Claim claim = eq_5_read_with<Rate::any>();
  claim.id = "eq-5";
  claim.title = "Digital SGD's stationarity bound";
  claim.source = "[wu2024, (5)]";
  claim.theorem = "Certau.descent.eq_5_as_stated.eq_5_fails";
  claim.theorem_says = TheoremSays::claim_fails;
  claim.proof = ProofVerdict::gap;
  claim.proof_note = "The descent step uses α ≤ 1/L, which the statement leaves out.";
  claim.remark = "Read without a bound on the learning rate, as it stands.";
  claim.extremes = {Instance{claim.example}.set("alpha", 3)};
  return claim;
}

Claim eq_5_repaired() {
  Claim claim = eq_5_read_with<Rate::at_most_one_over_L>();
  claim.id = "eq-5-repaired";
  claim.title = "Digital SGD's stationarity bound, with the learning rate bounded";
  claim.source = "Certau";
  claim.repairs = "eq-5";
  claim.statement += ", α ≤ 1/L";
  claim.theorem = "Certau.descent.eq_5.digital_sgd_average_norm2_gradient_le";
  claim.hypotheses.emplace_back("alpha <= 1/L");
  claim.spoilers.push_back({"alpha <= 1/L", Instance{}.set("alpha", 2)});
  claim.extremes = {Instance{claim.example}.set("alpha", 1).set("K", 5),
                    Instance{claim.example}.set("alpha", Rational{1, 1000}).set("K", 5),
                    Instance{claim.example}
                        .set("alpha", 1)
                        .set_list("eps", {0})
                        .set_list("prob", {1})
                        .set("variance", 0)};
  claim.argument =
      "L-smoothness at W⁺ = W − α(g + ε) gives E f(W⁺) ≤ f(W) − α‖g‖² + (Lα²/2)(‖g‖² + σ²), and "
      "α ≤ 1/L makes this at most f(W) − (α/2)‖g‖² + Lα²σ²/2. Sum over k < K, use f(W_K) ≥ f*, and "
      "divide by αK/2. The condition cannot be relaxed: on f = Lw²/2 without noise the sum tends "
      "to 1/(2 − αL) times the bound as K grows.";
  return claim;
}

}  // namespace certau::theorems
