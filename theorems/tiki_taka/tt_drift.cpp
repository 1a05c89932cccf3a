// SPDX-License-Identifier: Apache-2.0
// Where the gradient vanishes: the mean movement of Analog SGD, and of both arrays of Tiki-Taka.
#include <array>

#include "theorems/model/laws.hpp"
#include "theorems/model/tiki_taka_step.hpp"
#include "theorems/tiki_taka/capsules.hpp"
#include "theorems/tiki_taka/glossary.hpp"

namespace certau::theorems {
namespace {

enum class Array { weights_of_sgd, weights_of_tiki_taka, auxiliary };

constexpr std::array<std::string_view, 3> coordinate_labels{"coordinate 1", "coordinate 2",
                                                            "coordinate 3"};

template <Array array>
struct Drift {
  static constexpr std::string_view start = array == Array::auxiliary ? "P" : "W";
  static constexpr bool has_alpha = array != Array::auxiliary;
  static constexpr bool has_beta = array != Array::weights_of_sgd;

  // The array after one step from the start, where g = 0 (and P = 0, if the start is W).
  template <class T>
  static std::vector<T> next(const Assignment<T>& at, const std::vector<T>& eps) {
    const TikiTaka<T> dynamics{at["tau"], has_alpha ? at["alpha"] : T(0),
                               has_beta ? at["beta"] : T(0)};
    const std::vector<T>& from = at.list(start);
    if constexpr (array == Array::weights_of_sgd)
      return analog_sgd_step(dynamics.tau, dynamics.alpha, from, eps);
    if constexpr (array == Array::auxiliary) return dynamics.accumulate(from, eps);
    const std::vector<T> zero(from.size(), T(0));
    return dynamics.transfer(from, dynamics.accumulate(zero, eps));
  }

  template <class T>
  static Judgement<T> judge(const Assignment<T>& at) {
    const auto& from = at.list(start);
    const auto noise = JointLaw<T>::of(at, from.size());
    Judgement<T> judgement;
    bool positive = at["tau"] > 0;
    if constexpr (has_alpha) positive = positive && at["alpha"] > 0;
    if constexpr (has_beta) positive = positive && at["beta"] > 0;
    if (!judgement.require("positive", positive)) return judgement;
    if (!judgement.require("A3", noise.has_variance_at_most(at["variance"]))) return judgement;

    T rate = 1 / at["tau"];
    if constexpr (has_alpha) rate *= at["alpha"];
    if constexpr (has_beta) rate *= at["beta"];
    std::vector<T> mean(from.size(), T(0));
    std::vector<T> mean_magnitude(from.size(), T(0));
    for (std::size_t j = 0; j < noise.outcomes(); ++j) {
      mean = plus(std::move(mean), next(at, noise.outcome(j)), noise.probability(j));
      for (std::size_t i = 0; i < from.size(); ++i)
        mean_magnitude[i] += noise.probability(j) * absolute(noise.outcome(j)[i]);
    }
    for (std::size_t i = 0; i < from.size() && i < coordinate_labels.size(); ++i) {
      const T pull = rate * mean_magnitude[i];
      if constexpr (array == Array::auxiliary) {
        judgement.conclude(coordinate_labels[i], mean[i], Relation::equal, (1 - pull) * from[i]);
      } else {
        judgement.conclude(coordinate_labels[i], mean[i] - from[i], Relation::equal,
                           -pull * from[i]);
      }
    }
    return judgement;
  }

