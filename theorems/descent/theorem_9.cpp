// SPDX-License-Identifier: Apache-2.0
// Analog gradient descent without noise: the average squared gradient.
#include <algorithm>

#include "theorems/claim/letters.hpp"
#include "theorems/descent/capsules.hpp"
#include "theorems/model/array_update.hpp"
#include "theorems/model/piecewise_quadratic.hpp"
#include "theorems/model/quadratic_form.hpp"
#include "theorems/model/steps.hpp"

namespace certau::theorems {
namespace {

struct Theorem9 {
  template <class T>
  static Judgement<T> judge(const Assignment<T>& at) {
    const T& L = at["L"];
    const T& h = at["h"];
    const T& w_star = at["w_star"];
    const T& tau = at["tau"];
    const T& W_max = at["W_max"];
    const T& alpha = at["alpha"];
    const T& w0 = at["w0"];
    Judgement<T> judgement;
    if (!judgement.require("positive", L > 0 && tau > 0 && alpha > 0 && is_step_count(at["K"])))
      return judgement;
    if (!judgement.require("0 <= h <= L", 0 <= h && h <= L)) return judgement;
    if (!judgement.require("alpha <= 1/L", alpha * L <= 1)) return judgement;
    if (!judgement.require("W_max < tau", W_max < tau)) return judgement;
    // A4 for every k at once: from w0 the weights move towards w* and never beyond it.
    if (!judgement.require("A4", absolute(w0) <= W_max && absolute(w_star) <= W_max &&
                                     alpha * h * (1 + W_max / tau) <= 1))
      return judgement;

    const int K = at.count("K");
    T w = w0;
    T sum(0);
    for (int k = 0; k < K; ++k) {
      const T g = h * (w - w_star);
      sum += g * g;
      if (k + 1 < K) w = update<T>(tau, w, -alpha * g);
    }
    const T worst = W_max * W_max / (tau * tau);
    const T gap = h / 2 * (w0 - w_star) * (w0 - w_star);
    judgement.conclude("average over K steps", sum / K, Relation::at_most,
                       2 * gap * L / K / (1 - worst));
    return judgement;
  }

  static Instance draw(Draw& draw) {
    const Rational L = draw.positive();
    const Rational h = draw.once_in(8) ? Rational{0} : draw.at_most(L);
    const Rational tau = draw.positive();
    const Rational omega = Rational{draw.integer(0, 99), 100};
    const Rational W_max = tau * omega;
    const Rational no_overshoot = h > 0 ? Rational{1 / (h * (1 + omega))} : Rational{1 / L};
    Instance at;
    at.set("L", L).set("h", h).set("w_star", draw.within(W_max)).set("tau", tau);
    at.set("W_max", W_max).set("alpha", draw.at_most(std::min(Rational{1 / L}, no_overshoot)));
    at.set("w0", draw.within(W_max)).set("K", draw.integer(1, 5));
    return at;
  }
};

enum class Objective { quadratic, nonconvex };

template <Objective objective>
struct Theorem9Repaired {
  template <class T>
  static Judgement<T> judge(const Assignment<T>& at) {
    if constexpr (objective == Objective::quadratic) {
      const auto f = QuadraticForm<T>::of(at);
      return judge_with(
          at, at.list("W0"), f.is_smooth(at["L"]), [&] { return f.is_bounded_below(); },
          [&] { return f.value(at.list("W0")); },
          [&](const std::vector<T>& W) { return f.gradient(W); });
    } else {
      const auto f = PiecewiseQuadratic<T>::of(at);
      const std::vector<T> W0{at["w0"]};
      return judge_with(
          at, W0, f.is_shaped() && f.is_smooth(at["L"]), [&] { return f.infimum().has_value(); },
          [&] { return T(f.value(W0.front()) - f.infimum().value_or(T(0))); },
          [&](const std::vector<T>& W) { return std::vector<T>{f.gradient(W.front())}; });
    }
  }

