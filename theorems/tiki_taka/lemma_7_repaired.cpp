// SPDX-License-Identifier: Apache-2.0
// The auxiliary array after one step, in the Euclidean norm.
#include "theorems/tiki_taka/capsules.hpp"
#include "theorems/tiki_taka/drawn_setting.hpp"
#include "theorems/tiki_taka/glossary.hpp"
#include "theorems/tiki_taka/setting.hpp"

namespace certau::theorems {
namespace {

struct Lemma7Repaired {
  template <class T>
  static Judgement<T> judge(const Assignment<T>& at) {
    const auto setting = TikiTakaSetting<T>::of(at, "W");
    const auto& [L, tau, alpha, beta, sigma, c, f, noise, dynamics] = setting;
    const auto& P = at.list("P");
    Judgement<T> judgement;
    if (!setting.require_assumptions(judgement)) return judgement;
    const auto g_next = f.gradient(dynamics.transfer(at.list("W"), P));
    const T steepest = largest(g_next);
    if (!setting.require_small_beta(judgement, T(steepest * steepest))) return judgement;
    if (!setting.require_beta_for_noise(judgement)) return judgement;
    if (!judgement.require("gradient in range",
                           squared_norm(g_next) <= 4 * L * L * tau * tau * setting.D()))
      return judgement;

    judgement.conclude("after the next step", setting.mean_squared_norm(P, g_next),
                       Relation::at_most,
                       (1 - beta * c * sigma / tau) * squared_norm(P) +
                           11 * beta * L * L * tau * tau * tau * setting.D() / (c * sigma));
    return judgement;
  }

  static Instance draw(Draw& draw) {
    const int D = draw.once_in(3) ? draw.integer(2, 4) : 1;
    Instance at = draw_tiki_taka(draw, D);
    const Rational tau = at["tau"];
    const Rational L = at["L"];
    at.set("alpha", draw.fraction());
    at.set_list("W_star", draw.vector_within(D, tau)).set_list("W", draw.vector_within(D, tau));
    at.set_list("P", draw.vector_within(D, draw.once_in(6) ? tau * 3 : tau));
    const TikiTaka<Rational> dynamics{tau, at["alpha"], 1};
    const auto g =
        QuadraticForm<Rational>::of(at).gradient(dynamics.transfer(at.list("W"), at.list("P")));
    const Rational steepest = largest(g);
    const Rational& sigma = at["sigma"];
    const Rational& c = at["c"];
    at.set("beta",
           draw_below(draw, {c * sigma * tau / (4 * (steepest * steepest + sigma * sigma / D)),
                             L * L * tau * tau * tau * D / (3 * c * sigma * sigma * sigma)}));
    return at;
  }
};

}  // namespace

Claim lemma_7_repaired() {
  Claim claim = claim_of<Lemma7Repaired>();
  claim.id = "lemma-7-repaired";
  claim.title = "The auxiliary array contracts in the Euclidean norm, to the paper's level";
  claim.source = "Certau";
  claim.repairs = "lemma-7";
  claim.statement =
      "E‖P_{k+2}‖² ≤ (1 − βcσ/τ)‖P_{k+1}‖² + 11βL²τ³D/(cσ), under A1, A3, A5, "
      "‖g(W_{k+1})‖² ≤ 4L²τ²D, β(‖g(W_{k+1})‖∞² + σ²/D) ≤ cστ/4 and β ≤ L²τ³D/(3cσ³), for any W_k "
      "and P_{k+1}";
  claim.theorem = "Certau.tiki_taka.lemma_7.expect_norm2_auxiliary_le_level";
  claim.letters = tiki_taka_letters(
      {"L", "H", "W_star", "tau", "alpha", "beta", "sigma", "c", "eps", "prob", "W", "P"});
  claim.letters.back().meaning = "the auxiliary array P_{k+1}";
  claim.hypotheses = {"positive",
                      "A1",
                      "A3",
                      "A5",
                      "beta (G + sigma^2/D) <= c sigma tau/4",
                      "beta <= L^2 tau^3 D/(3 c sigma^3)",
                      "gradient in range"};
  claim.example.set("L", 1)
      .set_list("H", {1})
      .set_list("W_star", {0})
      .set("tau", 1)
      .set("alpha", Rational{1, 8})
      .set("beta", Rational{1, 32})
      .set("sigma", 1)
      .set("c", 1)
      .set_list("eps", {1, -1})
      .set_list("prob", {Rational{1, 2}, Rational{1, 2}})
      .set_list("W", {Rational{1, 2}})
      .set_list("P", {Rational{1, 2}});
  claim.spoilers = {
      {"positive", Instance{}.set("c", 0)},
      {"A1", Instance{}.set_list("H", {2})},
      {"A3", Instance{}.set("sigma", Rational{1, 2})},
      {"A5", Instance{}.set("c", 2)},
      {"beta (G + sigma^2/D) <= c sigma tau/4", Instance{}.set("beta", 1)},
      {"beta <= L^2 tau^3 D/(3 c sigma^3)",
       Instance{}.set("L", Rational{1, 100}).set_list("H", {0})},
      {"gradient in range", Instance{}.set_list("W_star", {-10}).set("beta", Rational{1, 1000})}};
  claim.extremes = {
      Instance{claim.example}.set("beta", Rational{1, 4}).set_list("H", {0}).set_list("P", {1}),
      Instance{claim.example}.set_list("W_star", {1}).set_list("W", {-1}).set_list("P", {0}),
      Instance{claim.example}
          .set_list("W_star", {1})
          .set_list("W", {-1})
          .set_list("P", {-1})
          .set("beta", Rational{1, 32}),
      Instance{claim.example}.set("beta", Rational{1, 100'000}).set_list("P", {1}),
      Instance{claim.example}
          .set_list("H", {1, 0, 0, 1})
          .set_list("W_star", {1, 1})
          .set("sigma", 2)
          .set("c", Rational{1, 2})
          .set_list("W", {-1, -1})
          .set_list("P", {1, -1})
          .set("beta", Rational{1, 64})};
  claim.cases = 100'000;
  claim.remark =
      "The rate is the paper's; the norm is Euclidean, and 11 replaces 41. G stands for "
      "‖g(W_{k+1})‖∞². The condition on the gradient follows from ‖W_{k+1}‖∞ ≤ τ and ‖W*‖∞ ≤ τ.";
  claim.argument =
      "As for lemma-6-repaired, with the other split 2βgP ≤ (βcσ/(2τ))P² + (2βτ/(cσ))g²: "
      "E‖P_{k+2}‖² ≤ (1 − βcσ/τ)‖P‖² + (2βτ/(cσ) + 2β²)‖g‖² + 2β²σ², g = g(W_{k+1}). As there, "
      "2β² ≤ βτ/(2cσ); with ‖g‖² ≤ 4L²τ²D the second term is at most 10βL²τ³D/(cσ), and by the "
      "last "
      "bound on β the third is at most (2/3)βL²τ³D/(cσ).";
  return claim;
}

}  // namespace certau::theorems
