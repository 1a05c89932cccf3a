// SPDX-License-Identifier: Apache-2.0
// How the auxiliary array follows the gradient: as stated, and for moderate learning rates.
#include "theorems/model/in_range.hpp"
#include "theorems/model/tiki_taka_run.hpp"
#include "theorems/tiki_taka/capsules.hpp"
#include "theorems/tiki_taka/drawn_setting.hpp"
#include "theorems/tiki_taka/glossary.hpp"
#include "theorems/tiki_taka/setting.hpp"

namespace certau::theorems {
namespace {

// The letters of (102) that both readings have; T = τ/s.
template <class T>
struct Following {
  const T& L;
  const T& tau;
  const T& beta;
  const T& s;

  // The right-hand side of (102), from the state before the transfer and the movement d.
  [[nodiscard]] T bound(const std::vector<T>& P, const std::vector<T>& g,
                        const std::vector<T>& d) const {
    const T followed = squared_norm(plus(P, g, T(-tau / s)));
    const T size = largest(P);
    const T variance = s * s * static_cast<int>(P.size());
    return (1 - beta * s / tau) * followed +
           4 * L * L * tau * tau * tau / (beta * s * s * s) * squared_norm(d) +
           4 * beta * s / tau * squared_norm(P) +
           4 * beta / (tau * s) * size * size * squared_norm(g) + 2 * beta * beta * variance;
  }
};

struct Lemma5 {
  template <class T>
  static Judgement<T> judge(const Assignment<T>& at) {
    const auto setting = TikiTakaSetting<T>::of(at, "W0");
    const auto& path = at.list("path");
    Judgement<T> judgement;
    if (!judgement.require("D is 1 or 4", setting.D() == 1 || setting.D() == 4)) return judgement;
    if (!setting.require_assumptions(judgement)) return judgement;
    if (!judgement.require(
            "path", is_noise_path(path, setting.noise.values.size(), setting.noise.dimension)))
      return judgement;

    const auto run =
        tiki_taka_run(setting.dynamics, setting.f, at.list("W0"), setting.noise.values, path);
    const auto& W = run[run.size() - 2].W;
    const auto& [W_next, P] = run.back();
    const T s = setting.sigma / (setting.D() == 1 ? 1 : 2);
    const auto g_next = setting.f.gradient(W_next);
    const Following<T> lemma{setting.L, setting.tau, setting.beta, s};
    judgement.conclude("after the next step",
                       setting.mean_squared_distance(P, g_next, scaled(T(setting.tau / s), g_next)),
                       Relation::at_most, lemma.bound(P, setting.f.gradient(W), minus(W_next, W)));
    return judgement;
  }

  static Instance draw(Draw& draw) {
    const int D = draw.once_in(6) ? 4 : 1;
    Instance at = draw_tiki_taka(draw, D);
    at.set("beta", draw.once_in(2) ? at["tau"] / at["sigma"] * draw.positive() : draw.positive());
    if (draw.once_in(2)) at.set("alpha", at["alpha"] / 1000);
    at.set_list("W0", draw.vector_within(D, at["tau"]));
    at.set_list("path",
                draw_path(draw, draw.integer(1, 3), D, static_cast<int>(at.list("eps").size())));
    return at;
  }
};

struct Lemma5Repaired {
  template <class T>
  static Judgement<T> judge(const Assignment<T>& at) {
    const T& L = at["L"];
    const T& tau = at["tau"];
    const T& beta = at["beta"];
    const T& s = at["s"];
    const auto& W = at.list("W");
    const auto& P = at.list("P");
    const auto f = QuadraticForm<T>::of(at);
    const auto noise = JointLaw<T>::of(at, W.size());
    const TikiTaka<T> dynamics{tau, at["alpha"], beta};
    Judgement<T> judgement;
    if (!judgement.require("positive", L > 0 && tau > 0 && dynamics.alpha > 0 && beta > 0 && s > 0))
      return judgement;
    if (!judgement.require("A1", f.is_smooth(L))) return judgement;
    if (!judgement.require("A3 in each coordinate", meets_a3(noise, T(s * s)))) return judgement;
    if (!judgement.require("beta s <= tau", beta * s <= tau)) return judgement;
    if (!judgement.require("P in range", largest(P) <= tau)) return judgement;

    const auto W_next = dynamics.transfer(W, P);
    const auto g_next = f.gradient(W_next);
    const auto target = scaled(T(tau / s), g_next);
    const T mean = expectation<T>(noise, [&](const auto& eps) {
      return squared_norm(minus(dynamics.accumulate(P, plus(g_next, eps)), target));
    });
    const Following<T> lemma{L, tau, beta, s};
    judgement.conclude("after the next step", mean, Relation::at_most,
                       lemma.bound(P, f.gradient(W), minus(W_next, W)));
    return judgement;
  }

