// SPDX-License-Identifier: Apache-2.0
// Gradient descent on smooth functions, convex or not: the smallest squared gradient.
#include "theorems/rates/capsules.hpp"
#include "theorems/rates/steps.hpp"

namespace certau::theorems {
namespace {

struct GdNonconvex {
  template <class T>
  static Judgement<T> judge(const Assignment<T>& at) {
    const T& L = at["L"];
    const T& alpha = at["alpha"];
    const T& gap = at["gap"];
    Judgement<T> judgement;
    if (!judgement.require("positive", L > 0 && alpha > 0 && gap > 0)) return judgement;
    if (!judgement.require(rate_steps, counts_rate_steps(at["N"]))) return judgement;
    const T h = alpha * L;
    if (!judgement.require("alpha*L < sqrt(3)", h * h < 3)) return judgement;

    const T& N = at["N"];
    // Where all gradients have one length G, f falls by descent·G² a step and by G²/(2L) after.
    const T attained = gap / (N * descent(alpha, h) + 1 / (2 * L));
    const T step = h <= 1 ? T(4 * h - h * h) : T(4 * h - h * h * h);
    judgement.conclude("worst case", attained, Relation::equal, 4 * L * gap / (N * step + 2));
    return judgement;
  }

  template <class T>
  static T descent(const T& alpha, const T& h) {
    // Short steps: on the line, the gradient dips at slope L and recovers at slope L, so that f
    // falls by αG² less two triangles of base αG/2 and height hG/2.
    if (h <= 1) return alpha - alpha * h / 4;
    // Long steps: in the plane, the gradient turns between two directions with the cosine
    // 1 − h²/2, along a saddle of curvatures ±L; the mean slope along the step counts.
    const T cosine = 1 - h * h / 2;
    return alpha * (1 + cosine) / 2;
  }

  static Instance draw(Draw& draw) {
    const Rational L = draw.positive();
    const Rational h = draw.once_in(2) ? draw.fraction() : 1 + draw.fraction() * Rational{73, 100};
    Instance at;
    at.set("L", L).set("alpha", h / L).set("N", draw.integer(0, 40)).set("gap", draw.positive());
    return at;
  }
};

}  // namespace

Claim gd_nonconvex() {
  Claim claim = claim_of<GdNonconvex>();
  claim.id = "gd-nonconvex";
  claim.title = "Gradient descent on smooth functions, smallest squared gradient";
  claim.source = "[abbaszadehpeivasti2022]";
  claim.statement =
      "max min{‖∇f(x_k)‖²: 0 ≤ k ≤ N} = 4L·gap/(N·min{4h − h², 4h − h³} + 2), h = αL, over the "
      "L-smooth f with f(x_0) − f* ≤ gap";
  claim.letters = {letter_L(), letter_alpha(), letter_N(), {"gap", "bound on f(x_0) − f*"}};
  claim.hypotheses = {"positive", rate_steps, "alpha*L < sqrt(3)"};
  claim.example.set("L", 1).set("alpha", 1).set("N", 5).set("gap", 1);
  claim.spoilers = {{"positive", Instance{}.set("gap", 0)},
                    {rate_steps, Instance{}.set("N", 100'001)},
                    {"alpha*L < sqrt(3)", Instance{}.set("alpha", Rational{7, 4})}};
  claim.remark =
      "The source proves the bound; that it is attained it proves for αL ≤ 1. For longer steps "
      "[rotaru2024] does, and the tests here check an attaining function's data.";
  return claim;
}

}  // namespace certau::theorems