  static Instance draw(Draw& draw) {
    const Rational L = draw.positive();
    const Rational tau = draw.positive();
    const Rational omega = 1 - Rational{1, draw.integer(2, 100)};
    const Rational W_max = tau * omega;
    // From everywhere within W_max, from its inner half, or from close to W* with both near W_max:
    // there the decrease is as little as the proof allows.
    const int kind = draw.integer(0, 3);
    const Rational start = kind == 1 ? Rational{W_max / 2} : W_max;
    const bool is_close = kind == 2;
    const int D = objective == Objective::quadratic && draw.once_in(2) ? draw.integer(2, 3) : 1;
    const auto W0 = draw.vector_within(D, start);
    auto W_star = draw.vector_within(D, draw.once_in(4) ? Rational{2 * tau} : start);
    if (is_close) W_star = scaled(Rational{1 - draw.fraction() / 8}, W0);
    Instance at;
    at.set("L", L);
    if constexpr (objective == Objective::quadratic) {
      at.set_list("H", draw.symmetric_matrix(D, draw.once_in(2) ? L : Rational{0}, L));
      at.set_list("W_star", W_star);
    } else {
      std::vector<Rational> knots = draw.vector_within(draw.integer(0, 3), tau);
      std::sort(knots.begin(), knots.end());
      knots.erase(std::unique(knots.begin(), knots.end()), knots.end());
      std::vector<Rational> slopes;
      for (std::size_t i = 0; i <= knots.size(); ++i) slopes.push_back(draw.within(L));
      // Bounded below, mostly: upwards at both ends.
      if (!draw.once_in(8)) slopes.front() = draw.at_most(L);
      if (!draw.once_in(8)) slopes.back() = draw.at_most(L);
      at.set_list("slopes", slopes).set_list("knots", knots).set("w_star", W_star.front());
    }
    at.set("tau", tau).set("W_max", W_max).set("alpha", draw.at_most(1 / L));
    if constexpr (objective == Objective::quadratic)
      at.set_list("W0", W0);
    else
      at.set("w0", W0.front());
    at.set("K", draw.integer(1, D == 1 ? 5 : 4));
    return at;
  }

