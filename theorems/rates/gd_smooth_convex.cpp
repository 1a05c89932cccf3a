// SPDX-License-Identifier: Apache-2.0
// Gradient descent on smooth convex functions: the objective gap after N steps.
#include <algorithm>

#include "theorems/rates/capsules.hpp"
#include "theorems/rates/steps.hpp"

namespace certau::theorems {
namespace {

struct GdSmoothConvex {
  template <class T>
  static Judgement<T> judge(const Assignment<T>& at) {
    const T& L = at["L"];
    const T& alpha = at["alpha"];
    const T& R = at["R"];
    Judgement<T> judgement;
    if (!judgement.require("positive", L > 0 && alpha > 0 && R > 0)) return judgement;
    if (!judgement.require(rate_steps, counts_rate_steps(at["N"]))) return judgement;
    const T h = alpha * L;
    if (!judgement.require("alpha*L < 2", h < 2)) return judgement;

    const int N = at.count("N");
    judgement.conclude("worst case", attained(L, h, R, N), Relation::equal, tight(L, h, R, N));
    return judgement;
  }

  // The worse of two functions that start at distance R from their minimiser 0.
  template <class T>
  static T attained(const T& L, const T& h, const T& R, int N) {
    // Huber's: slope Lδ outside [−δ, δ], where the steps are all of length hδ.
    const T delta = R / (2 * N * h + 1);
    const T x_N = R - N * h * delta;
    const T huber = L * delta * (x_N - delta / 2);
    // With short steps L/2·x² is the better behaved: (1 − h)^(−2N) >= (1 + h)^(2N) >= 1 + 2Nh.
    if (h <= 1) return huber;
    const T y_N = to_the(T(1 - h), N) * R;
    return std::max(huber, T(L / 2 * y_N * y_N));
  }

  template <class T>
  static T tight(const T& L, const T& h, const T& R, int N) {
    if (h <= 1) return L * R * R / (4 * N * h + 2);
    return L * R * R / 2 * std::max(T(1 / (2 * N * h + 1)), to_the(T(1 - h), 2 * N));
  }

  static Instance draw(Draw& draw) {
    const Rational L = draw.positive();
    const Rational h = draw.once_in(2) ? draw.fraction() : 2 - draw.fraction();
    Instance at;
    at.set("L", L).set("alpha", h / L).set("N", draw.integer(0, 40)).set("R", draw.positive());
    return at;
  }
};

}  // namespace

Claim gd_smooth_convex() {
  Claim claim = claim_of<GdSmoothConvex>();
  claim.id = "gd-smooth-convex";
  claim.title = "Gradient descent on smooth convex functions, objective gap";
  claim.source = "[drori2014, Thm 3.1] for αL ≤ 1; [kim2024, Thm 1.3] for αL < 2";
  claim.statement =
      "max (f(x_N) − f*) = L·R²/2 · max{1/(2NαL + 1), (1 − αL)^(2N)} over the L-smooth convex f "
      "with ‖x_0 − x*‖ ≤ R; for αL ≤ 1 that is L·R²/(4NαL + 2)";
  claim.letters = {letter_L(), letter_alpha(), letter_N(), {"R", "bound on ‖x_0 − x*‖"}};
  claim.hypotheses = {"positive", rate_steps, "alpha*L < 2"};
  claim.example.set("L", 1).set("alpha", 1).set("N", 1).set("R", 1);
  claim.spoilers = {{"positive", Instance{}.set("R", 0)},
                    {rate_steps, Instance{}.set("N", Rational{1, 2})},
                    {"alpha*L < 2", Instance{}.set("alpha", 2)}};
  claim.remark =
      "For 1 < αL < 2 the value was conjectured by Drori and Teboulle and proved in [kim2024].";
  return claim;
}

}  // namespace certau::theorems
