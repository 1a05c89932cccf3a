// SPDX-License-Identifier: Apache-2.0
// One weight under Analog GD: monotone for small rates, closer with every step for larger ones.
#include <algorithm>

#include "checks/properties/training/asked_step.hpp"
#include "checks/properties/training/capsules.hpp"
#include "theorems/claim/letters.hpp"
#include "theorems/model/steps.hpp"
#include "theorems/model/vectors.hpp"

namespace certau::properties {
namespace {

using theorems::absolute;

// Whether some f that is L-smooth and μ-strongly convex with minimiser w* has the derivative v at
// w: μ·abs(x) <= v·sign(x) <= L·abs(x) for x = w − w*.
bool has_objective(const Instance& at, const Rational& x, const Rational& v) {
  const Rational along = x < 0 ? Rational{-v} : v;
  const Rational size = absolute(x);
  return at["mu"] * size <= along && along <= at["L"] * size;
}

// h·x cut off to short numbers, towards zero.
Rational derivative_at(const Arithmetic& arithmetic, const Instance& at, const Rational& w) {
  const Rational v = at["h"] * (w - at["w_star"]);
  if (arithmetic.is_exact || v == 0) return v;
  Arithmetic coarse = arithmetic;
  coarse.significand_bits = std::min(8U, arithmetic.significand_bits);
  const Rational nearest = coarse.nearest(v);
  return absolute(nearest) <= absolute(v) ? nearest : coarse.nearest(v * Rational{127, 128});
}

Rational saturation_of(const Instance& at, const Rational& w) {
  return absolute(Rational{w - at["w_sym"]}) / at["tau"];
}

// The chain w >= c >= w⁺ >= w* for w >= w*, its mirror image for w < w*.
void compare_chain(CaseJudgement& judgement, const Instance& at, const Rational& w,
                   const Answer& next, const std::string& when) {
  const Rational& w_star = at["w_star"];
  const Rational contraction = 1 - at["alpha"] * at["mu"] * (1 - saturation_of(at, w));
  const Rational contracted = contraction * (w - w_star) + w_star;
  const int side = w >= w_star ? 1 : -1;
  const std::string weight = side > 0 ? "weight after " : "minus the weight after ";
  judgement.compare(weight + when + ", at most the contracted one", side * next.found,
                    Relation::at_most, side * contracted, next.allowance);
  judgement.compare((side > 0 ? "minus the " : "") + std::string{"weight after "} + when +
                        ", not beyond the minimiser",
                    -side * next.found, Relation::at_most, -side * w_star, next.allowance);
}

CaseJudgement judge_chain(const Setting& setting, const Instance& at) {
  CaseJudgement judgement;
  if (!judgement.require("device", can_be_asked(setting, at))) return judgement;
  const auto device = device_of(at, setting.device);
  const Rational& alpha = at["alpha"];
  if (!judgement.require(
          "positive", at["mu"] > 0 && at["h"] > 0 && alpha > 0 && theorems::is_step_count(at["K"])))
    return judgement;
  if (!judgement.require("alpha <= 1/(2L)", 2 * alpha * at["L"] <= 1)) return judgement;
  if (!judgement.require("w_star in range", saturation_of(at, at["w_star"]) <= 1)) return judgement;
  const auto rule = sgd_rule(device, alpha);
  Rational w = at["w"];
  for (int k = 0; k < at.count("K"); ++k) {
    const Rational v = derivative_at(setting.subject.arithmetic(), at, w);
    const bool is_first = k == 0;  // the hypotheses are about the case; later, rounding may end it
    const bool has_f = has_objective(at, w - at["w_star"], v);
    if (is_first ? !judgement.require("A1, A6", has_f) : !has_f) return judgement;
    const bool in_range = is_step_in_range(rule, {{w}, {}}, {v});
    if (is_first ? !judgement.require("in range", in_range) : !in_range) return judgement;
    const bool is_held = is_step_held(setting, rule, {{w}, {}}, {{v}});
    if (is_first ? !judgement.require("held", is_held) : !is_held) return judgement;
    const Answer next = ask_step(setting, rule, {{w}, {}}, {v}).weight.front();
    compare_chain(judgement, at, w, next, "step " + std::to_string(k + 1));
    if (judgement.violated() != nullptr) return judgement;
    w = next.found;
  }
  return judgement;
}

CaseJudgement judge_contraction(const Setting& setting, const Instance& at) {
  CaseJudgement judgement;
  if (!judgement.require("device", can_be_asked(setting, at))) return judgement;
  const auto device = device_of(at, setting.device);
  const Rational& alpha = at["alpha"];
  const Rational& mu = at["mu"];
  const Rational& w = at["w"];
  const Rational& v = at["v"];
  const Rational x = w - at["w_star"];
  if (!judgement.require("positive", mu > 0 && alpha > 0)) return judgement;
  if (!judgement.require("A1, A6", has_objective(at, x, v))) return judgement;
  const auto rule = sgd_rule(device, alpha);
  const Arrays<Rational> state{{w}, {}};
  if (!judgement.require("in range", is_step_in_range(rule, state, {v}))) return judgement;
  const Rational omega = saturation_of(at, w);
  if (!judgement.require("alpha (L (1 + omega) + mu (1 - omega)) <= 2",
                         alpha * (at["L"] * (1 + omega) + mu * (1 - omega)) <= 2))
    return judgement;
  if (!judgement.require("held", is_step_held(setting, rule, state, {{v}}))) return judgement;

  const Answer next = ask_step(setting, rule, state, {v}).weight.front();
  judgement.compare("distance from the minimiser after the step",
                    absolute(Rational{next.found - at["w_star"]}), Relation::at_most,
                    (1 - alpha * mu * (1 - omega)) * absolute(x), next.allowance);
  return judgement;
}

// Device, L, mu, w_star and w.
Instance draw_one_weight(ShortNumbers& numbers, DeviceKind kind) {
  Instance at;
  draw_device(numbers, kind, at);
  const auto device = device_of(at, kind);
  const Rational L = power_of_two(numbers.integer(-3, 3)) * (numbers.once_in(3) ? 3 : 1);
  at.set("L", L).set("mu", numbers.at_most(L));
  return at.set("w_star", draw_weight(numbers, device)).set("w", draw_weight(numbers, device));
}

Instance draw_chain(ShortNumbers& numbers, DeviceKind kind) {
  Instance at = draw_one_weight(numbers, kind);
  // Cut off, h·x must stay above μ·x: below h by a 64th at most.
  at.set("mu", Rational{at["mu"] * 31 / 32});
  const Rational h = numbers.once_in(2) ? at["L"] : Rational{at["mu"] * Rational{32, 31}};
  at.set("h", h);
  const Rational most = 1 / (2 * at["L"]);
  const Rational v = h * (at["w"] - at["w_star"]);
  at.set("alpha", draw_rate(numbers, most, at["tau"], {{v}}));
  return at.set("K", numbers.integer(1, 3));
}

Instance draw_contraction(ShortNumbers& numbers, DeviceKind kind) {
  Instance at = draw_one_weight(numbers, kind);
  const Rational x = at["w"] - at["w_star"];
  const Rational& L = at["L"];
  const Rational& mu = at["mu"];
  // At the ends of what A1 and A6 admit the inequality is sharp.
  const Rational h = numbers.once_in(3)   ? mu + numbers.shortened((L - mu) / 2)
                     : numbers.once_in(2) ? mu
                                          : L;
  const Rational v = h * x;
  const Rational omega = saturation_of(at, at["w"]);
  const Rational most = 2 / (L * (1 + omega) + mu * (1 - omega));
  at.set("alpha", draw_rate(numbers, most, at["tau"], {{v}}));
  return at.set("v", v);
}

Property one_weight() {
  Property property;
  property.devices = {DeviceKind::asymmetric_linear};
  property.needs_steps = true;
  property.letters = {theorems::letter_L(),
                      {"mu", "strong convexity constant"},
                      {"w_star", "w*, the minimiser"},
                      {"w", "the weight"},
                      theorems::letter_alpha()};
  property.example.set("tau", 1).set("w_sym", 0).set("L", 1).set("mu", Rational{1, 2});
  property.example.set("w_star", Rational{-1, 2}).set("w", Rational{1, 2});
  property.example.set("alpha", Rational{1, 2});
  property.spoilers = {{"device", Instance{}.set("tau", 0)},
                       {"positive", Instance{}.set("alpha", 0)},
                       {"in range", Instance{}.set("tau", Rational{1, 4}).set("w_star", 0)},
                       {"held", Instance{}.set("w", Rational{1, 3})}};
  return property;
}

}  // namespace

// Every step of theorem-6-chain-repaired uses no more of f than its derivative at the weight. So v
// may be any number that fits, and each step of the implementation starts from its own answer.
Property monotone_convergence() {
  Property property = one_weight();
  property.id = "monotone-convergence";
  property.title = "One weight moves monotonically towards the minimiser";
  property.statement =
      "For w_k ≥ w*, both in range, and α ≤ 1/(2L): w_k ≥ (1 − αμ(1 − abs(w_k − w°)/τ))(w_k − w*) "
      "+ w* ≥ w_{k+1} ≥ w*, and the mirror image for w_k < w*";
  property.source = "[wu2024, T6], with the weights in range and about w°";
  property.claims = {"theorem-6-chain-repaired", "theorem-6-bound-repaired"};
  property.letters.push_back({"h", "f′(w) = h·(w − w*), cut off to 8 bits if numbers are binary"});
  property.letters.push_back(theorems::letter_K());
  property.hypotheses = {"device",   "positive", "alpha <= 1/(2L)", "w_star in range", "A1, A6",
                         "in range", "held"};
  property.draw = draw_chain;
  property.judge = judge_chain;
  property.example.set("h", 1).set("K", 2);
  property.spoilers.push_back({"alpha <= 1/(2L)", Instance{}.set("alpha", 1)});
  property.spoilers.push_back({"w_star in range", Instance{}.set("w_star", 2)});
  property.spoilers.push_back({"A1, A6", Instance{}.set("h", 2)});
  return property;
}

// With x = w − w*, v = hx, μ <= h <= L: w⁺ − w* = (1 − αhq)x, q = 1 ± (w − w°)/τ in [1 − ω, 1 + ω].
// So αμ(1 − ω) <= αhq <= αL(1 + ω) <= 2 − αμ(1 − ω).
Property contraction_to_minimizer() {
  Property property = one_weight();
  property.id = "contraction-to-minimizer";
  property.title = "One weight comes closer to the minimiser, even where it passes it";
  property.statement =
      "abs(w⁺ − w*) ≤ (1 − αμ(1 − ω))·abs(w − w*) for α(L(1 + ω) + μ(1 − ω)) ≤ 2, ω = "
      "abs(w − w°)/τ ≤ 1, and v between μ(w − w*) and L(w − w*)";
  property.source = "Certau; for α ≤ 1/(2L) it is part of theorem-6-chain-repaired";
  property.claims = {"theorem-6-chain-repaired"};
  property.letters.push_back({"v", "the gradient at w"});
  property.hypotheses = {
      "device", "positive", "A1, A6", "in range", "alpha (L (1 + omega) + mu (1 - omega)) <= 2",
      "held"};
  property.draw = draw_contraction;
  property.judge = judge_contraction;
  property.example.set("v", 1);
  for (auto& spoiler : property.spoilers) {  // keep v between μ(w − w*) and L(w − w*)
    if (spoiler.hypothesis == "in range") spoiler.changes.set("v", Rational{1, 2});
    if (spoiler.hypothesis == "held") spoiler.changes.set("w_star", Rational{-2, 3});
  }
  property.spoilers.push_back({"A1, A6", Instance{}.set("v", 2)});
  property.spoilers.push_back(
      {"alpha (L (1 + omega) + mu (1 - omega)) <= 2", Instance{}
                                                          .set("alpha", 4)
                                                          .set("w", 0)
                                                          .set("w_star", Rational{-1, 8})
                                                          .set("v", Rational{1, 8})});
  return property;
}

}  // namespace certau::properties
