// SPDX-License-Identifier: Apache-2.0
// Under noise of two equally likely values Analog SGD's mean is gradient descent with a ridge.
#include "checks/properties/training/asked_step.hpp"
#include "checks/properties/training/capsules.hpp"
#include "theorems/claim/letters.hpp"
#include "theorems/model/vectors.hpp"

namespace certau::properties {
namespace {

using theorems::plus;

std::vector<std::vector<Rational>> both_samples(const Instance& at) {
  const auto& g = at.list("g");
  const std::vector<Rational> noise(g.size(), at["sigma"]);
  return {plus(g, noise), theorems::minus(g, noise)};
}

CaseJudgement judge(const Setting& setting, const Instance& at) {
  CaseJudgement judgement;
  if (!judgement.require("device", can_be_asked(setting, at))) return judgement;
  const auto device = device_of(at, setting.device);
  const auto& W = at.list("W");
  const auto& g = at.list("g");
  const Rational& alpha = at["alpha"];
  const Rational& sigma = at["sigma"];
  const std::size_t D = W.size();
  if (!judgement.require("shape", D > 0 && g.size() == D)) return judgement;
  if (!judgement.require("alpha > 0", alpha > 0)) return judgement;
  if (!judgement.require("abs(g_i) <= sigma", theorems::largest(g) <= sigma)) return judgement;
  const auto rule = sgd_rule(device, alpha);
  const Arrays<Rational> state{W, {}};
  const auto samples = both_samples(at);
  if (!judgement.require("in range", are_steps_in_range(rule, state, samples))) return judgement;
  if (!judgement.require("held", is_step_held(setting, rule, state, samples))) return judgement;

  const auto up = ask_step(setting, rule, state, samples.front()).weight;
  const auto down = ask_step(setting, rule, state, samples.back()).weight;
  for (std::size_t i = 0; i < D; ++i)
    judgement.compare("mean of " + coordinate_label("weight", i, D) + " after the step",
                      (up[i].found + down[i].found) / 2, Relation::equal,
                      W[i] - alpha * (g[i] + sigma / at["tau"] * (W[i] - at["w_sym"])),
                      (up[i].allowance + down[i].allowance) / 2);
  return judgement;
}

Instance draw(ShortNumbers& numbers, DeviceKind kind) {
  Instance at;
  draw_device(numbers, kind, at);
  const auto device = device_of(at, kind);
  const int D = numbers.integer(1, 3);
  at.set_list("W", draw_weights(numbers, device, D));
  const Rational sigma = numbers.positive();
  at.set_list("g", numbers.vector_within(D, sigma)).set("sigma", sigma);
  return at.set("alpha",
                draw_rate(numbers, numbers.positive(), reach_of(device), both_samples(at)));
}

}  // namespace

// With v = g_i ± σ and abs(g_i) <= σ: E v = g_i and E abs(v) = ((σ + g_i) + (σ − g_i))/2 = σ, so
// E W⁺ = W − αg − (ασ/τ)(W − w°) by (3): the step of gradient descent on f + (σ/(2τ))‖W − w°‖².
Property ridge_recursion() {
  Property property;
  property.id = "ridge-recursion";
  property.title = "Two-point noise acts as a ridge penalty";
  property.statement =
      "For ε = ±σ in each coordinate with probability 1/2 and abs(g_i) ≤ σ: "
      "E W⁺ = W − α(g + (σ/τ)(W − w°)), gradient descent on f + (σ/(2τ))‖W − w°‖²";
  property.source = "Certau, by [wu2024, (3)] and E abs(g_i ± σ) = σ";
  property.claims = {"step-98-repaired", "decomposition"};
  property.letters = {letter_W(),
                      letter_g(),
                      {"sigma", "σ, the size of the noise in each coordinate"},
                      theorems::letter_alpha()};
  property.hypotheses = {"device", "shape", "alpha > 0", "abs(g_i) <= sigma", "in range", "held"};
  property.devices = {DeviceKind::asymmetric_linear};
  property.needs_steps = true;
  property.needs_continuous = true;  // the pull is smaller than a pulse
  property.draw = draw;
  property.judge = judge;
  property.example.set("tau", 1).set("w_sym", 0).set_list("W", {Rational{1, 2}});
  property.example.set_list("g", {Rational{1, 2}}).set("sigma", 1).set("alpha", Rational{1, 2});
  property.spoilers = {{"device", Instance{}.set("tau", 0)},
                       {"shape", Instance{}.set_list("g", {0, 0})},
                       {"alpha > 0", Instance{}.set("alpha", 0)},
                       {"abs(g_i) <= sigma", Instance{}.set("sigma", Rational{1, 4})},
                       {"in range", Instance{}.set_list("W", {2})},
                       {"held", Instance{}.set_list("W", {Rational{1, 3}})}};
  return property;
}

}  // namespace certau::properties
