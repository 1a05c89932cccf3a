// SPDX-License-Identifier: Apache-2.0
// One step lowers the objective, by as much as the theorems sum up.
#include "checks/properties/training/asked_step.hpp"
#include "checks/properties/training/capsules.hpp"
#include "checks/properties/training/quadratic.hpp"
#include "theorems/claim/letters.hpp"
#include "theorems/model/vectors.hpp"

namespace certau::properties {
namespace {

// A case with g and W of D numbers, and H of D·D.
bool is_shaped(const Instance& at) {
  const std::size_t D = at.list("W").size();
  return D > 0 && at.list("g").size() == D && at.list("H").size() == D * D;
}

CaseJudgement judge_sgd(const Setting& setting, const Instance& at) {
  CaseJudgement judgement;
  if (!judgement.require("device", can_be_asked(setting, at))) return judgement;
  const auto device = device_of(at, setting.device);
  if (!judgement.require("shape", is_shaped(at))) return judgement;
  const auto& W = at.list("W");
  const auto f = LocalQuadratic::of(at);
  const Rational& L = at["L"];
  const Rational& alpha = at["alpha"];
  if (!judgement.require("positive", L > 0 && alpha > 0)) return judgement;
  if (!judgement.require("A1", f.is_smooth(L))) return judgement;
  if (!judgement.require("A3", is_noise(at, W.size()))) return judgement;
  if (!judgement.require("alpha <= 1/(2L)", 2 * alpha * L <= 1)) return judgement;
  const auto rule = sgd_rule(device, alpha);
  const Arrays<Rational> state{W, {}};
  const auto samples = gradient_samples(at, f.gradient);
  if (!judgement.require("in range", are_steps_in_range(rule, state, samples))) return judgement;
  if (!judgement.require("held", is_step_held(setting, rule, state, samples))) return judgement;

  Rise mean;
  for (std::size_t j = 0; j < samples.size(); ++j) {
    const Rise rise = rise_of(f, W, ask_step(setting, rule, state, samples[j]).weight);
    mean.found += at.list("prob")[j] * rise.found;
    mean.allowance += at.list("prob")[j] * rise.allowance;
  }
  const Rational omega = saturation_degree(at, setting.device, W);
  const Rational variance = variance_of(at);
  const Rational g2 = theorems::squared_norm(f.gradient);
  judgement.compare(
      "mean change of f by the step", mean.found, Relation::at_most,
      alpha * alpha * L * variance + alpha / 2 * (omega * omega * (g2 + variance) - g2),
      mean.allowance);
  return judgement;
}

CaseJudgement judge_gd(const Setting& setting, const Instance& at) {
  CaseJudgement judgement;
  if (!judgement.require("device", can_be_asked(setting, at))) return judgement;
  const auto device = device_of(at, setting.device);
  if (!judgement.require("shape", is_shaped(at))) return judgement;
  const auto& W = at.list("W");
  const auto f = LocalQuadratic::of(at);
  const Rational& L = at["L"];
  const Rational& alpha = at["alpha"];
  if (!judgement.require("positive", L > 0 && alpha > 0)) return judgement;
  if (!judgement.require("A1", f.is_smooth(L))) return judgement;
  if (!judgement.require("alpha <= 1/L", alpha * L <= 1)) return judgement;
  const auto rule = sgd_rule(device, alpha);
  const Arrays<Rational> state{W, {}};
  if (!judgement.require("in range", is_step_in_range(rule, state, f.gradient))) return judgement;
  if (!judgement.require("held", is_step_held(setting, rule, state, {f.gradient})))
    return judgement;

  const Rise rise = rise_of(f, W, ask_step(setting, rule, state, f.gradient).weight);
  const Rational omega = saturation_degree(at, setting.device, W);
  judgement.compare("change of f by the step", rise.found, Relation::at_most,
                    -alpha / 2 * (1 - omega * omega) * theorems::squared_norm(f.gradient),
                    rise.allowance);
  return judgement;
}

// W and H; half of the Hessians are L·I, where the inequalities are sharpest.
Instance draw_problem(ShortNumbers& numbers, DeviceKind kind, int D) {
  Instance at;
  draw_device(numbers, kind, at);
  const Rational L = numbers.positive();
  at.set("L", L).set_list("H",
                          numbers.symmetric_matrix(D, numbers.once_in(2) ? L : Rational{-L}, L));
  return at.set_list("W", draw_weights(numbers, device_of(at, kind), D));
}

// Where Analog SGD's mean stands still for a small rate: samples ±s with probabilities (1 ∓ x)/2,
// x = (w − w°)/τ, so that g = −sx and the bound is α²Lσ² exactly.
void draw_floor(ShortNumbers& numbers, DeviceKind kind, Instance& at) {
  const Rational s = numbers.positive();
  const Rational x =
      kind == DeviceKind::ideal ? Rational{0} : (at.list("W")[0] - at["w_sym"]) / at["tau"];
  at.set_list("g", {-s * x});
  if (abs(x) == 1) {
    at.set_list("eps", {0}).set_list("prob", {1});
    return;
  }
  at.set_list("eps", {s * (1 + x), -s * (1 - x)});
  at.set_list("prob", {(1 - x) / 2, (1 + x) / 2});
}

Instance draw_sgd(ShortNumbers& numbers, DeviceKind kind) {
  const bool is_floor = numbers.once_in(2);
  const int D = is_floor || numbers.once_in(2) ? 1 : numbers.integer(2, 3);
  Instance at = draw_problem(numbers, kind, D);
  if (is_floor) {
    draw_floor(numbers, kind, at);
  } else {
    const Rational scale = numbers.positive();
    at.set_list("g", numbers.vector_within(D, numbers.once_in(3) ? Rational{0} : scale));
    draw_noise(numbers, D, scale, at);
  }
  const Rational most = 1 / (2 * at["L"]);
  return at.set("alpha",
                draw_rate(numbers, numbers.once_in(2) ? most : Rational{most / 4},
                          reach_of(device_of(at, kind)), gradient_samples(at, at.list("g"))));
}

Instance draw_gd(ShortNumbers& numbers, DeviceKind kind) {
  const int D = numbers.once_in(2) ? 1 : numbers.integer(2, 3);
  Instance at = draw_problem(numbers, kind, D);
  const Rational reach = reach_of(device_of(at, kind));
  at.set_list("g", numbers.vector_within(D, reach * at["L"]));
  return at.set("alpha", draw_rate(numbers, 1 / at["L"], reach, {at.list("g")}));
}

Property descent() {
  Property property;
  property.letters = {theorems::letter_L(), theorems::letter_H(), letter_W(), letter_g(),
                      theorems::letter_alpha()};
  property.devices = {DeviceKind::ideal, DeviceKind::asymmetric_linear};
  property.needs_steps = true;
  property.needs_continuous = true;  // f may rise by as much as a pulse brings
  property.example.set("tau", 1).set("w_sym", 0).set("L", 1).set_list("H", {1});
  property.example.set_list("W", {Rational{1, 2}}).set_list("g", {Rational{1, 2}});
  property.example.set("alpha", Rational{1, 2});
  property.spoilers = {{"device", Instance{}.set("tau", 0)},
                       {"shape", Instance{}.set_list("H", {1, 0})},
                       {"positive", Instance{}.set("alpha", 0)},
                       {"A1", Instance{}.set_list("H", {2})},
                       {"in range", Instance{}.set_list("W", {2})},
                       {"held", Instance{}.set_list("W", {Rational{1, 3}})}};
  return property;
}

}  // namespace

// The proof of theorem-2-repaired, about w°: an update depends on W − w° only.
Property sgd_descent_step() {
  Property property = descent();
  property.id = "sgd-descent-step";
  property.title = "A step of Analog SGD lowers the objective, but for its noise";
  property.statement =
      "E f(W⁺) ≤ f(W) − (α/2)‖g‖² + α²Lσ² + (α/2)ω²(‖g‖² + σ²) for α ≤ 1/(2L), σ² = E‖ε‖², "
      "ω = ‖W − w°‖∞/τ";
  property.source = "Certau, the one step of theorem-2-repaired; compare [wu2024, (64)]";
  property.claims = {"theorem-2-repaired", "step-64"};
  property.letters.insert(property.letters.end(),
                          {theorems::letter_eps(), theorems::letter_prob()});
  property.hypotheses = {"device", "shape",           "positive", "A1",
                         "A3",     "alpha <= 1/(2L)", "in range", "held"};
  property.draw = draw_sgd;
  property.judge = judge_sgd;
  property.example.set_list("eps", {1, -1}).set_list("prob", {Rational{1, 2}, Rational{1, 2}});
  property.spoilers.push_back({"A3", Instance{}.set_list("eps", {1, 1})});
  property.spoilers.push_back({"alpha <= 1/(2L)", Instance{}.set("alpha", 1)});
  return property;
}

// The proof of theorem-9-repaired, about w°.
Property gd_descent_step() {
  Property property = descent();
  property.id = "gd-descent-step";
  property.title = "A step of Analog GD lowers the objective";
  property.statement = "f(W⁺) ≤ f(W) − (α/2)(1 − ω²)‖g‖² for α ≤ 1/L, ω = ‖W − w°‖∞/τ";
  property.source = "Certau, the one step of theorem-9-repaired; compare [wu2024, (53)]";
  property.claims = {"theorem-9-repaired", "theorem-9-repaired-nonconvex"};
  property.hypotheses = {"device", "shape", "positive", "A1", "alpha <= 1/L", "in range", "held"};
  property.draw = draw_gd;
  property.judge = judge_gd;
  property.spoilers.push_back({"alpha <= 1/L", Instance{}.set("alpha", 2)});
  return property;
}

}  // namespace certau::properties
