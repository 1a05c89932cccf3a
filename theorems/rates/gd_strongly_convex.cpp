// SPDX-License-Identifier: Apache-2.0
// Gradient descent on smooth strongly convex functions: distance, objective gap and squared
// gradient each shrink by max{(1 − αL)², (1 − αμ)²} a step, and no faster.
#include <algorithm>

#include "theorems/model/vectors.hpp"
#include "theorems/rates/capsules.hpp"
#include "theorems/rates/steps.hpp"

namespace certau::theorems {
namespace {

enum class Measure { distance, gap, gradient };

// The letter for where the measure starts.
template <Measure M>
constexpr const char* start_letter() {
  return M == Measure::distance ? "R" : M == Measure::gap ? "gap" : "G";
}

template <Measure M>
struct GdStronglyConvex {
  template <class T>
  static Judgement<T> judge(const Assignment<T>& at) {
    const T& L = at["L"];
    const T& mu = at["mu"];
    const T& alpha = at["alpha"];
    const T& start = at[start_letter<M>()];
    Judgement<T> judgement;
    if (!judgement.require("positive", mu > 0 && alpha > 0 && start > 0)) return judgement;
    if (!judgement.require("mu <= L", mu <= L)) return judgement;
    if (!judgement.require(rate_steps, counts_rate_steps(at["N"]))) return judgement;
    if (!judgement.require("alpha*L <= 2", alpha * L <= 2)) return judgement;

    const int N = at.count("N");
    const T start_squared = M == Measure::gap ? start : T(start * start);
    // On λ/2·x² all three are multiples of x², and x_N = (1 − αλ)^N x_0.
    const auto attained = [&](const T& curvature) {
      const T factor = to_the(T(1 - alpha * curvature), N);
      return T(factor * factor * start_squared);
    };
    const T slowest = std::max(absolute(T(1 - alpha * L)), absolute(T(1 - alpha * mu)));
    judgement.conclude("worst case", std::max(attained(mu), attained(L)), Relation::equal,
                       to_the(slowest, 2 * N) * start_squared);
    return judgement;
  }

  static Instance draw(Draw& draw) {
    const Rational L = draw.positive();
    Instance at;
    at.set("L", L).set("mu", draw.at_most(L)).set("alpha", draw.at_most(2 / L));
    at.set("N", draw.integer(0, 40)).set(start_letter<M>(), draw.positive());
    return at;
  }
};

template <Measure M>
Claim claim_about(const std::string& id, const std::string& measure, const std::string& source,
                  const std::string& statement, const std::string& meaning) {
  Claim claim = claim_of<GdStronglyConvex<M>>();
  claim.id = id;
  claim.title = "Gradient descent on smooth strongly convex functions, " + measure;
  claim.source = source;
  claim.statement = statement + " over the L-smooth μ-strongly convex f";
  claim.letters = {letter_L(),
                   {"mu", "constant of strong convexity"},
                   letter_alpha(),
                   letter_N(),
                   {start_letter<M>(), meaning}};
  claim.hypotheses = {"positive", "mu <= L", rate_steps, "alpha*L <= 2"};
  claim.example.set("L", 1).set("mu", Rational{1, 10}).set("alpha", 1).set("N", 2);
  claim.example.set(start_letter<M>(), 1);
  claim.spoilers = {{"positive", Instance{}.set("mu", 0)},
                    {"mu <= L", Instance{}.set("mu", 2)},
                    {rate_steps, Instance{}.set("N", -1)},
                    {"alpha*L <= 2", Instance{}.set("alpha", 3)}};
  return claim;
}

}  // namespace

Claim gd_strongly_convex_distance() {
  return claim_about<Measure::distance>(
      "gd-strongly-convex-distance", "squared distance", "[taylor2018, Thm 3.1]",
      "max ‖x_N − x*‖² = max{|1 − αL|, |1 − αμ|}^(2N) · R² for ‖x_0 − x*‖ ≤ R,",
      "bound on ‖x_0 − x*‖");
}

Claim gd_strongly_convex_gap() {
  return claim_about<Measure::gap>(
      "gd-strongly-convex-gap", "objective gap", "[taylor2018]",
      "max (f(x_N) − f*) = max{|1 − αL|, |1 − αμ|}^(2N) · gap for f(x_0) − f* ≤ gap,",
      "bound on f(x_0) − f*");
}

Claim gd_strongly_convex_gradient() {
  return claim_about<Measure::gradient>(
      "gd-strongly-convex-gradient", "squared gradient", "[taylor2018]",
      "max ‖∇f(x_N)‖² = max{|1 − αL|, |1 − αμ|}^(2N) · G² for ‖∇f(x_0)‖ ≤ G,",
      "bound on ‖∇f(x_0)‖");
}

}  // namespace certau::theorems
