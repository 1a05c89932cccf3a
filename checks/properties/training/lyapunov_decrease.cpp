// SPDX-License-Identifier: Apache-2.0
// One step of Tiki-Taka lowers a potential of both arrays.
#include <algorithm>

#include "checks/properties/training/asked_step.hpp"
#include "checks/properties/training/capsules.hpp"
#include "checks/properties/training/quadratic.hpp"
#include "theorems/claim/letters.hpp"
#include "theorems/model/vectors.hpp"

namespace certau::properties {
namespace {

using theorems::absolute;
using theorems::dot;
using theorems::squared_norm;

// The constants of theorem-4-step at a case: s₀ as large as it may be, and s₁ so that the given β
// is the claim's.
struct Constants {
  Rational s0;
  Rational kappa;
  Rational s1;

  static Constants of(const Instance& at, const std::vector<Rational>& magnitudes) {
    const Rational& alpha = at["alpha"];
    const Rational s0 = *std::min_element(magnitudes.begin(), magnitudes.end());
    const Rational kappa = s0 / (9 * at["L"] * at["tau"]);
    const Rational sum = alpha + kappa;
    return {s0, kappa, alpha * kappa * at["tau"] / (2 * at["beta"] * sum * sum)};
  }
};

// V = f(W) + c‖P‖² − κ⟨g(W), P⟩ near a state, c = α/(2β).
struct Potential {
  const LocalQuadratic& f;
  Rational c;
  Rational kappa;

  // V(W + d, q) − V(W, P)
  [[nodiscard]] Rational rise(const std::vector<Rational>& d, const std::vector<Rational>& P,
                              const std::vector<Rational>& q) const {
    return f.rise(d) + c * (squared_norm(q) - squared_norm(P)) -
           kappa * (dot(gradient_after(d), q) - dot(f.gradient, P));
  }
  // How far that may be off for d within e and q within r: V is a quadratic with the derivatives
  // g + Hd − κHq and 2cq − κ(g + Hd), and the second derivatives H, −κH and 2c.
  [[nodiscard]] Rational allowance(const std::vector<Rational>& d, const std::vector<Rational>& q,
                                   const std::vector<Rational>& e,
                                   const std::vector<Rational>& r) const {
    const std::size_t D = d.size();
    const auto g = gradient_after(d);
    const auto along_d = theorems::plus(g, theorems::times(f.hessian, q), Rational{-kappa});
    Rational sum = 0;
    for (std::size_t i = 0; i < D; ++i) {
      sum += absolute(along_d[i]) * e[i] + absolute(Rational{2 * c * q[i] - kappa * g[i]}) * r[i];
      sum += c * r[i] * r[i];
      for (std::size_t j = 0; j < D; ++j)
        sum += absolute(f.hessian[i * D + j]) * e[i] * (e[j] / 2 + kappa * r[j]);
    }
    return sum;
  }