 private:
  template <class T>
  static Judgement<T> judge_with(const Assignment<T>& at, const std::vector<T>& W0, bool is_smooth,
                                 const auto& is_bounded_below, const auto& gap,
                                 const auto& gradient) {
    const T& L = at["L"];
    const T& tau = at["tau"];
    const T& W_max = at["W_max"];
    const T& alpha = at["alpha"];
    Judgement<T> judgement;
    if (!judgement.require("positive", L > 0 && tau > 0 && alpha > 0 && is_step_count(at["K"])))
      return judgement;
    if (!judgement.require("A1", is_smooth)) return judgement;
    if (!judgement.require("A2", is_bounded_below())) return judgement;
    if (!judgement.require("alpha <= 1/L", alpha * L <= 1)) return judgement;
    if (!judgement.require("W_max < tau", W_max < tau)) return judgement;

    const int K = at.count("K");
    auto W = W0;
    T sum(0);
    for (int k = 0; k < K; ++k) {
      if (!judgement.require("A4", largest(W) <= W_max)) return judgement;
      const std::vector<T> g = gradient(W);
      sum += squared_norm(g);
      if (k + 1 < K) W = analog_sgd_step(tau, alpha, W, g);
    }
    const T worst = W_max * W_max / (tau * tau);
    judgement.conclude("average over K steps", sum / K, Relation::at_most,
                       2 * gap() / (alpha * K * (1 - worst)));
    return judgement;
  }
};

template <Objective objective>
Claim theorem_9_repaired_for() {
  Claim claim = claim_of<Theorem9Repaired<objective>>();
  claim.source = "Certau";
  claim.repairs = "theorem-9";
  claim.hypotheses = {"positive", "A1", "A2", "alpha <= 1/L", "W_max < tau", "A4"};
  claim.letters = {letter_L()};
  claim.spoilers = {{"positive", Instance{}.set("K", 0)},
                    {"alpha <= 1/L", Instance{}.set("alpha", 2)},
                    {"W_max < tau", Instance{}.set("W_max", 1)},
                    {"A4", Instance{}.set("W_max", Rational{1, 3})}};
  claim.argument =
      "Coordinate i of a step is −αq_ig_i with q_i in [1 − ω, 1 + ω], ω = ‖W‖∞/τ. L-smoothness "
      "and α ≤ 1/L give f(W⁺) ≤ f(W) − α Σ q_i(1 − q_i/2)g_i² ≤ f(W) − (α/2)(1 − ω²)‖g‖². While "
      "ω ≤ W_max/τ this is at most f(W) − (α/2)(1 − W_max²/τ²)‖g‖². Sum over k < K, use "
      "f(W_K) ≥ f*, and divide once, by the constant αK(1 − W_max²/τ²)/2.";
  return claim;
}

}  // namespace

Claim theorem_9() {
  Claim claim = claim_of<Theorem9>();
  claim.id = "theorem-9";
  claim.title = "Analog GD's average squared gradient";
  claim.source = "[wu2024, Thm 9, (53)]";
  claim.statement =
      "(1/K) Σ_{k<K} ‖g_k‖² ≤ (2(f(W₀) − f*)L/K)/(1 − W_max²/τ²) for analog gradient descent with "
      "any 0 < α ≤ 1/L";
  claim.theorem = "Certau.descent.theorem_9.analog_gd_bound_without_alpha_fails";
  claim.theorem_says = TheoremSays::claim_fails;
  claim.letters = {letter_L(),
                   {"h", "second derivative of the quadratic f"},
                   {"w_star", "w*, its minimiser"},
                   letter_tau(),
                   letter_W_max(),
                   letter_alpha(),
                   {"w0", "first weight"},
                   letter_K()};
  claim.hypotheses = {"positive", "0 <= h <= L", "alpha <= 1/L", "W_max < tau", "A4"};
  claim.example.set("L", 2)
      .set("h", 1)
      .set("w_star", 0)
      .set("tau", 1)
      .set("W_max", Rational{1, 2})
      .set("alpha", Rational{1, 2})
      .set("w0", Rational{1, 2})
      .set("K", 1);
  claim.spoilers = {{"positive", Instance{}.set("K", 0)},
                    {"0 <= h <= L", Instance{}.set("h", 3)},
                    {"alpha <= 1/L", Instance{}.set("alpha", 1)},
                    {"W_max < tau", Instance{}.set("W_max", 1)},
                    {"A4", Instance{}.set("w0", Rational{3, 4})}};
  // A rate far below its bound for two steps: twice the same squared gradient.
  const Instance slow = Instance{claim.example}.set("L", 1).set("alpha", power_of_ten(-3));
  claim.extremes = {Instance{slow}.set("K", 2), Instance{slow}.set("K", 5),
                    Instance{slow}.set("tau", power_of_ten(6)).set("K", 2),
                    Instance{claim.example}.set("K", 5)};
  claim.cases = 250'000;
  claim.remark =
      "The right side has no α, so small learning rates cannot meet it: it is the repaired bound "
      "2(f(W₀) − f*)/(αK(1 − W_max²/τ²)) for α = 1/L alone. A4 is assured for all k by "
      "max(abs(w₀), abs(w*)) ≤ W_max and αh(1 + W_max/τ) ≤ 1.";
  return claim;
}

Claim theorem_9_repaired() {
  Claim claim = theorem_9_repaired_for<Objective::quadratic>();
  claim.id = "theorem-9-repaired";
  claim.title = "Analog GD's average squared gradient, with its learning rate";
  claim.statement =
      "(1/K) Σ_{k<K} ‖g_k‖² ≤ 2(f(W₀) − f*)/(αK(1 − W_max²/τ²)) for analog gradient descent with "
      "0 < α ≤ 1/L and ‖W_k‖∞ ≤ W_max < τ for k < K";
  claim.theorem = "Certau.descent.theorem_9.analog_gd_average_norm2_gradient_le";
  claim.letters.insert(claim.letters.end(),
                       {letter_H(), letter_W_star(), letter_tau(), letter_W_max(), letter_alpha(),
                        letter_W0(), letter_K()});
  claim.example.set("L", 1)
      .set_list("H", {1})
      .set_list("W_star", {Rational{-1, 4}})
      .set("tau", 1)
      .set("W_max", Rational{1, 2})
      .set("alpha", Rational{1, 2})
      .set_list("W0", {Rational{1, 2}})
      .set("K", 2);
  claim.spoilers.push_back({"A1", Instance{}.set_list("H", {2})});
  claim.spoilers.push_back({"A2", Instance{}.set_list("H", {-1})});
  claim.extremes = {Instance{claim.example}.set("alpha", power_of_ten(-6)).set("K", 5),
                    Instance{claim.example}.set("alpha", 1).set("K", 1),
                    Instance{claim.example}.set("tau", power_of_ten(9)).set("alpha", 1),
                    Instance{claim.example}
                        .set_list("H", {1, 0, 0, power_of_ten(-6)})
                        .set_list("W_star", {0, 0})
                        .set_list("W0", {Rational{-1, 2}, Rational{1, 2}})
                        .set("alpha", 1)};
  claim.remark = "The search uses quadratics; see theorem-9-repaired-nonconvex for others.";
  claim.cases = 25'000;
  return claim;
}

Claim theorem_9_repaired_nonconvex() {
  Claim claim = theorem_9_repaired_for<Objective::nonconvex>();
  claim.id = "theorem-9-repaired-nonconvex";
  claim.title = "Analog GD's average squared gradient on nonconvex objectives";
  claim.statement =
      "(1/K) Σ_{k<K} g_k² ≤ 2(f(w₀) − f*)/(αK(1 − W_max²/τ²)) for analog gradient descent on one "
      "weight with 0 < α ≤ 1/L, abs(w_k) ≤ W_max < τ for k < K, and any L-smooth f bounded below";
  claim.theorem = "Certau.descent.theorem_9.analog_gd_average_norm2_gradient_le";
  claim.letters.insert(claim.letters.end(),
                       {{"slopes", "second derivatives of f, between the knots"},
                        {"knots", "where the second derivative changes, increasing"},
                        {"w_star", "w*, a point where the derivative vanishes"},
                        letter_tau(),
                        letter_W_max(),
                        letter_alpha(),
                        {"w0", "first weight"},
                        letter_K()});
  // Two minima, a maximum at 0 between them.
  claim.example.set("L", 1)
      .set_list("slopes", {1, -1, 1})
      .set_list("knots", {Rational{-1, 4}, Rational{1, 4}})
      .set("w_star", 0)
      .set("tau", 1)
      .set("W_max", Rational{1, 2})
      .set("alpha", Rational{1, 2})
      .set("w0", Rational{-3, 8})
      .set("K", 2);
  claim.spoilers.push_back({"A1", Instance{}.set_list("slopes", {2, -1, 1})});
  claim.spoilers.push_back({"A2", Instance{}.set_list("slopes", {1, -1, -1})});
  claim.extremes = {Instance{claim.example}.set("alpha", power_of_ten(-6)).set("K", 5),
                    Instance{claim.example}.set("alpha", 1).set("K", 1),
                    Instance{claim.example}.set("w0", power_of_ten(-6)).set("K", 5),
                    Instance{claim.example}.set_list("slopes", {0, 0, 1}).set("alpha", 1)};
  claim.remark = "The search uses piecewise quadratic functions with slopes of either sign.";
  claim.cases = 50'000;
  return claim;
}

}  // namespace certau::theorems