  static Instance draw(Draw& draw) {
    const int D = draw.once_in(3) ? draw.integer(2, 3) : 1;
    const Rational L = draw.positive();
    const Rational tau = draw.positive();
    const auto noise = draw.joint_law(draw.integer(1, 3), D, draw.positive());
    const Rational least = root_at_least(largest_variance(noise, D));
    const Rational s = least == 0 ? draw.positive() : least / draw.fraction();
    Instance at;
    at.set("L", L).set_list("H", draw.symmetric_matrix(D, -L, L));
    at.set_list("W_star", draw.vector_within(D, draw.once_in(2) ? tau : draw.positive()));
    at.set("tau", tau).set("alpha", draw.once_in(2) ? draw.fraction() : draw.positive() / 1000);
    at.set("beta", draw.at_most(tau / s)).set("s", s);
    at.set_list("eps", noise.values).set_list("prob", noise.probabilities);
    at.set_list("W", draw.vector_within(D, tau)).set_list("P", draw.vector_within(D, tau));
    return at;
  }

 private:
  template <class T>
  static bool meets_a3(const JointLaw<T>& noise, const T& coordinate_variance) {
    for (std::size_t i = 0; i < (noise.rows.empty() ? 0 : noise.rows.front().size()); ++i) {
      T variance(0);
      for (std::size_t j = 0; j < noise.rows.size() && j < noise.probabilities.size(); ++j)
        variance += noise.probabilities[j] * noise.rows[j][i] * noise.rows[j][i];
      if (variance > coordinate_variance) return false;
    }
    // With its own bound the sum is no further condition.
    const T sum =
        coordinate_variance * static_cast<int>(noise.rows.empty() ? 0 : noise.rows.front().size());
    return noise.has_variance_at_most(sum);
  }
  static Rational largest_variance(const DrawnLaw& noise, int D) {
    const auto columns = static_cast<std::size_t>(D);
    std::vector<Rational> variances(columns, Rational{0});
    for (std::size_t k = 0; k < noise.values.size(); ++k)
      variances[k % columns] +=
          noise.probabilities[k / columns] * noise.values[k] * noise.values[k];
    return largest(variances);
  }
};

constexpr auto inequality =
    "E‖P_{k+2} − T g(W_{k+1})‖² ≤ (1 − βs/τ)‖P_{k+1} − T g(W_k)‖² + (4L²τ³/(βs³))‖W_{k+1} − W_k‖² "
    "+ "
    "(4βs/τ)‖P_{k+1}‖² + (4β/(τs))‖P_{k+1}‖∞²‖g(W_k)‖² + 2β²σ², with s = σ/√D and T = τ/s";

}  // namespace

Claim lemma_5() {
  Claim claim = claim_of<Lemma5>();
  claim.id = "lemma-5";
  claim.is_natural = starts_in_range;
  claim.title = "The auxiliary array follows the gradient";
  claim.source = "[wu2024, Lemma 5, (102)]";
  claim.statement = std::string{inequality} + "; under A1, A3 and A5, given the first k + 1 steps";
  claim.theorem = "Certau.tiki_taka.lemma_5_as_stated.lemma_5_fails";
  claim.theorem_says = TheoremSays::claim_fails;
  claim.letters = tiki_taka_letters(
      {"L", "H", "W_star", "tau", "alpha", "beta", "sigma", "c", "eps", "prob", "W0", "path"});
  claim.hypotheses = {"D is 1 or 4", "positive", "A1", "A3", "A5", "path"};
  claim.example.set("L", 1)
      .set_list("H", {1})
      .set_list("W_star", {0})
      .set("tau", 1)
      .set("alpha", Rational{1, 8})
      .set("beta", Rational{1, 4})
      .set("sigma", 1)
      .set("c", 1)
      .set_list("eps", {1, -1})
      .set_list("prob", {Rational{1, 2}, Rational{1, 2}})
      .set_list("W0", {0})
      .set_list("path", {0});
  claim.spoilers = {{"D is 1 or 4", Instance{}
                                        .set_list("H", {1, 0, 0, 1})
                                        .set_list("W_star", {0, 0})
                                        .set_list("W0", {0, 0})
                                        .set_list("path", {0, 0})},
                    {"positive", Instance{}.set("beta", 0)},
                    {"A1", Instance{}.set_list("H", {2})},
                    {"A3", Instance{}.set("sigma", Rational{1, 2})},
                    {"A5", Instance{}.set("c", 2)},
                    {"path", Instance{}.set_list("path", {2})}};
  claim.extremes = {Instance{claim.example}.set("beta", 8),
                    Instance{claim.example}.set("beta", Rational{1, 1000}).set_list("W0", {100}),
                    Instance{claim.example}.set("tau", Rational{1, 100}).set("beta", 1),
                    Instance{claim.example}
                        .set_list("H", std::vector<Rational>(16, Rational{0}))
                        .set_list("W_star", {0, 0, 0, 0})
                        .set_list("W0", {0, 0, 0, 0})
                        .set_list("path", {0, 0, 0, 0})
                        .set("sigma", 2)
                        .set("c", Rational{1, 2})
                        .set("beta", 8)};
  claim.cases = 100'000;
  claim.remark =
      "Read for quadratics with D = 1 or 4, so that √D is rational. No bound on β is stated, and "
      "for βs well above τ the update overshoots: P is multiplied by 1 − β abs(ε)/τ.";
  return claim;
}

Claim lemma_5_repaired() {
  Claim claim = claim_of<Lemma5Repaired>();
  claim.id = "lemma-5-repaired";
  claim.title = "The auxiliary array follows the gradient, if one increment stays in range";
  claim.source = "Certau";
  claim.repairs = "lemma-5";
  claim.statement = std::string{inequality} +
                    "; under A1, E ε = 0, E ε_i² ≤ s² for each i, βs ≤ τ and ‖P_{k+1}‖∞ ≤ τ, for "
                    "any W_k";
  claim.theorem = "Certau.tiki_taka.lemma_5.expect_norm2_tracking_le";
  claim.letters =
      tiki_taka_letters({"L", "H", "W_star", "tau", "alpha", "beta", "s", "eps", "prob", "W", "P"});
  claim.letters.back().meaning = "the auxiliary array P_{k+1}";
  claim.hypotheses = {"positive", "A1", "A3 in each coordinate", "beta s <= tau", "P in range"};
  claim.example.set("L", 1)
      .set_list("H", {1})
      .set_list("W_star", {0})
      .set("tau", 1)
      .set("alpha", Rational{1, 8})
      .set("beta", Rational{1, 4})
      .set("s", 1)
      .set_list("eps", {1, -1})
      .set_list("prob", {Rational{1, 2}, Rational{1, 2}})
      .set_list("W", {Rational{1, 2}})
      .set_list("P", {Rational{1, 4}});
  claim.spoilers = {{"positive", Instance{}.set("s", 0)},
                    {"A1", Instance{}.set_list("H", {-2})},
                    {"A3 in each coordinate", Instance{}.set("s", Rational{1, 2})},
                    {"beta s <= tau", Instance{}.set("beta", 2)},
                    {"P in range", Instance{}.set_list("P", {-2})}};
  claim.extremes = {Instance{claim.example}.set("beta", 1).set_list("P", {1}),
                    Instance{claim.example}.set("beta", 1).set_list("P", {-1}).set_list("W", {-1}),
                    Instance{claim.example}.set("beta", Rational{1, 1000}).set_list("W", {100}),
                    Instance{claim.example}.set("alpha", 100).set_list("P", {1}),
                    Instance{claim.example}.set("s", 1000).set("beta", Rational{1, 1000}),
                    Instance{claim.example}.set_list("eps", {0}).set_list("prob", {1}),
                    Instance{claim.example}
                        .set("beta", 1)
                        .set_list("H", {1, 0, 0, -1})
                        .set_list("W_star", {1, -1})
                        .set_list("eps", {1, 1, -1, -1})
                        .set_list("W", {1, -1})
                        .set_list("P", {1, 1})};
  claim.cases = 100'000;
  claim.remark =
      "The noise may depend across coordinates, and A5's constant c is not used. In the repair of "
      "lemma-5, P ranges over all states, not only those that a path from P₀ = 0 reaches.";
  claim.argument =
      "Write P, g, d for P_{k+1}, g(W_k), W_{k+1} − W_k, g' = g(W_{k+1}), v = g' + ε, b = βs/τ ≤ "
      "1, "
      "and take one coordinate; m = E abs(v), δ = m − s.\n"
      "Mean: as Tb = β, E P⁺ − Tg' = P − Tg' + βg' − (β/τ)mP = (1 − b)(P − Tg) + b·y with "
      "by = (1 − b)T(g − g') − (β/τ)δP. By convexity its square is at most "
      "(1 − b)(P − Tg)² + b y², and b y² ≤ (2/b)(1 − b)²T²(g − g')² + (2β/(τs))δ²P². Here "
      "−s ≤ δ ≤ √(g'² + s²) − s ≤ abs(g'), so δ² ≤ s² + g'² ≤ s² + 2g² + 2(g' − g)².\n"
      "Variance: P⁺ = P + β(v − abs(v)u) with u = P/τ, and a variance is least about the mean: it "
      "is at most β²E(ε − (abs(v) − abs(g'))u)² ≤ β²(1 + abs(u))²s² ≤ 2β²s² + 2β²s²u².\n"
      "Sum over the coordinates. ‖g − g'‖² ≤ L²‖d‖²; with P² ≤ τ² its coefficient is "
      "2(1 − b)²τ³/(βs³) + 4βτ/s = (2τ³/(βs³))((1 − b)² + 2b²), where (1 − b)² + 2b² ≤ 2 is "
      "(3b + 1)(b − 1) ≤ 0. That of ‖P‖² is (2βs/τ)(1 + b) ≤ 4βs/τ. The rest is as stated.";
  return claim;
}

}  // namespace certau::theorems
