// SPDX-License-Identifier: Apache-2.0
// The constant of A5 for Gaussian noise: in one coordinate, and in D.
#include <string>
#include <type_traits>

#include "theorems/noise/capsules.hpp"
#include "theorems/noise/gaussian_magnitude.hpp"

namespace certau::theorems {
namespace {

template <class T>
T magnitude_lower(const T& z_squared) {
  if constexpr (std::is_same_v<T, Rational>) {
    return gaussian_magnitude_lower(z_squared);
  } else {
    return z_squared > 9 ? T(5) / 2 : 1 + z_squared / 2 - z_squared * z_squared / 24;
  }
}

struct GaussianConstant {
  template <class T>
  static Judgement<T> judge(const Assignment<T>& at) {
    const T& sigma = at["sigma"];
    const T& g = at["g"];
    Judgement<T> judgement;
    if (!judgement.require("positive", sigma > 0)) return judgement;
    judgement.conclude("divided by c sigma, from below", T(1), Relation::at_most,
                       magnitude_lower<T>(g * g / (sigma * sigma)));
    return judgement;
  }
};

template <class T>
bool require_dimension(Judgement<T>& judgement, const Assignment<T>& at) {
  const T& D = at["D"];
  return judgement.require("positive", at["sigma"] > 0) &&
         judgement.require("D is a positive integer",
                           D >= 1 && D <= 1'000'000 && T(Assignment<T>::as_count(D)) == D);
}

struct AnyDimension {
  template <class T>
  static Judgement<T> judge(const Assignment<T>& at) {
    const T square = at["sigma"] * at["sigma"];
    Judgement<T> judgement;
    if (!require_dimension(judgement, at)) return judgement;
    judgement.conclude("at g = 0, squared, times pi/2", square, Relation::at_most,
                       square / at["D"]);
    return judgement;
  }