  static Instance draw(Draw& draw) {
    const int D = draw.integer(1, 3);
    const Rational tau = draw.positive();
    const auto noise = draw.joint_law(draw.integer(1, 3), D, draw.positive());
    Instance at;
    at.set("tau", tau);
    if (has_alpha) at.set("alpha", draw.positive());
    if (has_beta) at.set("beta", draw.positive());
    at.set_list("eps", noise.values).set_list("prob", noise.probabilities);
    at.set("variance", noise.variance() / draw.fraction());
    at.set_list(start, draw.vector_within(D, draw.once_in(4) ? tau * 3 : tau));
    return at;
  }
};

template <Array array>
Claim drift_claim() {
  using Capsule = Drift<array>;
  Claim claim = claim_of<Capsule>();
  claim.hypotheses = {"positive", "A3"};
  claim.example.set("tau", 1);
  if (Capsule::has_alpha) claim.example.set("alpha", Rational{1, 2});
  if (Capsule::has_beta) claim.example.set("beta", Rational{1, 2});
  claim.example.set_list("eps", {1, -1})
      .set_list("prob", {Rational{1, 2}, Rational{1, 2}})
      .set("variance", 1)
      .set_list(std::string{Capsule::start}, {Rational{1, 2}});
  claim.spoilers = {{"positive", Instance{}.set("tau", -1)},
                    {"A3", Instance{}.set_list("eps", {1, 1})}};
  claim.extremes = {Instance{claim.example}.set_list("eps", {0}).set_list("prob", {1}),
                    Instance{claim.example}.set_list(Capsule::start, {Rational{-1}}),
                    Instance{claim.example}
                        .set("tau", Rational{1, 1000})
                        .set_list("eps", {1000, -1000, -1, 1})
                        .set_list("prob", {Rational{1, 1001}, Rational{1000, 1001}})
                        .set("variance", 2000)
                        .set_list(Capsule::start, {1, -2})};
  claim.cases = 100'000;
  return claim;
}

}  // namespace

Claim tt_drift_sgd() {
  Claim claim = drift_claim<Array::weights_of_sgd>();
  claim.id = "tt-drift-sgd";
  claim.title = "Analog SGD is pulled away from a stationary point";
  claim.source = "[wu2024, (11)]";
  claim.statement = "Where g = 0: E W⁺ − W = −(α/τ) E abs(ε) ⊙ W for Analog SGD";
  claim.theorem = "Certau.tiki_taka.tt_drift.expect_analog_sgd_sub_eq";
  claim.letters = tiki_taka_letters({"tau", "alpha", "eps", "prob", "variance", "W"});
  claim.remark = "The noise may depend across coordinates. σ² is not needed, but part of A3.";
  claim.argument =
      "The increment is −αε, so W⁺ − W = −αε − (α/τ) abs(ε) ⊙ W by (8). Take expectations; "
      "E ε = 0.";
  return claim;
}

Claim tt_drift_tt() {
  Claim claim = drift_claim<Array::weights_of_tiki_taka>();
  claim.id = "tt-drift-tt";
  claim.title = "Tiki-Taka's weights are pulled by α times β only";
  claim.source = "[wu2024, (12)]";
  claim.statement = "Where g = 0 and P = 0: E W⁺ − W = −(αβ/τ) E abs(ε) ⊙ W for Tiki-Taka";
  claim.theorem = "Certau.tiki_taka.tt_drift.expect_tiki_taka_weights_sub_eq";
  claim.letters = tiki_taka_letters({"tau", "alpha", "beta", "eps", "prob", "variance", "W"});
  claim.remark =
      "One step from P = 0, where P⁺ = βε. It says nothing about P ≠ 0, where abs(P⁺) pulls by "
      "α/τ.";
  claim.argument =
      "P⁺ = βε, so W⁺ − W = −αβε − (αβ/τ) abs(ε) ⊙ W by (8). Take expectations; E ε = 0.";
  return claim;
}

Claim tt_drift_p() {
  Claim claim = drift_claim<Array::auxiliary>();
  claim.id = "tt-drift-p";
  claim.title = "Where the gradient vanishes, the auxiliary array decays";
  claim.source = "[wu2024, (13)]";
  claim.statement = "Where g = 0: E P⁺ = (1 − (β/τ) E abs(ε)) ⊙ P for Tiki-Taka";
  claim.theorem = "Certau.tiki_taka.tt_drift.expect_tiki_taka_auxiliary_eq";
  claim.letters = tiki_taka_letters({"tau", "beta", "eps", "prob", "variance", "P"});
  claim.remark = "Read as conditional on P.";
  claim.argument = "P⁺ = P + βε − (β/τ) abs(ε) ⊙ P by (8). Take expectations given P; E ε = 0.";
  return claim;
}

}  // namespace certau::theorems
