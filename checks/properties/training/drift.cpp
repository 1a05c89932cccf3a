// SPDX-License-Identifier: Apache-2.0
// Where the gradient vanishes, noise alone moves the arrays: by how much on average.
#include "checks/properties/training/asked_step.hpp"
#include "checks/properties/training/capsules.hpp"
#include "theorems/claim/letters.hpp"

namespace certau::properties {
namespace {

enum class Array { weight_of_sgd, weight_of_tiki_taka, auxiliary };

// The device of P, on which 0 must be symmetric if P = 0 is to be P⁺ = βε.
Device<Rational> auxiliary_device(const Instance& at) {
  return AsymmetricLinear<Rational>{at["tau"], 0};
}

template <Array array>
CaseJudgement judge(const Setting& setting, const Instance& at) {
  constexpr bool is_sgd = array == Array::weight_of_sgd;
  CaseJudgement judgement;
  if (!judgement.require("device", can_be_asked(setting, at))) return judgement;
  const auto device = device_of(at, setting.device);
  const auto& W = at.list("W");
  const std::size_t D = W.size();
  if (!judgement.require("shape", D > 0 && (array != Array::auxiliary || at.list("P").size() == D)))
    return judgement;
  if (!judgement.require("A3", is_noise(at, D))) return judgement;
  if (!judgement.require("rates", at["alpha"] > 0 && (is_sgd || at["beta"] > 0))) return judgement;
  const Rational& alpha = at["alpha"];
  const std::vector<Rational> zero(D);
  Rule<Rational> rule = sgd_rule(device, alpha);
  Arrays<Rational> state{W, {}};
  if constexpr (!is_sgd) {
    rule = tiki_taka_rule(device, alpha, auxiliary_device(at), at["beta"]);
    state.auxiliary = array == Array::auxiliary ? at.list("P") : zero;
  }
  const auto samples = gradient_samples(at, zero);
  if (!judgement.require("in range", are_steps_in_range(rule, state, samples))) return judgement;
  if (!judgement.require("held", is_step_held(setting, rule, state, samples))) return judgement;

  const StepAnswer mean = ask_mean_step(setting, rule, state, at, samples);
  const auto magnitudes = mean_magnitudes(at, samples);
  for (std::size_t i = 0; i < D; ++i) {
    if constexpr (array == Array::auxiliary) {
      const Rational& P = at.list("P")[i];
      judgement.compare("mean of " + coordinate_label("auxiliary", i, D) + " after the step",
                        mean.auxiliary[i].found, Relation::equal,
                        (1 - at["beta"] * magnitudes[i] / at["tau"]) * P,
                        mean.auxiliary[i].allowance);
    } else {
      const Rational rate = is_sgd ? alpha : Rational{alpha * at["beta"]};
      judgement.compare("mean movement of " + coordinate_label("weight", i, D),
                        mean.weight[i].found - W[i], Relation::equal,
                        -rate * magnitudes[i] * response(device, W[i]).asymmetric(),
                        mean.weight[i].allowance);
    }
  }
  return judgement;
}

template <Array array>
Instance draw(ShortNumbers& numbers, DeviceKind kind) {
  Instance at;
  draw_device(numbers, kind, at);
  const auto device = device_of(at, kind);
  const Rational reach = reach_of(device);
  const int D = numbers.integer(1, 3);
  at.set_list("W", draw_weights(numbers, device, D));
  if (array == Array::auxiliary) at.set_list("P", draw_weights(numbers, auxiliary_device(at), D));
  draw_noise(numbers, D, numbers.positive(), at);
  const auto samples = gradient_samples(at, std::vector<Rational>(static_cast<std::size_t>(D)));
  if (array == Array::weight_of_sgd)
    return at.set("alpha", draw_rate(numbers, numbers.positive(), reach, samples));
  // abs(P⁺) <= τ, so that α <= 1 keeps the transfer in range.
  return at.set("alpha", numbers.at_most(1))
      .set("beta", draw_rate(numbers, numbers.positive(), reach, samples));
}

template <Array array>
Property drift() {
  Property property;
  property.needs_steps = true;
  property.needs_continuous = true;  // the drift is smaller than a pulse
  property.letters = {letter_W(), theorems::letter_alpha(), theorems::letter_eps(),
                      theorems::letter_prob()};
  if (array == Array::auxiliary) property.letters.push_back(letter_P());
  if (array != Array::weight_of_sgd) property.letters.push_back(letter_beta());
  property.hypotheses = {"device", "shape", "A3", "rates", "in range", "held"};
  property.draw = draw<array>;
  property.judge = judge<array>;
  property.example.set("tau", 1).set("w_sym", 0);
  property.example.set_list("W", {Rational{1, 2}}).set("alpha", Rational{1, 2});
  property.example.set_list("eps", {1, -1}).set_list("prob", {Rational{1, 2}, Rational{1, 2}});
  if (array != Array::weight_of_sgd) property.example.set("beta", Rational{1, 2});
  if (array == Array::auxiliary) property.example.set_list("P", {Rational{1, 2}});
  property.spoilers = {{"device", Instance{}.set("tau", 0)},
                       {"shape", Instance{}.set_list("W", {})},
                       {"A3", Instance{}.set_list("eps", {1, 1})},
                       {"rates", Instance{}.set("alpha", 0)},
                       {"in range", Instance{}.set_list("W", {2})},
                       {"held", Instance{}.set_list("W", {Rational{1, 3}})}};
  return property;
}

}  // namespace

// For a device with any response factors, E W⁺ − W = −αF(W)·E ε − αG(W)·E abs(ε) by (7): the
// statement for all devices at once.
Property sgd_drift() {
  Property property = drift<Array::weight_of_sgd>();
  property.id = "sgd-drift";
  property.title = "Noise pulls Analog SGD towards the symmetric point";
  property.statement =
      "Where g = 0: E W⁺ − W = −αE abs(ε) ⊙ G(W); on the asymmetric linear device G(W) = "
      "(W − w°)/τ";
  property.source = "[wu2024, (7), (11)]";
  property.claims = {"tt-drift-sgd"};
  property.devices = all_devices();
  return property;
}

Property tiki_taka_drift() {
  Property property = drift<Array::weight_of_tiki_taka>();
  property.id = "tiki-taka-drift";
  property.title = "Noise pulls Tiki-Taka's weights by α times β only";
  property.statement =
      "Where g = 0 and P = 0, with P's symmetric point 0: E W⁺ − W = −(αβ/τ) E abs(ε) ⊙ (W − w°)";
  property.source = "[wu2024, (12)]";
  property.claims = {"tt-drift-tt"};
  property.devices = {DeviceKind::asymmetric_linear};
  return property;
}

Property auxiliary_drift() {
  Property property = drift<Array::auxiliary>();
  property.id = "auxiliary-drift";
  property.title = "Where the gradient vanishes, the auxiliary array decays";
  property.statement = "Where g = 0, with P's symmetric point 0: E P⁺ = (1 − (β/τ) E abs(ε)) ⊙ P";
  property.source = "[wu2024, (13)]";
  property.claims = {"tt-drift-p"};
  property.devices = {DeviceKind::asymmetric_linear};
  return property;
}

}  // namespace certau::properties