  static Instance draw(Draw& draw) {
    return Instance{}.set("sigma", draw.positive()).set("D", draw.integer(1, 9));
  }
};

struct Repaired {
  template <class T>
  static Judgement<T> judge(const Assignment<T>& at) {
    const T& g = at["g"];
    const T square = at["sigma"] * at["sigma"];
    Judgement<T> judgement;
    if (!require_dimension(judgement, at)) return judgement;
    judgement.conclude("divided by c sigma, from below", T(1), Relation::at_most,
                       magnitude_lower<T>(g * g * at["D"] / square));
    return judgement;
  }
};

Finding certify(const char* set) {
  const auto check = check_gaussian_magnitude();
  Finding finding;
  if (!check.in_balls || !check.in_intervals) return finding;
  finding.verdict = Verdict::certified;
  finding.certified_on = set;
  finding.evidence =
      "With z = g/s for a coordinate of standard deviation s, E abs(g + ε) = √(2/π)·s·M(z), "
      "M(z) = exp(−z²/2) + z·I(z), I(z) the integral of exp(−t²/2) from 0 to z; M is even, and "
      "M ≥ 1: on [0, 1/8] since M' = I ≥ 0; on " +
      std::to_string(check.pieces) +
      " pieces [a, b] of [1/8, 2] since exp(−b²/2) + a·I(a) ≥ 1; beyond 2 since 2·I(2) ≥ 1. "
      "Checked in ball arithmetic with Arb's error function, re-checked in intervals with the "
      "alternating series of I.";
  return finding;
}

Letter sigma_letter() { return {"sigma", "σ, where σ² is E‖ε‖²"}; }
Letter dimension_letter() { return {"D", "number of coordinates"}; }
Letter gradient_letter() { return {"g", "a coordinate of the gradient"}; }

}  // namespace

Claim gaussian_constant() {
  Claim claim = claim_of<GaussianConstant>();
  claim.id = "gaussian-constant";
  claim.title = "The constant of A5 for Gaussian noise";
  claim.source = "[wu2024, Appendix D.2]";
  claim.statement = "ε ~ N(0, σ²), D = 1: E abs(g + ε) ≥ cσ for every real g, with c = √(2/π)";
  claim.theorem = "Certau.noise.gaussian_constant.abs_gaussian_mean_ge";
  claim.letters = {sigma_letter(), gradient_letter()};
  claim.hypotheses = {"positive"};
  claim.example.set("sigma", 1).set("g", Rational{1, 2});
  claim.spoilers = {{"positive", Instance{}.set("sigma", 0)}};
  claim.extremes = {Instance{claim.example}.set("g", 0), Instance{claim.example}.set("g", 3),
                    Instance{claim.example}.set("g", -1000)};
  claim.decide = [] { return certify("all g, all σ, D = 1"); };
  claim.remark =
      "For D coordinates A3 allows a variance of σ²/D for each, and then c is "
      "√(2/(πD)): see gaussian-constant-any-dimension. c = √(2/π) is met at g = 0.";
  claim.argument =
      "E abs(g + ε) = √(2/π)·σ·M(g/σ) with M(z) = exp(−z²/2) + z·I(z), I(z) the integral of "
      "exp(−t²/2) from 0 to z. M(0) = 1, M is even, and M' = I ≥ 0 for z ≥ 0. At single instances: "
      "M(z) ≥ 1 + z²/2 − z⁴/24 for z² ≤ 9, by its alternating series, and ≥ 5/2 beyond.";
  return claim;
}

Claim gaussian_constant_any_dimension() {
  Claim claim = claim_of<AnyDimension>();
  claim.id = "gaussian-constant-any-dimension";
  claim.title = "The same constant in any number of coordinates";
  claim.source = "Certau";
  claim.statement =
      "The coordinates of ε independent N(0, σ²/D), as A3 allows: A5 holds with "
      "c = √(2/π), so that at g = 0 cσ ≤ E abs(ε_i) = σ√(2/(πD))";
  claim.theorem = "Certau.noise.gaussian_constant.gaussian_A5_any_dimension_fails";
  claim.theorem_says = TheoremSays::claim_fails;
  claim.letters = {sigma_letter(), dimension_letter()};
  claim.hypotheses = {"positive", "D is a positive integer"};
  claim.example.set("sigma", 1).set("D", 1);
  claim.spoilers = {{"positive", Instance{}.set("sigma", -1)},
                    {"D is a positive integer", Instance{}.set("D", Rational{1, 2})}};
  claim.extremes = {Instance{claim.example}.set("D", 2), Instance{claim.example}.set("D", 1000)};
  claim.cases = 1'000;
  claim.remark =
      "gaussian-constant read for every D, as its use in Theorem 4 with D large needs. "
      "Compared in squares, times π/2, so that both sides are rational.";
  return claim;
}

Claim gaussian_constant_repaired() {
  Claim claim = claim_of<Repaired>();
  claim.id = "gaussian-constant-repaired";
  claim.title = "The constant of A5 for Gaussian noise in D coordinates";
  claim.source = "Certau";
  claim.repairs = "gaussian-constant-any-dimension";
  claim.statement =
      "The coordinates of ε independent N(0, σ²/D): E abs(g + ε_i) ≥ cσ for every "
      "real g and every i, with c = √(2/(πD)), and with no larger c";
  claim.theorem = "Certau.noise.gaussian_constant.gaussian_A5_iff";
  claim.letters = {sigma_letter(), dimension_letter(), gradient_letter()};
  claim.hypotheses = {"positive", "D is a positive integer"};
  claim.example.set("sigma", 1).set("D", 4).set("g", Rational{1, 2});
  claim.spoilers = {{"positive", Instance{}.set("sigma", 0)},
                    {"D is a positive integer", Instance{}.set("D", 0)}};
  claim.extremes = {Instance{claim.example}.set("g", 0), Instance{claim.example}.set("D", 1000),
                    Instance{claim.example}.set("D", 9).set("g", 1)};
  claim.decide = [] { return certify("all g, all σ, all D"); };
  claim.remark =
      "So c²D = 2/π < 1 whatever D is: a condition like c²D > 128 has no instance "
      "(theorem-4).";
  claim.argument =
      "gaussian-constant for a coordinate of standard deviation s = σ/√D: "
      "E abs(g + ε_i) ≥ √(2/π)·s = cσ, with equality at g = 0.";
  return claim;
}

}  // namespace certau::theorems