 private:
  [[nodiscard]] std::vector<Rational> gradient_after(const std::vector<Rational>& d) const {
    return theorems::plus(theorems::times(f.hessian, d), f.gradient);
  }
};

std::vector<Rational> exact_of(const std::vector<Answer>& answers) {
  std::vector<Rational> numbers;
  for (const Answer& answer : answers) numbers.push_back(answer.exact);
  return numbers;
}

std::vector<Rational> allowances_of(const std::vector<Answer>& answers) {
  std::vector<Rational> numbers;
  for (const Answer& answer : answers) numbers.push_back(answer.allowance);
  return numbers;
}

Device<Rational> auxiliary_device(const Instance& at) {
  return AsymmetricLinear<Rational>{at["tau"], 0};
}

CaseJudgement judge(const Setting& setting, const Instance& at) {
  CaseJudgement judgement;
  if (!judgement.require("device", can_be_asked(setting, at))) return judgement;
  const auto device = device_of(at, setting.device);
  const auto& W = at.list("W");
  const auto& P = at.list("P");
  const auto f = LocalQuadratic::of(at);
  const std::size_t D = W.size();
  if (!judgement.require(
          "shape", D > 0 && P.size() == D && f.gradient.size() == D && f.hessian.size() == D * D))
    return judgement;
  const Rational& alpha = at["alpha"];
  const Rational& beta = at["beta"];
  if (!judgement.require("positive", at["L"] > 0 && alpha > 0 && beta > 0)) return judgement;
  if (!judgement.require("A1", f.is_smooth(at["L"]))) return judgement;
  if (!judgement.require("A3", is_noise(at, D))) return judgement;
  const auto samples = gradient_samples(at, f.gradient);
  const auto magnitudes = mean_magnitudes(at, samples);
  const Constants constants = Constants::of(at, magnitudes);
  if (!judgement.require("s0 > 0", constants.s0 > 0)) return judgement;
  if (!judgement.require("E|g_i + eps_i| <= s1",
                         *std::max_element(magnitudes.begin(), magnitudes.end()) <= constants.s1))
    return judgement;
  if (!judgement.require("alpha <= kappa/32", 32 * alpha <= constants.kappa)) return judgement;
  const Rational omega = saturation_degree(at, setting.device, W);
  if (!judgement.require("omega^2 <= 0.09 s0/s1",
                         100 * omega * omega * constants.s1 <= 9 * constants.s0))
    return judgement;
  const auto rule = tiki_taka_rule(device, alpha, auxiliary_device(at), beta);
  const Arrays<Rational> state{W, P};
  if (!judgement.require("in range", are_steps_in_range(rule, state, samples))) return judgement;
  if (!judgement.require("held", is_step_held(setting, rule, state, samples))) return judgement;

  const Potential V{f, alpha / (2 * beta), constants.kappa};
  Rise mean;
  for (std::size_t j = 0; j < samples.size(); ++j) {
    const StepAnswer next = ask_step(setting, rule, state, samples[j]);
    const Rational& probability = at.list("prob")[j];
    mean.found += probability *
                  V.rise(theorems::minus(found_of(next.weight), W), P, found_of(next.auxiliary));
    mean.allowance +=
        probability * V.allowance(theorems::minus(exact_of(next.weight), W),
                                  exact_of(next.auxiliary), allowances_of(next.weight),
                                  allowances_of(next.auxiliary));
  }
  judgement.compare("mean change of V by the step", mean.found, Relation::at_most,
                    beta * (21 * alpha * variance_of(at) / 10 -
                            46 * constants.kappa * squared_norm(f.gradient) / 100),
                    mean.allowance);
  return judgement;
}

// P where the term −2α⟨g, P⟩, which the transfer cancels, would weigh most: P = τg/s₁·t, t <= 1.
std::vector<Rational> aligned(ShortNumbers& numbers, const Rational& tau,
                              const std::vector<Rational>& g, const Rational& s1) {
  const Rational t{numbers.integer(1, 8), 8};
  std::vector<Rational> P;
  for (const Rational& g_i : g) P.push_back(numbers.shortened(tau * t * g_i / s1));
  return P;
}

// Noise of the device's scale, then L for a κ of few digits, and from there α and β.
Instance draw(ShortNumbers& numbers, DeviceKind kind) {
  Instance at;
  draw_device(numbers, kind, at);
  const Rational tau = at["tau"];
  const int D = numbers.once_in(3) ? numbers.integer(2, 3) : 1;
  const Rational scale = tau * power_of_two(-numbers.integer(0, 2));
  std::vector<Rational> g(static_cast<std::size_t>(D));
  std::vector<Rational> magnitudes;
  do {
    draw_noise(numbers, D, scale, at);
    g = numbers.vector_within(D, scale);
    magnitudes = mean_magnitudes(at, gradient_samples(at, g));
  } while (*std::min_element(magnitudes.begin(), magnitudes.end()) == 0);
  const Rational s0 = *std::min_element(magnitudes.begin(), magnitudes.end());
  const Rational s1 = *std::max_element(magnitudes.begin(), magnitudes.end());
  const Rational kappa = power_of_two(numbers.integer(0, 3));
  const Rational L = s0 / (9 * tau * kappa);
  at.set("L", L).set_list(
      "H", numbers.symmetric_matrix(D, numbers.once_in(2) ? Rational{0} : Rational{-L}, L));
  const Rational alpha = kappa * power_of_two(-numbers.integer(5, 6));
  const Rational sum = alpha + kappa;
  // Below its largest value, β belongs to a larger s₁.
  const Rational beta = two_bits_below(alpha * kappa * tau / (2 * s1 * sum * sum));
  at.set("alpha", alpha).set("beta", beta).set_list("g", g);
  const Rational s1_of_beta = alpha * kappa * tau / (2 * beta * sum * sum);
  const Rational radius = tau * Rational{297, 1000} * s0 / s1_of_beta;
  std::vector<Rational> W;
  for (int i = 0; i < D; ++i) W.push_back(at["w_sym"] + numbers.within(radius));
  at.set_list("W", W);
  return at.set_list(
      "P", numbers.once_in(2) ? aligned(numbers, tau, g, s1) : numbers.vector_within(D, tau));
}

}  // namespace

// theorem-4-step about w°: an update depends on W − w° only. The claim is for
// β = ακτ/(2s₁(α + κ)²), any s₀ <= E abs(g_i + ε_i) <= s₁; so a given β is the claim's for one s₁.
Property lyapunov_decrease() {
  Property property;
  property.id = "lyapunov-decrease";
  property.title = "A step of Tiki-Taka lowers a potential, but for its noise";
  property.statement =
      "E V(W⁺, P⁺) − V(W, P) ≤ −0.46κβ‖g‖² + 2.1αβσ² with V = f(W) + (α/(2β))‖P‖² − κ⟨g(W), P⟩, "
      "κ = s₀/(9Lτ), s₀ = min E abs(g_i + ε_i) and s₁ = ακτ/(2β(α + κ)²) ≥ max E abs(g_i + ε_i); "
      "P's symmetric point is 0";
  property.source = "Certau, theorem-4-step";
  property.claims = {"theorem-4-step", "theorem-4-repaired"};
  property.letters = {theorems::letter_L(),
                      theorems::letter_H(),
                      letter_W(),
                      letter_P(),
                      letter_g(),
                      theorems::letter_alpha(),
                      letter_beta(),
                      theorems::letter_eps(),
                      theorems::letter_prob()};
  property.hypotheses = {"device",
                         "shape",
                         "positive",
                         "A1",
                         "A3",
                         "s0 > 0",
                         "E|g_i + eps_i| <= s1",
                         "alpha <= kappa/32",
                         "omega^2 <= 0.09 s0/s1",
                         "in range",
                         "held"};
  property.devices = {DeviceKind::asymmetric_linear};
  property.needs_steps = true;
  property.needs_continuous = true;  // β, and with it the decrease, is smaller than a pulse
  property.draw = draw;
  property.judge = judge;
  property.example.set("tau", 1).set("w_sym", 0).set("L", 1).set_list("H", {1});
  property.example.set_list("W", {Rational{1, 4}}).set_list("P", {Rational{1, 2}});
  property.example.set_list("g", {Rational{1, 4}}).set("alpha", Rational{1, 512});
  property.example.set("beta", Rational{1, 128});
  property.example.set_list("eps", {1, -1}).set_list("prob", {Rational{1, 2}, Rational{1, 2}});
  property.spoilers = {
      {"device", Instance{}.set("tau", 0)},
      {"shape", Instance{}.set_list("P", {0, 0})},
      {"positive", Instance{}.set("alpha", 0)},
      {"A1", Instance{}.set_list("H", {2})},
      {"A3", Instance{}.set_list("eps", {1, 1})},
      {"s0 > 0", Instance{}.set_list("eps", {0}).set_list("prob", {1}).set_list("g", {0})},
      {"E|g_i + eps_i| <= s1", Instance{}.set("beta", Rational{1, 32})},
      {"alpha <= kappa/32",
       Instance{}.set("alpha", Rational{1, 256}).set("beta", Rational{1, 128})},
      {"omega^2 <= 0.09 s0/s1", Instance{}.set_list("W", {Rational{1, 2}})},
      {"in range", Instance{}.set_list("P", {2})},
      {"held", Instance{}.set_list("W", {Rational{1, 5}})}};
  return property;
}

}  // namespace certau::properties
